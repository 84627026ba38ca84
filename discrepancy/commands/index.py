"""`discrepancy index`: keep a corpus on disk, with which new articles are compared in seconds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from discrepancy.commands import options
from discrepancy.commands.check import settings_of
from discrepancy.console import note, progress

EPILOG = """
\b
  discrepancy index archive/ -o archive.index        at night
  discrepancy check incoming/ --against archive.index    by day, in seconds
"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option(
    "-o",
    "--output",
    "file",
    required=True,
    type=click.Path(dir_okay=False),
    metavar="INDEX",
    help="The file of the index: made, or changed to what is in PATHS now.",
)
@options.indexing
def index(paths: tuple[str, ...], file: str, **given: Any) -> None:
    """Keep the articles in PATHS in an index, with which check compares new ones.

    A second run reads and encodes only what is new or has changed, and drops what is gone: the
    index holds just what is in PATHS. While it is written, others go on reading what it held. It
    knows articles by their path from its own folder, so that both can be moved together.

    An index belongs to one version of discrepancy and one encoder, and is made anew where it is
    of another, or damaged.

    Exit codes: 0 the index holds what is in PATHS, 2 could not do what was asked, 3 a bug.
    """
    from discrepancy.index import update_index
    from discrepancy.tools import Tools

    settings = settings_of(given)
    tools = Tools.of(settings)
    with progress() as tell:
        made = update_index(paths, Path(file), settings=settings, tools=tools, progress=tell)
    if tools.problem:
        note(tools.problem)
    for skip in made.skipped:
        note(f"Skipped {skip.path}: {skip.reason}")
    if made.anew:
        note(f"{made.anew} It was made anew.")
    changes = f"{made.added} added, {made.replaced} replaced, {made.removed} removed"
    note(f"{file}: {made.articles} articles, {changes}.")
