"""Excel workbooks: a table with an article a row, by openpyxl."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import islice
from typing import Any
from zipfile import BadZipFile, ZipFile

from discrepancy.articles.container import MAX_PARTS, Part
from discrepancy.articles.interface import UnreadableError
from discrepancy.articles.rows import Columns, Row
from discrepancy.records import Spot

_LARGEST = 256 << 20  # bytes of all members, unpacked
_MOST_COLUMNS = 200  # that are looked at


@dataclass(frozen=True, slots=True)
class XlsxTable:
    """Reads the first sheet of .xlsx, with a header. Rows have the numbers that a person sees."""

    columns: Columns

    def parts(self, data: bytes) -> Iterator[Part]:
        """Raises UnreadableError for what is no such table, too large, or without texts."""
        try:
            import openpyxl
        except ImportError as error:
            raise UnreadableError(
                "openpyxl, which reads it, is missing: pip install 'discrepancy[xlsx]'"
            ) from error
        try:
            with ZipFile(BytesIO(data)) as archive:
                size = sum(member.file_size for member in archive.infolist())
            if size > _LARGEST:
                raise UnreadableError(f"unpacked it is larger than {_LARGEST >> 20} MB")
            book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
            rows = self._rows(book.worksheets[0])
        except UnreadableError:
            raise
        except BadZipFile as error:
            raise UnreadableError("it is no Excel workbook of the kind .xlsx") from error
        except Exception as error:  # damaged files make the library fail in many ways
            raise UnreadableError(f"the workbook is damaged ({type(error).__name__})") from error
        yield from self.columns.parts(rows)

    def _rows(self, sheet: Any) -> list[Row]:
        # a few more than are read, so that too many are told of
        told = sheet.iter_rows(values_only=True, max_row=MAX_PARTS + 2, max_col=_MOST_COLUMNS)
        header = [_text(cell).strip().casefold() for cell in next(told, ())]
        self.columns.require_text(header)
        return [
            Row(dict(zip(header, map(_text, cells), strict=False)), spot=Spot("row", number))
            for number, cells in enumerate(told, 2)  # the header is row 1
            if any(cell is not None for cell in islice(cells, len(header)))
        ]


def _text(cell: object) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell) if isinstance(cell, str | int | float) else ""
