"""Calendar arithmetic: names of days and months, and the periods they stand for.

Every period is half-open, [start, end), from midnight UTC to midnight UTC. A quarter and a season
have the precision "season" (three months).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from discrepancy.records import Period

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)}
WEEKDAYS |= {name[:3]: number for name, number in WEEKDAYS.items()}
WEEKDAYS |= {"tues": 1, "wednes": 2, "thur": 3, "thurs": 3}

# First month of the meteorological seasons of the northern half of the world, where the newsrooms
# in English mostly are; such periods are always approximate.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6


def midnight(day: date) -> datetime:
    """The start of a day, in UTC."""
    return datetime.combine(day, time(), UTC)


def span(first: date, after: date, precision: str, *, approximate: bool = False) -> Period:
    """The period from `first` to the day before `after`."""
    return Period(midnight(first), midnight(after), precision, approximate)


def of_day(day: date) -> Period:
    return span(day, day + DAY, "day")


def of_week(day: date) -> Period:
    """The week, from Monday, that `day` lies in."""
    monday = day - day.weekday() * DAY
    return span(monday, monday + 7 * DAY, "week")


def of_weekend(day: date) -> Period:
    """The Saturday and Sunday of the week of `day`."""
    saturday = day + (SATURDAY - day.weekday()) * DAY
    return span(saturday, saturday + 2 * DAY, "day")


def of_month(year: int, month: int) -> Period:
    return span(date(year, month, 1), add_months(date(year, month, 1), 1), "month")


def of_quarter(year: int, quarter: int) -> Period:
    first = date(year, 3 * quarter - 2, 1)
    return span(first, add_months(first, 3), "season")


def of_half(year: int, half: int) -> Period:
    first = date(year, 6 * half - 5, 1)
    return span(first, add_months(first, 6), "season")


def of_season(year: int, season: str) -> Period:
    """The season that begins in `year`: winter 2023 runs to the end of February 2024."""
    first = date(year, SEASONS[season], 1)
    return span(first, add_months(first, 3), "season", approximate=True)


def of_year(year: int) -> Period:
    return span(date(year, 1, 1), date(year + 1, 1, 1), "year")


def of_decade(year: int) -> Period:
    first = year - year % 10
    return span(date(first, 1, 1), date(first + 10, 1, 1), "decade")


def of_century(year: int) -> Period:
    """The hundred years, from the first to the hundredth, that `year` lies in."""
    first = year - (year - 1) % 100
    return span(date(first, 1, 1), date(first + 100, 1, 1), "century")


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last of that month where it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    first = date(count // 12, count % 12 + 1, 1)
    after = date((count + 1) // 12, (count + 1) % 12 + 1, 1)
    return min(first + (day.day - 1) * DAY, after - DAY)


def valid_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where there is none such (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def part(period: Period, low: float, high: float) -> Period:
    """The part of a period between two shares of its length, whole days, marked approximate."""
    days = (period.end - period.start).days
    if days > 300:  # of years, whole months: "late 2023" begins in July
        first, months = period.start.date(), round(days / 30.44)
        start = midnight(add_months(first, round(months * low)))
        end = midnight(add_months(first, round(months * high)))
        return replace(period, start=start, end=end, approximate=True)
    start = period.start + round(days * low) * DAY
    end = max(period.start + round(days * high) * DAY, start + DAY)
    return replace(period, start=start, end=end, approximate=True)


def shown(period: Period) -> str:
    """The period as a person would write it: "7 Nov 2024", "Sep 2021", "16–17 Sep 2023"."""
    first, last = period.start.date(), (period.end - DAY).date()
    text = _shown_days(first, last)
    if period.precision == "season" and period.approximate is False:
        text = f"Q{first.month // 3 + 1} {first.year}" if (last - first).days < 100 else text
    if period.precision == "decade" and not period.approximate:
        text = f"{first.year}s"
    return f"about {text}" if period.approximate else text


def _shown_days(first: date, last: date) -> str:
    month = MONTH_NAMES[last.month - 1][:3]
    whole_months = first.day == 1 and (last + DAY).day == 1
    if first == last:
        return f"{last.day} {month} {last.year}"
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return f"{month} {last.year}"
    if whole_months and first.month == 1 and last.month == 12:
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    start = MONTH_NAMES[first.month - 1][:3]
    year = "" if first.year == last.year else f" {first.year}"
    if whole_months:
        return (
            f"{start}{year}–{month} {last.year}"
            if not year
            else f"{start}{year} – {month} {last.year}"
        )
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {month} {last.year}"
    return f"{first.day} {start}{year} – {last.day} {month} {last.year}"
