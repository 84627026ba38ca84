"""The decisions as CSV: RFC 4180, and safe from formula injection."""

from __future__ import annotations

from collections.abc import Sequence

from discrepancy.baseline import Entry
from discrepancy.exports.interface import UNNAMED, Desk
from discrepancy.exports.table import COLUMNS, rows
from discrepancy.records import Report
from discrepancy.reports.csv import table


def render(report: Report, entries: Sequence[Entry], _: Desk = UNNAMED) -> str:
    """One row a decision with a header, lines ended by CR LF."""
    return table(COLUMNS, rows(report, entries))
