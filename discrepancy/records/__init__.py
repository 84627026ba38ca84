"""The frozen records that flow between the stages. They import nothing of ours but each other.

`Report.to_frame` alone reaches up, when called: the data frame is a rendering like the others.
"""

from discrepancy.records.articles import (
    Article,
    Passage,
    Sentence,
    Skipped,
    Spot,
    Suppression,
    Token,
)
from discrepancy.records.claims import Claim, Event, Inherited, Story
from discrepancy.records.conflicts import (
    Agreement,
    Conflict,
    Evidence,
    Point,
    Position,
    Ruling,
    Severity,
    Side,
    Status,
    TimelineEntry,
    Verdict,
)
from discrepancy.records.report import Note, Report
from discrepancy.records.slots import (
    CalendarDate,
    Clock,
    Hedge,
    Kind,
    Magnitude,
    Name,
    Period,
    Place,
    Slot,
    Stance,
    Value,
    Wording,
)

__all__ = [
    "Agreement",
    "Article",
    "CalendarDate",
    "Claim",
    "Clock",
    "Conflict",
    "Event",
    "Evidence",
    "Hedge",
    "Inherited",
    "Kind",
    "Magnitude",
    "Name",
    "Note",
    "Passage",
    "Period",
    "Place",
    "Point",
    "Position",
    "Report",
    "Ruling",
    "Sentence",
    "Severity",
    "Side",
    "Skipped",
    "Slot",
    "Spot",
    "Stance",
    "Status",
    "Story",
    "Suppression",
    "TimelineEntry",
    "Token",
    "Value",
    "Verdict",
    "Wording",
]
