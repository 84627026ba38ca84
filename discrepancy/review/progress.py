"""How far a conflict is decided."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from discrepancy.baseline import Decision, Entry


class Progress(StrEnum):
    """What the queue tells apart. A conflict that was fixed and is there again is to decide."""

    TODO = "todo"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    FIXED = "fixed"


def progress(entry: Entry | None, opened: datetime) -> Progress:
    """`opened` is when the articles were compared: what was fixed before, was not."""
    if entry is None or entry.decision is Decision.OPEN:
        return Progress.TODO
    if entry.decision is Decision.FIXED and (entry.decided is None or entry.decided < opened):
        return Progress.TODO
    return Progress(entry.decision.value)
