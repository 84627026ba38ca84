"""How two magnitudes stand to each other: the same, compatible, or apart, and how surely."""

from __future__ import annotations

import math
import re

from discrepancy.records import Hedge, Magnitude, Slot
from discrepancy.slots.interface import Level, Relation

_FLOORS, _CEILINGS = (Hedge.OVER, Hedge.AT_LEAST), (Hedge.UNDER, Hedge.AT_MOST)
# Beyond this multiple of a bound the hedge still holds in logic, but nobody would have put it so:
# a writer who knew of 12 hours would not have said "over eight".
PLAIN_READING = 1.25
# Who counts in hundreds says "more than 200" of 276.
ROUND_READING = 1.5
_ROUND_COUNT = 5
_UNITS = re.compile(r"\d+(?:\.\d+)?(?=\s)")
# Weights are log-odds that both cannot hold, set by hand until they are fitted: 4 is about 50 to 1.
_UNRELATED = Level(Relation.UNRELATED, "not comparable", 0.0)
_SAME = Level(Relation.SAME, "same value", -4.0)  # wrong only if a number was misread
_SAME_UNITS = Level(Relation.SAME, "same value in other units", -3.5)  # conversion leaves rounding
_SAME_FIGURE = Level(Relation.COMPATIBLE, "same figure, hedged otherwise", -3.0)
_ROUNDED = Level(Relation.COMPATIBLE, "rounded from the other", -2.0)  # chance nearness is possible
_NEAR = Level(
    Relation.COMPATIBLE, "equal within rounding", -1.0
)  # both must be rounded, opposite ways
_ADMITTED = Level(Relation.COMPATIBLE, "admitted by the hedge", -1.5)
_OVERLAP = Level(Relation.COMPATIBLE, "ranges overlap", -1.0)
# strictly "more than 300" is not 300; nobody who writes it means to deny it
_BOUND = Level(Relation.COMPATIBLE, "the very bound of the hedge", -1.0)


def compare_magnitudes(left: Slot, right: Slot) -> Level:
    """Compares two slots whose values are magnitudes; anything else is unrelated."""
    one, other = left.value, right.value
    if not (isinstance(one, Magnitude) and isinstance(other, Magnitude)) or one.unit != other.unit:
        return _UNRELATED
    if math.isclose(one.amount, other.amount, rel_tol=1e-9) and Hedge.RANGE not in (
        left.hedge,
        right.hedge,
    ):
        strict = {left.hedge, right.hedge} & {Hedge.OVER, Hedge.UNDER}
        counted = strict and Hedge.EXACT in (left.hedge, right.hedge) and _is_counted(one, other)
        if counted or _exclude_each_other(left.hedge, right.hedge):
            return _different(one, other, 0.0)
        return _same_figure(left.hedge, right.hedge)
    if left.hedge in _FLOORS + _CEILINGS or right.hedge in _FLOORS + _CEILINGS:
        return _with_bound(one, left.hedge, other, right.hedge)
    gap = max(one.low, other.low) - min(one.high, other.high)
    if gap > _tolerance(one, other) or _next_to_each_other(left, right):
        return _different(one, other, max(gap, 0.0))
    return _overlapping(one, left.hedge, other, right.hedge)


def _same_figure(one: Hedge, other: Hedge) -> Level:
    if one is other:
        return _SAME
    strict = {one, other} & {Hedge.OVER, Hedge.UNDER}
    return _BOUND if strict and Hedge.EXACT in (one, other) else _SAME_FIGURE


def _is_counted(one: Magnitude, other: Magnitude) -> bool:
    """A figure that nobody rounded: who says "more than 47 people" denies that it was 47."""
    exact = min(one.high - one.low, other.high - other.low) == 0
    return exact and one.unit in ("", "rank") and one.amount % _ROUND_COUNT != 0


def _exclude_each_other(one: Hedge, other: Hedge) -> bool:
    """More than a figure and less than it, or at most that: no value is both."""
    floors, ceilings = {one, other} & {*_FLOORS}, {one, other} & {*_CEILINGS}
    return bool(floors and ceilings) and {one, other} != {Hedge.AT_LEAST, Hedge.AT_MOST}


