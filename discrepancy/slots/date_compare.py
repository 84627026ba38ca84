"""Whether two dates can both be the date of one happening."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from discrepancy.records import CalendarDate, Period, Slot
from discrepancy.slots import calendar
from discrepancy.slots.interface import Level, Relation

_EARLIEST = datetime.min.replace(tzinfo=UTC)
_LATEST = datetime.max.replace(tzinfo=UTC)
_LENGTHS = ("minute", "hour", "day", "week", "month", "season", "year", "decade", "century")

_UNKNOWN = Level(Relation.UNRELATED, "date not known well enough", 0.0)
_NEAR = timedelta(days=1)


def relation_of(slot: Slot) -> str:
    """The bound that the date sets: "by", "until", "since", "from", "before", "after" or ""."""
    return next((a[4:] for a in slot.attribute if a.startswith("rel:")), "")


def compare(a: Slot, b: Slot) -> Level:
    """Symmetric. Weights grow with the gap between the dates, and shrink where wording is loose."""
    if not isinstance(a.value, CalendarDate) or not isinstance(b.value, CalendarDate):
        return _UNKNOWN
    one, two = a.value, b.value
    if one.period and two.period:
        return _compare_periods(one.period, relation_of(a), two.period, relation_of(b))
    return _compare_fields(one, two)


def _compare_periods(a: Period, bound_a: str, b: Period, bound_b: str) -> Level:
    if bound_a or bound_b:
        return _compare_bounds(a, bound_a, b, bound_b)
    if (a.start, a.end) == (b.start, b.end):
        return Level(Relation.SAME, f"same {_noun(a)}", -3.0)
    if a.start < b.end and b.start < a.end:
        wider = max(a, b, key=lambda p: p.end - p.start)
        inside = wider.start <= min(a.start, b.start) and max(a.end, b.end) <= wider.end
        label = f"within the other's {_noun(wider)}" if inside else "overlapping periods"
        return Level(Relation.COMPATIBLE, label, -1.5 if inside else -0.5)
    gap = max(a.start, b.start) - min(a.end, b.end)
    label = f"{_gap(gap)} apart"
    if a.approximate or b.approximate:
        slack = max(a.end - a.start, b.end - b.start)
        if gap <= slack:
            return Level(Relation.HEDGED, f"{label}, one only approximate", 0.3)
        return Level(Relation.DIFFERENT, label, 2.0)
    # neighbouring days can be one night seen from two time zones
    return Level(Relation.DIFFERENT, label, 2.0 if gap < _NEAR else 3.0)


def _compare_bounds(a: Period, bound_a: str, b: Period, bound_b: str) -> Level:
    """Deadlines and beginnings: the same bound is compared as a date, another as an interval."""
    if _side(bound_a) == _side(bound_b):
        key = "end" if _side(bound_a) == "upper" else "start"
        one, two = getattr(a, key), getattr(b, key)
        if one == two:
            return Level(Relation.SAME, "same bound", -3.0)
        # "by March" and "by the end of March" end together; "by June" does not
        overlap = a.start < b.end and b.start < a.end
        if overlap:
            return Level(Relation.COMPATIBLE, "bounds overlap", -1.0)
        return Level(Relation.DIFFERENT, f"bounds {_gap(abs(one - two) - calendar.DAY)} apart", 2.0)
    (low_a, high_a), (low_b, high_b) = _admitted(a, bound_a), _admitted(b, bound_b)
    if low_a < high_b and low_b < high_a:
        return Level(Relation.COMPATIBLE, "within the other's bound", -0.3)
    return Level(Relation.DIFFERENT, "outside the other's bound", 2.0)


def _side(bound: str) -> str:
    sides = {"by": "upper", "until": "upper", "before": "upper", "": ""}
    return sides.get(bound, "lower")


def _admitted(period: Period, bound: str) -> tuple[datetime, datetime]:
    match bound:
        case "by" | "until":
            return _EARLIEST, period.end
        case "before":
            return _EARLIEST, period.start if period.precision == "day" else period.end
        case "since" | "from":
            return period.start, _LATEST
        case "after":
            return period.end if period.precision == "day" else period.start, _LATEST
        case _:
            return period.start, period.end


def _compare_fields(a: CalendarDate, b: CalendarDate) -> Level:
    """At least one is unresolved: compare what the words of both tell."""
    fields_a, fields_b = _fields(a), _fields(b)
    shared = [(n, fields_a[n], fields_b[n]) for n in fields_a if n in fields_b]
    differing = [name for name, one, two in shared if one != two]
    if differing:
        certain = a.period is None and b.period is None
        return Level(Relation.DIFFERENT, f"another {differing[0]}", 1.5 if certain else 1.0)
    names = {name for name, _, _ in shared}
    if {"month", "day"} <= names:
        return Level(Relation.SAME, "same day and month", -2.0)
    if names:
        return Level(Relation.COMPATIBLE, f"same {sorted(names)[0]}", -0.5)
    return _UNKNOWN


def _fields(value: CalendarDate) -> dict[str, int]:
    fields = {"year": value.year, "month": value.month, "day": value.day, "weekday": value.weekday}
    period = value.period
    if period:
        fields |= {"year": period.start.year if _one_year(period) else None}
        if period.precision in ("day", "month") and (period.end - period.start).days <= 31:
            fields["month"] = period.start.month
        if (period.end - period.start).days == 1:
            fields |= {"day": period.start.day, "weekday": period.start.weekday()}
    return {name: number for name, number in fields.items() if number is not None}


def _one_year(period: Period) -> bool:
    return period.start.year == (period.end - calendar.DAY).year


def _noun(period: Period) -> str:
    days = (period.end - period.start).days
    if period.precision == "day" and days > 1:
        return "days"
    return period.precision if period.precision in _LENGTHS else "period"


def _gap(gap: timedelta) -> str:
    """A gap between two half-open periods, in words: neighbouring days are "a day" apart."""
    days = gap.days + 1
    if days == 1:
        return "a day"
    if days < 60:
        return f"{days} days"
    return f"{round(days / 30.4)} months" if days < 730 else f"{round(days / 365.25)} years"
