"""Parts of a whole: "half", "two thirds", "3/4", "one in ten"."""

from __future__ import annotations

import re

from discrepancy.slots.number_words import FRACTIONS, ORDINALS, SCALES, TENS, UNITS, read_cardinal
from discrepancy.slots.numeral import Form, Numeral, Word
from discrepancy.slots.windows import left_of

_SLASH = re.compile(r"(?<![\d/.,])(?:(\d{1,4})(\s{1,2}|-))?(\d{1,2})\s?/\s?(\d{1,2})(?![\d/]|\.\d)")
_RATIO = re.compile(r"\s+(?:(?:in|out\s+of)\s+(?:every\s+)?|of\s+every\s+)", re.IGNORECASE)
_ONE_IN = re.compile(r"\s+[a-z]{3,20}\s+in\s+(?=[a-z\d]+\b(?!\s+[a-z]{2,20}s\b))")
_OF_SCALE = re.compile(r"\s+(?:of\s+)?a\s+(hundred|thousand|million|billion|trillion)\b")
_DENOMINATOR = re.compile(r"\d{1,4}(?![\d.,]\d|\w)|an?\s+(?:hundred|thousand|million)\b|[A-Za-z]+")
_PART_AFTER = re.compile(
    r"\s+(?:of|more|less|fewer|higher|lower|larger|smaller|bigger|below|above|as)\b"
)
_PART_BEFORE = re.compile(r"\b(?:by|nearly|almost|about|over|than|around|up|down|least)\s+$")
_HALF_OF = re.compile(r"[\s-]{1,3}(?:of|an?|the|its|their|his|her|our|hour|mile|century|dozen)\b")
_NOT_HALF = re.compile(r"\b(?:first|second|other|better|the|last|latter|top|bottom|and\s+a)[\s-]+$")
_LEAST_SHARE = 1_000_000  # "one in a million"
_TINY = 100  # "a hundredth" is a part, whatever follows
_UNIT_NEXT = re.compile(r"\s+(?:second|minute|hour|day|week|month|year|km|mile|metre|meter)s?\b")


def read_slashed(text: str, run: list[Word]) -> Numeral | None:
    """As in "3/4", "10 1/2"."""
    match = _SLASH.match(text, run[0].start)
    if match is None or not 0 < int(match[3]) < int(match[4]) <= 32:
        return None
    part = int(match[3]) / int(match[4])
    value = float(match[1] or 0) + part
    form = Form.CARDINAL if match[1] else Form.FRACTION
    return Numeral(match.start(), match.end(), value, part / 5, form)


def _quarter_of_scale(run: list[Word], words: tuple[str, ...]) -> Numeral | None:
    """As in "a quarter million"; "a quarter of a million" is a fraction of it."""
    index = words[0] in ("a", "one")
    if words[index : index + 1] != ("quarter",) or index + 1 >= len(words):
        return None
    scale = SCALES.get(words[index + 1])
    if scale is None:
        return None
    end, value = run[index + 1].end, scale / 4
    return Numeral(run[0].start, end, value, value / 5, scaled=True, in_words=True)


def read_half(text: str, run: list[Word]) -> Numeral | None:
    """As in "half a million", "half of", "a quarter million"."""
    words = tuple(word.text for word in run)
    quarter = _quarter_of_scale(run, words)
    if quarter is not None or words[0] != "half":
        return quarter
    # "half a million", "half million": the article may be left out
    article = words[1:2] in (("a",), ("an",))
    whole = read_cardinal(words, 1) if article else read_cardinal(("a", *words[1:]), 0)
    if whole is not None and whole.value >= 10:
        end, value = run[whole.end - 1].end, whole.value / 2
        return Numeral(run[0].start, end, value, value / 5, scaled=True, in_words=True)
    before = left_of(text, run[0].start)
    if _HALF_OF.match(text, run[0].end) and not _NOT_HALF.search(before):
        return Numeral(run[0].start, run[0].end, 0.5, 0.1, Form.FRACTION, in_words=True)
    return None


def read_fraction(text: str, run: list[Word]) -> Numeral | None:
    """As in "two thirds", "a fifth of", "one in ten"."""
    words = tuple(word.text for word in run)
    several = _several_parts(words)
    if several is not None:
        value, end = several
        return Numeral(
            run[0].start, run[end - 1].end, value, value / 10, Form.FRACTION, in_words=True
        )
    numerator = 1 if words[0] in ("a", "an", "one") else UNITS.get(words[0], 0)
    denominator = FRACTIONS.get(words[1], 0) if len(words) > 1 else 0
    if not numerator and words[0].isdigit() and len(words[0]) < 3:
        numerator = int(words[0])
    if numerator and denominator and (words[1].endswith("s") or numerator == 1):
        before = left_of(text, run[0].start)
        apart = _PART_AFTER.match(text, run[1].end) or _PART_BEFORE.search(before)
        tiny = denominator >= _TINY
        if numerator == 1 and not apart and words[0] != "one" and not tiny:
            return None
        value = numerator / denominator
        step = value / (5 if numerator == 1 else 10)  # a single part is the looser word
        part = Numeral(run[0].start, run[1].end, value, step, Form.FRACTION, in_words=True)
        return _of_scale(text, part)
    return _ratio(text, run, numerator)


def _several_parts(words: tuple[str, ...]) -> tuple[float, int] | None:
    """Value and end of "twenty-three fifths", "three twenty-firsts", "seven hundred millionths"."""
    whole = read_cardinal(words, 0)
    if whole is None or words[0] in ("a", "an") or whole.end >= len(words):
        return None
    tens = TENS.get(words[whole.end], 0)
    last = words[whole.end + bool(tens) : whole.end + bool(tens) + 1]
    parts = ORDINALS if tens else FRACTIONS
    part = parts.get(last[0].removesuffix("s"), 0) if last and last[0].endswith("s") else 0
    if not part or whole.value < 2 or (tens and not 0 < part < 10):
        return None
    if whole.value < 20 and not tens and part < _TINY:
        return None  # "two thirds": read with what follows it
    return whole.value / (tens + part), whole.end + bool(tens) + 1


def _of_scale(text: str, part: Numeral) -> Numeral:
    """Reads "a quarter of a billion" as one amount."""
    match = _OF_SCALE.match(text, part.end)
    if match is None:
        return part
    value = part.value * {"hundred": 100.0, **SCALES}[match[1]]
    return Numeral(part.start, match.end(), value, value / 5, scaled=True, in_words=True)


def _ratio(text: str, run: list[Word], numerator: int) -> Numeral | None:
    link = _RATIO.match(text, run[0].end)
    if link is None and run[0].text == "one":
        link = _ONE_IN.match(text, run[0].end)  # "one paper in five"
    if not 0 < numerator <= (99 if link and "every" in link.group() else 10):
        return None
    if link is None or run[0].text in ("a", "an"):
        return None
    match = _DENOMINATOR.match(text, link.end())
    if match is None or _UNIT_NEXT.match(text, match.end()):
        return None
    word = match.group().lower()
    if word in ("a", "an"):
        return None
    whole = read_cardinal(tuple(word.split()), 0) or read_cardinal(("a", word), 0)
    if whole is None or not numerator < whole.value <= _LEAST_SHARE:
        return None
    value = numerator / whole.value
    return Numeral(run[0].start, match.end(), value, value / 5, Form.FRACTION, in_words=True)
