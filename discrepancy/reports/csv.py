"""One row a conflict, for spreadsheets: RFC 4180, and safe from formula injection."""

from __future__ import annotations

import csv
import io

from discrepancy.records import Report
from discrepancy.reports.characters import encodable
from discrepancy.reports.rows import COLUMNS, Cell, rows

# What a spreadsheet may take for the start of a formula, full-width forms included
# (OWASP, CSV Injection).
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def render(report: Report) -> str:
    """The conflicts as CSV with a header, lines ended by CR LF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_safe(cell) for cell in row.values()] for row in rows(report))
    return encodable(out.getvalue())


def _safe(cell: Cell) -> Cell:
    """Text that could start a formula gets an apostrophe; numbers of ours stay as they are."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell
