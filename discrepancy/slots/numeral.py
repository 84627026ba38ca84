"""One number of a text, and the words that it is read from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """How a number is put."""

    CARDINAL = "cardinal"
    FRACTION = "fraction"  # "two thirds", "3/4", "one in ten"
    ORDINAL = "ordinal"
    VAGUE = "vague"  # "dozens", "a few hundred"


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number. `step` is the weight of its last significant digit: 1e5 for "1.4 million"."""

    start: int
    end: int
    value: float
    step: float = 1.0
    form: Form = Form.CARDINAL
    scaled: bool = False  # with a scale word or "dozen": a rounded figure
    low: float = 0.0  # bounds of a vague number
    high: float = 0.0
    in_words: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    text: str  # lower case
    start: int
    end: int
