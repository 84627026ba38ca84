"""Parquet: a table with an article a row, by pyarrow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from discrepancy.articles.container import MAX_PARTS, Part
from discrepancy.articles.interface import UnreadableError
from discrepancy.articles.libraries import importing, reading, too_large
from discrepancy.articles.rows import Columns, Row, told
from discrepancy.records import Spot

_LARGEST = 256 << 20  # bytes of the columns that are read, unpacked


@dataclass(frozen=True, slots=True)
class ParquetTable:
    """Reads .parquet, of which only the columns of articles. Rows are numbered from 1."""

    columns: Columns

    def parts(self, data: bytes) -> Iterator[Part]:
        """Raises UnreadableError for what is no such table, too large, or without texts."""
        with importing("pyarrow", extra="parquet"):
            from pyarrow import parquet
        with reading("it is no Parquet file, or damaged"):
            rows = self._rows(parquet.ParquetFile(BytesIO(data)))
        yield from self.columns.parts(rows)

    def _rows(self, file: Any) -> list[Row]:
        names = [name for name in file.schema_arrow.names if name.casefold() in self.columns.all]
        self.columns.require_text([name.casefold() for name in names])
        if file.metadata.num_rows > MAX_PARTS:
            raise UnreadableError(f"more than {MAX_PARTS:,} rows: split the table")
        if _unpacked(file.metadata, set(names)) > _LARGEST:
            raise too_large(_LARGEST)
        return [
            Row({name.casefold(): told(cell) for name, cell in row.items()}, spot=Spot("row", n))
            for n, row in enumerate(file.read(columns=names).to_pylist(), 1)
        ]


def _unpacked(metadata: Any, names: set[str]) -> int:
    """Bytes of the columns, as the file declares them."""
    chunks = (
        metadata.row_group(group).column(column)
        for group in range(metadata.num_row_groups)
        for column in range(metadata.num_columns)
    )
    return sum(c.total_uncompressed_size for c in chunks if c.path_in_schema in names)
