"""Two numbers that bound one value: "3 to 5", "between 3 and 5", "$3m-$5m"."""

from __future__ import annotations

import re
from dataclasses import replace

from discrepancy.slots.magnitude import Stated
from discrepancy.slots.numeral import Numeral
from discrepancy.slots.windows import left_of

_RANGE = re.compile(r"\s?[-–—]\s?|\s+to\s+")
_BETWEEN = re.compile(r"\b[Bb]etween\s+(?:[A-Z]{0,3}[$€£]\s?)?$")
_UNIT_BETWEEN = re.compile(
    r"\s?(?:mn?|bn|%|percent|per\s?cent|km|years?|hours?|days?|kg|mm|cm|m)(?=\W)"
)
_CHANGE = re.compile(
    r"\b(?:from|rose|rises?|fell|falls?|up|down|increased|grew|dropped|cut|raised|widened|narrowed)\s+$"
)


def read_range(text: str, numbers: tuple[Numeral, ...], index: int) -> tuple[Stated, int]:
    """As in "3 to 5", "between 3 and 5", "$3m-$5m": two numbers, or the one at `index`."""
    first = numbers[index]
    if index + 1 == len(numbers) or numbers[index + 1].form is not first.form:
        return Stated((first,)), 1
    second = numbers[index + 1]
    gap = text[first.end : second.start]
    before = left_of(text, first.start)
    between = _BETWEEN.search(before)
    link = gap
    unit = _UNIT_BETWEEN.match(gap)
    if unit and text.startswith(
        unit.group().strip(), second.end + text[second.end : second.end + 1].isspace()
    ):
        link = link[unit.end() :]
    link = re.sub(r"[A-Z]{0,3}[$€£]\s?$", "", link)
    joined = re.fullmatch(r"\s+and\s+", link) if between else _RANGE.fullmatch(link)
    change = _CHANGE.search(before) or (
        _CHANGE.search(before[:-1]) if before[-1:] in "$€£" else None
    )
    if not joined or change or second.value < 0:
        return Stated((first,)), 1
    lower = _scaled_like(first, second)
    if lower.value >= second.value:
        return Stated((first,)), 1
    start = first.start
    if between:
        start -= len(before) - between.start()
    return Stated((lower, second), start=start), 2


def _scaled_like(first: Numeral, second: Numeral) -> Numeral:
    """In "3 to 5 million" the scale belongs to both."""
    if not second.scaled or first.scaled:
        return first
    for scale in (1e12, 1e9, 1e6, 1e3):
        if second.value % scale == 0 or second.value >= scale:
            if first.value * scale < second.value and first.value < 1000 <= second.value:
                return replace(
                    first, value=first.value * scale, step=first.step * scale, scaled=True
                )
            break
    return first
