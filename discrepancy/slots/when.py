"""When a claim's event took place, from the dates of its sentence; gaps between two periods."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import timedelta

from discrepancy.records import CalendarDate, Period, Slot
from discrepancy.slots.date_compare import relation_of

# Days are taken as UTC days wherever the newsroom sits, so two that touch may be one moment.
SLACK = timedelta(hours=14)
_DAY_SECONDS = 86400.0


def claim_period(date_slots: Sequence[Slot]) -> Period | None:
    """The best interval for the event of a sentence, or None where no date is resolved.

    "From ... to ..." is one interval. Otherwise the narrowest date that says when, rather than
    bounds when; among equals the first. A lone bound ("by March") says too little: None.
    """
    dated = [
        (slot, slot.value.period)
        for slot in date_slots
        if isinstance(slot.value, CalendarDate) and slot.value.period
    ]
    points = [period for slot, period in dated if not relation_of(slot)]
    if points:
        return min(points, key=lambda period: period.end - period.start)
    for (first, start), (second, end) in itertools.pairwise(dated):
        if (relation_of(first), relation_of(second)) == ("from", "until") and start.start < end.end:
            return Period(
                start.start, end.end, start.precision, start.approximate or end.approximate
            )
    return None


def disjoint(a: Period, b: Period, slack: timedelta = SLACK) -> bool:
    """Do two periods lie further apart than `slack`? Approximate ones get their own length more.

    What the clocks shift is a day and what is told late a month, but no year: two are two.
    """
    if a.precision == b.precision == "year" and not (a.approximate or b.approximate):
        return _gap(a, b) >= timedelta(0)
    for period in (a, b):
        if period.approximate:
            slack += (period.end - period.start) / 2
    return _gap(a, b) > slack


def gap_days(a: Period, b: Period) -> float:
    """Days between the end of one period and the start of the other; 0.0 where they overlap."""
    return max(0.0, _gap(a, b).total_seconds() / _DAY_SECONDS)


def _gap(a: Period, b: Period) -> timedelta:
    return max(a.start, b.start) - min(a.end, b.end)
