"""What is known of a story before its articles are compared, and what comparing them came to.

Apart from what compares, which a run that meets nothing new does without.
"""

from __future__ import annotations

from collections.abc import Mapping
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
from discrepancy.reprints import NONE, Changes


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
