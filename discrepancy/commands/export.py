"""`discrepancy baseline export`: the decisions, in the forms that others read."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from discrepancy.commands import options
from discrepancy.commands.baseline import existing
from discrepancy.commands.check import compared, root_from
from discrepancy.console import note

if TYPE_CHECKING:
    from discrepancy.baseline import Baseline
    from discrepancy.exports import Desk
    from discrepancy.records import Report


def _address(_: click.Context, option: click.Parameter, given: str) -> str:
    """Raises BadParameter for what is no address of a page."""
    if given and not re.fullmatch(r"https?://[^\s/#]+[^\s#]*", given):
        raise click.BadParameter(f"{given!r} is no address with http:// or https://.", param=option)
    return given


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    required=True,
    type=click.Path(),
    metavar="[FORM:]FILE",
    help="Write the decisions to this file; the suffix gives the form (.csv, .xlsx, .md, .html, "
    ".claimreview.jsonld, .annotations.jsonld), or its name before a colon: "
    "claimreview:reviews.json. Repeat it for several.",
)
@options.baseline_file
@click.option("--desk", default="", help="The name of the desk, for what is published.")
@click.option(
    "--desk-url", default="", callback=_address, help="The address of the page on which it is."
)
@options.reading
def export(
    paths: tuple[str, ...], outputs: tuple[str, ...], desk: str, desk_url: str, **given: Any
) -> None:
    """Write what was decided, as a table, a note or data for the web.

    PATHS are those of check: with them, the decisions stand beside what the articles say now. A
    table and a note can be made without; what speaks of articles (.html, ClaimReview,
    annotations) cannot. All files are written, or none.
    """
    from discrepancy.baseline import load
    from discrepancy.exports import EXPORTS, Desk, destination
    from discrepancy.outputs import require_writable, write_all
    from discrepancy.records import Report
    from discrepancy.reports.wording import count

    settings, baseline = existing(given)
    wanted = [destination(output) for output in outputs]
    if not paths and (lacking := [file for name, file in wanted if EXPORTS[name].of_articles]):
        raise click.UsageError(f"Give the PATHS of the articles: {lacking[0]} speaks of them.")
    files = [file for _, file in wanted]
    require_writable(files, inputs=(*paths, str(baseline)))
    known = load(baseline)  # a broken one is told of before the work
    report = Report(tool_version=version("discrepancy"))
    if paths:
        report = compared(paths, (*files, baseline), settings)
    own = Desk(name=desk, url=desk_url)
    write_all({Path(file): _content(name, file, report, known, own) for name, file in wanted})
    decided = sum(entry.decision != "open" for entry in known.entries)
    told = f"{count(decided, 'decision')} on {count(len(known.entries), 'known conflict')}"
    note(f"{', '.join(files)}: {told}.")


def _content(name: str, file: str, report: Report, known: Baseline, desk: Desk) -> str | bytes:
    from discrepancy.baseline import subtract
    from discrepancy.exports import EXPORTS
    from discrepancy.reports.html import render

    if name == "html":  # its links lead from where it lies
        return render(subtract(report, known).report, root=root_from(Path(file).parent))
    return EXPORTS[name].render(report, known.entries, desk)
