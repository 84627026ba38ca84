"""What a slot kind is: one function from a parsed sentence to its slots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from discrepancy.records import Sentence, Slot, Token


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with its syntax, and what its article knows that a value may depend on."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    published: datetime | None = None  # aware; what "on Tuesday" is resolved against

    @property
    def text(self) -> str:
        return self.sentence.text


class Extractor(Protocol):
    """Finds the slots of one kind (or of kinds read by one grammar) in a sentence.

    Pure: the same reading gives the same slots, in order of their start. Never raises on any text.
    """

    def __call__(self, reading: Reading, /) -> Iterator[Slot]: ...
