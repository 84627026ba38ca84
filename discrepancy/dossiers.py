"""What is known of a story before its articles are compared, and what comparing them came to.

Apart from what compares, which a run that meets nothing new does without.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from discrepancy.records import (
    Agreement,
    Article,
    Conflict,
    Event,
    Point,
    Sentence,
    Story,
    TimelineEntry,
)
from discrepancy.reprints import NONE, Changes, find_changes


@dataclass(frozen=True, slots=True)
class Dossier:
    """A story and its articles, copies left out, by id; sentences by article.

    Of these there are at least two, or one with `within`, where its own sentences are compared,
    or one with a reprint that has some otherwise. `voices` holds the ids of all articles that speak
    with the voice of an article, `names` what each of these is called wherever it lies.
    """

    story: Story
    articles: tuple[Article, ...]
    sentences: Mapping[str, tuple[Sentence, ...]]
    voices: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    within: bool = False
    reprints: tuple[Article, ...] = ()  # copies that have a sentence otherwise
    changes: Changes = NONE

    @property
    def read(self) -> tuple[Article, ...]:
        """All articles that are to be read."""
        return (*self.articles, *self.reprints)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """What comparing a story came to, in the records of a report. `pairs` counts candidates."""

    claims: int = 0
    pairs: int = 0
    asked: int = 0  # pairs that the judge was asked about
    unanswered: int = 0
    events: tuple[Event, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    points: tuple[Point, ...] = ()
    timelines: tuple[tuple[str, tuple[TimelineEntry, ...]], ...] = ()


def name_of(article: Article) -> str:
    """Return what an article is called wherever its folder lies."""
    return article.name or article.id


@dataclass(frozen=True, slots=True)
class Coverage:
    """Articles, sorted by id, with their sentences; who tells what, and who copies whom, by id."""

    articles: Sequence[Article]
    sentences: Mapping[str, tuple[Sentence, ...]]
    stories: tuple[Story, ...]
    copies: Mapping[str, str]
    within: bool = False  # whether the sentences of one article are compared with each other

    def dossiers(self) -> list[Dossier]:
        """Return one a story in which there is something to compare.

        That are two articles, copies left out, or one and a copy that has a sentence otherwise;
        `within`, one is enough.
        """
        by_id = {article.id: article for article in self.articles}
        voices: dict[str, list[str]] = {}
        for copy, original in sorted(self.copies.items()):
            voices.setdefault(original, []).append(copy)
        made = []
        for story in self.stories:
            own = [id_ for id_ in sorted(story.articles) if id_ not in self.copies]
            told = {id_: (id_, *voices.get(id_, ())) for id_ in own}
            changes = self._changes(story, told)
            if len(own) > (0 if self.within else 1) or changes.pairs:
                reprints = sorted(changes.articles - {*own})
                dossier = Dossier(
                    story=story,
                    articles=tuple(by_id[id_] for id_ in own),
                    sentences={id_: self.sentences[id_] for id_ in (*own, *reprints)},
                    voices=told,
                    names={id_: name_of(by_id[id_]) for ids in told.values() for id_ in ids},
                    within=self.within,
                    reprints=tuple(by_id[id_] for id_ in reprints),
                    changes=changes,
                )
                made.append(dossier)
        return made

    def _changes(self, story: Story, voices: Mapping[str, Sequence[str]]) -> Changes:
        """Find what copies changed, of those in one story with their original."""
        told = {*story.articles}
        own = ([id_ for id_ in ids if id_ in told] for ids in voices.values())
        return Changes.of(
            find_changes([self.sentences[id_] for id_ in ids]) for ids in own if len(ids) > 1
        )
