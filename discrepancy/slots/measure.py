"""A number with its unit, hedge and rate."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from discrepancy.records import Hedge, Kind, Magnitude
from discrepancy.slots.hedges import read_hedge
from discrepancy.slots.magnitude import Stated, magnitude
from discrepancy.slots.units import Unit


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit and hedge. [start, end) is all of it, [core, core_end) the number."""

    kind: Kind
    start: int
    end: int
    core: int
    core_end: int
    value: Magnitude
    hedge: Hedge = Hedge.EXACT
    per: str = ""  # "year" in "$5 million a year"
    unit: Unit | None = None


COUNT = Unit(Kind.NUMBER, "", "")
RANK = Unit(Kind.NUMBER, "rank", "rank")
_RATE = re.compile(
    r"(?:\s+(?:an?|per|each|every)\s+|-an?-|\s?/\s?)"
    r"(second|minute|hour|day|night|week|month|quarter|year|share|person|head|household|barrel|tonne"
    r"|ton|litre|liter|kilo|mile|capita|unit|visit|ticket|vote|ounce|passenger|pupil|student|worker)\b"
    r"(?!\s+(?:ago|earlier|before|later|after)\b)"  # "38 million a year earlier"
)
_RATE_ADVERB = re.compile(r"\s+(?:(annual|month|week|dai|hour|year)ly)\b")
_ADVERBS = {"annual": "year", "dai": "day"}


def measure_of(  # noqa: PLR0913 - a span, what it states and in which unit: no part stands alone
    text: str, stated: Stated, unit: Unit, start: int, end: int, *, exact: bool = False
) -> Measure:
    timed = unit.kind is Kind.DURATION
    hedging = None
    if len(stated.numbers) == 1:
        hedging = read_hedge(text, start, end, length_of_time=timed)
        if hedging is None and end != stated.end:
            hedging = read_hedge(text, start, stated.end, length_of_time=timed)
            if hedging and hedging.end > stated.end and start == hedging.start:
                hedging = replace(hedging, end=max(end, hedging.end))
    value, hedge = magnitude(stated, unit, hedging, exact=exact)
    low = min(start, hedging.start) if hedging else start
    high = max(end, hedging.end) if hedging else end
    per, high = _rate(text, high)
    return Measure(unit.kind, low, high, stated.start, stated.end, value, hedge, per=per, unit=unit)


def joined(
    found: Iterable[Measure], continues: Callable[[Measure, Measure], bool]
) -> Iterator[Measure]:
    """Join what one measure is put in: "two hours and 10 minutes", "5 ft 6 in"."""
    kept: Measure | None = None
    for measure in found:
        if kept is not None and continues(kept, measure):
            kept = _sum(kept, measure)
            continue
        if kept is not None:
            yield kept
        kept = measure
    if kept is not None:
        yield kept


def _sum(left: Measure, right: Measure) -> Measure:
    """The sum, as exact as the smaller unit is."""
    value = replace(
        left.value,
        amount=left.value.amount + right.value.amount,
        low=left.value.amount + right.value.low,
        high=left.value.amount + right.value.high,
        shown=f"{left.value.shown} {right.value.shown}",
    )
    return replace(left, end=right.end, value=value, unit=right.unit)


def _rate(text: str, position: int) -> tuple[str, int]:
    match = _RATE.match(text, position)
    if match:
        return match[1], match.end()
    match = _RATE_ADVERB.match(text, position)
    if match:
        return _ADVERBS.get(match[1], match[1]), match.end()
    return "", position
