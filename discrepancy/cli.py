"""The command line: the only place that prints or exits.

Exit codes: 0 nothing found, 1 conflicts found, 2 could not do what was asked, 3 a bug.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from discrepancy.errors import DiscrepancyError, OutputError, ReportError, SettingsError
from discrepancy.settings import ENCODER, Settings

if TYPE_CHECKING:
    from discrepancy.pipeline import Progress
    from discrepancy.records import Report

FOUND, FAILED, BUG = 1, 2, 3
FORMATS = ("text", "json", "csv", "html")

EPILOG = """
\b
Start here:
  discrepancy check articles/ -o report.html     the conflict report, for a browser
  discrepancy check articles/ -o report.json     the same for programs
  discrepancy explain ID report.json             why one pair is a conflict

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
    type=click.Path(dir_okay=False),
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
    type=click.Choice(["contradiction", "possible"]),
    default="possible",
    show_default=True,
    help="The mildest verdict that makes the exit code 1.",
)
@click.option(
    "--encoder",
    default=ENCODER,
    show_default=True,
    help="The bundled encoder, the name of a sentence-transformers model in the local cache, or "
    "a folder with one.",
)
def check(
    paths: tuple[str, ...],
    outputs: tuple[str, ...],
    format_: str | None,
    min_verdict: str,
    encoder: str,
) -> None:
    """Compare the articles in PATHS, files or folders, and report what cannot both be right.

    \b
    Metadata (title, publisher, published, url) is taken from the first that has it: a sources.csv
    beside the files, YAML front matter, what a page declares, an ISO date in the file's name, a
    full date on a line of its own.
    """
    from discrepancy.pipeline import check as run
    from discrepancy.reports import format_of

    formats = [format_ or format_of(path) for path in outputs]
    _refuse_overwriting(paths, outputs)
    report = run(paths, settings=Settings(encoder=encoder), progress=_progress())
    for skip in report.skipped:
        _note(f"Skipped {skip.path}: {skip.reason}")
    for path, name in zip(outputs, formats, strict=True):
        _write(Path(path), _render(report, name, Path(path)))
    if not outputs and format_ and format_ != "text":
        click.echo(_render(report, format_, Path("report")), nl=False)
    else:
        _summarise(report)
    sys.exit(FOUND if _alarming(report, min_verdict) else 0)


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
    shown = explained(load_report(text), conflict_id, width=_width(), colour=_colour(sys.stdout))
    click.echo(shown, nl=False, color=True)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line. Every error leaves as one sentence, and with its exit code."""
    try:
        cli.main(args=arguments, prog_name="discrepancy", standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.Abort:
        _note("Stopped.")
        sys.exit(130)  # what a shell gives for Ctrl-C
    except click.ClickException as error:
        error.show()
        sys.exit(FAILED)
    except DiscrepancyError as error:
        _note(f"discrepancy: {error}")
        if error.advice:
            _note(error.advice)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()  # the reader has gone: nothing more can be said
        sys.exit(FAILED)
    except MemoryError:
        _note("discrepancy: There is not enough memory for this input.")
        _note("Check fewer or smaller files at a time.")
        sys.exit(FAILED)
    except Exception as error:
        if os.environ.get("DISCREPANCY_DEBUG"):
            raise
        _note(f"discrepancy: This is a bug: {type(error).__name__}: {error}")
        _note("Set DISCREPANCY_DEBUG=1 and run again to see where, and please report it.")
        sys.exit(BUG)
    sys.exit(0)


def _alarming(report: Report, min_verdict: str) -> bool:
    counted = ("contradiction",) if min_verdict == "contradiction" else ("contradiction", "possible")
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

    text = render(report, colour=_colour(sys.stdout), width=_width())
    click.echo(text, nl=False, color=True)


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8", newline="")
        temporary.replace(path)
    except OSError as error:
        raise OutputError(
            f"The report {path} could not be written ({error.strerror}).",
            advice="Choose a folder that exists and can be written to.",
        ) from error
    finally:
        if temporary.exists():
            temporary.unlink()


def _refuse_overwriting(paths: Sequence[str], outputs: Sequence[str]) -> None:
    inputs = {Path(path).resolve() for path in paths}
    for output in outputs:
        if Path(output).resolve() in inputs:
            raise SettingsError(
                f"The report {output} would overwrite an article.",
                advice="Give --output another file name.",
            )


def _progress() -> Progress | None:
    if not sys.stderr.isatty():
        return None

    def tell(stage: str, done: int, total: int) -> None:
        end = "\n" if done >= total else "\r"
        click.echo(f"{stage} {done}/{total}   {end}", nl=False, err=True)

    return tell


def _note(text: str) -> None:
    from discrepancy.reports.characters import visible

    click.echo(visible(text), err=True)


def _colour(stream: object) -> bool:
    return bool(getattr(stream, "isatty", bool)()) and "NO_COLOR" not in os.environ


def _width() -> int:
    return min(100, max(40, shutil.get_terminal_size((80, 24)).columns))
