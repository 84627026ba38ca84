"""What the matched words of each kind of date expression mean.

Every function takes the named groups of its pattern, in lower case, and what relative dates count
from. None says that the words are no date after all.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeAlias

from discrepancy.records import CalendarDate
from discrepancy.slots import calendar
from discrepancy.slots import date_resolve as resolve
from discrepancy.slots import date_words as words
from discrepancy.slots.date_resolve import Anchor, Tense

Fields: TypeAlias = dict[str, str]


def _year(fields: Fields) -> int | None:
    return int(fields["year"]) if "year" in fields else None


def read_month_day(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    last = words.day(fields["last"]) if "last" in fields else None
    weekday = words.weekday(fields["weekday"]) if "weekday" in fields else None
    year = _year(fields)
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


def read_month_number(fields: Fields, anchor: Anchor) -> CalendarDate:
    return resolve.month_of(anchor, int(fields["month"]), int(fields["year"]))


def read_year_and_month(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    """As in "2016-11"; "2011-12" are two years."""
    years = len(fields["month"]) == 2 and int(fields["month"]) > int(fields["year"]) % 100
    return None if years else read_month_number(fields, anchor)


def read_month(fields: Fields, anchor: Anchor) -> CalendarDate:
    month, year, step = words.month(fields["month"]), _year(fields), fields.get("step")
    if anchor.today is None or step is None:
        return resolve.month_of(anchor, month, year)
    if "of" in fields:  # "March of next year"
        year = anchor.today.year + resolve.STEPS[step]
    elif step in ("next", "coming"):
        year = anchor.today.year + (month <= anchor.today.month)
    elif step in ("last", "past"):
        year = anchor.today.year - (month >= anchor.today.month)
    else:
        year = anchor.today.year
    return replace(resolve.month_of(anchor, month, year), year=None)


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


_STEPS = resolve.STEPS | {"past": -1, "previous": -1, "coming": 1, "current": 0}


def read_unit(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    if fields["unit"] in ("day", "fortnight"):  # "the next day" counts from another day
        return None
    return resolve.unit_of(anchor, fields["unit"], _STEPS[fields["step"]])


def read_units(fields: Fields, anchor: Anchor) -> CalendarDate:
    """The past or next so many days, weeks, ..., publication day not counted."""
    count, back = words.count(fields["count"]), _STEPS[fields["step"]] < 0
    return resolve.stretch(anchor, -count if back else count, fields["unit"])


def read_to_date(fields: Fields, anchor: Anchor) -> CalendarDate:
    """From the start of the year to publication day."""
    return resolve.to_date(anchor, fields.get("unit") or fields["unit2"])


def read_rest(fields: Fields, anchor: Anchor) -> CalendarDate:
    return resolve.rest_of(anchor, fields["unit"])


_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1,
        "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5}  # fmt: skip


def read_nth(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    """The first Monday, or the first week, of a month."""
    if "month" in fields:
        month = resolve.month_of(anchor, words.month(fields["month"]), _year(fields)).period
    else:
        month = resolve.unit_of(anchor, "month", resolve.STEPS[fields["step"]]).period
    weekday = words.weekday(fields["weekday"]) if "weekday" in fields else None
    return resolve.nth_of(month, _NTH[fields["nth"]], weekday)


def read_week_of(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    month, day = fields.get("month") or fields["month2"], fields.get("day") or fields["day2"]
    first = read_month_day(fields | {"month": month, "day": day}, anchor)
    if first is None or first.period is None:
        return first
    week = calendar.span(
        first.period.start.date(), first.period.start.date() + 7 * calendar.DAY, "week"
    )
    return resolve.known(week)


def read_in(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    """A date only of what is to come; elsewhere "in two weeks" is a length."""
    half = fields["count"].startswith("half")
    if anchor.tense is not Tense.FUTURE or fields["unit"] == "weekend" or half:
        return None
    return resolve.ago(anchor, -words.count(fields["count"]), fields["unit"])


def read_weekend(_fields: Fields, anchor: Anchor) -> CalendarDate:
    return resolve.unit_of(anchor, "weekend", 0, said_this=False)


def read_ago(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    if fields["count"].startswith("half"):
        parts = {"year": (6, "month"), "decade": (5, "year")}.get(fields["unit"])
        return resolve.ago(anchor, *parts) if parts and fields["way"] == "ago" else None
    count = words.count(fields["count"])
    if re.sub(r"\s+", " ", fields["count"]) in words.VAGUE:
        far, near = (resolve.ago(anchor, n, fields["unit"]).period for n in (2 * count, count - 1))
        if far and near and fields["way"] == "ago":
            return resolve.known(replace(far, end=near.end, approximate=True))
    return resolve.ago(anchor, count if fields["way"] == "ago" else -count, fields["unit"])


DAY_WORDS = {
    "the day before yesterday": 2, "day before yesterday": 2, "yesterday": 1, "last night": 1,
    "earlier today": 0, "later today": 0, "today": 0, "tonight": 0, "this morning": 0,
    "this afternoon": 0, "this evening": 0, "tomorrow": -1, "the day after tomorrow": -2,
    "day after tomorrow": -2,
}  # fmt: skip


def read_day_word(fields: Fields, anchor: Anchor) -> CalendarDate:
    return resolve.ago(anchor, DAY_WORDS[re.sub(r"\s+", " ", fields["word"])], "day")


def read_season(fields: Fields, anchor: Anchor) -> CalendarDate:
    return resolve.season_of(anchor, fields["season"], _year(fields), fields.get("step", ""))


def read_whole_year(fields: Fields, _anchor: Anchor) -> CalendarDate:
    year = int(fields["year"])
    return resolve.known(calendar.of_year(year), CalendarDate(None, year))


def read_years(fields: Fields, _anchor: Anchor) -> CalendarDate | None:
    first, digits = int(fields["year"]), fields["last"]
    last = int(digits) if len(digits) == 4 else first - first % 100 + int(digits)
    if not first < last <= first + 200:
        return None
    return resolve.known(replace(calendar.of_year(first), end=calendar.of_year(last).end))


def read_decade(fields: Fields, _anchor: Anchor) -> CalendarDate:
    digits = fields["decade"]
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return resolve.known(calendar.of_decade(year))


_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_NUMBERS |= {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def read_quarter(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    number, year = _NUMBERS[fields.get("number") or fields["number2"]], _year(fields)
    resolved = year
    if year is None and "step" in fields:
        if anchor.today is None:
            return resolve.known(None)
        resolved = anchor.today.year + resolve.STEPS[fields["step"]]
    if "half" not in fields:
        return replace(resolve.quarter_of(anchor, number, resolved), year=year)
    if number > 2 or resolved is None:
        return None
    return resolve.known(calendar.of_half(resolved, number), CalendarDate(None, year))


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
    """A day of this, last or next month."""
    day, month = words.day(fields["day"]), None
    if anchor.today:
        first = anchor.today.replace(day=1)
        month = calendar.add_months(first, resolve.STEPS[fields["step"]])
    found = calendar.valid_day(month.year, month.month, day) if month else None
    return resolve.known(calendar.of_day(found) if found else None, CalendarDate(None, day=day))


HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14),
    "bastille day": (7, 14), "halloween": (10, 31), "christmas": (12, 25),
    "juneteenth": (6, 19),
}  # fmt: skip


def read_holiday(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    name = re.sub(r"\s+", " ", fields["name"].replace("’", "'"))
    return resolve.month_day(anchor, CalendarDate(None, _year(fields), *HOLIDAYS[name]))
