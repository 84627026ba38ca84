"""English number words: what each is worth, and the grammar that puts them together."""

from __future__ import annotations

import re
from dataclasses import dataclass

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
UNITS |= {"nought": 0, "naught": 0, "nil": 0}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
SCALES = {
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "bln": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "trn": 1e12,
    "tln": 1e12,
    "tn": 1e12,
}
_UNIT_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
}
ORDINALS = {
    **_UNIT_ORDINALS,
    **{f"{word}th": value for word, value in UNITS.items() if value >= 13},
    **{f"{word[:-1]}ieth": value for word, value in TENS.items()},
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 1_000_000,
    "billionth": 1_000_000_000,
    "trillionth": 1_000_000_000_000,
}
FRACTIONS = {
    "half": 2,
    "halves": 2,
    "quarter": 4,
    "quarters": 4,
    **{word: value for word, value in ORDINALS.items() if value >= 3},
    **{f"{word}s": value for word, value in ORDINALS.items() if value >= 3},
}
# (low, high) of what vague words leave open: judgement, the widest that ordinary use allows
VAGUE = {
    "dozens": (24.0, 99.0),
    "scores": (40.0, 99.0),
    "hundreds": (200.0, 999.0),
    "thousands": (2e3, 9999.0),
    "millions": (2e6, 9.99e6),
    "billions": (2e9, 9.99e9),
    "several": (3.0, 9.0),
    "few": (2.0, 6.0),
}
# Bounded, so that a page of digits is no number (and no infinite one).
LITERAL = re.compile(
    r"(?<!\d)(?:\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,12})?(?!\d)"
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,6}(?:\.\d{1,12})?(?![\d,]\d|\d)"
    r"|\d{1,18}(?:\.\d{1,12})?(?:[eE][+-]?\d{1,2}(?!\w))?(?!\d)|(?<![\w.])\.\d{1,12}(?!\d))"
)


@dataclass(frozen=True, slots=True)
class Cardinal:
    """Value, index after the last word read, and the weight of the last digit stated."""

    value: float
    end: int
    step: float
    scaled: bool = False  # a scale word or "dozen" took part: a rounded figure


def literal_value(text: str) -> tuple[float, float]:
    """Value of a number in digits and the weight of its last significant digit."""
    digits = re.sub(r"[,\s]", "", text).lower()
    if "e" in digits:
        mantissa, exponent = digits.split("e")
        value, step = literal_value(mantissa)
        return value * 10.0 ** int(exponent), step * 10.0 ** int(exponent)
    if "." in digits:
        return float(digits), 10.0 ** -len(digits.split(".")[1])
    stripped = digits.rstrip("0")
    return float(digits), 10.0 ** (len(digits) - len(stripped)) if stripped else 1.0


def read_cardinal(words: tuple[str, ...], index: int) -> Cardinal | None:
    """The longest cardinal that begins at `words[index]`; words are lower-case or digits."""
    first = _group(words, index)
    if first is None:
        return None
    total, last_scale, current = 0.0, float("inf"), first
    while current.end < len(words):
        scale = SCALES.get(words[current.end])
        if scale is None or scale >= last_scale:
            break
        total, last_scale = total + current.value * scale, scale
        after = current.end + 1
        if words[after : after + 1] == ("crore",) and scale < SCALES["crore"]:
            total, after = total * SCALES["crore"], after + 1  # "three lakh crore"
            scale *= SCALES["crore"]
        rest = _group(words, after + (words[after : after + 1] == ("and",)))
        parts = rest and words[after] == "and" and _parts(words, rest.end)
        if rest is None or parts or not 1 <= rest.value < scale or _literal(words, after):
            step = max(current.step * scale, 1.0)
            return _with_point(words, Cardinal(total, after, step, scaled=True))
        current = rest
    return _with_point(
        words, Cardinal(total + current.value, current.end, current.step, current.scaled)
    )


def _parts(words: tuple[str, ...], index: int) -> bool:
    """Of "two million and three fifths" the three is no part of the whole number."""
    following = words[index] if index < len(words) else ""
    return following in FRACTIONS and (following == "half" or following.endswith("s"))


def _literal(words: tuple[str, ...], index: int) -> bool:
    """Digits after a scale word begin a number of their own ("2 million, 300 people").

    Not where a smaller scale word follows them: "3 lakh 40 thousand".
    """
    following = words[index : index + 2]
    scaled = len(following) > 1 and (following[1] in SCALES or following[1] == "hundred")
    return not scaled and any(
        word[:1].isdigit() for word in following[: 1 + (following[:1] == ("and",))]
    )


def _group(words: tuple[str, ...], index: int) -> Cardinal | None:
    """A number below a thousand (or digits), with "hundred" and "dozen"."""
    small = _small(words, index)
    if small is None:
        return None
    multiplier = words[small.end] if small.end < len(words) else ""
    if multiplier in ("dozen", "dozens"):
        return Cardinal(small.value * 12, small.end + 1, 12.0, scaled=True)
    if multiplier != "hundred":
        return None if words[index] in ("a", "an") and multiplier not in SCALES else small
    value, after = small.value * 100, small.end + 1
    skip = 1 if words[after : after + 1] == ("and",) else 0
    rest = _small(words, after + skip)
    parts = rest and _parts(words, rest.end)
    if rest and 0 < rest.value < 100 and words[after + skip] not in ("a", "an") and not parts:
        return Cardinal(value + rest.value, rest.end, 1.0)
    return Cardinal(value, after, 100.0, scaled=True)


def _small(words: tuple[str, ...], index: int) -> Cardinal | None:
    word = words[index] if index < len(words) else ""
    if word[:1].isdigit() or word[:1] == ".":
        value, step = literal_value(word)
        return Cardinal(value, index + 1, step)
    if word in ("a", "an"):
        return Cardinal(1.0, index + 1, 1.0)
    if word in TENS:
        unit = UNITS.get(words[index + 1], 0) if index + 1 < len(words) else 0
        if 0 < unit < 10:
            return Cardinal(TENS[word] + unit, index + 2, 1.0)
        return Cardinal(TENS[word], index + 1, 10.0)
    if word in UNITS:
        return Cardinal(UNITS[word], index + 1, 10.0 if word == "ten" else 1.0)
    return None


def _with_point(words: tuple[str, ...], cardinal: Cardinal) -> Cardinal:
    """As in "one point four" and, with a scale after it, "one point four million"."""
    if words[cardinal.end : cardinal.end + 1] != ("point",):
        return cardinal
    digits = ""
    index = cardinal.end + 1
    teens = _small(words, index)
    if teens and 10 <= teens.value < 100 and not words[index][:1].isdigit():
        digits, index = f"{teens.value:.0f}", teens.end  # "nought point eleven"
    while index < len(words) and UNITS.get(words[index], 10) < 10:
        digits += str(UNITS[words[index]])
        index += 1
    if not digits:
        return cardinal
    scale = SCALES.get(words[index]) if index < len(words) else None
    value = float(f"{cardinal.value:.0f}.{digits}") * (scale or 1.0)
    step = 10.0 ** -len(digits) * (scale or 1.0)
    return Cardinal(value, index + bool(scale), step, scaled=scale is not None)
