"""Known conflicts as a table for the terminal."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from discrepancy.baseline import Decision, Entry, Right

if TYPE_CHECKING:
    from rich.text import Text


def table(entries: Sequence[Entry], *, width: int) -> str:
    """Lines of at most `width` columns, one row an entry, and a count of the decisions below."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    if not entries:
        return "No known conflict.\n"
    columns = Table(box=box.SIMPLE, pad_edge=False, show_edge=False)
    for name in ("id", "decision", "conflict"):
        columns.add_column(name, no_wrap=name == "id")
    for entry in entries:
        columns.add_row(_text(entry.id[:8]), _text(entry.decision), _text(_conflict(entry)))
    file = io.StringIO()
    Console(file=file, width=width, color_system=None).print(columns)
    lines = [line.rstrip() for line in file.getvalue().splitlines()]
    return "\n".join([*lines, "", _counts(entries)]) + "\n"


def _conflict(entry: Entry) -> str:
    said = (
        f"{entry.about}: {entry.summary}",
        *(f"{a}: {v}" for a, v in zip(entry.articles, entry.values, strict=True)),
        f"because: {entry.reason}" if entry.reason else "",
        f"right: {_right(entry)}" if entry.right else "",
        f"by: {entry.author}" if entry.author else "",
        f"on: {entry.decided:%Y-%m-%d %H:%M} UTC" if entry.decided else "",
        f"note: {entry.note}" if entry.note else "",
    )
    return "\n".join(line for line in said if line)


def _right(entry: Entry) -> str:
    first, second = entry.articles
    return {Right.FIRST: first, Right.SECOND: second}.get(entry.right, entry.right.value)


def _text(text: str) -> Text:
    """What is in a file is shown as it is: no markup, no control characters."""
    from rich.text import Text

    from discrepancy.reports.characters import visible

    return Text("\n".join(visible(line) for line in text.split("\n")))


def _counts(entries: Sequence[Entry]) -> str:
    counts = Counter(entry.decision for entry in entries)
    return ", ".join(f"{counts[d]} {d}" for d in Decision if counts[d])
