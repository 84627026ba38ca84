"""The command line: the only place that prints or exits.

Exit codes: 0 nothing found, 1 conflicts found, 2 could not do what was asked, 3 a bug.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from discrepancy.console import colour, note, progress, quiet_libraries, say, width
from discrepancy.errors import DiscrepancyError, ReportError
from discrepancy.settings import ALARMS, ENCODER, Settings, load_settings

if TYPE_CHECKING:
    from discrepancy.records import Report

FOUND, FAILED, BUG = 1, 2, 3
INTERRUPTED = 130  # what a shell gives for Ctrl-C
FORMATS = ("text", "json", "csv", "html")

EPILOG = """
\b
Start here:
  discrepancy check articles/ -o report.html     the conflict report, for a browser
  discrepancy check articles/ -o report.json     the same for programs
  discrepancy explain ID report.json             why one pair is a conflict

Options can be kept in discrepancy.toml, or under [tool.discrepancy] in pyproject.toml, of the
folder the command runs in.

Exit codes: 0 no conflict, 1 conflicts, 2 could not do what was asked, 3 a bug.
"""


@click.group(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="discrepancy", prog_name="discrepancy")
def cli() -> None:
    """Find claims about the same event, in articles of several sources, that cannot both be right.

    Works offline, on one machine. Reads .txt, .md and .html files.
    """


@cli.command()
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


@cli.command()
@click.argument("conflict_id", metavar="ID")
@click.argument("report_file", metavar="REPORT.json", type=click.Path())
def explain(conflict_id: str, report_file: str) -> None:
    """Show the evidence of one conflict: its ID, or the start of it, and the JSON report."""
    from discrepancy.reports.explain import explain as explained
    from discrepancy.reports.load import load_report

    try:
        text = Path(report_file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ReportError(
            f"The report {report_file} cannot be read ({type(error).__name__}).",
            advice="Make one first: discrepancy check PATH... -o report.json",
        ) from error
    say(explained(load_report(text), conflict_id, width=width(), colour=colour(sys.stdout)))


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line. Every error leaves as one sentence, and with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that is not UTF-8 shows "?"
    with quiet_libraries():
        sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        cli.main(args=arguments, prog_name="discrepancy", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.Abort:
        note("Stopped.")
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return FAILED
    except DiscrepancyError as error:
        return _failed(str(error), error.advice, error.exit_code)
    except MemoryError:
        return _failed(
            "There is not enough memory for this input.",
            "Check fewer or smaller files at a time.",
            FAILED,
        )
    except Exception as error:
        if os.environ.get("DISCREPANCY_DEBUG"):
            raise
        return _failed(
            f"This is a bug: {type(error).__name__}: {error}",
            "Set DISCREPANCY_DEBUG=1 and run again to see where, and please report it.",
            BUG,
        )
    return 0


def _failed(message: str, advice: str, code: int) -> int:
    note(f"discrepancy: {message}")
    if advice:
        note(advice)
    return code


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
