"""Time zones as news names them, in minutes east of UTC."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from functools import cache

from discrepancy.slots import gazetteer

# Abbreviations that mean one offset wherever they stand. IST (India, Israel, Ireland), CST
# (America, China), AST and BST's Bangladeshi namesake are ambiguous; of these only BST is used in
# English news for one of its meanings alone.
ABBREVIATIONS = {
    "GMT": 0, "UTC": 0, "Z": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "CEST": 120,
    "EET": 120, "EEST": 180, "MSK": 180, "TRT": 180, "SAST": 120, "CAT": 120, "EAT": 180,
    "WAT": 60, "JST": 540, "KST": 540, "SGT": 480, "HKT": 480, "PHT": 480, "WIB": 420,
    "PKT": 300, "NPT": 345, "AEST": 600, "AEDT": 660, "ACST": 570, "AWST": 480, "NZST": 720,
    "NZDT": 780, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480,
    "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600, "BRT": -180, "CLT": -240, "CLST": -180,
    "PET": -300, "COT": -300,
}  # fmt: skip
# Zones by name, whose offset depends on the date.
_REGIONAL = {
    "ET": "America/New_York", "Eastern": "America/New_York", "Eastern Time": "America/New_York",
    "CT": "America/Chicago", "Central": "America/Chicago", "MT": "America/Denver",
    "Mountain": "America/Denver", "PT": "America/Los_Angeles", "Pacific": "America/Los_Angeles",
}  # fmt: skip
LOCAL = re.compile(r"(?:local|island|eastern standard)\s+time|(?:hours?\s+)?local", re.IGNORECASE)
_PLUS = re.compile(r"(?:UTC|GMT)\s?([+-−–])\s?(\d{1,2})(?::?(\d\d))?$")


def offset(name: str, day: date | None) -> int | None:
    """Minutes east of UTC of "GMT", "UTC+2", "Eastern time" or "Copenhagen time", or None.

    The zone of a place is that of the day; without a day, only a zone without summer time is known.
    """
    plus = _PLUS.match(name)
    if plus:
        minutes = int(plus[2]) * 60 + int(plus[3] or 0)
        return minutes if plus[1] == "+" else -minutes
    if name in ABBREVIATIONS:
        return ABBREVIATIONS[name]
    bare = re.sub(r"['’]s$", "", re.sub(r"\s+time$", "", name, flags=re.IGNORECASE))
    return _zone_offset(_REGIONAL.get(bare) or _place_zone(bare), day)


def _place_zone(name: str) -> str:
    place = gazetteer.load().lookup(name)
    return gazetteer.load().timezone(place.key) if place else ""


@cache
def _zone_offset(zone: str, day: date | None) -> int | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    if not zone:
        return None
    try:
        info = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):  # a machine without a time zone database
        return None
    days = [day] if day else [date(2024, 1, 15), date(2024, 7, 15)]
    offsets = {moment.utcoffset() for d in days if (moment := datetime.combine(d, time(12), info))}
    only = offsets.pop() if len(offsets) == 1 else None
    return round(only.total_seconds() / 60) if only is not None else None


def utc_minute(minute: int, utc_offset: int) -> int:
    """Minutes after midnight UTC of a local time."""
    return (minute - utc_offset) % 1440


__all__ = ["ABBREVIATIONS", "LOCAL", "UTC", "offset", "utc_minute"]
