"""Whether two times of day can both be the time of one happening."""

from __future__ import annotations

from discrepancy.records import Clock, Slot
from discrepancy.slots.interface import Level, Relation

_DAY = 1440
_HALF = 720
_VAGUEST = 45  # minutes: what is vaguer is a part of the day, no clock time
_UNKNOWN = Level(Relation.UNRELATED, "not two times of day", 0.0)
_OPEN = {"by": -1, "before": -1, "until": -1, "after": 1, "since": 1}


def compare(a: Slot, b: Slot) -> Level:
    """Symmetric. Stated zones are compared in UTC; an unstated one may be any civil zone."""
    one, two = a.value, b.value
    if not isinstance(one, Clock) or not isinstance(two, Clock):
        return _UNKNOWN
    slack = max(one.precision, two.precision)
    if max(one.precision, two.precision) > _VAGUEST:
        return _of_parts(a, b, one, two)
    zoned = (one.utc_offset is not None, two.utc_offset is not None)
    gap = _gap(_minute(one), _minute(two), either="half:either" in (*a.attribute, *b.attribute))
    if gap <= slack:
        exact = gap == 0 and slack < 30
        label = "same time" if exact else "within the precision stated"
        return Level(
            Relation.SAME if exact else Relation.COMPATIBLE, label, -3.0 if exact else -1.5
        )
    if all(zoned):
        return _apart(a, b, gap, slack, label="apart in UTC")
    if any(zoned):
        # every civil zone lies whole quarters of an hour from UTC, nearly all whole half hours
        rest = min(gap % 30, 30 - gap % 30)
        if rest < slack:
            return Level(Relation.COMPATIBLE, "time zone not stated", -0.3)
        return _apart(a, b, gap, slack, label="apart in any time zone")
    stated = "zone:local" in a.attribute or "zone:local" in b.attribute
    if not stated and gap % 60 == 0:
        # two newsrooms may each give their own time without saying so
        return Level(Relation.HEDGED, f"{_words(gap)} apart, neither states a time zone", 0.8)
    return _apart(a, b, gap, slack, label="apart")


def _of_parts(a: Slot, b: Slot, one: Clock, two: Clock) -> Level:
    """One of them is a part of the day, whose hours differ with speaker and season."""
    either = "half:either" in (*a.attribute, *b.attribute)
    gap = _gap(_minute(one), _minute(two), either=either) - one.precision - two.precision
    zoned = (one.utc_offset is not None) != (two.utc_offset is not None)
    if gap < 0 or zoned or _bounded(a) or _bounded(b):
        return Level(Relation.COMPATIBLE, "may be of that part of the day", -0.5)
    return Level(Relation.DIFFERENT, "of another part of the day", 1.5)


def _apart(a: Slot, b: Slot, gap: int, slack: int, *, label: str) -> Level:
    label = f"{_words(gap)} {label}"
    if _bounded(a) != _bounded(b):
        return Level(Relation.HEDGED, f"{label}, one only a bound", 0.5)
    if gap <= 2 * slack:
        return Level(Relation.HEDGED, f"{label}, one only approximate", 0.5)
    return Level(Relation.DIFFERENT, label, 2.5)


def _bounded(slot: Slot) -> int:
    return next((_OPEN.get(mark[4:], 0) for mark in slot.attribute if mark.startswith("rel:")), 0)


def _minute(clock: Clock) -> int:
    return (clock.minute - (clock.utc_offset or 0)) % _DAY


def _gap(a: int, b: int, *, either: bool) -> int:
    """Minutes apart on the face of the clock, of 24 hours or, where the half is open, of 12."""
    around = _HALF if either else _DAY
    gap = (a - b) % around
    return min(gap, around - gap)


def _words(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if hours and rest else f"{hours} h" if hours else f"{rest} min"
