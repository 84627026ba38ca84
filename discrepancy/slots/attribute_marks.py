"""Marks of an attribute: what kind of value it is, where that is not simply how much of a thing."""

from __future__ import annotations

import re
from functools import lru_cache

from discrepancy.records import Kind
from discrepancy.slots.measure import Measure
from discrepancy.slots.windows import left_of

PER = "per:"  # prefix of a rate among the lemmas of an attribute: "per:year"
FORMER = "former"  # a value that another replaces: "up from 31", "44 million a year earlier"
PART = "part"  # of a whole that is told as well: "three of five gates", "12 of them"
DIFFERENCE = "difference"  # "four hours less than usual", "two more offers"
INTERVAL = "interval"  # between two happenings: "four minutes after the quake"
LEFT = "left"  # what was still to come: "with twenty minutes to play"
INTERIM = "interim"  # a score on the way: "led 2-1", "made it 3-2"
TIMES = "times"  # how often something was done, not how many there were
FORECAST = "forecast"  # "expected a 3-1 win"
_LEFT_AFTER = re.compile(r"\s+(?:to\s+(?:play|go|spare|run)|left|remaining)\b")
_INTERIM_BEFORE = re.compile(
    r"\b(?:led|leads?|leading|trail(?:ed|s|ing)?|ahead|behind|level(?:led)?|equali[sz]ed|ma[dk]e\s+it"
    r"|the\s+one\s+for|goal\s+for)\s+(?:at\s+)?$"
)
_INTERIM_AFTER = re.compile(
    r"\s+(?:lead|up|down|ahead|behind|advantage|at\s+(?:half-?time|the\s+(?:break|interval))"
    r"|after\s+[\w-]{1,14}\s+minutes)\b"
)
# "was expected to last two days" says not how long it lasted
_FORECAST_LENGTH = re.compile(
    r"\b(?:expected|predicted|forecast|projected|thought|likely|meant|supposed|scheduled|planned)\s+to\s+"
    r"(?:last|take|run|continue)\s+(?:for\s+)?$"
    # "hoped to reach the men within 48 hours", "the programme set aside two hours"
    r"|\b(?:hop(?:ed?|es|ing)|expect(?:ed|s)?|plan(?:ned|s)?|aim(?:ed|s)?|promis(?:ed|es)|vow(?:ed|s)?"
    r"|intend(?:ed|s)?)\sto\s[^,;.]{1,40}\s$"
    r"|\b(?:set\saside|allotted|allowed\sfor|earmarked|scheduled)\s+$"
    # "had planned an easy walk of four hours"
    r"|\b(?:planned|scheduled|booked|intended|expected|hoped\s+for)\s+(?:an?\s+)?(?:[\w-]{1,20}\s+){1,3}of\s+$"
)
_FORECAST_BEFORE = re.compile(
    r"\b(?:expect(?:ed|s)?|predict(?:ed|s)?|forecast|tipped|bet\s+on|hoped\s+for|needed)\s+(?:an?\s+)?$"
)
# "had counted on 82 votes"
_RECKONED = re.compile(
    r"\b(?:had\s(?:\w+\s)?(?:expected|predicted|forecast|budgeted(?:\sfor)?|planned(?:\sfor)?|aimed\sfor)"
    r"|(?:counted|counting|reckoned|banked|banking)\s(?:on|with)|hop(?:ed|ing)\sfor)"
    r"\s(?:at\sleast\s|about\s|some\s|around\s)?$"
    # "forecasters had spoken of gusts of 60 metres per second"
    r"|\b[Ff]orecast(?:er)?s?\s(?:had\s)?(?:spoken|spoke|warned|talked)\sof\s(?:\w+\s){0,2}(?:of\s)?$"
)
_TIMES_AFTER = re.compile(r"\s+(?:times|occasions)\b")
_BETWEEN_TWO = re.compile(r"\s+(?:after|before|later)\b")
_LENGTH_BEFORE = re.compile(
    r"\b(?:for|last(?:s|ed|ing)?|took|takes?|spen[dt]|spending)\s+(?:\w+\s+){0,2}$"
)
_DELAY = re.compile(
    r"\s+(?:late\b|later\s+than\s+(?:planned|scheduled|expected|usual|due)"
    r"|behind\s+(?:schedule|plan|time))"
)
_PART_AFTER = re.compile(
    r"\s+(?:out\s+)?of\s+(?:(?:the|its|their|these|those|all)\s+)?"
    r"(?:\d|them\b|whom\b|which\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|twelve\b)"
)
_MORE_AFTER = re.compile(
    r"\s+(?:(?:more|less|fewer|longer|shorter|higher|lower|taller|bigger|smaller|heavier)\s+than"
    r"|more|further|additional|others?)\b"
)
_MORE_BEFORE = re.compile(r"\b(?:another|a\s+further|an\s+additional)\s+$", re.IGNORECASE)
_MORE_WITHIN = re.compile(r"another\s", re.IGNORECASE)
_FORMER_BEFORE = re.compile(
    r"\b(?:(?:up|down|rev(?:ised|ising)|raised|cut|lowered|increased|to\s[^,;.]{1,40})\s+from"
    r"|compared\s+(?:with|to)|instead\s+of|rather\s+than|against|previously|earlier|initially)\s+$"
    # "up from its first offer of $70 a share, or $105 billion"
    r"|\b(?:up|down)\s+from\s(?:[\w$€£-]+,?\s){1,9}(?:of|or)\s+$"
    r"|\b(?:previous|initial|original|earlier|first|prior|former)\s(?:offer|bid|proposal|estimate"
    r"|forecast|figure|count|price)(?:\sof|\swas|\scomprised|\sincluded)?\s+$",
    re.IGNORECASE,
)
# "an initial $103 billion offer"; "the first ten passengers" are no former count
_FORMER_SUM = re.compile(r"\b(?:initial|original|previous|earlier|prior|former|first)\s+$", re.I)
_OFFER_AFTER = re.compile(
    r"\s+(?:\w+\s+)?(?:offer|bid|proposal|approach|estimate|forecast|price)\b"
)
_FORMER_AFTER = re.compile(
    r"\s+(?:(?:a|one)\s+(?:year|month|week|day)\s+(?:earlier|ago|before)|previously|the\s+(?:previous|prior)"
    r"|in\s+the\s+(?:same|previous|prior)\s)"
)


