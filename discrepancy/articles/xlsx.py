"""Excel workbooks: a table with an article a row, by openpyxl."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import Any
from zipfile import BadZipFile

from discrepancy.articles.container import MAX_PARTS, Part
from discrepancy.articles.libraries import importing, reading, require_small
from discrepancy.articles.rows import Columns, Row, told
from discrepancy.records import Spot

_LARGEST = 256 << 20  # bytes of all members, unpacked
_MOST_COLUMNS = 200  # that are looked at


@dataclass(frozen=True, slots=True)
class XlsxTable:
    """Reads the first sheet of .xlsx, with a header. Rows have the numbers that a person sees."""

    columns: Columns

    def parts(self, data: bytes) -> Iterator[Part]:
        """Raises UnreadableError for what is no such table, too large, or without texts."""
        with importing("openpyxl", extra="xlsx"):
            import openpyxl
        no_book = (BadZipFile, "it is no Excel workbook of the kind .xlsx")
        with reading("the workbook is damaged", no_book):
            require_small(data, _LARGEST)
            book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
            rows = self._rows(book.worksheets[0])
        yield from self.columns.parts(rows)

    def _rows(self, sheet: Any) -> list[Row]:
        # a few more than are read, so that too many are told of
        lines = sheet.iter_rows(values_only=True, max_row=MAX_PARTS + 2, max_col=_MOST_COLUMNS)
        header = [told(cell).strip().casefold() for cell in next(lines, ())]
        self.columns.require_text(header)
        return [
            Row(dict(zip(header, map(told, cells), strict=False)), spot=Spot("row", number))
            for number, cells in enumerate(lines, 2)  # the header is row 1
            if any(cell is not None for cell in islice(cells, len(header)))
        ]
