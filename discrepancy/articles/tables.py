"""Tables with an article a row: CSV, TSV and JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from discrepancy.articles.composed import Composed, compose
from discrepancy.articles.container import MAX_PARTS, Part
from discrepancy.articles.decoding import decode
from discrepancy.articles.fields import declared
from discrepancy.articles.html import HtmlReader
from discrepancy.articles.interface import Document, UnreadableError

# What columns are called, by what they hold; the first that a table has counts.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "full_text", "fulltext", "html"),
    "title": ("title", "headline", "head"),
    "publisher": ("publisher", "source", "outlet", "site", "publication"),
    "published": ("published", "published_at", "publication_date", "pubdate", "date", "datetime",
                  "timestamp"),
    "url": ("url", "link", "uri", "address"),
    "id": ("id", "key", "guid", "slug"),
}  # fmt: skip
_LONGEST_CELL = 4 << 20  # characters
_LONGEST_ID = 60
_MARKUP = ("<p", "<div", "<html", "<!doctype", "<article", "<br")

Row = Mapping[str, str]
Rows = Sequence[tuple[int, Row]]


@dataclass(frozen=True, slots=True)
class CsvTable:
    """Reads .csv and .tsv with a header (RFC 4180). Lines are those of the file."""

    delimiter: str

    def parts(self, data: bytes) -> Iterator[Part]:
        """Raises UnreadableError where there is no header with a column of texts."""
        csv.field_size_limit(_LONGEST_CELL)
        reader = csv.reader(io.StringIO(decode(data), newline=""), delimiter=self.delimiter)
        try:
            header = [name.strip().casefold() for name in next(reader, [])]
            _require_text(header)
            line = reader.line_num + 1
            rows = []
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    rows.append((line, dict(zip(header, cells, strict=False))))
                line = reader.line_num + 1
        except csv.Error as error:
            raise UnreadableError(f"it is no valid table ({error})") from error
        yield from _parts(rows)


class JsonLines:
    """Reads .jsonl and .ndjson: a JSON object a line (https://jsonlines.org)."""

    def parts(self, data: bytes) -> Iterator[Part]:
        """Raises UnreadableError where a line is no JSON object, or no line has a text."""
        rows = [
            (number, _object(line, number))
            for number, line in enumerate(decode(data).split("\n"), 1)
            if line.strip()
        ]
        _require_text({name for _, row in rows for name in row})
        yield from _parts(rows)


def _object(line: str, number: int) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"line {number} is no JSON") from error
    if not isinstance(row, dict):
        raise UnreadableError(f"line {number} is no JSON object")
    return {
        str(name).casefold(): str(value)
        for name, value in row.items()
        if isinstance(value, str | int | float)
    }


def _require_text(header: object) -> None:
    names = COLUMNS["text"]
    if not isinstance(header, list | set) or not set(names) & set(header):
        raise UnreadableError(f"it has no column of texts ({', '.join(names)})")


def _parts(rows: Rows) -> Iterator[Part]:
    if len(rows) > MAX_PARTS:
        raise UnreadableError(f"more than {MAX_PARTS:,} rows: split the table")
    ids = [_cell(row, "id")[:_LONGEST_ID] for _, row in rows]
    times = Counter(ids)
    for (line, row), id_ in zip(rows, ids, strict=True):
        # an id outlives a sorting of the table, a line number does not
        yield Part(id_ if id_ and times[id_] == 1 else str(line), partial(_document, row, line))


def _cell(row: Row, what: str) -> str:
    return next((row[name].strip() for name in COLUMNS[what] if row.get(name)), "")


def _document(row: Row, line: int) -> Document:
    text, title = _cell(row, "text"), _cell(row, "title")
    fields = {name: _cell(row, name) for name in ("title", "publisher", "published", "url")}
    known = declared("columns", fields)
    lines = _lines_of_page(text) if text[:500].casefold().startswith(_MARKUP) else text.split("\n")
    parts = [Composed(title, line=line)] if title else []
    parts += [Composed(one, line=line) for one in lines if one.strip() != title]
    if not any(one.strip() for one in lines):
        raise UnreadableError("the row has no text")
    return compose(parts, declared=(known,), heading=title)


def _lines_of_page(text: str) -> list[str]:
    page = HtmlReader().read(text.encode())
    return [page.text[p.start : p.end] for p in page.paragraphs]
