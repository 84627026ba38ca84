"""`discrepancy diff`: what a revision of one article changed."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from discrepancy.commands import options
from discrepancy.commands.check import settings_of
from discrepancy.console import colour, note, say, width
from discrepancy.errors import InputError
from discrepancy.settings import Settings

if TYPE_CHECKING:
    from discrepancy.records import Article

CHANGED = 1  # the exit code where a fact changed

EPILOG = """
\b
  discrepancy diff HEAD~1:docs/flood.md docs/flood.md
  discrepancy diff flood.html https://gazette.example/flood --allow-net
"""


@click.command(epilog=EPILOG)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Text for people or JSON for programs.  [default: text]",
)
@options.network
def diff(old: str, new: str, format_: str, **given: Any) -> None:
    """Show what changed in substance between two versions of one article.

    OLD and NEW are files, REV:PATH for a file as it was at a git revision or, with --allow-net,
    web addresses.

    Values that changed (12 dead became 14), were dropped or were added are shown, wherever in the
    text they stand; a sentence that says the same in other words is not. A correction note is
    shown, with what it tells and what it does not.

    Exit codes: 0 no fact changed, 1 facts changed, 2 could not do what was asked, 3 a bug. What was
    only dropped or added is no change.
    """
    from discrepancy.reports.revision import render, render_json
    from discrepancy.revisions import compare_versions
    from discrepancy.tools import Tools

    settings = settings_of(given)
    tools = Tools.of(settings)
    revision = compare_versions(_read(old, settings), _read(new, settings), tools=tools)
    if tools.problem:
        note(tools.problem)
    if format_ == "json":
        say(render_json(revision))
    else:
        say(render(revision, colour=colour(sys.stdout), width=width()))
    sys.exit(CHANGED if revision.changed else 0)


def _read(name: str, settings: Settings) -> Article:
    """Read a file, or REV:PATH from git. Raises InputError."""
    revision, colon, path = name.partition(":")
    if Path(name).exists() or "://" in name or not (revision and colon and path):
        return _article(name, name, settings)
    from discrepancy.changes import content

    data = content(revision, path, folder=Path.cwd())
    with TemporaryDirectory() as folder:
        file = Path(folder, Path(path).name)
        file.write_bytes(data)
        return replace(_article(str(file), name, settings), id=name, path=name)


def _article(path: str, name: str, settings: Settings) -> Article:
    from discrepancy.articles import read_articles

    articles, skipped = read_articles([path], settings=settings)
    if len(articles) == 1 and not skipped:
        return articles[0]
    reason = skipped[0].reason if skipped else "it is a folder"
    raise InputError(
        f"There is nothing to compare: {name} could not be read: {reason}.",
        advice="Give two versions of one article, as text, HTML, PDF or Word files.",
    )
