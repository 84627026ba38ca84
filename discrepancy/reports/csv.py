"""One row a conflict, for spreadsheets: RFC 4180, and safe from formula injection."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from discrepancy.records import Report
from discrepancy.reports.characters import encodable
from discrepancy.reports.rows import COLUMNS, Cell, Row, rows

# What a spreadsheet may take for the start of a formula, full-width forms included
# (OWASP, CSV Injection).
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def render(report: Report) -> str:
    """The conflicts as CSV with a header, lines ended by CR LF."""
    return table(COLUMNS, rows(report))


def table(columns: Sequence[str], lines: Iterable[Row]) -> str:
    """Any rows as CSV; a text that could start a formula gets an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_safe(cell) for cell in row.values()] for row in lines)
    return encodable(out.getvalue())


def starts_formula(text: str) -> bool:
    """Could a spreadsheet take the text for a formula?"""
    return text.startswith(_FORMULA_STARTS)


def _safe(cell: Cell) -> Cell:
    """Numbers of ours stay as they are."""
    return f"'{cell}" if isinstance(cell, str) and starts_formula(cell) else cell
