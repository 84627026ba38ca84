"""`discrepancy check`: compare the articles under paths, and write or print what conflicts."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from discrepancy.commands import options
from discrepancy.console import colour, note, progress, say, width
from discrepancy.settings import Settings, load_settings

if TYPE_CHECKING:
    from discrepancy.records import Report

STDIN = "-"  # as discrepancy.articles takes it
FORMATS = (
    *("text", "html", "json", "jsonl", "csv", "md"),
    *("sarif", "junit", "github", "gitlab"),
)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(),
    metavar="[FORMAT:]FILE",
    help="Write the report to this file; the suffix gives the format (.html, .json, .jsonl, .csv, "
    ".md, .sarif, .txt, .xml for junit), or its name before a colon: gitlab:quality.json. Repeat "
    "it for several.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="Format of what is printed, beside every --output.  [default: text]",
)
@options.baseline_file
@options.failing
@options.counting
@click.option(
    "--changed-since",
    metavar="REV",
    help="Report only conflicts in which at least one side stands in a file that changed since "
    "this git revision; it is compared with all others.",
)
@click.option(
    "--against",
    metavar="INDEX",
    type=click.Path(),
    help="Compare PATHS with the articles that this index holds, as if they stood beside them, and "
    "report on the stories that PATHS tell; see discrepancy index --help.",
)
@options.reading
def check(
    paths: tuple[str, ...],
    outputs: tuple[str, ...],
    format_: str | None,
    changed_since: str | None,
    against: str | None,
    **given: Any,
) -> None:
    """Compare the articles in PATHS, and report what cannot both be right.

    PATHS are files, folders, "-" for standard input (one article, or JSON Lines) and, with
    --allow-net, web addresses.

    Metadata (title, publisher, published, url) is taken from the first that has it: a sources.csv
    beside the files, YAML front matter, what a page declares, an ISO date in the file's name, a
    full date on a line of its own.
    """
    from discrepancy.changes import only_changed, unchanged_files
    from discrepancy.gate import alarming, exit_code
    from discrepancy.outputs import require_writable, write_all
    from discrepancy.reports import destination

    settings = settings_of(given)
    wanted = [destination(output) for output in outputs]
    files = [file for _, file in wanted]
    known = (settings.baseline,) if settings.baseline else ()
    require_writable(files, inputs=(*paths, *known, *([against] if against else ())))
    unchanged = unchanged_files(changed_since, folder=Path.cwd()) if changed_since else ()
    summary = format_ in (None, "text")
    # on a terminal the summary tells of what was skipped, a line below the notes
    report = compared(
        paths,
        (*files, *known),
        settings,
        against=against,
        tell_skipped=not (summary and sys.stdout.isatty()),
    )
    report, stale = _subtracted(report, settings)
    if changed_since:
        report = only_changed(report, unchanged)
    report = replace(report, alarms=tuple(c.id for c in alarming(report, settings)))
    write_all({Path(file): _render(report, name, Path(file)) for name, file in wanted})
    if format_ and not summary:
        say(_render(report, format_, Path("report")))
    else:
        _summarise(report)
    sys.exit(exit_code(report, settings, stale=stale))


def settings_of(options: dict[str, Any]) -> Settings:
    """Return the settings of the folder, with the options that were given in their place."""
    given = {name: value for name, value in options.items() if value not in (None, ())}
    return replace(load_settings(Path.cwd()), **given)


def compared(
    paths: Sequence[str],
    leave_out: Sequence[str | Path],
    settings: Settings,
    *,
    against: str | None = None,
    tell_skipped: bool = True,
) -> Report:
    """Compare the articles under paths, but for some files, and tell of what is skipped."""
    from discrepancy.reports.wording import skips
    from discrepancy.tools import Tools

    run: Callable[..., Report]
    if against:
        from discrepancy.index import check_against

        run = partial(check_against, file=Path(against))
    else:
        from discrepancy.pipeline import check as run
    if STDIN in paths and sys.stdin is not None and sys.stdin.isatty():
        note("Reading an article from the terminal; Ctrl-D at the start of a line ends it.")
    tools = Tools.of(settings)
    with progress() as tell:
        report = run(paths, leave_out=leave_out, settings=settings, tools=tools, progress=tell)
    if tools.problem:
        note(tools.problem)
    if file := dict(report.settings).get("calibration"):
        note(f"The confidence is calibrated by the decisions of the desk: {file}.")
    if tell_skipped:
        for line in skips(report):
            note(f"Skipped {line}")
    return report


def _subtracted(report: Report, settings: Settings) -> tuple[Report, int]:
    """Set the statuses by the baseline, keep the selected rules; count what no longer occurs."""
    from discrepancy.baseline import load, subtract
    from discrepancy.gate import selected
    from discrepancy.records import Note

    if not settings.baseline:
        return selected(report, settings), 0
    file = Path(settings.baseline)
    if not file.exists():
        note(f"There is no baseline {file} yet: every conflict is new.")
    found = subtract(report, load(file))
    stale = tuple(
        Note(text=f"no longer occurs: {entry}", path=file.as_posix()) for entry in found.stale
    )
    report = replace(found.report, notes=(*report.notes, *stale))
    return selected(report, settings), len(stale)


def _render(report: Report, name: str, path: Path) -> str:
    from discrepancy.reports import RENDERERS
    from discrepancy.reports.html import render as render_html

    if name == "html":
        return render_html(report, root=root_from(path.parent))
    return RENDERERS[name](report)


def root_from(folder: Path) -> str:
    """Return the way from a report's folder to where the command runs: "", "../", ..."""
    try:
        way = Path(os.path.relpath(Path.cwd(), folder)).as_posix()
    except ValueError:  # another drive
        return ""
    return "" if way == "." else f"{way}/"


def _summarise(report: Report) -> None:
    from discrepancy.reports.text import render

    say(render(report, colour=colour(sys.stdout), width=width()))
