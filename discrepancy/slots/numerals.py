"""Finds the numbers of a text, in digits and in words, with the precision that they state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from discrepancy.slots.masks import masked_spans
from discrepancy.slots.number_words import (
    FRACTIONS,
    LITERAL,
    ORDINALS,
    SCALES,
    TENS,
    UNITS,
    VAGUE,
    literal_value,
    read_cardinal,
)
from discrepancy.slots.numeral import Form, Numeral, Word
from discrepancy.slots.partial import read_fraction, read_half, read_slashed
from discrepancy.slots.windows import left_of

_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 0.2, "⅛": 0.125}
_GLUED_SCALE = re.compile(
    r"(?:bn|tn|trn|mn|mln|mil|bln|k|K|B|M|MM)(?![A-Za-z])|(?<=\.\d)b(?![A-Za-z])"
)
_SCALE_OF = {"k": 1e3, "K": 1e3, "M": 1e6, "MM": 1e6, "mil": 1e6, "B": 1e9, "b": 1e9} | SCALES
_WORD = re.compile(rf"{LITERAL.pattern}|[A-Za-z]+|[{''.join(_GLYPHS)}]")
_MULTIPLIERS = {"dozen": 12.0, "hundred": 100.0, **SCALES}
# Words without a digit that a number may begin with.
_FIRST = frozenset(
    [
        "a",
        "an",
        "one",
        "hundred",
        "half",
        "quarter",
        "couple",
        "tens",
        *VAGUE,
        *ORDINALS,
        *TENS,
        *UNITS,
        *_GLYPHS,
    ]
)
_JOINT = re.compile(r"\s{1,3}|-|‑|\s-\s")
_ORDINAL_DIGITS = re.compile(r"(?:st|nd|rd|th)\b")
# two hyphens are a dash, and so is one between spaces
_MINUS = re.compile(r"(?:(?<![\w)-])(?:-|−\s?)|\b(?:minus|negative)\s)$", re.IGNORECASE)
# what a person or a market is called, no count: "a single mother"
_NOT_SINGLE = tuple(
    (word,) for word in ("mother", "father", "parent", "man", "woman", "market", "currency", "malt")
)
# "a third" is a part, not the third thing, before or after these
_PRONOUN_BEFORE = re.compile(r"\b(?:the|this|that|which|no|any|every|each)\s+$", re.IGNORECASE)


def numerals(text: str) -> tuple[Numeral, ...]:
    """All numbers of `text`, in order and without overlap; dates, names and labels left out."""
    masked = bytearray(len(text))  # one flag a character: linear in hostile text
    for start, end in masked_spans(text):
        masked[start:end] = b"\1" * (end - start)
    return tuple(
        number for number in _signed(text, _all(text)) if not any(masked[number.start : number.end])
    )


def _all(text: str) -> Iterator[Numeral]:
    words = [
        Word(match.group().lower(), match.start(), match.end()) for match in _WORD.finditer(text)
    ]
    index = 0
    while index < len(words):
        number = _read(text, _run(text, words, index)) if _may_begin(words[index]) else None
        index += 1
        if number is not None:
            yield number
            while index < len(words) and words[index].start < number.end:
                index += 1


def _may_begin(word: Word) -> bool:
    return word.text in _FIRST or not word.text.isalpha()


def _run(text: str, words: list[Word], index: int) -> list[Word]:
    """The words from `index` on (12 at most) that nothing but a space or a hyphen divides."""
    run = [words[index]]
    for word in words[index + 1 : index + 12]:
        gap = text[run[-1].end : word.start]
        both_digits = run[-1].text[-1].isdigit() and word.text[0].isdigit()
        if both_digits or not (_JOINT.fullmatch(gap) or (gap == "" and word.text in _GLYPHS)):
            break
        run.append(word)
    return run


def _read(text: str, run: list[Word]) -> Numeral | None:
    """The number that begins with the run's first word."""
    readers = (read_slashed, read_half, _vague, read_fraction, _ordinal, _cardinal)
    return next((number for reader in readers if (number := reader(text, run))), None)


def _vague(_: str, run: list[Word]) -> Numeral | None:
    words = tuple(word.text for word in run)
    index = 1 if words[:1] == ("a",) and words[1:2] in (("few",), ("couple",)) else 0
    if words[index] == "couple":
        return _couple(run, words, index + 1)
    bounds = VAGUE.get(words[index])
    if words[:2] == ("tens", "of") and words[2:3] and words[2].removesuffix("s") in SCALES:
        scale = SCALES[words[2].removesuffix("s")]
        return _spread(run, 3, 20 * scale, 100 * scale - 1)
    if bounds is None or (words[index] == "few" and index == 0):
        return None
    end = index + 1
    scale = 1.0
    if words[end : end + 2] in (("of", "thousands"), ("of", "millions"), ("of", "billions")):
        scale, end = SCALES[words[end + 1][:-1]], end + 2
    elif words[index] in ("several", "few"):
        worth = _MULTIPLIERS.get(words[end]) if end < len(words) else None
        if worth:
            scale, end = worth, end + 1
    return _spread(run, end, bounds[0] * scale, bounds[1] * scale)