def marks_of(text: str, measure: Measure) -> tuple[str, ...]:
    """Return the rate of `measure` and what else the words around it make it, in a fixed order."""
    rate = (PER + measure.per,) if measure.per else ()
    return rate + tuple(mark for mark, holds in _TESTS.items() if holds(text, measure))


def is_mark(lemma: str) -> bool:
    """Tell a mark from what the value is of."""
    return lemma.startswith(PER) or lemma in _TESTS


@lru_cache(maxsize=4096)  # a slot stands in many pairs
def marks_among(attribute: tuple[str, ...]) -> frozenset[str]:
    """Return those of an attribute's lemmas that are marks."""
    return frozenset(lemma for lemma in attribute if is_mark(lemma))


def is_delay(text: str, measure: Measure) -> bool:
    """Tell whether a time is by how much something was late: "40 minutes behind schedule"."""
    return measure.kind is Kind.DURATION and bool(_DELAY.match(text, measure.end))


def _is_part(text: str, measure: Measure) -> bool:
    return measure.kind is Kind.NUMBER and bool(_PART_AFTER.match(text, measure.end))


def _is_difference(text: str, measure: Measure) -> bool:
    before = left_of(text, measure.start)
    return measure.kind is not Kind.PERCENT and bool(
        _MORE_AFTER.match(text, measure.end)
        or _MORE_BEFORE.search(before)
        or _MORE_WITHIN.match(text, measure.start)
    )


def _is_former(text: str, measure: Measure) -> bool:
    before = left_of(text, measure.start)
    offered = measure.kind is Kind.MONEY and _OFFER_AFTER.match(text, measure.end)
    return bool(
        _FORMER_BEFORE.search(before)
        or _FORMER_AFTER.match(text, measure.end)
        or (offered and _FORMER_SUM.search(before))
    )


def _is_interval(text: str, measure: Measure) -> bool:
    before = left_of(text, measure.start)
    return (
        measure.kind is Kind.DURATION
        and bool(_BETWEEN_TWO.match(text, measure.end))
        and not is_delay(text, measure)
        and not _LENGTH_BEFORE.search(before)
    )


def _is_left(text: str, measure: Measure) -> bool:
    return measure.kind is Kind.DURATION and bool(_LEFT_AFTER.match(text, measure.end))


def _is_interim(text: str, measure: Measure) -> bool:
    before = left_of(text, measure.start)
    return measure.kind is Kind.SCORE and bool(
        _INTERIM_BEFORE.search(before) or _INTERIM_AFTER.match(text, measure.end)
    )


def _is_forecast(text: str, measure: Measure) -> bool:
    before = left_of(text, measure.start)
    if measure.kind is Kind.DURATION:
        return bool(_FORECAST_LENGTH.search(before))
    if measure.kind is Kind.SCORE:
        return bool(_FORECAST_BEFORE.search(before))
    return bool(_RECKONED.search(before))


def _is_often(text: str, measure: Measure) -> bool:
    return measure.kind is Kind.NUMBER and bool(_TIMES_AFTER.match(text, measure.end))


_TESTS = {
    TIMES: _is_often,
    LEFT: _is_left,
    INTERIM: _is_interim,
    FORECAST: _is_forecast,
    FORMER: _is_former,
    PART: _is_part,
    DIFFERENCE: _is_difference,
    INTERVAL: _is_interval,
}
