"""Lengths of time put as clock times or as on a stopwatch: "from nine to noon", "in 4:33.21"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discrepancy.records import Kind, Magnitude
from discrepancy.slots import time_ranges
from discrepancy.slots.measure import Measure
from discrepancy.slots.number_words import UNITS
from discrepancy.slots.time_grammar import HALF_DAY, TimeFound
from discrepancy.slots.windows import left_of

_DAY = 2 * HALF_DAY
_PART = re.compile(r"\s(?:in\sthe|at)\s(morning|afternoon|evening|night)\b")
_TO = re.compile(r"\s(?:to|until|till)\s(?:nearly\s|almost\s|after\s)?")
_BARE = re.compile(
    r"(\d{1,2}|" + "|".join(word for word, hour in UNITS.items() if 1 <= hour <= 12) + r")"
    r"(?=[.,;]|$|\s(?:in\sthe|at)\s(?:morning|afternoon|evening|night)\b|\s(?:on|and)\s)"
)
_STOPWATCH = re.compile(
    r"(?<![\d:.])(?:(?:(?P<h>\d{1,2}):)?(?P<m>\d{1,2}):(?P<s>[0-5]\d)\.(?P<part>\d{1,3})"
    r"|(?<=in\s)(?P<hh>\d):(?P<mm>[0-5]\d):(?P<ss>[0-5]\d))(?![\d:])"
)


def clock_spans(text: str) -> Iterator[Measure]:
    """Measures of kind duration, in order of their start."""
    found = [_stopwatch(match) for match in _STOPWATCH.finditer(text)]
    times = list(time_ranges.find(text))
    for number, begin in enumerate(times):
        if left_of(text, begin.start).lower().endswith("from "):
            span = _span(text, begin, times[number + 1 :])
            found += [span] if span else []
    yield from sorted(found, key=lambda measure: measure.start)


def _span(text: str, begin: TimeFound, later: list[TimeFound]) -> Measure | None:
    """From one time of day to the next: "from ten in the evening to seven"."""
    first, told, end = _minute(text, begin)
    link = _TO.match(text, end)
    if link is None:
        return None
    if later and link.start() < later[0].start <= link.end():
        last, told_too, end = _minute(text, later[0])
    else:
        bare = _BARE.match(text, link.end())
        hour = (UNITS.get(bare[1]) or int(bare[1])) if bare else 0
        if bare is None or not 1 <= hour <= 24:
            return None
        found = TimeFound(bare.start(), bare.end(), hour * 60 % _DAY, 15, hour <= 12)
        last, told_too, end = _minute(text, found)
    around = _DAY if told and told_too else HALF_DAY
    seconds = 60.0 * ((last - first) % around or around)
    return _measure(begin.start, end, seconds, spread=60.0 * max(begin.precision, 15))


def _minute(text: str, found: TimeFound) -> tuple[int, bool, int]:
    """Minutes after midnight, whether the half of the day is told, where the words end."""
    part = _PART.match(text, found.end)
    end = part.end() if part else found.end
    if not found.either_half or part is None:
        return found.minute, not found.either_half, end
    minute = found.minute % HALF_DAY
    late = part[1] in ("afternoon", "evening") or (part[1] == "night" and minute >= HALF_DAY // 2)
    return minute + HALF_DAY * late, True, end


def _stopwatch(match: re.Match[str]) -> Measure:
    start, end = match.span()
    if match["hh"]:
        hours, minutes, seconds = (int(match[group]) for group in ("hh", "mm", "ss"))
        return _measure(start, end, hours * 3600.0 + minutes * 60 + seconds, spread=0.5)
    whole = int(match["h"] or 0) * 3600 + int(match["m"]) * 60 + int(match["s"])
    last = 10.0 ** -len(match["part"])
    return _measure(start, end, whole + int(match["part"]) * last, spread=last / 2)


def _measure(start: int, end: int, seconds: float, *, spread: float) -> Measure:
    low, high = seconds - spread, seconds + spread
    value = Magnitude(seconds, low, high, "s", _shown(seconds))
    return Measure(Kind.DURATION, start, end, start, end, value)


def _shown(seconds: float) -> str:
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    parts = ((hours, "h"), (minutes, "min"), (round(left, 3), "s"))
    return " ".join(f"{amount:g} {unit}" for amount, unit in parts if amount)
