"""What the matched words of each kind of date expression mean: spans of days.

Every function takes the named groups of its pattern, in lower case, and what relative dates count
from. None says that the words are no date after all.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from discrepancy.records import CalendarDate, Period
from discrepancy.slots import calendar
from discrepancy.slots import date_resolve as resolve
from discrepancy.slots import date_words as words
from discrepancy.slots.date_readings import NTH, read_month_day, year_of
from discrepancy.slots.date_resolve import Anchor, Tense
from discrepancy.slots.date_rule import Fields


def read_month(fields: Fields, anchor: Anchor) -> CalendarDate:
    month, year, step = words.month(fields["month"]), year_of(fields), fields.get("step")
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


def read_month_number(fields: Fields, anchor: Anchor) -> CalendarDate:
    return resolve.month_of(anchor, int(fields["month"]), int(fields["year"]))


def read_year_and_month(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    """As in "2016-11"; "2011-12" are two years."""
    years = len(fields["month"]) == 2 and int(fields["month"]) > int(fields["year"]) % 100
    return None if years else read_month_number(fields, anchor)


_STEPS = resolve.STEPS | {"past": -1, "previous": -1, "coming": 1, "current": 0}


def read_unit(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    if fields["unit"] in ("day", "fortnight", "centurie"):  # "the next day" counts from another day
        return None
    return resolve.unit_of(anchor, fields["unit"], _STEPS[fields["step"]])


def read_part_of_unit(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    """The end of the current year, later in the current week: "by the end of the year"."""
    whole = resolve.unit_of(anchor, fields["unit"], 0)
    if whole.period is None:
        return whole
    part = calendar.part(whole.period, *words.PARTS[fields["part"]])
    return replace(whole, period=part, shown=f"{fields['part']} {whole.shown}")


def read_units(fields: Fields, anchor: Anchor) -> CalendarDate:
    """The past or next so many days, weeks, ..., publication day not counted."""
    count, back = words.count(fields["count"]), _STEPS[fields["step"]] < 0
    return resolve.stretch(anchor, -count if back else count, fields["unit"])


def read_to_date(fields: Fields, anchor: Anchor) -> CalendarDate:
    """From the start of the year to publication day."""
    return resolve.to_date(anchor, fields.get("unit") or fields["unit2"])


def read_rest(fields: Fields, anchor: Anchor) -> CalendarDate:
    return resolve.rest_of(anchor, fields["unit"])


def read_nth_week(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    """The first week, of seven days, or the first weekend of a month or a year."""
    whole = _whole(fields, anchor)
    if fields["week"] == "week" or whole is None:
        return resolve.nth_of(whole, NTH[fields["nth"]], None)
    saturday = resolve.nth_of(whole, NTH[fields["nth"]], calendar.SATURDAY)
    if saturday is None or saturday.period is None:
        return saturday
    return resolve.known(calendar.of_weekend(saturday.period.start.date()))


def _whole(fields: Fields, anchor: Anchor) -> Period | None:
    """The month or the year that something is the first of."""
    year = year_of(fields)
    if "month" in fields:
        return resolve.month_of(anchor, words.month(fields["month"]), year).period
    if year is not None:
        return calendar.of_year(year)
    unit = fields.get("of", "year")
    return resolve.unit_of(anchor, unit, resolve.STEPS[fields["step"]]).period


def read_week_of(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    """The week or weekend that a day lies in, or the seven days that begin with it."""
    month, day = fields.get("month") or fields["month2"], fields.get("day") or fields["day2"]
    first = read_month_day(fields | {"month": month, "day": day}, anchor)
    if first is None or first.period is None:
        return first
    begin = first.period.start.date()
    if fields["week"] == "weekend":
        return resolve.known(calendar.of_weekend(begin))
    if "of" in fields and begin.weekday() != calendar.SUNDAY:  # American weeks begin with Sunday
        return resolve.known(calendar.of_week(begin))
    return resolve.known(calendar.span(begin, begin + 7 * calendar.DAY, "week"))


def read_weekend(_fields: Fields, anchor: Anchor) -> CalendarDate:
    return resolve.unit_of(anchor, "weekend", 0, said_this=False)


def read_first_units(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    """As in "the first nine months of 2025", "the last ten days of May"."""
    whole = _whole(fields, anchor)
    if whole is None:
        return resolve.known(None)
    count = words.count(fields.get("count", "one"))
    unit = fields.get("unit") or fields["unit2"]
    first, after = whole.start.date(), whole.end.date()
    if fields["nth"] == "first":
        after = _moved(first, count, unit)
    else:
        first = _moved(after, -count, unit)
    if first < whole.start.date() or after > whole.end.date():
        return None
    return resolve.known(_told(calendar.span(first, after, unit), fields, anchor))


def _moved(day: date, count: int, unit: str) -> date:
    if unit == "month":
        return calendar.add_months(day, count)
    return day + count * {"day": 1, "week": 7}[unit] * calendar.DAY


def _told(period: Period, fields: Fields, anchor: Anchor) -> Period:
    """What has not begun when it is told of as past is of the year before: "of the year"."""
    ahead = anchor.today is not None and period.start > calendar.midnight(anchor.today)
    if fields.get("step") != "the" or not ahead or anchor.tense is Tense.FUTURE:
        return period
    first, after = (calendar.add_months(end.date(), -12) for end in (period.start, period.end))
    return calendar.span(first, after, period.precision)


def read_units_to(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    """As in "the three months to March", "the year ended 30 June 2025"."""
    count, unit = words.count(fields.get("count", "one")), fields["unit"]
    if unit == "month" and "count" not in fields:
        return None
    last = _end_of(fields, anchor)
    if last is None:
        return resolve.known(None)
    after = last.end.date()
    first = _moved(after, -count * 12, "month") if unit == "year" else _moved(after, -count, unit)
    return resolve.known(calendar.span(first, after, "month" if unit == "week" else unit))


def _end_of(fields: Fields, anchor: Anchor) -> Period | None:
    """The month or day that a stretch ends with."""
    month, day = fields.get("month") or fields["month2"], fields.get("day") or fields.get("day2")
    if day is None:
        return resolve.month_of(anchor, words.month(month), year_of(fields)).period
    dated = read_month_day(fields | {"month": month, "day": day}, anchor)
    return dated.period if dated else None


_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
_NUMBERS |= {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def read_quarter(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    number, year = _NUMBERS[fields.get("number") or fields["number2"]], year_of(fields)
    resolved = year
    if year is None and "step" in fields:
        if anchor.today is None:
            return resolve.known(None)
        resolved = anchor.today.year + resolve.STEPS[fields["step"]]
    if resolved is None:
        return None if "half" in fields else resolve.quarter_of(anchor, number, None)
    if "half" not in fields:
        period = calendar.of_quarter(resolved, number)
    elif number in (1, 2, 4):
        period = calendar.of_half(resolved, min(number, 2))  # "the last half" is the second
    else:
        return None
    return resolve.known(_told(period, fields, anchor), CalendarDate(None, year))


def read_season(fields: Fields, anchor: Anchor) -> CalendarDate:
    return resolve.season_of(anchor, fields["season"], year_of(fields), fields.get("step", ""))


def read_seasons_ago(fields: Fields, anchor: Anchor) -> CalendarDate | None:
    """As in "two summers ago": the one before the last that is over."""
    if fields["count"] not in words.COUNTS:  # "several winters ago"
        return None
    last = resolve.season_of(anchor, fields["season"], None, "last").period
    if last is None:
        return resolve.known(None)
    year = last.start.year - words.count(fields["count"]) + 1
    return resolve.season_of(anchor, fields["season"], year)


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


def read_century(fields: Fields, _anchor: Anchor) -> CalendarDate:
    return resolve.known(calendar.of_century(100 * int(fields["number"])))
