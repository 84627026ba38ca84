"""From the fields of a date expression to a CalendarDate, resolved against the publication day.

News conventions: a bare weekday is the most recent such day up to publication, publication day
included, unless the verb looks forward; a bare month and day is the nearest in the direction of
the verb; "last" and "next" step over the current week, month or year.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from discrepancy.records import CalendarDate, Period
from discrepancy.slots import calendar
from discrepancy.slots.calendar import DAY


class Tense(StrEnum):
    """The direction in time of the verb that a date belongs to."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative dates count from: the publication day, where known, and the verb's tense."""

    today: date | None = None
    tense: Tense = Tense.UNKNOWN


NOTHING = CalendarDate(None)


def known(period: Period | None, fields: CalendarDate = NOTHING) -> CalendarDate:
    """The fields with their period; shown as the period, or where it is None as the fields."""
    shown = calendar.shown(period) if period else _shown_fields(fields)
    return replace(fields, period=period, shown=shown)


def _shown_fields(fields: CalendarDate) -> str:
    words = (
        calendar.WEEKDAY_NAMES[fields.weekday] if fields.weekday is not None else "",
        str(fields.day) if fields.day else "",
        calendar.MONTH_NAMES[fields.month - 1][:3] if fields.month else "",
        str(fields.year) if fields.year else "",
    )
    return " ".join(word for word in words if word)


def month_day(anchor: Anchor, fields: CalendarDate, last: int | None = None) -> CalendarDate | None:
    """A day of a month, or the days up to `last`; None where the calendar has no such day."""
    month, day = fields.month or 0, fields.day or 0
    if calendar.valid_day(fields.year or 2024, month, day) is None:  # 2024 has a 29 February
        return None
    years = [fields.year] if fields.year else _years_around(anchor)
    days = [d for year in years if (d := calendar.valid_day(year, month, day))]
    # a weekday tells the year, but only of the years around: newsrooms get weekdays wrong, too
    near = [d for d in days if anchor.today is None or abs(d.year - anchor.today.year) <= 1]
    named = (
        [d for d in near if fields.weekday in (None, d.weekday())]
        if fields.weekday is not None
        else []
    )
    first = nearest(named or days, anchor)
    if first is None:
        return known(None, fields)
    end = calendar.valid_day(first.year, month, last) if last and last > day else first
    return known(calendar.span(first, (end or first) + DAY, "day"), fields)


def _years_around(anchor: Anchor) -> list[int]:
    if anchor.today is None:
        return []
    # 29 February comes every fourth year, or every eighth
    return [anchor.today.year + step for step in range(-8, 9)]


def nearest(days: list[date], anchor: Anchor) -> date | None:
    """The day nearest to publication in the direction of the tense; a single day is itself."""
    today = anchor.today
    if not days or today is None or len(days) == 1:
        return days[0] if days else None
    past = max((d for d in days if d <= today), default=None)
    future = min((d for d in days if d >= today), default=None)
    if past is None or future is None:
        return past or future
    if anchor.tense is Tense.PAST:
        return past
    if anchor.tense is Tense.FUTURE:
        return future
    return past if today - past <= future - today else future


def month_of(anchor: Anchor, month: int, year: int | None) -> CalendarDate:
    """A month; without its year the latest that has begun, or with a future verb the next."""
    if year is None and anchor.today is not None:
        year_of = anchor.today.year
        if anchor.tense is Tense.FUTURE:
            year_of += month < anchor.today.month
        else:
            year_of -= month > anchor.today.month
        return known(calendar.of_month(year_of, month), CalendarDate(None, month=month))
    period = calendar.of_month(year, month) if year else None
    return known(period, CalendarDate(None, year, month))


def weekday_of(anchor: Anchor, weekday: int, step: str = "") -> CalendarDate:
    """A weekday: bare, or the "last", "next" or "this" one."""
    if anchor.today is None:
        return known(None, CalendarDate(None, weekday=weekday))
    back = (anchor.today.weekday() - weekday) % 7
    monday = anchor.today - anchor.today.weekday() * DAY
    forward = anchor.tense is Tense.FUTURE
    match step:
        case "last":
            day = anchor.today - (back or 7) * DAY
        case "next":  # of the week that follows, as most newsrooms use it
            day = monday + (7 + weekday) * DAY
        case "this":
            day = monday + weekday * DAY
        case "coming":
            day = anchor.today + ((-back) % 7 or 7) * DAY
        case _:
            day = anchor.today + ((-back) % 7) * DAY if forward else anchor.today - back * DAY
    return known(calendar.of_day(day), CalendarDate(None, weekday=weekday))


STEPS = {"last": -1, "previous": -1, "this": 0, "the": 0, "next": 1}


