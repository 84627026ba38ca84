"""Numbers with what surrounds them, in a language: unit, hedge, range."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, partial
from math import inf

from discrepancy.records import Hedge, Kind
from discrepancy.slots.hedges import Hedging
from discrepancy.slots.languages import grammar
from discrepancy.slots.languages.grammar import grammar_of
from discrepancy.slots.languages.interface import Language
from discrepancy.slots.languages.numbers import reader_of
from discrepancy.slots.magnitude import Stated, magnitude
from discrepancy.slots.measure import COUNT, RANK, Measure, joined
from discrepancy.slots.numeral import Form, Numeral
from discrepancy.slots.units import Unit, time_unit, unit_of_sign
from discrepancy.slots.windows import left_of

Span = tuple[int, int]

PERCENT = Unit(Kind.PERCENT, "%", "%")
POINTS = Unit(Kind.PERCENT, "points", "points")
MAGNITUDE = Unit(Kind.QUANTITY, "magnitude", "magnitude")
YEARS_OLD = Unit(Kind.AGE, "years old", "year")
WINDOW = 40  # characters before a number that may hold a hedge
# As in slots.hedges: bounds as multiples of the figure.
_BOUNDS: Mapping[Hedge, tuple[float, float]] = {
    Hedge.AT_LEAST: (1.0, inf),
    Hedge.OVER: (1.0, inf),
    Hedge.AT_MOST: (0.0, 1.0),
    Hedge.UNDER: (0.0, 1.0),
    Hedge.ABOUT: (0.9, 1.1),
}
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "US$": "USD"}
_SIGN_BEFORE = re.compile(r"(US\$|[$€£¥])[\s\u00a0]?$")


def read_measures(text: str, language: Language, taken: Sequence[Span]) -> tuple[Measure, ...]:
    """Every amount that `text` states outside the spans `taken`, in order."""
    numbers = [
        number
        for number in reader_of(language).numerals(text)
        if not any(number.start < end and start < number.end for start, end in taken)
    ]
    found: list[Measure] = []
    at = 0
    while at < len(numbers):
        stated, used = _range(text, numbers, at, language)
        measure = _measure(text, stated, language)
        if measure is not None:
            found.append(measure)
        at += used
        while found and at < len(numbers) and numbers[at].start < found[-1].end:
            at += 1  # the "cent" of "pour cent"
    return tuple(joined(found, partial(_continues, text, language)))


def _range(
    text: str, numbers: Sequence[Numeral], at: int, language: Language
) -> tuple[Stated, int]:
    first = numbers[at]
    if at + 1 == len(numbers) or numbers[at + 1].form is not first.form:
        return Stated((first,)), 1
    second = numbers[at + 1]
    gap, before = text[first.end : second.start], left_of(text, first.start)
    between = re.search(language.between, before, re.IGNORECASE)
    joins = language.between_joins if between else language.range_joins
    if not re.fullmatch(joins, gap, re.IGNORECASE) or first.value >= second.value:
        return Stated((first,)), 1
    return Stated((first, second)), 2


def _measure(text: str, stated: Stated, language: Language) -> Measure | None:
    if stated.first.form is Form.ORDINAL:
        return _ordinal(text, stated, language)
    for read in (_age, _percent, _money, _quake, _duration, _quantity, _count):
        found = read(text, stated, language)
        if found is not None:
            return _hedged(text, found, language)
    return None


Found = tuple[Unit, Stated, int]  # what is stated, in which unit, and where its words end


def _ordinal(text: str, stated: Stated, language: Language) -> Measure | None:
    number = stated.first
    after = re.match(r"\s+([^\W\d_]{3,})", text[number.end : number.end + WINDOW])
    if after is None or after[1].lower() in language.empty or number.value < 3:
        return None
    value, _ = magnitude(stated, RANK, None, exact=True)
    return Measure(
        Kind.NUMBER, number.start, number.end, number.start, number.end, value, unit=RANK
    )


def _age(text: str, stated: Stated, language: Language) -> Found | None:
    after = re.compile(language.age_after, re.IGNORECASE).match(text, stated.end)
    window = left_of(text, stated.start)
    before = re.search(language.age_before, window, re.IGNORECASE)
    years = _units(language)[0].match(text, stated.end)
    if before and years and list(language.times)[grammar.index(years)] == "years":
        return YEARS_OLD, stated, years.end()
    return (YEARS_OLD, stated, after.end()) if after and 0 < stated.last.value < 120 else None


def _percent(text: str, stated: Stated, language: Language) -> Found | None:
    for words, unit in ((language.percent, PERCENT), (language.points, POINTS)):
        match = _after(words).match(text, stated.end)
        if match:
            return unit, stated, match.end()
    return None


def _money(text: str, stated: Stated, language: Language) -> Found | None:
    _, _, currencies, cents = _units(language)
    for pattern, codes, factor in (
        (currencies, language.currencies, 1.0),
        (cents, language.cents, 0.01),
    ):
        match = pattern.match(text, stated.end)
        if match:
            code = list(codes)[grammar.index(match)]
            return Unit(Kind.MONEY, code, code, factor), stated, match.end()
    before = _SIGN_BEFORE.search(left_of(text, stated.start))
    if before is None:
        return None
    code = _SIGNS[before[1]]
    return Unit(Kind.MONEY, code, code), stated, stated.end


def _quake(text: str, stated: Stated, language: Language) -> Found | None:
    before = left_of(text, stated.start)
    told = re.search(language.quake, before, re.IGNORECASE) and 0 < stated.last.value <= 10
    return (MAGNITUDE, stated, stated.end) if told else None


def _duration(text: str, stated: Stated, language: Language) -> Found | None:
    match = _units(language)[0].match(text, stated.end)
    if match is None:
        return None
    half = re.compile(language.and_a_half, re.IGNORECASE).match(text, match.end())
    unit = time_unit(list(language.times)[grammar.index(match)])
    return (unit, stated.plus(0.5), half.end()) if half else (unit, stated, match.end())


def _quantity(text: str, stated: Stated, language: Language) -> Found | None:
    match = _units(language)[1].match(text, stated.end)
    if match is None:
        return None
    unit = unit_of_sign(list(language.units)[grammar.index(match)])
    return unit, stated, match.end()


def _count(text: str, stated: Stated, language: Language) -> Found | None:
    """A bare number that counts something: neither a year nor an article."""
    number, words = stated.last, text[stated.start : stated.end].lower()
    if text[stated.end : stated.end + 1] in ("/", "_", "°"):
        return None
    after = re.match(r"\s+(?:d['’]|de\s+)?([^\W\d_]+)", text[stated.end : stated.end + WINDOW])
    if words in language.articles:
        counts = after is not None and after[1].lower() in language.counted
    else:
        counts = number.scaled or not _YEAR.fullmatch(words)
    return (COUNT, stated, stated.end) if counts else None


def _hedged(text: str, found: Found, language: Language) -> Measure:
    unit, stated, end = found
    hedging = None
    if len(stated.numbers) == 1:
        offset = max(0, stated.start - WINDOW)
        for hedge, pattern in grammar_of(language).hedges:
            match = pattern.search(text[offset : stated.start])
            if match:
                hedging = Hedging(hedge, offset + match.start(), end, *_BOUNDS[hedge])
                break
    value, hedge = magnitude(stated, unit, hedging)
    start = hedging.start if hedging else stated.start
    return Measure(unit.kind, start, end, stated.start, stated.end, value, hedge, unit=unit)


def _continues(text: str, language: Language, left: Measure, right: Measure) -> bool:
    if left.kind is not Kind.DURATION or right.kind is not Kind.DURATION or right.hedge:
        return False
    if left.unit is None or right.unit is None or left.unit.factor <= right.unit.factor:
        return False
    between = text[left.end : right.start]
    return bool(re.fullmatch(language.joins, between)) and right.value.amount < left.unit.factor


@cache
def _after(words: str) -> re.Pattern[str]:
    return re.compile(rf"{grammar.SPACE}?-?(?:{words})(?!\w)", re.IGNORECASE)


@cache
def _units(language: Language) -> tuple[re.Pattern[str], ...]:
    """Patterns of times, quantities, currencies and hundredths of them."""
    return tuple(
        grammar.units(named)
        for named in (language.times, language.units, language.currencies, language.cents)
    )
