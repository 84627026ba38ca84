"""What is as it was in a former run: all articles are not arranged again, nor a story compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import TypeAlias

from discrepancy.dossiers import Chapter, Dossier
from discrepancy.memory import Memory, digest_of
from discrepancy.packing import packed, unpacked
from discrepancy.records import Article, Story

# the stories, and which article copies which, by id
Arrangement: TypeAlias = tuple[tuple[Story, ...], dict[str, str]]

FIELDS = tuple(field.name for field in fields(Chapter))


def arrangement(
    articles: Sequence[Article], memory: Memory, arrange: Callable[[], Arrangement]
) -> Arrangement:
    """Return how these articles are arranged. Sentences must depend on nothing but them."""
    key = digest_of([digest_of(article) for article in articles])
    if key in (known := memory.recall([key])):
        stories, copies = unpacked(known[key])
        return stories, dict(copies)
    stories, copies = arrange()
    memory.keep({key: packed((stories, tuple(copies.items())))})
    return stories, copies


def chapters(
    dossiers: Sequence[Dossier],
    memory: Memory,
    write: Callable[[Sequence[Dossier]], Iterable[Chapter]],
) -> Iterator[Chapter]:
    """Yield a chapter of each dossier, in order; those that are not known are written.

    What is known of a story is known whatever its number, which depends on all other stories. A
    chapter on which the judge gave no answer is not kept: it may give one the next time.
    """
    keys = [_key(dossier) for dossier in dossiers]
    known = memory.recall(keys)
    new = iter(write([d for d, key in zip(dossiers, keys, strict=True) if key not in known]))
    for dossier, key in zip(dossiers, keys, strict=True):
        if key in known:
            kept = Chapter(**dict(zip(FIELDS, unpacked(known[key]), strict=True)))
            yield _numbered(kept, dossier.story.id)
            continue
        chapter = next(new)
        if not chapter.unanswered:
            bare = _numbered(chapter, "", old=dossier.story.id)
            memory.keep({key: packed([getattr(bare, field) for field in FIELDS])})
        yield chapter


def _key(dossier: Dossier) -> str:
    """Name all that a chapter depends on but the engine, the models and the story's number."""
    return digest_of(
        (
            replace(dossier.story, id=""),
            dossier.articles,
            sorted(dossier.voices.items()),
            sorted(dossier.names.items()),
            dossier.within,
            dossier.reprints,
            dossier.changes,
        )
    )


def _numbered(chapter: Chapter, story: str, *, old: str = "") -> Chapter:
    """Return the chapter with another id of its story, which begins those of its events."""

    def named(event: str) -> str:
        return story + event.removeprefix(old)

    return replace(
        chapter,
        events=tuple(replace(e, id=named(e.id), story=story) for e in chapter.events),
        conflicts=tuple(replace(c, event=named(c.event)) for c in chapter.conflicts),
        agreements=tuple(replace(a, event=named(a.event)) for a in chapter.agreements),
        points=tuple(replace(p, event=named(p.event)) for p in chapter.points),
        timelines=tuple((named(id_), told) for id_, told in chapter.timelines),
    )
