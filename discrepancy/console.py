"""The terminal: what is said where, progress, colour and width, and quiet libraries."""

from __future__ import annotations

import logging
import os
import shutil
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

Progress = Callable[[str, int, int], None]  # stage, done, total


def say(text: str) -> None:
    """Print findings. A reader that has gone away, as `head` does, is no error."""
    try:
        click.echo(text, nl=False, color=True)
        sys.stdout.flush()
    except BrokenPipeError:
        # what is still buffered would raise again when the interpreter ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def note(text: str) -> None:
    """Print one line beside the findings, with every control character made visible."""
    from discrepancy.reports.characters import visible

    click.echo(visible(text), err=True)


def colour(stream: Any) -> bool:
    """Whether to colour: on a terminal that can, unless told not to (https://no-color.org)."""
    told_not_to = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return bool(stream.isatty()) and not told_not_to


def width() -> int:
    """Columns to fill: those of the terminal, within what reads well."""
    return min(100, max(40, shutil.get_terminal_size((80, 24)).columns))


@contextmanager
def progress() -> Iterator[Progress | None]:
    """Yield what shows progress on stderr, or None where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bars(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, Any] = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage.capitalize(), total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield tell


@contextmanager
def quiet_libraries() -> Iterator[None]:
    """Keep warnings and log lines of libraries off the terminal; DISCREPANCY_DEBUG shows them."""
    if os.environ.get("DISCREPANCY_DEBUG"):
        yield
        return
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
