"""The patterns of a language, made of its data and, for names of days and months, of CLDR's.

By babel (https://babel.pocoo.org), which carries CLDR.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from discrepancy.records import Hedge
from discrepancy.slots.languages.interface import Language

YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\d%€$]|[.,]\d)"
SPACE = r"[\s\u00a0\u202f]"
_WIDTHS = ("wide", "abbreviated")
_FORMS = ("format", "stand-alone")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns, and what their names stand for."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    dates: tuple[re.Pattern[str], ...]
    month: re.Pattern[str]
    weekday: re.Pattern[str]
    year: re.Pattern[str]
    day: re.Pattern[str]
    step: re.Pattern[str]
    ago: re.Pattern[str]
    later: re.Pattern[str]
    clock: tuple[re.Pattern[str], ...]
    noon: re.Pattern[str]
    future: re.Pattern[str]
    relation: re.Pattern[str]
    hedges: tuple[tuple[Hedge, re.Pattern[str]], ...]


@cache
def grammar_of(language: Language) -> Grammar:
    """Return the patterns of a language, compiled once."""
    months = _names(language.code, "months", range(1, 13))
    weekdays = _names(language.code, "days", range(7), widths=("wide",))
    month, weekday = f"(?P<month>{_any(months)})", f"(?P<weekday>{_any(weekdays)})"
    units = "|".join(language.calendar.values())
    last, next_, this = language.last, language.next, language.this
    hours = r"(?:[01]?\d|2[0-3]|[^\W\d_]{2,12})"
    part = rf"(?:,?\s+(?:(?P<am>{language.parts['am']})|(?P<pm>{language.parts['pm']})))?"
    steps = language.steps
    for mark in ("unit__", "unit_", "unit"):
        steps = steps.replace(f"{{{mark}}}", f"(?P<{mark}>{units})")
    steps = steps.replace("{last}", last).replace("{next}", next_).replace("{this}", this)

    def dated(pattern: str) -> str:
        pattern = pattern.replace("{month}", month).replace("{year}", YEAR, 1)
        for number in range(pattern.count("{year}")):
            again = YEAR.replace("<year>", f"<year{number}>")
            pattern = pattern.replace("{year}", again, 1)
        return pattern

    def counted(pattern: str) -> re.Pattern[str]:
        count = r"(?P<count>\d+|[^\W\d_]+(?:-[^\W\d_]+)*)"
        return _folded(pattern.replace("{count}", count).replace("{unit}", f"(?P<unit>{units})"))

    return Grammar(
        months=months,
        weekdays=weekdays,
        dates=tuple(
            _folded(one.format(weekday=weekday, month=month, year=YEAR)) for one in language.dates
        ),
        month=_folded(dated(language.months)),
        weekday=_folded(
            rf"(?:\b(?:(?P<last>{last})|(?P<next>{next_}))\s+)?\b{weekday}\b"
            rf"(?:\s+(?:(?P<last_>{last})|(?P<next_>{next_}))\b)?"
        ),
        year=_folded(dated(language.years)),
        day=_grouped(language.days, "d", r"(?<!\w)", r"(?!\w)"),
        step=_folded(steps),
        ago=counted(language.ago),
        later=counted(language.later),
        clock=tuple(
            _folded(one.replace("{hours}", hours).replace("{part}", part)) for one in language.clock
        ),
        noon=_grouped(language.noon, "n", r"(?<!\w)", r"(?!\w)"),
        future=_folded(language.future),
        relation=re.compile(
            rf"(?<!\w)(?:{'|'.join(f'(?P<{k}>{v})' for k, v in language.relations.items())})\s*$",
            re.IGNORECASE,
        ),
        hedges=tuple(
            (Hedge(name), re.compile(rf"(?<!\w)(?:{words})\s*$", re.IGNORECASE))
            for name, words in language.hedges.items()
        ),
    )


def units(named: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern of units after a number: the group `u0`, `u1`, ... is the place in the mapping."""
    groups = "|".join(f"(?P<u{i}>{words})" for i, words in enumerate(named.values()))
    return re.compile(rf"{SPACE}?-?(?:d(?:e\s+|['’]))?(?:{groups})(?![\w²³])", re.IGNORECASE)


def index(match: re.Match[str]) -> int:
    """The number of the alternative that matched: that of its only numbered group."""
    return next(
        int(name[1:]) for name, text in match.groupdict().items() if text and name[1:].isdigit()
    )


def _folded(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _grouped(named: Mapping[str, object], letter: str, before: str, after: str) -> re.Pattern[str]:
    groups = "|".join(f"(?P<{letter}{i}>{words})" for i, words in enumerate(named))
    return _folded(f"{before}(?:{groups}){after}")


def _any(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _names(
    code: str, kind: str, numbers: Iterable[int], widths: tuple[str, ...] = _WIDTHS
) -> dict[str, int]:
    """Lower-case names of months or days, with and without the full stop of an abbreviation."""
    from babel import Locale

    table: Any = getattr(Locale(code), kind)
    found: dict[str, int] = {}
    for number in numbers:
        for form in _FORMS:
            for width in widths:
                name = table[form][width][number].lower()
                found.setdefault(name, number)
                found.setdefault(name.rstrip("."), number)
    return found
