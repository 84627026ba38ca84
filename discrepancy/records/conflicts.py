"""What does not agree, what does, and who says what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from discrepancy.records.articles import Spot
from discrepancy.records.claims import Inherited
from discrepancy.records.slots import Kind, Period


class Verdict(StrEnum):
    CONTRADICTION = "contradiction"
    POSSIBLE = "possible"
    DISTINCT = "distinct"


class Severity(StrEnum):
    MAJOR = "major"
    MINOR = "minor"


class Status(StrEnum):
    NEW = "new"
    KNOWN = "known"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A labelled weight: natural-log odds for (+) or against (-)."""

    about: str  # "same event" or "values"
    label: str
    left: str = ""
    right: str = ""
    weight: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a conflict or an agreement.

    `start` and `end` are offsets of the value in `Article.text`; `value_start` and `value_end`
    those within `sentence`, which is the sentence as it stands in the article.
    """

    article: str
    path: str
    line: int
    column: int
    start: int
    end: int
    sentence: str
    value_start: int
    value_end: int
    value_text: str
    value: str  # normalised, as shown: "12 h", "> 8 h"
    hedge: str = ""
    before: str = ""  # the sentence before, for context
    after: str = ""
    when: Period | None = None
    inherited: tuple[Inherited, ...] = ()
    voices: tuple[str, ...] = ()  # ids of all articles of this voice, this one included
    spot: Spot | None = None  # where people look for it; None: at the line


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a person said of a conflict, as the baseline keeps it."""

    decision: str  # "confirmed", "dismissed" or "fixed"
    correct: str = ""  # which side is right: "left", "right", "neither"; "" where it is not known
    reason: str = ""
    author: str = ""
    note: str = ""
    decided: datetime | None = None  # aware; None where nobody noted it


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two claims of one event, of different voices or of one article, that cannot both hold.

    `id` is the fingerprint; where a report restates a conflict in other sentences of the same two
    articles, "-2", "-3" follow it. `aliases` are the fingerprints it would have if copies of its
    articles stood for them.
    """

    id: str
    rule: str
    kind: Kind
    event: str
    point: str  # Point.id: the disputed point this pair belongs to
    verdict: Verdict
    severity: Severity
    confidence: float  # 0 to 1, two decimals
    summary: str
    sides: tuple[Side, Side]
    evidence: tuple[Evidence, ...]
    would_change: tuple[str, ...] = ()  # what would change the verdict, in words
    status: Status = Status.NEW
    suppression: str = ""  # why a comment in the text of a side asks not to report this; "": none
    aliases: tuple[str, ...] = ()
    ruling: Ruling | None = None  # what was decided of it; None: nothing

    @property
    def fingerprint(self) -> str:
        """The name of what is disputed, by which a baseline knows it."""
        return self.id.partition("-")[0]

    @property
    def within(self) -> bool:
        """Whether an article disputes itself: then its values tell the sides, not its name."""
        return self.sides[0].article == self.sides[1].article


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Claims of one event from different voices that state the same value."""

    event: str
    kind: Kind
    label: str
    value: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one article says on a disputed point. Equal `group` means: these agree."""

    article: str
    value: str
    value_text: str
    group: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A disputed point: one event, one attribute, all who speak to it."""

    id: str
    event: str
    kind: Kind
    label: str  # "length of the talks", "12 hours or eight hours?"
    verdict: Verdict  # the gravest of its conflicts
    positions: tuple[Position, ...]
    conflicts: tuple[str, ...]  # Conflict.id


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """A dated claim, for the picture of an event."""

    article: str
    start: datetime
    end: datetime
    label: str
    from_publication: bool = False  # the article's publication itself