def unit_of(anchor: Anchor, unit: str, step: int, *, said_this: bool = True) -> CalendarDate:
    """The week, weekend, month, quarter, half, year or decade `step` units from the current."""
    today = anchor.today
    if today is None:
        return known(None)
    match unit:
        case "week":
            period = calendar.of_week(today + 7 * step * DAY)
        case "weekend":
            period = _weekend(anchor, step, said_this=said_this)
        case "month":
            first = calendar.add_months(today.replace(day=1), step)
            period = calendar.of_month(first.year, first.month)
        case "quarter":
            first = calendar.add_months(today.replace(day=1), 3 * step)
            period = calendar.of_quarter(first.year, (first.month + 2) // 3)
        case "year":
            period = calendar.of_year(today.year + step)
        case "decade":
            period = calendar.of_decade(today.year + 10 * step)
        case "century":
            period = calendar.of_century(today.year + 100 * step)
        case _:
            return known(None)
    return known(period)


def _weekend(anchor: Anchor, step: int, *, said_this: bool = False) -> Period:
    assert anchor.today is not None
    today = anchor.today
    saturday_next = calendar.of_weekend(today)
    begun = today.weekday() >= calendar.SATURDAY
    if step == 0:
        past = not begun and anchor.tense is (Tense.PAST if said_this else anchor.tense)
        past = past and anchor.tense is not Tense.FUTURE
        return calendar.of_weekend(today - 7 * DAY) if past else saturday_next
    return calendar.of_weekend(today + 7 * step * DAY)


def ago(anchor: Anchor, count: int, unit: str) -> CalendarDate:
    """`count` units before (after, where negative) publication, as coarse as the unit."""
    today = anchor.today
    if today is None:
        return known(None)
    match unit:
        case "day":
            period = calendar.of_day(today - count * DAY)
        case "week":
            day = today - 7 * count * DAY
            near = 1 if abs(count) == 1 else 3  # "a week ago" is meant to about a day
            period = Period(
                calendar.midnight(day - near * DAY),
                calendar.midnight(day + (near + 1) * DAY),
                "week",
                approximate=True,
            )
        case "fortnight":
            return ago(anchor, 2 * count, "week")
        case "month":
            day = calendar.add_months(today, -count)
            near_days = timedelta(days=15)
            period = Period(
                calendar.midnight(day - near_days),
                calendar.midnight(day + near_days + DAY),
                "month",
                approximate=True,
            )
        case "year" | "decade" | "century" | "centurie":
            years = count * {"year": 1, "decade": 10}.get(unit, 100)
            period = calendar.of_year(today.year - years)
            period = calendar.part(period, 0.0, 1.0)
        case _:
            return known(None)
    return known(period)


def season_of(anchor: Anchor, season: str, year: int | None, step: str = "") -> CalendarDate:
    """A season: of a year, the last or next, or the latest begun."""
    if year is not None:
        return known(calendar.of_season(year, season), CalendarDate(None, year))
    if anchor.today is None:
        return known(None)
    periods = [calendar.of_season(anchor.today.year + n, season) for n in (-2, -1, 0, 1, 2)]
    now = calendar.midnight(anchor.today)
    if step == "next" or (anchor.tense is Tense.FUTURE and step != "last"):
        return known(next(p for p in periods if p.start > now or (step != "next" and p.end > now)))
    # "last spring", said in spring, is the one before
    return known(
        next(p for p in reversed(periods) if (p.end if step == "last" else p.start) <= now)
    )


def quarter_of(anchor: Anchor, quarter: int, year: int | None) -> CalendarDate:
    """A quarter; without its year the latest begun, or with a future verb the next to end."""
    if year is not None:
        return known(calendar.of_quarter(year, quarter), CalendarDate(None, year))
    if anchor.today is None:
        return known(None)
    current = (anchor.today.month + 2) // 3
    forward = anchor.tense is Tense.FUTURE
    year = anchor.today.year + (quarter < current if forward else -(quarter > current))
    return known(calendar.of_quarter(year, quarter))


_MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


def stretch(anchor: Anchor, count: int, unit: str) -> CalendarDate:
    """The `count` units after publication day, or before it where negative."""
    if anchor.today is None:
        return known(None)
    near = anchor.today + DAY if count > 0 else anchor.today
    if unit in _MONTHS_OF:
        far = calendar.add_months(near, count * _MONTHS_OF[unit])
    else:
        far = near + count * {"day": 1, "week": 7}[unit] * DAY
    return known(
        calendar.span(min(near, far), max(near, far), unit if unit != "quarter" else "season")
    )


def rest_of(anchor: Anchor, unit: str) -> CalendarDate:
    """From publication day to the end of its week, month, quarter, year or decade."""
    period = unit_of(anchor, unit, 0).period
    if anchor.today is None or period is None:
        return known(None)
    return known(replace(period, start=calendar.midnight(anchor.today)))


def to_date(anchor: Anchor, unit: str) -> CalendarDate:
    """From the start of the current year, month or week to the end of publication day."""
    period = unit_of(anchor, unit, 0).period
    if anchor.today is None or period is None:
        return known(None)
    return known(replace(period, end=calendar.midnight(anchor.today) + DAY))


def nth_of(month: Period | None, nth: int, weekday: int | None) -> CalendarDate | None:
    """The nth weekday, or (None) the nth week of seven days, of a month; -1 is the last."""
    if month is None:
        return known(None, CalendarDate(None, weekday=weekday))
    first, after = month.start.date(), month.end.date()
    if weekday is None:
        start = first + 7 * (nth - 1) * DAY if nth > 0 else after - 7 * DAY
        return (
            known(calendar.span(start, min(start + 7 * DAY, after), "week"))
            if start < after
            else None
        )
    days = [first + n * DAY for n in range((after - first).days)]
    named = [d for d in days if d.weekday() == weekday]
    index = nth - 1 if nth > 0 else nth
    if index >= len(named):
        return None
    return known(calendar.of_day(named[index]), CalendarDate(None, weekday=weekday))
