"""`discrepancy explain`: the evidence of one conflict of a report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from discrepancy.console import colour, say, width
from discrepancy.errors import ReportError


@click.command()
@click.argument("conflict_id", metavar="ID")
@click.argument("report_file", metavar="REPORT.json", type=click.Path())
def explain(conflict_id: str, report_file: str) -> None:
    """Show the evidence of one conflict: its ID, or the start of it, and the JSON report."""
    from discrepancy.reports.explain import explain as explained

    report = read_report(report_file)
    say(explained(report, conflict_id, width=width(), colour=colour(sys.stdout)))


def read_report(report_file: str) -> dict[str, Any]:
    """The JSON report in a file. Raises ReportError."""
    from discrepancy.reports.load import load_report

    try:
        text = Path(report_file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        raise ReportError(
            f"The report {report_file} cannot be read ({reason}).",
            advice="Make one first: discrepancy check PATH... -o report.json",
        ) from error
    return load_report(text)
