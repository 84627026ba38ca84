"""Results and votes: "3-1", "seven to nil", "a vote of four to three", "4 votes to 1"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from discrepancy.records import Magnitude
from discrepancy.slots.numeral import Form, Numeral

_CUE = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballots?|scores?|scored|w[io]ns?|winning|beat(?:en|s)?|defeat(?:ed|s)?"
    r"|dr[ae]ws?|lost|los[es]|loss|lead|led|leading|victory|match|game|sets?|split|ruling|ruled"
    r"|majority|penalties|half-time|halftime|shoot-?out|went\s+down|going\s+down|ended|finished|thrash(?:ed|es)|edged"
    r"|trounced|overcame|trail(?:ed|s|ing)|decision|jury|jurors|panel|margin|committee)\b",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\s?[-–]\s?|-to-|\s+(?:votes?\s+|goals?\s+|points?\s+|sets?\s+)?(?:to|against)\s+"
)
# "32 in favour and 27 against", "seven for, four against"
_FOR = re.compile(
    r"\s+(?:(?:members?|votes?|delegates?|councillors?)\s+)?(?:(?:voted\s+)?(?:in\s+favou?r|for)|voted\s+yes)"
    r"(?:\s+of\s+it|\s+it|\s+the\s+\w+)?,?\s+(?:(?:and|with|to)\s+)?"
)
_AGAINST = re.compile(r"\s+(?:(?:members?|votes?)\s+)?(?:were\s+|voted\s+)?(?:against|opposed)\b")
_NIL = re.compile(r"(?:-to-|\s+to\s+|\s?[-–]\s?|\s+)(?:nil|zero|none|love)\b", re.IGNORECASE)
_MEASURED = re.compile(
    r"[\s-]?(?:%|percent|per\s?cent|years?|months?|weeks?|days?|hours?|minutes?|km|miles?|metres?"
    r"|meters?|feet|foot|kg|people|million|billion|m\b|bn\b)"
)


@dataclass(frozen=True, slots=True)
class Score:
    """A score and its span. `value` is None for a pair of numbers that may be one: no amount."""

    start: int
    end: int
    value: Magnitude | None
    numbers: int  # how many numerals it takes


def score_magnitude(one: float, other: float) -> Magnitude:
    """The larger side first: amount is larger + smaller / 1000, so that equal scores are equal."""
    high, low = max(one, other), min(one, other)
    amount = high + low / 1000
    return Magnitude(amount, amount, amount, "score", f"{high:g}-{low:g}")


def read_score(text: str, numbers: Sequence[Numeral]) -> Score | None:
    """The score that begins with the first of `numbers`, or None."""
    first = numbers[0]
    if not _side(first) or text.endswith(("$", "€", "£"), 0, first.start):
        return None
    nil = _NIL.match(text, first.end)
    if nil:
        return Score(first.start, nil.end(), score_magnitude(first.value, 0), 1)
    second = numbers[1] if len(numbers) > 1 else None
    if second is None or not _side(second):
        return None
    link = text[first.end : second.start]
    if _FOR.fullmatch(link) and (against := _AGAINST.match(text, second.end)):
        value = score_magnitude(first.value, second.value)
        return Score(first.start, against.end(), value, 2)
    if not _LINK.fullmatch(link) or _MEASURED.match(text, second.end):
        return None
    dashed = "-" in link or "–" in link
    cue = _CUE.search(text, max(0, first.start - 60), second.end + 60)
    if cue and (dashed or first.value >= second.value or "vote" in link):
        value = score_magnitude(first.value, second.value)
        return Score(first.start, second.end, value, 2)
    if dashed and first.value >= second.value:
        return Score(first.start, second.end, None, 2)
    return None


def _side(number: Numeral) -> bool:
    whole = number.value == int(number.value) and 0 <= number.value < 1000
    return whole and number.form is Form.CARDINAL and not number.scaled
