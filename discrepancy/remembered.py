"""What is as it was in a former run: all articles are not arranged again, nor a story compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
    write: Callable[[Sequence[Dossier]], Iterable[tuple[int, Chapter]]],
) -> list[Chapter]:
    """Return a chapter of each dossier, in order; those that are not known are written.

    `write` yields them as they are done, with their places among those that it was given, and what
    is done is kept, whatever becomes of the rest.

    What is known of a story is known whatever its number, which depends on all other stories. A
    chapter on which the judge gave no answer is not kept: it may give one the next time.
    """
    keys = [_key(dossier) for dossier in dossiers]
    known = memory.recall(keys)
    new = [place for place, key in enumerate(keys) if key not in known]
    done = {
        place: _numbered(
            Chapter(**dict(zip(FIELDS, unpacked(known[key]), strict=True))),
            dossiers[place].story.id,
        )
        for place, key in enumerate(keys)
        if key in known
    }
    for number, chapter in write([dossiers[place] for place in new]) if new else ():
        place = new[number]
        done[place] = chapter
        if memory.is_kept and not chapter.unanswered:
            bare = _numbered(chapter, "", old=dossiers[place].story.id)
            memory.keep({keys[place]: packed([getattr(bare, field) for field in FIELDS])})
    return [done[place] for place in range(len(dossiers))]


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
