"""Rows of a table -> articles, whatever the table is written in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from discrepancy.articles.composed import Composed, compose
from discrepancy.articles.container import MAX_PARTS, Part
from discrepancy.articles.fields import declared
from discrepancy.articles.html import HtmlReader
from discrepancy.articles.interface import Document, ElsewhereError, Reader, UnreadableError
from discrepancy.articles.plain import PlainReader
from discrepancy.records import Spot

# What columns are called, by what they hold; the first that a row has counts.
USUAL: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "full_text", "fulltext", "html"),
    "title": ("title", "headline", "head"),
    "publisher": ("publisher", "source", "outlet", "site", "publication"),
    "published": ("published", "published_at", "publication_date", "pubdate", "date", "datetime",
                  "timestamp"),
    "url": ("url", "link", "uri", "address"),
    "id": ("id", "key", "guid", "slug"),
}  # fmt: skip
_LONGEST_ID = 60
_MARKUP = ("<p", "<div", "<html", "<!doctype", "<article", "<br")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by the folded names of their columns, and where it stands."""

    cells: Mapping[str, str]
    line: int = 1  # in the file, from 1
    spot: Spot | None = None  # where the table has no lines, or a row is not one


def told(cell: object) -> str:
    """Return a typed cell as text: dates and moments in ISO 8601, "" for what is no text."""
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell) if isinstance(cell, str | int | float) else ""


def require_few(rows: Sequence[Row]) -> None:
    """Raise UnreadableError where there are too many.

    Asked while they are read: a row takes a hundred times the memory of its text.
    """
    if len(rows) > MAX_PARTS:
        raise UnreadableError(f"more than {MAX_PARTS:,} rows: split the table")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold what: names that were given go before the usual ones."""

    names: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, given: Sequence[str]) -> Columns:
        """Return the columns for settings such as "text=body", which are checked already."""
        named = [tuple(one.split("=", 1)) for one in given]
        return cls(
            {
                what: (*(name.strip().casefold() for of, name in named if of == what), *usual)
                for what, usual in USUAL.items()
            }
        )

    @property
    def all(self) -> frozenset[str]:
        """Every name of a column that is read."""
        return frozenset(name for names in self.names.values() for name in names)

    def require_text(self, header: Collection[str]) -> None:
        """Raise UnreadableError where no column holds texts."""
        if not set(self.names["text"]) & set(header):
            raise UnreadableError(
                f"it has no column of texts ({', '.join(self.names['text'])}); "
                "name it with --column text=NAME"
            )

    def parts(self, rows: Sequence[Row]) -> Iterator[Part]:
        """Yield an article a row."""
        ids = [self._cell(row, "id")[:_LONGEST_ID] for row in rows]
        times = Counter(ids)
        for row, id_ in zip(rows, ids, strict=True):
            number = row.spot.number if row.spot else row.line
            # an id outlives a sorting of the table, a number does not
            name = id_ if id_ and times[id_] == 1 else str(number)
            yield Part(name, partial(self._document, row))

    def _cell(self, row: Row, what: str) -> str:
        found = (row.cells[name].strip() for name in self.names[what] if row.cells.get(name))
        return next(found, "")

    def _document(self, row: Row) -> Document:
        text, title = self._cell(row, "text"), self._cell(row, "title")
        fields = ("title", "publisher", "published", "url")
        known = declared("columns", {name: self._cell(row, name) for name in fields})
        lines = _paragraphs(text) if text else []
        if not lines:
            if known.url:
                raise ElsewhereError(known.url, known)
            raise UnreadableError("the row has no text")
        told = [*([title] if title else []), *(one for one in lines if one != title)]
        parts = (Composed(one, line=row.line, spot=row.spot) for one in told)
        return compose(parts, declared=(known,), heading=title)


def _paragraphs(text: str) -> list[str]:
    """Those of a page, or of plain text, whose lines may be wrapped."""
    is_page = text[:500].casefold().startswith(_MARKUP)
    reader: Reader = HtmlReader() if is_page else PlainReader()
    document = reader.read(text.encode(errors="replace"))
    return [" ".join(document.text[p.start : p.end].split()) for p in document.paragraphs]
