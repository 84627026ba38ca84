"""Feasts and holidays that fall on a day of the calendar, on a weekday, or go by Easter."""

from __future__ import annotations

from datetime import date, timedelta

# month and day
FIXED = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14),
    "bastille day": (7, 14), "halloween": (10, 31), "christmas": (12, 25),
    "juneteenth": (6, 19), "may day": (5, 1), "international women's day": (3, 8),
    "st patrick's day": (3, 17), "st. patrick's day": (3, 17), "all saints' day": (11, 1),
    "armistice day": (11, 11), "veterans day": (11, 11), "guy fawkes night": (11, 5),
    "international workers' day": (5, 1), "earth day": (4, 22),
}  # fmt: skip
# month, weekday (Monday is 0) and which of them; -1 is the last. Those of the United States.
NTH_WEEKDAY = {
    "memorial day": (5, 0, -1), "labor day": (9, 0, 1), "thanksgiving day": (11, 3, 4),
    "thanksgiving": (11, 3, 4), "martin luther king jr. day": (1, 0, 3),
    "martin luther king day": (1, 0, 3),
}  # fmt: skip
# days after Easter Sunday, as the western churches keep it
EASTER = {
    "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3, "good friday": -2,
    "easter sunday": 0, "easter monday": 1, "whit monday": 50, "ascension day": 39,
    "pentecost": 49, "shrove tuesday": -47,
}  # fmt: skip
NAMES = (*FIXED, *NTH_WEEKDAY, *EASTER)


def day_of(name: str, year: int) -> date:
    """The day of a feast in a year. Raises KeyError for a name that is not in NAMES."""
    if name in FIXED:
        return date(year, *FIXED[name])
    if name in EASTER:
        return easter_sunday(year) + timedelta(days=EASTER[name])
    month, weekday, nth = NTH_WEEKDAY[name]
    if nth < 0:
        last = date(year, month + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter_sunday(year: int) -> date:
    """Easter by the Gregorian calendar (the anonymous algorithm of Nature, 1876)."""
    century, of_century = divmod(year, 100)
    leap, leap_rest = divmod(century, 4)
    correction = (century + 8) // 25
    moon = (19 * (year % 19) + century - leap - (century - correction + 1) // 3 + 15) % 30
    weekday = (32 + 2 * leap_rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
