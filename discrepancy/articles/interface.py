"""What a reader of one file format is, and what it hands on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from discrepancy.records import Spot


class UnreadableError(Exception):
    """The file holds no article. The message becomes the reason of a `Skipped`."""


class ElsewhereError(UnreadableError):
    """The text of an article is not in the file, which only tells where it is, and more of it."""

    def __init__(self, url: str, told: Declared) -> None:
        super().__init__("it has no text, and its address is read only with --allow-net")
        self.url = url
        self.told = told


@dataclass(frozen=True, slots=True)
class Stamp:
    """A publication moment: aware, in the offset it was declared in; UTC where none was."""

    moment: datetime
    precision: str  # "day" or "minute"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What one source of metadata says of an article. Empty fields: it says nothing."""

    source: str  # as in Article.published_from
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: Stamp | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A span of `Document.text` that may be prose or residue. For `exact`, see records.Passage."""

    start: int
    end: int
    line: int = 1
    column: int = 1
    exact: bool = True
    block: int = 0  # paragraphs with no blank line between them share a block
    item: bool = False  # marked up as a list item


@dataclass(frozen=True, slots=True)
class Request:
    """What a comment asks for. The fields are those of records.Suppression."""

    rules: tuple[str, ...] = ()
    reason: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A comment addressed to this program.

    `start` and `end` are offsets of its lines in `Document.text` or, not `lined` (HTML), the
    start of the paragraph that it stands in or before.
    """

    start: int
    end: int
    line: int
    request: Request
    lined: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file, decoded and cut into paragraphs, residue still in."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    declared: tuple[Declared, ...] = ()
    directives: tuple[Directive, ...] = ()
    spots: tuple[tuple[int, Spot], ...] = ()  # as in records.Article
    heading: str = ""  # what the markup makes the headline: <h1>, or # in Markdown


class Reader(Protocol):
    """Reads one file format."""

    def read(self, data: bytes) -> Document:
        """Raises UnreadableError when the bytes hold no article."""
        ...
