"""The decisions as a workbook. Text is written as text, whatever it looks like."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from discrepancy.baseline import Entry
from discrepancy.exports.interface import UNNAMED, Desk
from discrepancy.exports.table import COLUMNS, rows
from discrepancy.records import Report
from discrepancy.reports.characters import visible, xml_safe
from discrepancy.reports.csv import starts_formula

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST = 32_767  # characters that Excel takes in a cell
WIDTHS = {"summary": 36, "reason": 30, "note": 30, "left_sentence": 60, "right_sentence": 60}
# No file of this format is older: what stands for a time where no decision tells one.
FIRST = datetime(1980, 1, 1)  # the format knows no zones


def render(report: Report, entries: Sequence[Entry], _: Desk = UNNAMED) -> bytes:
    """One row a decision under a header that stays in sight. Equal input gives equal bytes.

    In memory, the library dates the parts of the archive with a constant; the properties are
    dated by the last decision (https://xlsxwriter.readthedocs.io/workbook.html).
    """
    from xlsxwriter import Workbook

    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True})
    book.set_properties({"title": "Decisions", "created": _last(entries)})
    sheet = book.add_worksheet("Decisions")
    head = book.add_format({"bold": True})
    plain = book.add_format({"valign": "top"})
    # keeps the text a text when someone edits the cell (the apostrophe of a spreadsheet)
    quoted = book.add_format({"valign": "top", "quote_prefix": True})
    for column, name in enumerate(COLUMNS):
        sheet.write_string(0, column, name, head)
        sheet.set_column(column, column, WIDTHS.get(name, 16))
    count = 0
    for count, row in enumerate(rows(report, entries), start=1):
        for column, cell in enumerate(row.values()):
            if isinstance(cell, str):
                form = quoted if starts_formula(cell) else plain
                sheet.write_string(count, column, xml_safe(visible(cell))[:MOST], form)
            else:
                sheet.write_number(count, column, cell, plain)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, count, len(COLUMNS) - 1)
    book.close()
    return file.getvalue()


def _last(entries: Sequence[Entry]) -> datetime:
    times = [entry.decided for entry in entries if entry.decided]
    return max(times).replace(tzinfo=None) if times else FIRST