def _couple(run: list[Word], words: tuple[str, ...], after: int) -> Numeral | None:
    """As in "a couple of boats", "a couple of dozen", "a couple hundred"."""
    after += words[after : after + 1] == ("of",)
    scale = _MULTIPLIERS.get(words[after]) if after < len(words) else None
    if scale:
        return _spread(run, after + 1, 2 * scale, 3 * scale, value=2 * scale)
    if words[after - 1] != "of":
        return None
    return _spread(run, after, 2.0, 3.0, value=2.0)


def _spread(
    run: list[Word], count: int, low: float, high: float, *, value: float | None = None
) -> Numeral:
    middle = (low + high) / 2 if value is None else value
    return Numeral(
        run[0].start,
        run[count - 1].end,
        middle,
        high - low,
        Form.VAGUE,
        low=low,
        high=high,
        in_words=True,
    )


def _ordinal(text: str, run: list[Word]) -> Numeral | None:
    word = run[0]
    if word.text[0].isdigit():
        suffix = _ORDINAL_DIGITS.match(text, word.end)
        if suffix is None or "." in word.text:
            return None
        value, _ = literal_value(word.text)
        return Numeral(word.start, suffix.end(), value, 0.0, Form.ORDINAL)
    unit = run[1].text if len(run) > 1 else ""
    if word.text in TENS and 0 < ORDINALS.get(unit, 0) < 10:
        value = float(TENS[word.text] + ORDINALS[unit])
        return Numeral(word.start, run[1].end, value, 0.0, Form.ORDINAL, in_words=True)
    if word.text in ORDINALS:
        return Numeral(word.start, word.end, ORDINALS[word.text], 0.0, Form.ORDINAL, in_words=True)
    return None


def _cardinal(text: str, run: list[Word]) -> Numeral | None:
    words = tuple(word.text for word in run)
    if words[0] == "one" and _PRONOUN_BEFORE.search(left_of(text, run[0].start)):
        return None
    if words[0] in ("a", "one") and words[1:2] == ("single",) and words[2:3] not in _NOT_SINGLE:
        return Numeral(run[0].start, run[1].end, 1.0, in_words=True)
    if words[0] in _GLYPHS:
        value = _GLYPHS[words[0]]
        return Numeral(run[0].start, run[0].end, value, value / 5, Form.FRACTION)
    if words[0] == "hundred":  # "the hundred and sixty"
        return _bare_hundred(run, words)
    read = read_cardinal(words, 0)
    if read is None:
        return None
    number = Numeral(
        run[0].start,
        run[read.end - 1].end,
        read.value,
        read.step,
        scaled=read.scaled,
        in_words=not words[0][0].isdigit(),
    )
    return _glued_scale(text, _mixed(words, run, read.end, number))


def _bare_hundred(run: list[Word], words: tuple[str, ...]) -> Numeral | None:
    read = read_cardinal(("a", *words), 0)
    if read is None or words[1:2] != ("and",) or read.end < 4:
        return None
    return Numeral(run[0].start, run[read.end - 2].end, read.value, read.step, in_words=True)


def _mixed(words: tuple[str, ...], run: list[Word], end: int, number: Numeral) -> Numeral:
    """Adds "and a half", "½", "1/2" to a whole number, and the scale word after it."""
    extra, used = 0.0, 0
    if end < len(words) and words[end] in _GLYPHS:
        extra, used = _GLYPHS[words[end]], 1
    elif words[end : end + 1] == ("and",) and end + 2 < len(words):
        numerator = 1 if words[end + 1] in ("a", "an") else UNITS.get(words[end + 1], 0)
        extra, used = (
            numerator / FRACTIONS.get(words[end + 2], 0)
            if (numerator and words[end + 2] in FRACTIONS)
            else 0.0,
            3,
        )
    if not extra:
        return number
    after = end + used
    scale = SCALES.get(words[after], 1.0) if after < len(words) else 1.0
    last = after if scale > 1 else after - 1
    previous = SCALES.get(words[end - 1], 1.0) if scale == 1 else 1.0  # "3 million and a half"
    if number.value >= scale > 1:  # "one billion and three quarters million"
        value = number.value + extra * scale
    else:
        value = number.value * scale + extra * scale * previous
    return replace(
        number, end=run[last].end, value=value, step=0.25 * scale * previous, scaled=scale > 1
    )


def _glued_scale(text: str, number: Numeral) -> Numeral:
    """Adds abbreviations that mean nothing else ("1.2bn", "5k"); "1.2m" is read beside money."""
    match = _GLUED_SCALE.match(text, number.end)
    if match is None or number.in_words:
        return number
    scale = _SCALE_OF[match.group()]
    return replace(
        number,
        end=match.end(),
        value=number.value * scale,
        step=number.step * scale,
        scaled=True,
    )


def _signed(text: str, found: Iterator[Numeral]) -> Iterator[Numeral]:
    for number in found:
        sign = _MINUS.search(left_of(text, number.start))
        if sign and number.form in (Form.CARDINAL, Form.FRACTION):
            yield replace(number, start=number.start - len(sign.group()), value=-number.value)
        else:
            yield number
