"""Tables with an article a row: CSV, TSV and JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from discrepancy.articles.container import Part
from discrepancy.articles.decoding import decode
from discrepancy.articles.interface import UnreadableError
from discrepancy.articles.rows import Columns, Row, require_few
from discrepancy.records import Spot

_LONGEST_CELL = 4 << 20  # characters


@dataclass(frozen=True, slots=True)
class CsvTable:
    """Reads .csv and .tsv with a header (RFC 4180). Rows are numbered as in a spreadsheet."""

    delimiter: str
    columns: Columns

    def parts(self, data: bytes) -> Iterator[Part]:
        """Raises UnreadableError where there is no header with a column of texts."""
        csv.field_size_limit(_LONGEST_CELL)
        text = decode(data)
        delimiter = self._used(text.partition("\n")[0])
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            header = [name.strip().casefold() for name in next(reader, [])]
            self.columns.require_text(header)
            line = reader.line_num + 1
            rows = []
            for number, cells in enumerate(reader, 2):  # the header is row 1
                if any(cell.strip() for cell in cells):
                    named = dict(zip(header, cells, strict=False))
                    rows.append(Row(named, line, Spot("row", number)))
                    require_few(rows)
                line = reader.line_num + 1
        except csv.Error as error:
            raise UnreadableError(f"it is no valid table ({error})") from error
        yield from self.columns.parts(rows)

    def _used(self, header: str) -> str:
        """Spreadsheets write semicolons where the comma is a decimal point."""
        return ";" if ";" in header and self.delimiter not in header else self.delimiter


@dataclass(frozen=True, slots=True)
class JsonLines:
    """Reads .jsonl and .ndjson: a JSON object a line (https://jsonlines.org)."""

    columns: Columns

    def parts(self, data: bytes) -> Iterator[Part]:
        """Raises UnreadableError where a line is no JSON object, or no line has a text."""
        rows: list[Row] = []
        for number, line in enumerate(decode(data).split("\n"), 1):
            if line.strip():
                rows.append(Row(_object(line, number), number))
                require_few(rows)
        self.columns.require_text({name for row in rows for name in row.cells})
        yield from self.columns.parts(rows)


def _object(line: str, number: int) -> Mapping[str, str]:
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
