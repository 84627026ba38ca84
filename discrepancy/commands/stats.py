"""`discrepancy baseline stats`: how often what is reported was confirmed."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from discrepancy.commands import options
from discrepancy.commands.baseline import existing
from discrepancy.commands.check import compared
from discrepancy.console import say, width

if TYPE_CHECKING:
    from discrepancy.baseline import Entry
    from discrepancy.learning.statistics import Precision, Statistics
    from discrepancy.records import Report


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@options.baseline_file
@options.reading
def stats(paths: tuple[str, ...], **given: Any) -> None:
    """Show how many of the decided conflicts were confirmed, by verdict and rule.

    A conflict that was mended (fixed) counts as confirmed. The verdict is that at the time of the
    decision, where it was kept (discrepancy review does); with PATHS it is that of today, for what
    still occurs.
    """
    from discrepancy.baseline import load

    settings, file = existing(given)
    known = load(file)
    report = compared(paths, (file,), settings) if paths else None
    say(told(known.entries, report, width=width()))


def told(entries: Sequence[Entry], report: Report | None, *, width: int) -> str:
    """The statistics as text of at most `width` columns."""
    from discrepancy.learning import gather, statistics

    found = statistics(gather(entries, report))
    if found.total is None:
        return f"Nothing was decided yet; {found.open} known conflicts are open.\n"
    parts = [
        _table("verdict", [*found.verdicts, found.total], width),
        _table("rule", found.rules, width),
        _reasons(found),
        _remarks(found),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _table(head: str, rows: Iterable[Precision], width: int) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE, pad_edge=False, show_edge=False)
    for name in (head, "decided", "confirmed", "precision", "95 % interval"):
        table.add_column(name, justify="left" if name == head else "right", no_wrap=True)
    for row in rows:
        interval = f"{row.low:.2f} to {row.high:.2f}"
        cells = (row.name, f"{row.decided}", f"{row.confirmed}", f"{row.share:.2f}", interval)
        table.add_row(*(Text(cell) for cell in cells))
    file = io.StringIO()
    Console(file=file, width=width, color_system=None).print(table)
    return "\n".join(line.rstrip() for line in file.getvalue().rstrip().splitlines())


def _reasons(found: Statistics) -> str:
    from discrepancy.reports.characters import folded

    lines = [f"{count:6}  {folded(reason)}" for reason, count in found.reasons]
    return "\n".join(["Dismissed, because:", *lines]) if lines else ""


def _remarks(found: Statistics) -> str:
    lines = [f"{found.open} known conflicts are open."]
    if found.few:
        lines.append("These are few decisions: the intervals say how little they tell.")
    return "\n".join(lines)
