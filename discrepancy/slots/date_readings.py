"""What the matched words of each kind of date expression mean: days.

Every function takes the named groups of its pattern, in lower case, and what relative dates count
from. None says that the words are no date after all.
"""

from __future__ import annotations

import re
from dataclasses import replace
from math import ceil

from discrepancy.records import CalendarDate
from discrepancy.slots import calendar, holidays
from discrepancy.slots import date_resolve as resolve
from discrepancy.slots import date_words as words
from discrepancy.slots.date_resolve import Anchor, Tense
from discrepancy.slots.date_rule import Fields

NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1,
       "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5}  # fmt: skip
_ROUND = 100  # years ago: from here on nobody counts them one by one


def year_of(fields: Fields) -> int | None:
    """The year that is told in figures."""
    year = fields.get("year") or fields.get("year2")
    return int(year) if year else None


def read_month_day(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    last = words.day(fields["last"]) if "last" in fields else None
    weekday = words.weekday(fields["weekday"]) if "weekday" in fields else None
    year = year_of(fields)
    if year is None and anchor.today and "step" in fields:
        year = anchor.today.year + resolve.STEPS[fields["step"]]
    month, day = words.month(fields["month"]), words.day(fields["day"])
    return resolve.month_day(anchor, CalendarDate(None, year, month, day, weekday), last)


def read_iso(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    year, month, day = (int(fields[name]) for name in ("year", "month", "day"))
    return resolve.month_day(anchor, CalendarDate(None, year, month, day))


def read_numeric(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    one, two, year = int(fields["one"]), int(fields["two"]), int(fields.get("year", 0)) or None
    if one <= 12 and two <= 12 and one != two:
        return None  # 12/03 is December in one country and March in another
    month, day = (one, two) if one <= 12 else (two, one)
    if year is not None and year < 100:
        year += 1900 if year >= 50 else 2000
    if not 1 <= month <= 12:
        return None
    return resolve.month_day(anchor, CalendarDate(None, year, month, day))


# "the following Tuesday" counts from another day than publication
_WEEKDAY_STEPS = {
    "this past": "last", "past": "last", "this coming": "coming", "the coming": "coming",
    "following": "other",
    "previous": "last",
    "the following": "other", "the previous": "other", "the same": "other", "that": "other",
}  # fmt: skip


def read_weekday(fields: Fields, anchor: Anchor) -> CalendarDate:
    weekday = words.weekday(fields["weekday"])
    step = re.sub(r"\s+", " ", fields.get("step", ""))
    step = _WEEKDAY_STEPS.get(step, step)
    if step == "other":
        return resolve.known(None, CalendarDate(None, weekday=weekday))
    return resolve.weekday_of(anchor, weekday, step)


def read_weekday_of_week(fields: Fields, anchor: Anchor) -> CalendarDate:
    weekday = words.weekday(fields["weekday"])
    if anchor.today is None:
        return resolve.known(None, CalendarDate(None, weekday=weekday))
    days = 7 * resolve.STEPS[fields["step"]] - anchor.today.weekday() + weekday
    return resolve.known(
        calendar.of_day(anchor.today + days * calendar.DAY), CalendarDate(None, weekday=weekday)
    )


def read_weeks_from_weekday(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    """As in "a week on Monday", "Monday week": a week after the Monday to come."""
    if anchor.tense is Tense.PAST:
        return None
    weekday = words.weekday(fields.get("weekday") or fields["weekday2"])
    weeks = words.count(fields.get("count", "one")) * (1 + (fields.get("unit") == "fortnight"))
    coming = resolve.weekday_of(anchor, weekday, "coming")
    if anchor.today is None or coming.period is None:
        return coming
    day = coming.period.start.date() + 7 * weeks * calendar.DAY
    return resolve.known(calendar.of_day(day), CalendarDate(None, weekday=weekday))


def read_nth(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    """The first Monday of a month."""
    if "month" in fields:
        month = resolve.month_of(anchor, words.month(fields["month"]), year_of(fields)).period
    else:
        month = resolve.unit_of(anchor, "month", resolve.STEPS[fields["step"]]).period
    return resolve.nth_of(month, NTH[fields["nth"]], words.weekday(fields["weekday"]))


def read_day_of_month(fields: Fields, anchor: Anchor) -> CalendarDate:
    day = words.day(fields.get("day") or fields["day2"])
    weekday = words.weekday(fields["weekday"]) if "weekday" in fields else None
    said = CalendarDate(None, day=day, weekday=weekday)
    if anchor.today is None:
        return resolve.known(None, said)
    first = anchor.today.replace(day=1)
    months = [calendar.add_months(first, n) for n in range(-8, 9)]  # a weekday recurs within eight
    days = [d for m in months if (d := calendar.valid_day(m.year, m.month, day))]
    near = resolve.nearest([d for d in days if weekday in (None, d.weekday())], anchor)
    return resolve.known(calendar.of_day(near) if near else None, said)


def read_day_of_step(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    """A day of this, last or next month, or the days up to another."""
    day, month = words.day(fields["day"]), None
    if anchor.today:
        first = anchor.today.replace(day=1)
        month = calendar.add_months(first, resolve.STEPS[fields["step"]])
    found = calendar.valid_day(month.year, month.month, day) if month else None
    if found is None:
        return resolve.known(None, CalendarDate(None, day=day))
    last = calendar.valid_day(found.year, found.month, words.day(fields.get("last", "1"))) or found
    period = calendar.span(found, max(found, last) + calendar.DAY, "day")
    return resolve.known(period, CalendarDate(None, day=day))


def read_in(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    """A date of what is to come ("in three weeks' time"); elsewhere "in two weeks" is a length."""
    half = fields["count"].startswith("half")
    ahead = anchor.tense is Tense.FUTURE or "time" in fields
    if not ahead or fields["unit"] == "weekend" or half:
        return None
    return resolve.ago(anchor, -words.count(fields["count"]), fields["unit"])


def read_ago(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    if fields["count"].startswith("half"):
        parts = {"year": (6, "month"), "decade": (5, "year"), "century": (50, "year")}
        part = parts.get(fields["unit"])
        return resolve.ago(anchor, *part) if part and fields["way"] == "ago" else None
    count, unit = words.count(fields["count"]), fields["unit"]
    if unit.startswith("centur"):
        count, unit = 100 * count, "year"
    if fields["way"] != "ago":
        return resolve.ago(anchor, -count, unit)
    if re.sub(r"\s+", " ", fields["count"]) in words.VAGUE:
        return _between(anchor, unit, 2 * count, count - 1)
    if "over" in fields:  # nobody says "more than ten years ago" of twenty
        return _between(anchor, unit, ceil(1.5 * count), count)
    if "under" in fields:
        return _between(anchor, unit, count, 0)
    if "near" in fields:
        return _between(anchor, unit, count, ceil(0.9 * count))
    if unit == "year" and count >= _ROUND:
        half = _rounding(count)
        return _between(anchor, unit, count + half, count - half)
    return resolve.ago(anchor, count, unit)


def _rounding(years: int) -> int:
    """How far "1,500 years ago" may be off: half of its last digit, a twentieth at most."""
    step = int("1" + "0" * (len(str(years)) - len(str(years).rstrip("0"))))
    return min(step // 2, years // 20)


def _between(anchor: Anchor, unit: str, far: int, near: int) -> CalendarDate:
    """From so many units ago to so many, about."""
    first, last = (resolve.ago(anchor, count, unit).period for count in (far, near))
    if first is None or last is None:
        return resolve.known(None)
    end = last.end if near else calendar.midnight(anchor.today or last.end.date()) + calendar.DAY
    return resolve.known(replace(first, end=end, approximate=True))


DAY_WORDS = {
    "the day before yesterday": 2, "day before yesterday": 2, "yesterday": 1, "last night": 1,
    "earlier today": 0, "later today": 0, "today": 0, "tonight": 0, "this morning": 0,
    "this afternoon": 0, "this evening": 0, "tomorrow": -1, "the day after tomorrow": -2,
    "day after tomorrow": -2,
}  # fmt: skip


def read_day_word(fields: Fields, anchor: Anchor) -> CalendarDate:
    return resolve.ago(anchor, DAY_WORDS[re.sub(r"\s+", " ", fields["word"])], "day")


def read_holiday(fields: Fields, anchor: Anchor) -> CalendarDate:
    name = re.sub(r"\s+", " ", fields["name"].replace("’", "'"))
    month, day = holidays.FIXED.get(name, (None, None))
    said = CalendarDate(None, year_of(fields), month, day)
    years = [said.year] if said.year else _years(fields, anchor)
    near = resolve.nearest([holidays.day_of(name, year) for year in years], anchor)
    return resolve.known(calendar.of_day(near) if near else None, said)


def _years(fields: Fields, anchor: Anchor) -> list[int]:
    if anchor.today is None:
        return []
    if "step" in fields:
        return [anchor.today.year + resolve.STEPS[fields["step"]]]
    return [anchor.today.year + step for step in (-1, 0, 1)]
