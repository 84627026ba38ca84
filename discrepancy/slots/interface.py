"""What a slot kind is: a function from a parsed sentence to slots, and one that compares two."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from discrepancy.records import Sentence, Slot, Token


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with its syntax, and what its article knows that a value may depend on."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    published: datetime | None = None  # aware; what "on Tuesday" is resolved against
    language: str = "en"  # ISO 639-1

    @property
    def text(self) -> str:
        return self.sentence.text


class Relation(StrEnum):
    """How two aligned values stand to each other."""

    SAME = "same"  # the same value, perhaps in other units or words
    COMPATIBLE = "compatible"  # both can hold: rounding, containment, a hedge that admits the other
    HEDGED = "hedged"  # both can hold in logic, hardly in plain reading ("over 8 h" and "12 h")
    DIFFERENT = "different"  # cannot both hold of one thing
    UNRELATED = "unrelated"  # not comparable: other units, other dimension, unknown


@dataclass(frozen=True, slots=True)
class Level:
    """The outcome of a comparison: a relation, its label for the evidence, and a weight.

    `weight` is the natural-log odds that values at this level cannot both hold (negative: can).
    The label reads on from the two values: "same length in other units", "rounded from the other".
    """

    relation: Relation
    label: str
    weight: float


# Finds the slots of one grammar in a sentence. Pure: the same reading gives the same slots, in
# order of their start. Never raises, on any text.
Extract: TypeAlias = Callable[[Reading], Iterator[Slot]]

# Compares the values (not the attributes: alignment has seen to those) of two slots of one kind.
# Symmetric: compare(a, b) and compare(b, a) have the same relation and weight.
Compare: TypeAlias = Callable[[Slot, Slot], Level]
