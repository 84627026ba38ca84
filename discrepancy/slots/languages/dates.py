"""Dates of a language: fields by its patterns, resolved as English ones are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from discrepancy.records import CalendarDate
from discrepancy.slots import calendar, date_resolve
from discrepancy.slots.date_resolve import Anchor, Tense
from discrepancy.slots.interface import Reading
from discrepancy.slots.languages.grammar import Grammar, grammar_of, index
from discrepancy.slots.languages.interface import Language
from discrepancy.slots.languages.numbers import number_of
from discrepancy.slots.windows import left_of

_STEPS = {"last": -1, "this": 0, "next": 1}
_MOST = 200  # years, months, weeks or days ago that news speaks of
_THIRDS = {0: (0.0, 0.34), 1: (0.33, 0.67), 2: (0.66, 1.0)}  # early, mid, late
# every Monday, every second Monday: no date
_RECURRING = re.compile(
    r"\b(?:los|les|jeden|jede[rs]?|chaque|cada|an\s+jedem)\s+"
    r"(?:(?:zweiten?|dritten?|ersten?|letzten?|premiers?|primer|segundo|deuxième)\s+)?$",
    re.IGNORECASE,
)
_MID, _LATE = ("mi", "a me", "me"), ("ende", "fin", "fina")


@dataclass(frozen=True, slots=True)
class DateFound:
    start: int
    end: int
    date: CalendarDate
    relation: str = ""  # "until", "since", ...: how it bounds what is dated


def find(reading: Reading, language: Language) -> tuple[DateFound, ...]:
    """The dates of a sentence, in order; of two that overlap, what its kind comes first for."""
    grammar, text = grammar_of(language), reading.text
    forward = grammar.future.search(text) is not None
    today = reading.published.date() if reading.published else None
    anchor = Anchor(today, Tense.FUTURE if forward else Tense.UNKNOWN)
    found: list[DateFound] = []
    for finder in (_days, _relative, _ago, _steps, _months, _years, _weekdays):
        for start, end, date in finder(text, anchor, grammar, language):
            if not any(start < one.end and one.start < end for one in found):
                before = grammar.relation.search(left_of(text, start))
                relation = before.lastgroup or "" if before else ""
                found.append(DateFound(start, end, date, relation))
    return tuple(sorted(found, key=lambda one: one.start))


Dated = tuple[int, int, CalendarDate]


def _days(text: str, anchor: Anchor, grammar: Grammar, _: Language) -> Iterator[Dated]:
    for pattern in grammar.dates:
        for match in pattern.finditer(text):
            named = match.groupdict()
            month = grammar.months.get((named.get("month") or "").lower()) or int(
                named.get("number") or 0
            )
            weekday = grammar.weekdays.get((named.get("weekday") or "").lower())
            year = int(named["year"]) if named.get("year") else None
            fields = CalendarDate(None, year, month, int(match["day"]), weekday)
            last = int(named["last"]) if named.get("last") else None
            date = date_resolve.month_day(anchor, fields, last)
            if date is not None:
                yield match.start(), match.end(), date


def _relative(text: str, anchor: Anchor, grammar: Grammar, language: Language) -> Iterator[Dated]:
    steps = list(language.days.values())
    for match in grammar.day.finditer(text):
        before = left_of(text, match.start()).strip(" „“\"'«»")
        if not (before and match.group()[0].isupper()):  # "am Morgen" is a part of a day
            yield match.start(), match.end(), date_resolve.ago(anchor, -steps[index(match)], "day")


def _ago(text: str, anchor: Anchor, grammar: Grammar, language: Language) -> Iterator[Dated]:
    for pattern, sign in ((grammar.ago, 1), (grammar.later, -1)):
        for match in pattern.finditer(text):
            count = number_of(match["count"], language)
            unit = _unit(match["unit"], language)
            if count and count == int(count) and count <= _MOST and unit != "weekend":
                yield *match.span(), date_resolve.ago(anchor, sign * int(count), unit)


def _steps(text: str, anchor: Anchor, grammar: Grammar, language: Language) -> Iterator[Dated]:
    for match in grammar.step.finditer(text):
        named = {name.rstrip("_"): words for name, words in match.groupdict().items() if words}
        unit = _unit(named["unit"], language)
        step = next((_STEPS[name] for name in _STEPS if name in named), 0)
        bare = named.get("this", "").lower() in ("am", "el")
        if unit != "day" and (unit == "weekend" or not bare):
            past = Tense.PAST if anchor.tense is Tense.UNKNOWN else anchor.tense
            yield *match.span(), date_resolve.unit_of(Anchor(anchor.today, past), unit, step)


def _months(text: str, anchor: Anchor, grammar: Grammar, _: Language) -> Iterator[Dated]:
    for match in grammar.month.finditer(text):
        if not (match["year"] or match["cue"] or match["part"]):
            continue
        month, year = grammar.months[match["month"].lower()], match["year"]
        date = date_resolve.month_of(anchor, month, int(year) if year else None)
        if match["part"] and date.period:
            words = match["part"].lower()
            third = 1 if words.startswith(_MID) else 2 if words.startswith(_LATE) else 0
            date = date_resolve.known(calendar.part(date.period, *_THIRDS[third]), date)
        start = match.start("part") if match["part"] else match.start("month")
        yield start, match.end(), date


def _years(text: str, _: Anchor, grammar: Grammar, __: Language) -> Iterator[Dated]:
    for match in grammar.year.finditer(text):
        named = {name: words for name, words in match.groupdict().items() if words}
        group = next(name for name in named if name.startswith("year"))
        year = int(named[group])
        date = date_resolve.known(calendar.of_year(year), CalendarDate(None, year))
        yield match.start(group), match.end(group), date


def _weekdays(text: str, anchor: Anchor, grammar: Grammar, _: Language) -> Iterator[Dated]:
    for match in grammar.weekday.finditer(text):
        if _RECURRING.search(left_of(text, match.start())):
            continue
        named = {name.rstrip("_") for name, words in match.groupdict().items() if words}
        step = next((name for name in ("last", "next") if name in named), "")
        weekday = grammar.weekdays[match["weekday"].lower()]
        yield *match.span(), date_resolve.weekday_of(anchor, weekday, step)


def _unit(words: str, language: Language) -> str:
    return next(
        name
        for name, pattern in language.calendar.items()
        if re.fullmatch(pattern, words, re.IGNORECASE)
    )
