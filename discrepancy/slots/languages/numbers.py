"""The numbers of a text in a language: digits with its separators, and words by text2num.

https://github.com/allo-media/text2num reads the words; digits, dozens, scales behind digits
("1,2 Millionen") and fractions of a unit ("anderthalb") are read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from discrepancy.slots.languages.interface import Language
from discrepancy.slots.numeral import Form, Numeral
from discrepancy.slots.windows import left_of

_PIECE = re.compile(r"[^\W\d_]+|\s+|\d+|.", re.DOTALL)
_SECONDS = re.compile(r"second|segund", re.IGNORECASE)  # a unit, though it might be an ordinal
LONGEST = 20  # characters of spaces and words between a number and its scale


@dataclass(frozen=True, slots=True)
class Reader:
    """The compiled patterns of one language."""

    language: Language
    digits: re.Pattern[str]
    scale: re.Pattern[str]
    dozens: re.Pattern[str]
    fraction: re.Pattern[str]
    article: re.Pattern[str]

    def numerals(self, text: str) -> tuple[Numeral, ...]:
        """The numbers of a text, in order. None overlap."""
        found = [*self._fractions(text)]
        for numeral in (*self._digits(text), *self._words(text)):
            if not any(numeral.start < one.end and one.start < numeral.end for one in found):
                found.append(numeral)
        return tuple(sorted(found, key=lambda one: one.start))

    def _fractions(self, text: str) -> Iterator[Numeral]:
        values = list(self.language.fractions.values())
        for match in self.fraction.finditer(text):
            value = values[int((match.lastgroup or "f0")[1:])]
            end = match.start() + len(match.group().rstrip(" -"))
            yield Numeral(match.start(), end, value, value / 2, in_words=True)

    def _digits(self, text: str) -> Iterator[Numeral]:
        for match in self.digits.finditer(text):
            whole, _, rest = match.group().partition(self.language.decimal)
            plain = re.sub(r"[^\d]", "", whole)
            value = float(f"{plain}.{rest or 0}")
            step = 10.0 ** -len(rest) if rest else _trailing(plain)
            value = -value if match.group()[0] in "-−" else value
            yield self._scaled(text, Numeral(match.start(), match.end(), value, step))

    def _words(self, text: str) -> Iterator[Numeral]:
        for start, end, value, ordinal in _spelled(text, self.language):
            if ordinal:
                yield Numeral(start, end, value, form=Form.ORDINAL, in_words=True)
                continue
            before = left_of(text, start)
            article = self.article.search(before) if value >= 100 else None
            first = start - len(article.group()) if article else start  # "eine Million"
            step = _trailing(f"{value:.0f}")
            numeral = Numeral(first, end, value, step, scaled=step >= 100, in_words=True)
            yield self._scaled(text, numeral)

    def _scaled(self, text: str, numeral: Numeral) -> Numeral:
        """With the scale or the dozen behind it."""
        factor, end = 1.0, numeral.end
        match = self.scale.match(text, end, end + LONGEST)
        if match and not numeral.in_words:
            factor = list(self.language.scales.values())[int((match.lastgroup or "s0")[1:])]
        else:
            match = self.dozens.match(text, end, end + LONGEST)
            factor = 12.0 if match else 1.0
        if match is None:
            return numeral
        return Numeral(
            numeral.start,
            match.end(),
            numeral.value * factor,
            numeral.step * factor,
            scaled=True,
            in_words=numeral.in_words,
        )


@cache
def reader_of(language: Language) -> Reader:
    """Return the patterns of a language, compiled once."""
    group, decimal = re.escape(language.groups), re.escape(language.decimal)
    return Reader(
        language,
        digits=re.compile(
            rf"(?<![\w.,/-])(?:(?<!\S)[-−](?=\d))?(?:\d{{1,3}}(?:[{group}]\d{{3}})+|\d+)"
            rf"(?:{decimal}\d+)?(?![\w/]*\d)"
        ),
        scale=_alternatives(language.scales, "s", r"\s?", r"(?!\w)"),
        dozens=re.compile(rf"\s+(?:{language.dozens})(?!\w)", re.IGNORECASE),
        article=re.compile(rf"\b(?:{'|'.join(sorted(language.articles))})\s+$", re.IGNORECASE),
        fraction=_alternatives(language.fractions, "f", r"(?<!\w)", r"(?=[\s-]|(?<=[\s'’-])\w)"),
    )


def _alternatives(
    named: Mapping[str, object], letter: str, before: str, after: str
) -> re.Pattern[str]:
    groups = "|".join(f"(?P<{letter}{i}>{words})" for i, words in enumerate(named))
    return re.compile(rf"{before}(?:{groups}){after}", re.IGNORECASE)


def _trailing(digits: str) -> float:
    """The weight of the last digit that is not nought: 1000 for 2000."""
    return float(10 ** (len(digits) - len(digits.rstrip("0")))) if digits.strip("0") else 1.0


def number_of(words: str, language: Language) -> float | None:
    """The one number that some words are, or None."""
    found = reader_of(language).numerals(words)
    return found[0].value if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of letters, digits or spaces, in the form that text2num asks for."""

    words: str

    def text(self) -> str:
        return self.words

    def nt_separated(self, _: object) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return self.words[0].isdigit()


def _spelled(text: str, language: Language) -> Iterator[tuple[int, int, float, bool]]:
    """Start, end, value, and whether it is an ordinal."""
    matches = list(_PIECE.finditer(text))
    pieces = [_Piece(language.respelled.get(m.group().lower(), m.group())) for m in matches]
    for found in _find(pieces, language.code):
        start, end = matches[found.start].start(), matches[found.end - 1].end()
        words = text[start:end]
        if any(c.isdigit() for c in words) or _SECONDS.match(words):
            continue
        ordinal = found.is_ordinal or (words.lower() in language.respelled and words[-1] == "r")
        yield start, end, float(found.value), ordinal


def _find(pieces: list[_Piece], code: str) -> Any:
    from text_to_num import find_numbers

    return find_numbers(pieces, code, 0.0) if pieces else ()
