"""What the HTML page shows: plain records, so that the templates decide nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from discrepancy.ranking import GRAVITY
from discrepancy.records import Conflict, Skipped
from discrepancy.reports.pictures import Chart, Timeline, chart
from discrepancy.reports.waterfall import Waterfall
from discrepancy.reports.wording import SUBJECTS, VERDICT_NAMES, odds


@dataclass(frozen=True, slots=True)
class Stat:
    """A figure at the top of the page. `tone` is a verdict's value, or ""."""

    figure: int
    label: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter."""

    value: str
    label: str


def verdict_choices(verdicts: Iterable[str]) -> tuple[Choice, ...]:
    """Each of these verdicts once, the gravest first."""
    there = {*verdicts}
    return tuple(Choice(v.value, VERDICT_NAMES[v]) for v in GRAVITY if v.value in there)


@dataclass(frozen=True, slots=True)
class Source:
    """An article, in the list of what was compared."""

    outlet: str
    title: str
    path: str
    href: str
    url: str
    published: str
    published_iso: str
    published_from: str
    language: str  # ISO 639-1
    in_language: str  # "in German"; "" of English
    sentences: int
    copy_of: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article says on a point. `mark` is "A", "B", ... alike where articles agree."""

    value: str
    mark: str
    tone: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One disputed point, with a group of cells an article; an empty group is silence."""

    label: str
    anchor: str
    verdict: str
    verdict_name: str
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who says what in one story. `silent` names the outlets that speak to no point."""

    title: str
    columns: tuple[Source, ...]
    rows: tuple[MatrixRow, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One side: the sentence in three parts around its value, its context and its source."""

    source: Source
    cell: Cell
    place: str  # "line 12", "page 3"
    href: str
    before: str
    lead: str
    marked: str
    tail: str
    after: str
    whole: bool  # the value is the sentence itself
    hedge: str
    when: str
    inherited: tuple[str, ...]
    copies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """The evidence about one question, as a picture, as numbers and in words."""

    id: str
    question: str
    conclusion: str
    waterfall: Waterfall
    chart: Chart

    @classmethod
    def of(cls, waterfall: Waterfall, id_: str) -> Panel:
        """Tell what one waterfall comes to."""
        subject, question = SUBJECTS.get(waterfall.about, (waterfall.about, waterfall.about))
        return cls(
            id=id_,
            question=question,
            conclusion=f"{subject} {odds(waterfall.total)}",
            waterfall=waterfall,
            chart=chart(waterfall),
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sides that were compared, with the evidence."""

    conflict: Conflict
    verdict_name: str
    verdict_meaning: str
    severity_meaning: str
    confidence: str
    sides: tuple[Statement, Statement]
    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One disputed point: all who speak to it, and the pairs that conflict."""

    anchor: str
    label: str
    kind: str
    kind_name: str
    event: str
    grave: Pair  # the gravest pair: its verdict is the point's
    statements: tuple[Statement, ...]
    pairs: tuple[Pair, ...]
    outlets: tuple[str, ...]  # values of the outlet filter
    verdicts: tuple[str, ...]
    statuses: tuple[str, ...]
    decisions: tuple[Choice, ...]  # what was decided, and that in words
    would_change: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A timeline with its entries in words."""

    id: str
    event: str
    timeline: Timeline


@dataclass(frozen=True, slots=True)
class Accord:
    """Sources that agree, and the sentences in which they do."""

    event: str
    label: str
    value: str
    outlets: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page."""

    headline: str
    caveats: tuple[str, ...]
    stats: tuple[Stat, ...]
    sources: tuple[Source, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]
    matrices: tuple[Matrix, ...]
    cards: tuple[Card, ...]
    verdicts: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    outlets: tuple[Choice, ...]
    timelines: tuple[Picture, ...]
    accords: tuple[Accord, ...]
    apart: tuple[Pair, ...]
    settings: tuple[tuple[str, str], ...]
    version: str
