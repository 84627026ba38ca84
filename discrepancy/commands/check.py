"""`discrepancy check`: compare the articles under paths, and write or print what conflicts."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from discrepancy.console import colour, note, progress, say, width
from discrepancy.settings import ALARMS, ENCODER, Settings, load_settings

if TYPE_CHECKING:
    from discrepancy.records import Report

FOUND = 1  # the exit code where conflicts are reported
FORMATS = ("text", "json", "csv", "html")


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(),
    help="Write the report to this file; the suffix gives the format (.html, .json, .csv, .txt). "
    "Repeat it for several.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="Format of every --output whatever its suffix, or of what is printed without one.",
)
@click.option(
    "--min-verdict",
    type=click.Choice(ALARMS),
    help="The mildest verdict that makes the exit code 1.  [default: possible]",
)
@click.option(
    "--encoder",
    help="The bundled encoder, the name of a sentence-transformers model in the local cache, or "
    f"a folder with one.  [default: {ENCODER}]",
)
@click.option(
    "--max-file-mb",
    type=float,
    help="Skip files that are larger, in megabytes.  [default: 32]",
)
def check(
    paths: tuple[str, ...],
    outputs: tuple[str, ...],
    format_: str | None,
    **options: str | float | None,
) -> None:
    """Compare the articles in PATHS, files or folders, and report what cannot both be right.

    Metadata (title, publisher, published, url) is taken from the first that has it: a sources.csv
    beside the files, YAML front matter, what a page declares, an ISO date in the file's name, a
    full date on a line of its own.
    """
    from discrepancy.outputs import require_writable, write_all
    from discrepancy.reports import format_of

    settings = _settings(options)
    formats = [format_ or format_of(path) for path in outputs]
    require_writable(outputs, inputs=paths)
    report = _checked(paths, outputs, settings)
    write_all(
        {
            Path(path): _render(report, name, Path(path))
            for path, name in zip(outputs, formats, strict=True)
        }
    )
    if not outputs and format_ and format_ != "text":
        say(_render(report, format_, Path("report")))
    else:
        _summarise(report)
    sys.exit(FOUND if _alarming(report, settings) else 0)


def _settings(options: dict[str, str | float | None]) -> Settings:
    given = {name: value for name, value in options.items() if value is not None}
    return replace(load_settings(Path.cwd()), **given)  # type: ignore[arg-type]  # click made them


def _checked(paths: Sequence[str], outputs: Sequence[str], settings: Settings) -> Report:
    from discrepancy.pipeline import check as run

    with progress() as tell:
        report = run(paths, leave_out=outputs, settings=settings, progress=tell)
    for skip in report.skipped:
        note(f"Skipped {skip.path}: {skip.reason}")
    return report


def _alarming(report: Report, settings: Settings) -> bool:
    counted = ALARMS[: ALARMS.index(settings.min_verdict) + 1]
    return any(conflict.verdict in counted for conflict in report.conflicts)


def _render(report: Report, name: str, path: Path) -> str:
    from discrepancy.reports import RENDERERS
    from discrepancy.reports.html import render as render_html

    if name == "html":
        return render_html(report, root=_root_from(path.parent))
    return RENDERERS[name](report)


def _root_from(folder: Path) -> str:
    """Return the way from a report's folder to where the command runs: "", "../", ..."""
    try:
        way = Path(os.path.relpath(Path.cwd(), folder)).as_posix()
    except ValueError:  # another drive
        return ""
    return "" if way == "." else f"{way}/"


def _summarise(report: Report) -> None:
    from discrepancy.reports.text import render

    say(render(report, colour=colour(sys.stdout), width=width()))
