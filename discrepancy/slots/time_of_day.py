"""Times of day: every clock time of a sentence, with its zone where one is stated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discrepancy.records import Clock, Hedge, Kind, Slot
from discrepancy.slots import day_parts, governor, time_ranges, zones
from discrepancy.slots.interface import Reading
from discrepancy.slots.time_compare import compare
from discrepancy.slots.time_grammar import HALF_DAY, TimeFound

__all__ = ["compare", "extract"]

EITHER_HALF = "half:either"
LOCAL = "zone:local"

# What tells the half of the day; "night" is after noon from six o'clock on, before it until then.
_MORNING = re.compile(r"\b(?:morning|dawn|daybreak|sunrise|breakfast|pre-dawn)\b", re.IGNORECASE)
_EVENING = re.compile(r"\b(?:afternoon|evening|tonight|dusk|sunset|supper)\b", re.IGNORECASE)
_NIGHT = re.compile(r"\b(?:night|overnight)\b", re.IGNORECASE)
_REACH = 40  # characters behind a time in which its own day part stands ("at ten in the morning")


def extract(reading: Reading) -> Iterator[Slot]:
    """TIME slots, in order: clock times, or where a sentence has none its parts of a day.

    The attribute holds the lemmas of what is timed; "half:either" where neither the words nor the
    sentence tell morning from evening; "zone:local" where the text says local time; "rel:by",
    "rel:before", ... where the time only bounds the happening.
    """
    clocks = [_slot(reading, found) for found in time_ranges.find(reading.text)]
    yield from clocks or day_parts.extract(reading)


def _slot(reading: Reading, found: TimeFound) -> Slot:
    minute, either = _half_of_day(reading.text, found)
    day = reading.published.date() if reading.published else None
    offset = zones.offset(found.zone, day) if found.zone not in ("", "local") else None
    index = governor.token_at(reading.tokens, found.start, found.end)
    marks = (
        (EITHER_HALF,) * either
        + (LOCAL,) * (found.zone == "local")
        + ((f"rel:{found.relation}",) if found.relation else ())
    )
    return Slot(
        kind=Kind.TIME,
        value=Clock(minute, offset, found.precision, _shown(minute, offset, either, found)),
        start=found.start,
        end=found.end,
        text=reading.text[found.start : found.end],
        hedge=Hedge.ABOUT if found.precision > 15 else Hedge.EXACT,
        attribute=governor.attribute_of(reading.tokens, index) + marks,
    )


def _half_of_day(text: str, found: TimeFound) -> tuple[int, bool]:
    """The minute of the day, and whether its half is still open after reading the sentence."""
    if not found.either_half:
        return found.minute, False
    for words in (text[found.end : found.end + _REACH], text):
        morning, evening = bool(_MORNING.search(words)), bool(_EVENING.search(words))
        night = bool(_NIGHT.search(words))
        if morning + evening + night == 1:
            late = evening or (night and found.minute % HALF_DAY >= HALF_DAY // 2)
            return found.minute % HALF_DAY + HALF_DAY * late, False
    return found.minute % HALF_DAY, True


def _shown(minute: int, offset: int | None, either: bool, found: TimeFound) -> str:
    hour, rest = divmod(minute, 60)
    clock = f"{hour or 12}:{rest:02}" if either else f"{hour:02}:{rest:02}"
    zone = " local time" if found.zone == "local" else ""
    if offset is not None:
        sign = "+" if offset >= 0 else "−"
        hours, minutes = divmod(abs(offset), 60)
        zone = f" UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "") if offset else " UTC"
    half = " a.m. or p.m." if either else ""
    about = "about " if found.precision > 15 else ""
    relation = f"{found.relation} " if found.relation else ""
    return f"{relation}{about}{clock}{half}{zone}"
