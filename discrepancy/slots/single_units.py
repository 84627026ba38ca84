"""Lengths that are told without a number: "for an hour", "a year and a half", "week-long"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discrepancy.slots.magnitude import Stated
from discrepancy.slots.measure import Measure, measure_of
from discrepancy.slots.numeral import Numeral
from discrepancy.slots.units import read_physical_unit, read_time_unit
from discrepancy.slots.windows import left_of

# "three days ago", "two weeks after": dates in disguise
RELATIVE_AFTER = re.compile(
    r"['’]s?\s+time\b|\s+(?:have|has|had)\s+passed\b|\s+(?:ago|later|earlier|hence|beforehand|from\s+now|prior|since|(?:in)?to\s+(?:the(?!\s+(?:day|hour|minute|second)\b)|its|his|her))\b(?!\s+than\b)"
    r"|\s+(?:to|ended|ending|through)\s+(?:the\s+end|[A-Z])"
)
# "all day", "a full week", "another hour": one of its unit, like "a week", after a cue of length
_WHOLE = re.compile(r"another|all|(?:(?:the|a)\s+)?(?:whole|full|entire)", re.IGNORECASE)
EXTRA = {"half": 0.5, "quarter": 0.25, "quarters": 0.75, "third": 1 / 3}
_SINGLE = re.compile(
    r"\b(?P<det>an?|that|the|this|another|his|her|their|every|(?:all|(?:(?:the|a)\s+)?(?:whole|full|entire)))"
    r"[\s-]+(?P<unit>second|minute|hour|day|night|week|fortnight|month|year|decade|century|mile"
    r"|kilomet(?:re|er))\b(?P<half>\s+and\s+(?:a\s+|three[\s-])?(?:half|quarters?))?",
    re.IGNORECASE,
)
_QUARTERS = re.compile(r"\bthree[\s-]quarters$")
# "a week-long strike", "daylong talks"; "two-hour-long" has its number
_LONG = re.compile(
    r"(?<![\w-])(?P<unit>hour|day|night|week|month|year|decade|century)-?long\b", re.IGNORECASE
)
# A bare "an hour" is a length after these only; elsewhere it is a rate or a phrase.
_LENGTH_CUE = re.compile(
    r"\b(?:for|about|nearly|almost|over|than|took|takes?|last(?:s|ed|ing)?|spent|within|least|under"
    r"|wait(?:s|ed|ing)?"
    r"|around|roughly|most|barely|half|quarters?\s+of|quarter\s+of)\s+$"
)
_AND_MORE = re.compile(r"\s+and\s+[\w-]{1,14}\s+(?:seconds|minutes|hours|days|weeks|months)\b")


def singles(text: str) -> tuple[Measure, ...]:
    """All of a text: first those with an article, then those with "long", in order of each."""
    return (*_singles(text), *_long(text))


def is_split(text: str, single: Measure) -> bool:
    """Whether a number is read in its words: "an hour and three quarters"."""
    return _QUARTERS.search(text, single.start, single.end) is not None


def _singles(text: str) -> Iterator[Measure]:
    """As in "for an hour", "that hour and a half": a unit with an article for its number."""
    for match in _SINGLE.finditer(text):
        article = match["det"].lower() in ("a", "an")
        before = left_of(text, match.start())
        length = _LENGTH_CUE.search(before) or _AND_MORE.match(text, match.end())
        whole = _WHOLE.fullmatch(match["det"])
        if not match["half"] and not ((article or whole) and length):
            continue
        if RELATIVE_AFTER.match(text, match.end()):
            continue
        number = Numeral(match.start(), match.start() + len(match["det"]), 1.0, 0.5)
        found = read_time_unit(text, number.end) or read_physical_unit(text, number.end)
        if found is None:
            continue
        stated = Stated((number,))
        if match["half"]:
            stated = stated.plus(EXTRA[re.split(r"[\s-]", match["half"])[-1].lower()])
        yield measure_of(text, stated, found[0], match.start(), match.end())


def _long(text: str) -> Iterator[Measure]:
    """As in "a week-long strike", "daylong talks"."""
    for match in _LONG.finditer(text):
        number = Numeral(match.start(), match.start(), 1.0, 0.5)
        found = read_time_unit(text, match.start()) or read_time_unit(match["unit"], 0)
        if found is not None:
            yield measure_of(text, Stated((number,)), found[0], match.start(), match.end())
