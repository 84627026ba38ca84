"""The report for people, with what was decided of each conflict."""

from __future__ import annotations

from collections.abc import Sequence

from discrepancy.baseline import Baseline, Entry, subtract
from discrepancy.exports.interface import UNNAMED, Desk
from discrepancy.records import Report
from discrepancy.reports.html import render as render_report


def render(report: Report, entries: Sequence[Entry], _: Desk = UNNAMED) -> str:
    """The page of `check --baseline FILE -o report.html`."""
    return render_report(subtract(report, Baseline.of(entries)).report)
