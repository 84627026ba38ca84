"""Publication dates as pages write them. Strict: what can be read two ways is not read."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from discrepancy.articles.interface import Stamp

EARLIEST, LATEST = 1900, 2200  # years; outside, it is a slip of the pen or a default value

_MONTHS = {name: number for number, names in enumerate(
    ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
     "aug august", "sep sept september", "oct october", "nov november", "dec december"), 1)
    for name in names.split()}  # fmt: skip
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_OFFSETS = {  # hours; abbreviations that mean one zone only in English-language news
    "utc": 0.0, "gmt": 0.0, "z": 0.0, "edt": -4.0, "est": -5.0, "cdt": -5.0, "mdt": -6.0,
    "mst": -7.0, "pdt": -7.0, "pst": -8.0, "bst": 1.0, "cet": 1.0, "cest": 2.0, "eet": 2.0,
    "eest": 3.0, "msk": 3.0, "sgt": 8.0, "hkt": 8.0, "jst": 9.0, "kst": 9.0, "aest": 10.0,
    "aedt": 11.0, "nzst": 12.0, "nzdt": 13.0}  # fmt: skip
_ZONES = {"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver",
          "pt": "America/Los_Angeles"}  # fmt: skip

_WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? )?"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<year>\d{4}))?"
_CLOCK = (
    r"(?:(?:,| at| -| \||) ?(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::\d{2})?"
    r" ?(?P<half>[ap]\.?m\.?)?(?: ?\(?(?P<zone>[a-z]{1,5}|[+-]\d{2}:?\d{2})\)?)?)?"
)
_LABEL = (
    r"(?:(?:first |last |originally )?(?:published|posted|updated|modified|created|date)"
    r"(?: on| at)?:? )?"
)
_FORMS = tuple(
    re.compile(rf"{_LABEL}{_WEEKDAY}{day}{_CLOCK}\.?")
    for day in (
        rf"{_MONTH} {_DAY}{_YEAR}",  # Sep 18, 2023
        rf"{_DAY} (?:of )?{_MONTH}{_YEAR}",  # 18 September 2023
        r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
        r"(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>\d{4})",
    )
)
_PARTED = re.compile(r",\s|\s[|·•–—-]\s")  # an outlet or a name from the date behind it
_TIME = re.compile(r"\d:\d|\dT\d")
_LONGEST_LINE = 80
_ISO_DAY = re.compile(r"(?<!\d)(?<!\d-)(\d{4})-(\d{2})-(\d{2})(?!\d)")


def parse_stamp(text: str) -> Stamp | None:
    """A declared date or time: ISO 8601, RFC 2822, or a full date in words. None: no date."""
    text = text.strip()
    if len(text) > _LONGEST_LINE:
        return None
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = parse(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return _stamp(moment, "minute" if _TIME.search(text) else "day")
    return parse_date_line(text)


def parse_date_line(line: str) -> Stamp | None:
    """A line that is nothing but a full date, with or without time; None otherwise.

    "09/10/2021" is read only where a weekday, or a figure over 12, tells day from month.
    """
    found = _match(line)
    if found is None or not found.get("year"):
        return None
    days = list(_readings(found))
    if len(days) != 1:
        return None
    day = days[0]
    if found["hour"] is None:
        return _stamp(day, "day")
    zone = _zone(found["zone"], day)
    hour, minute = _hour(int(found["hour"]), found["half"]), int(found["minute"] or 0)
    if zone is None or hour is None or minute > 59:
        return _stamp(day, "day")  # the time cannot be told, the day can
    return _stamp(day.replace(hour=hour, minute=minute, tzinfo=zone), "minute")


def is_date_line(line: str) -> bool:
    """Whether a line is nothing but a date, with or without a year."""
    found = _match(line)
    if found is None:
        return False
    leap = found["year"] or "2000"  # any leap year will do: only month and day are checked
    return any(_readings({**found, "year": leap, "weekday": None}))


def ends_in_date(line: str) -> bool:
    """Whether a line is a full date, alone or after an outlet or a name: "The Post, 2 May 2024".

    That is a line of the head of an article. Whether it is the date of publication is not said.
    """
    if len(line) > _LONGEST_LINE:
        return False
    tails = (line[parted.end() :] for parted in _PARTED.finditer(line))
    return any(parse_date_line(text) is not None for text in (line, *tails))


def parse_file_name(name: str) -> Stamp | None:
    """The one ISO date (year-month-day) in a file's name; None where there is none, or several."""
    days = set()
    for year, month, day in _ISO_DAY.findall(name):
        try:
            days.add(datetime(int(year), int(month), int(day), tzinfo=UTC))
        except ValueError:
            continue
    return _stamp(days.pop(), "day") if len(days) == 1 else None


def _match(line: str) -> dict[str, str | None] | None:
    if len(line) > _LONGEST_LINE:
        return None
    folded = " ".join(line.lower().replace("–", "-").replace("—", "-").split()).strip("()[] ")
    for form in _FORMS:
        if found := form.fullmatch(folded):
            return found.groupdict()
    return None


def _readings(found: dict[str, str | None]) -> set[datetime]:
    """The days a matched line can mean, those with the wrong weekday left out."""
    year = int(found["year"] or 0)
    if first := found.get("first"):
        numbers = int(first), int(found["second"] or 0)
        pairs = {numbers, numbers[::-1]}
    else:
        month = found["month"] or ""
        number = int(month) if month.isdigit() else _MONTHS.get(month, 0)
        pairs = {(number, int(found["day"] or 0))}
    weekday = found["weekday"]
    days = set()
    for month_number, day_number in pairs:
        try:
            day = datetime(year, month_number, day_number, tzinfo=UTC)
        except ValueError:
            continue
        if weekday is None or _WEEKDAYS[day.weekday()] == weekday:
            days.add(day)
    return days


def _hour(hour: int, half: str | None) -> int | None:
    if half is None:
        return hour if hour < 24 else None
    if not 1 <= hour <= 12:
        return None
    return hour % 12 + (12 if half.startswith("p") else 0)


def _zone(name: str | None, day: datetime) -> tzinfo | None:
    """UTC where no zone is named; None where the name means several zones, or none."""
    if name is None:
        return UTC
    if name[0] in "+-":
        sign = -1 if name[0] == "-" else 1
        hours, minutes = int(name[1:3]), int(name[-2:])
        return timezone(sign * timedelta(hours=hours, minutes=minutes)) if hours < 24 else None
    if name in _OFFSETS:
        return timezone(timedelta(hours=_OFFSETS[name])) if _OFFSETS[name] else UTC
    if name not in _ZONES:
        return None
    try:
        offset = ZoneInfo(_ZONES[name]).utcoffset(day.replace(hour=12, tzinfo=None))
    except ZoneInfoNotFoundError:
        return None
    return timezone(offset) if offset is not None else None


def _stamp(moment: datetime, precision: str) -> Stamp | None:
    if not EARLIEST <= moment.year <= LATEST:
        return None
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    if precision == "day":
        aware = datetime(aware.year, aware.month, aware.day, tzinfo=UTC)
    return Stamp(aware, precision)