def _next_to_each_other(left: Slot, right: Slot) -> bool:
    """Two days and three days: exact, a step of their unit apart; their rounding only touches."""
    one, other = left.value, right.value
    if not (isinstance(one, Magnitude) and isinstance(other, Magnitude)):
        return False
    if left.hedge or right.hedge or _natural_unit(one) != _natural_unit(other):
        return False
    widths = (one.high - one.low) / 2, (other.high - other.low) / 2
    step = abs(one.amount - other.amount)
    return step >= sum(widths) - _tolerance(one, other) and step > 0


def _tolerance(one: Magnitude, other: Magnitude) -> float:
    """Room for floating point only: rounding is in the bounds."""
    return 1e-9 * max(abs(one.amount), abs(other.amount))


def _natural_unit(value: Magnitude) -> str:
    return "".join(letter for letter in value.shown if letter.isalpha() or letter in "°²³")


def _overlapping(one: Magnitude, hedge: Hedge, other: Magnitude, other_hedge: Hedge) -> Level:
    if Hedge.RANGE in (hedge, other_hedge):
        inside = one.low <= other.amount <= one.high or other.low <= one.amount <= other.high
        return _ADMITTED if inside else _OVERLAP
    if Hedge.ABOUT in (hedge, other_hedge):
        return _ADMITTED
    if _natural_unit(one) != _natural_unit(other):
        return _SAME_UNITS
    inside = one.low <= other.amount <= one.high or other.low <= one.amount <= other.high
    return _ROUNDED if inside else _NEAR


def _with_bound(one: Magnitude, hedge: Hedge, other: Magnitude, other_hedge: Hedge) -> Level:
    """At least one side is a floor or a ceiling."""
    bounded = hedge in _FLOORS + _CEILINGS
    if not bounded or (hedge in _CEILINGS and other_hedge in _FLOORS):
        one, hedge, other, other_hedge = other, other_hedge, one, hedge
    floor = hedge in _FLOORS
    if (other_hedge in _CEILINGS) if floor else (other_hedge in _FLOORS):
        gap = one.amount - other.amount if floor else other.amount - one.amount
        return _different(one, other, gap) if gap > 0 else _OVERLAP
    same_side = other_hedge in (_FLOORS if floor else _CEILINGS)
    if not same_side:
        gap = one.amount - other.high if floor else other.low - one.amount
        if gap > _tolerance(one, other):
            return _different(one, other, gap)
    ratio = _ratio(one.amount, other.amount)
    lower = min(one, other, key=lambda value: value.amount)
    plain = ROUND_READING if floor and _is_round(lower) else PLAIN_READING
    if ratio <= plain or ratio < _next(lower):
        return _ADMITTED
    if hedge is other_hedge is Hedge.AT_MOST:
        # "up to ten years", "up to 14": what is told is the bound
        return _different(one, other, abs(one.amount - other.amount))
    # grows with the distance: three times the bound is as telling as a plain difference
    weight = min(0.2 + math.log(ratio / PLAIN_READING), 2.0)
    return Level(Relation.HEDGED, "allowed by the hedge, but far from its bound", round(weight, 3))


def _next(value: Magnitude) -> float:
    """How many times a length of time the next one is: "more than a day" is less than two."""
    units = _UNITS.search(value.shown) if value.unit == "s" else None
    whole = float(units[0]) if units else 0.0
    return (whole + 1) / whole if whole.is_integer() and whole else 1.0


def _is_round(value: Magnitude) -> bool:
    """Whether a count has one digit and noughts, two at least: 200, 30,000."""
    digits = f"{value.amount:.0f}".rstrip("0")
    return not value.unit and value.amount >= 100 and len(digits) == 1


def _ratio(one: float, other: float) -> float:
    low, high = sorted((abs(one), abs(other)))
    return high / low if low > 0 else math.inf


def _different(one: Magnitude, other: Magnitude, gap: float) -> Level:
    """Further apart, compared with what rounding allows, is surer: 1.5 at a touch, 4 at most."""
    widths = [v.high - v.low for v in (one, other) if math.isfinite(v.high - v.low)]
    scale = max(sum(widths) / 2, 0.02 * max(abs(one.amount), abs(other.amount)), 1e-12)
    weight = min(1.5 + math.log1p(gap / scale), 4.0)
    return Level(Relation.DIFFERENT, "values do not overlap", round(weight, 3))
