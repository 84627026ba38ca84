"""Share of the Recognizers-Text English DateTime specs whose value is read right.

Run: python benchmarks/recognizers_datetime.py SPECS/DateTime/English [--wrong]

Counted: dates, date ranges, times of day, date-times, durations and ranges of time of the cases
not marked unsupported for Python. A result is right when a slot that overlaps its words has its
value, past or future reading; of a range that is given by its two ends both must be right. What is
approximate here ("a month ago", "early March", "a few minutes") is right where it holds the day
or the length, or overlaps the range by nesting; so is a part of the day ("in the morning"), whose
hours are a convention, where it holds all of theirs. A month is 30 days there and 30.44 here, which
counts as equal.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import isclose
from pathlib import Path
from typing import Any

from discrepancy.records import CalendarDate, Clock, Hedge, Magnitude, Period, Sentence, Slot
from discrepancy.slots import date, duration, time_of_day
from discrepancy.slots.interface import Reading
from discrepancy.syntax import SpacyParser

FILES = (
    "DateParser",
    "DatePeriodParser",
    "TimeParser",
    "DateTimeParser",
    "DurationParser",
    "TimePeriodParser",
    "DateTimePeriodParser",
    "DateTimeModel",
)
_NO_SUCH = {"0001-01-01", "not resolved"}  # 30 February
BOUNDS = {
    "before": {"rel:before"},
    "until": {"rel:until", "rel:by"},
    "after": {"rel:after"},
    "since": {"rel:since"},
}
CLOCK = re.compile(r"\d\d:\d\d(?::\d\d)?")
SPANS = ("duration", "timerange", "datetimerange")
KINDS = ("date", "daterange", "time", "datetime", *SPANS)


@dataclass(frozen=True)
class Expected:
    kind: str
    start: int
    end: int
    values: tuple[dict[str, str], ...]  # alternatives; any counts


def expected_of(result: dict[str, Any]) -> Expected | None:
    kind = result.get("TypeName", "").removeprefix("datetimeV2.") or result.get("Type", "")
    if kind not in KINDS:
        return None
    if "Resolution" in result:
        values = result["Resolution"].get("values", [])
    else:
        value = result.get("Value") or {}
        values = [value.get("PastResolution", {}), value.get("FutureResolution", {})]
    flat = tuple({k.lower().removesuffix("date"): str(v) for k, v in one.items()} for one in values)
    end = result["End"] + 1 if "End" in result else result["Start"] + result["Length"]
    return Expected(kind, result["Start"], end, flat)


def is_right(expected: Expected, slots: list[Slot]) -> bool:
    near = [s for s in slots if s.start < expected.end and expected.start < s.end]
    days = [s.value for s in near if isinstance(s.value, CalendarDate)]
    if expected.kind == "date" and all(_NO_SUCH & set(v.values()) for v in expected.values):
        return all(day.period is None or day.period.precision == "year" for day in days)
    clocks = [s for s in near if isinstance(s.value, Clock)]
    if expected.kind == "duration":
        lengths = [s for s in near if isinstance(s.value, Magnitude)]
        return any(_is_length(lengths, value) for value in expected.values)
    return any(_matches(expected.kind, value, days, clocks) for value in expected.values)


def _matches(kind: str, value: dict[str, str], days: list[Any], clocks: list[Slot]) -> bool:
    if kind == "daterange":
        return _matches_range(value, days)
    if kind in SPANS:
        return _matches_span(value, days, clocks)
    text = value.get("datetime") or value.get("value") or value.get("") or value.get("time") or ""
    day, _, clock = text.partition(" ") if kind == "datetime" else (text, "", text)
    day_right = any(_is_day(d.period, day) for d in days if d.period)
    clock_right = any(_is_minute(c, clock) for c in clocks)
    return (kind == "time" or day_right) and (kind == "date" or clock_right)


def _is_day(period: Period, day: str) -> bool:
    """The day itself; of "a month ago", which is approximate here, a day within."""
    start, end = _day(period.start), _day(period.end)
    return start <= day < end if period.approximate else start == day


def _matches_range(value: dict[str, str], days: list[Any]) -> bool:
    periods = [d.period for d in days if d.period]
    start, end = value.get("start"), value.get("end")
    if not periods:
        return False
    first, last = periods[0], periods[-1]
    starts = {_day(first.start), _day(first.end)}  # "after 2015" begins where 2015 ends
    ends = {_day(last.end), _day(last.start), _day(last.end - timedelta(days=1))}
    if first is last and first.approximate and start and end:
        # "early March": which share of it is early is a convention
        low, high = _day(first.start), _day(first.end)
        return (low <= start and end <= high) or (start <= low and high <= end)
    return (start is None or start in starts) and (end is None or end in ends)


def _is_length(lengths: list[Slot], value: dict[str, str]) -> bool:
    text = value.get("value") or value.get("duration") or ""
    if len(lengths) != 1 or not text.replace(".", "", 1).isdecimal():
        return False
    stated, hedge = lengths[0].value, lengths[0].hedge
    if isinstance(stated, Magnitude) and hedge is Hedge.ABOUT:
        return stated.low <= float(text) <= stated.high
    return isinstance(stated, Magnitude) and isclose(stated.amount, float(text), rel_tol=0.02)


def _matches_span(value: dict[str, str], days: list[Any], clocks: list[Slot]) -> bool:
    """Both ends, "17:00:00" or "2016-11-07 17:00:00", are the clocks read; its days are too."""
    ends = [_end_of(value, key) for key in ("start", "end")]
    dates = {end.partition(" ")[0] for end in ends if " " in end}
    minutes = [end.rpartition(" ")[2] for end in ends]
    right = (
        _is_bound(clocks, value)
        if "mod" in value and "" in ends
        else len(clocks) == 2 and all(map(_is_minute, clocks, minutes))
    )
    return (right or _is_part(clocks, minutes)) and all(
        any(_is_day(d.period, day) for d in days if d.period) for day in dates
    )


def _end_of(value: dict[str, str], key: str) -> str:
    return value.get(key) or value.get(f"{key}time") or value.get(f"{key}datetime") or ""


def _is_bound(clocks: list[Slot], value: dict[str, str]) -> bool:
    """Whether the one end that is told ("before 2.30pm") is read, and as the same bound."""
    told = _end_of(value, "start") or _end_of(value, "end")
    relations = {mark for slot in clocks for mark in slot.attribute if mark.startswith("rel:")}
    return (
        len(clocks) == 1
        and bool(relations & BOUNDS.get(value["mod"], set()))
        and _is_minute(clocks[0], told.rpartition(" ")[2])
    )


def _is_part(clocks: list[Slot], ends: list[str]) -> bool:
    """Whether a part of the day is read that holds all hours of theirs."""
    if len(clocks) != 1 or not all(CLOCK.fullmatch(end) for end in ends):
        return False
    first, last = (int(end[:2]) * 60 + int(end[3:5]) for end in ends)
    clock = clocks[0].value
    return isinstance(clock, Clock) and all(
        min((minute - clock.minute) % 1440, (clock.minute - minute) % 1440) <= clock.precision
        for minute in (first, (first + (last - first) % 1440 // 2) % 1440, last)
    )


def _day(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment else ""


def _is_minute(slot: Slot, text: str) -> bool:
    hours, _, rest = text.partition(":")
    if not hours.isdecimal() or not isinstance(slot.value, Clock):
        return False
    minute = int(hours) * 60 + int(rest[:2] or 0)
    around = 720 if "half:either" in slot.attribute else 1440
    return (minute - slot.value.minute) % around == 0


def extracted(reading: Reading) -> list[Slot]:
    """Return the dates, times of day and durations of a sentence."""
    return [slot for kind in (date, time_of_day, duration) for slot in kind.extract(reading)]


def cases(folder: Path) -> Iterator[tuple[str, datetime, str, list[Expected]]]:
    for name in FILES:
        for case in json.loads((folder / f"{name}.json").read_text(encoding="utf-8-sig")):
            unsupported = case.get("NotSupported", "") + case.get("NotSupportedByDesign", "")
            expected = [e for r in case.get("Results", []) if (e := expected_of(r))]
            if "python" in unsupported or not expected:
                continue
            reference = case.get("Context", {}).get("ReferenceDateTime", "2016-11-07T00:00:00")
            published = datetime.fromisoformat(reference).replace(tzinfo=UTC)
            yield name, published, case["Input"], expected


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--wrong", action="store_true", help="list what was read wrong")
    chosen = options.parse_args()
    rows = list(cases(chosen.folder))
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    parses = SpacyParser().parse([text for _, _, text, _ in rows])
    for (name, published, text, expected), tokens in zip(rows, parses, strict=True):
        sentence = Sentence(article="", index=0, start=0, end=len(text), text=text)
        reading = Reading(sentence, tokens, published)
        slots = extracted(reading)
        for one in expected:
            good = is_right(one, slots)
            for key in (f"{name} {one.kind}", one.kind, "all"):
                total[key] += 1
                right[key] += good
            if chosen.wrong and not good:
                shown = [(s.text, s.shown) for s in slots]
                print(one.kind, "|", text, "|", published.date(), "|", one.values[:2], shown)  # noqa: T201
    for key in sorted(total):
        share = right[key] / total[key]
        sys.stdout.write(f"{key:28} {right[key]:5} of {total[key]:5}  {share:6.1%}\n")


if __name__ == "__main__":
    main()
