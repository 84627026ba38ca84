"""All that one run found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from discrepancy.records.articles import Article, Skipped
from discrepancy.records.claims import Event, Story
from discrepancy.records.conflicts import Agreement, Conflict, Point, TimelineEntry

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a reader of the report should know, and of which file and line, where it is of one."""

    text: str
    path: str = ""
    line: int = 0  # 0: of the file, or of the run, as a whole

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.text}" if place else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that one run found. Tuples are sorted; equal input gives an equal report."""

    tool_version: str
    settings: tuple[tuple[str, str], ...] = ()
    articles: tuple[Article, ...] = ()
    sentence_counts: tuple[tuple[str, int], ...] = ()  # article id -> sentences
    copies: tuple[tuple[str, str], ...] = ()  # article id -> id of the article it copies
    skipped: tuple[Skipped, ...] = ()
    stories: tuple[Story, ...] = ()
    events: tuple[Event, ...] = ()
    claim_count: int = 0
    compared_pairs: int = 0  # candidate pairs whose slots were compared
    conflicts: tuple[Conflict, ...] = ()
    left_out: int = 0  # conflicts that the run was told not to report: both files are unchanged
    agreements: tuple[Agreement, ...] = ()
    points: tuple[Point, ...] = ()
    timelines: tuple[tuple[str, tuple[TimelineEntry, ...]], ...] = ()  # event id -> entries
    notes: tuple[Note, ...] = ()
    # Conflict.id of those to act on, as the settings of the run tell; None: not told, all new ones
    alarms: tuple[str, ...] | None = None

    def to_frame(self) -> pandas.DataFrame:
        """One row a conflict, columns as in the CSV; publication times are UTC, NaT if unknown."""
        from discrepancy.reports.frame import to_frame

        return to_frame(self)
