"""What a file of several articles is, and what it hands on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from discrepancy.articles.interface import Document

MAX_PARTS = 10_000  # of one file; more is an archive, to be split


@dataclass(frozen=True, slots=True)
class Part:
    """One article of a file.

    `name` tells it from the others of its file, and `member` is the path of that in an archive:
    both follow the file's name in ids ("wires.csv#17", "dump.zip/a.txt", "dump.zip/b.csv#17").
    `read` gives its content, or raises UnreadableError.
    """

    name: str
    read: Callable[[], Document]
    member: str = ""


class Container(Protocol):
    """Reads one format that holds several articles."""

    def parts(self, data: bytes) -> Iterator[Part]:
        """Raises UnreadableError when the bytes hold no such thing, or too much."""
        ...
