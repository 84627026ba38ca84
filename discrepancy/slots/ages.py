"""Numbers that are ages: "aged 44", "six-year-old", "Orla Finn, 44, said"."""

from __future__ import annotations

import re

from discrepancy.records import Kind
from discrepancy.slots.magnitude import Stated
from discrepancy.slots.measure import Measure, measure_of
from discrepancy.slots.numeral import Form
from discrepancy.slots.units import Unit
from discrepancy.slots.windows import left_of

_YEARS = Unit(Kind.AGE, "years old", "year")
_AGE_UNIT = re.compile(r"[\s-](day|week|month|year)(s?\s+old|-olds?|\s+olds?|s?\s+of\s+age)\b")
_AGE_AFTER = re.compile(r"\s?(?:-?\s?y/?o|y\.o\.)\b|,?\s+when\s+(?:he|she|they)\s+died\b")
_AT_THE_TIME = re.compile(r"\s+at\s+the\s+time\b|\s+when\s+(?:he|she|they|it)\b")
_WAS = re.compile(r"\b(?:was|were|is|are)\s+(?:only\s+|just\s+|then\s+)?$")
_AGE_BEFORE = re.compile(
    r"(?:\b(?:aged?|ages)(?:\s+(?:of|about|just|only|between))?\s+|\bturn(?:ed|s|ing)?\s+"
    r"|\b(?:died|dies)\s+at\s+(?:the\s+age\s+of\s+)?|\bage\s+(?:of\s+)?)$",
    re.IGNORECASE,
)
_AGE_COPULA = re.compile(
    r"\b(?:[Hh]e|[Ss]he|who|(?!(?:It|There|This|That|Here)\b)[A-Z][^\W\d_]{1,30})\s+(?:was|is|were|will\s+be)\s+(?:only\s+|just\s+)?$"
)
_SENTENCE_ENDS = re.compile(r"\s*(?:[.,;]|$)|\s+(?:at\s+the\s+time|when|and\s+an?)\b")
_AGE_APPOSED = re.compile(r"[^\W\d_][\w'’-]{1,30}\s?,\s+(?:(?:now|both)\s+)?$")
_AGE_OPENING = re.compile(r"(?:^|[.;:“\"]\s*)At\s+(?:only\s+|just\s+)?$")
# "Orla Finn, who at 58 was the oldest"
_AGE_IN_CLAUSE = re.compile(r"\b(?:who|he|she),?\s+at\s+(?:only\s+|just\s+)?$", re.IGNORECASE)
_AGE_APART = re.compile(r",\s+at\s+$")  # "Finn, at 39 the youngest of them"
_EXTREME_AFTER = re.compile(r"\s+the\s+(?:young|old)est\b")
_VERB_AFTER = re.compile(r",|\s+(?:is|was|would|will|has|had|became|becomes)\b")
_CLOSES = re.compile(r"\s?[,;.)]|\s{0,3}$|\s+and\s+[a-z]")
_OPENED = re.compile(r",\s+(?:[A-Z]|he\b|she\b)|\s+s?he\b")
_NUMBER_NEXT = re.compile(r",\s+\d")
_COUNTS = re.compile(r"\s+(?:times|points|people|goals|per)\b")
_PERCENT = re.compile(r"\s?(?:%|per\s?cent)")


def read_age(text: str, stated: Stated) -> Measure | None:
    start, end = stated.start, stated.end
    if stated.last.form is not Form.CARDINAL or not 0 <= stated.last.value <= 5000:
        return None
    unit = _AGE_UNIT.match(text, end)
    if unit:
        years = {"day": 1 / 365.25, "week": 7 / 365.25, "month": 1 / 12, "year": 1.0}[unit[1]]
        age = Unit(Kind.AGE, f"{unit[1]}s old", "year", years)
        return measure_of(text, stated, age, start, unit.end(), exact=True)
    if stated.last.value > 120 or text[end : end + 1].isalnum():
        return None
    before = left_of(text, start)
    after = _AGE_AFTER.match(text, end)
    apposed = _AGE_APPOSED.search(before) and _CLOSES.match(text, end)
    copula = (_AGE_COPULA.search(before) and _SENTENCE_ENDS.match(text, end)) or (
        _WAS.search(before) and _AT_THE_TIME.match(text, end)
    )
    named = _AGE_BEFORE.search(before) and not _PERCENT.match(text, end)
    opening = _AGE_OPENING.search(before) and _OPENED.match(text, end)
    clause = (_AGE_IN_CLAUSE.search(before) and _VERB_AFTER.match(text, end)) or (
        _AGE_APART.search(before) and _EXTREME_AFTER.match(text, end)
    )
    if not (after or opening or apposed or copula or named or clause):
        return None
    if apposed and len(stated.numbers) == 1 and _NUMBER_NEXT.match(text, end):
        return None
    if _COUNTS.match(text, end):
        return None
    return measure_of(text, stated, _YEARS, start, after.end() if after else end, exact=True)
