"""`discrepancy review`: the editors' page, on which the conflicts are decided."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from discrepancy.commands import options
from discrepancy.commands.check import compared, settings_of
from discrepancy.commands.stats import told
from discrepancy.console import note, say, width
from discrepancy.errors import BaselineError

if TYPE_CHECKING:
    from discrepancy.records import Report
    from discrepancy.review import Desk
    from discrepancy.settings import Settings

PORT = 8765
EPILOG = """
\b
  discrepancy review articles/ --baseline known.jsonl
  discrepancy review articles/ --baseline known.jsonl --report report.json

Decisions are in the file at once. Several editors may work on it, on one page or on several; with
the same --baseline, check knows what they decided. Ctrl-C ends the page.

It listens on this machine only. With another --host a token is asked for; what is sent is not
encrypted, so let others reach it through a tunnel (ssh -L 8765:localhost:8765) or a proxy with TLS.
"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, type=click.Path())
@options.baseline_file
@click.option(
    "--stats",
    is_flag=True,
    help="Show how much of what was decided was confirmed, by verdict and rule, and open no page; "
    "see discrepancy baseline stats --help.",
)
@click.option(
    "--report",
    "report_file",
    metavar="REPORT.json",
    type=click.Path(),
    help="Show this report of PATHS, as check wrote it, instead of checking again.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    default=PORT,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="The port; 0 takes one that is free.",
)
@click.option(
    "--token",
    envvar="DISCREPANCY_TOKEN",
    help="What everybody has to know to see the page, 16 characters or more.  [default: none on "
    "this machine, else a random one; also $DISCREPANCY_TOKEN]",
)
@click.option(
    "--author",
    envvar="GIT_AUTHOR_NAME",
    help="Who decides, until the page is told otherwise.  [default: $GIT_AUTHOR_NAME, else the "
    "user's name on this machine]",
)
@click.option("--no-browser", is_flag=True, help="Do not open the page in a browser.")
@options.counting
@options.reading
def review(  # noqa: PLR0913  # one argument an option
    paths: tuple[str, ...],
    *,
    stats: bool,
    report_file: str | None,
    host: str,
    port: int,
    token: str | None,
    author: str | None,
    no_browser: bool,
    **given: Any,
) -> None:
    """Decide on the conflicts in PATHS, on a page in the browser.

    Every conflict can be confirmed, dismissed or said to be fixed, with a key, a tap or a screen
    reader; what is decided is kept in the file of --baseline, or of the setting "baseline".
    """
    from discrepancy.baseline import load
    from discrepancy.review import Address, open_server

    settings = settings_of(given)
    if not settings.baseline:
        raise BaselineError(
            "It is not said in which file decisions are kept.",
            advice='Give --baseline FILE, or set baseline = "FILE" in discrepancy.toml.',
        )
    file = Path(settings.baseline)
    known = load(file)  # a broken one is told of before the work
    if stats:
        say(told(known.entries, None, width=width()))
        return
    if not paths:
        raise click.UsageError("Give the PATHS of the articles.")
    address = Address.of(host, port, token)
    with open_server(address) as server:
        desk = _desk(paths, report_file, settings)
        note(f"{desk.summary()} Decisions are kept in {file}.")
        note(f"The page: {server.url}  (Ctrl-C ends it)")
        if server.warning:
            note(server.warning)
        server.run(desk, author=author, browser=not no_browser)
    note("The page is closed; every decision is in the file.")


def _desk(paths: tuple[str, ...], report_file: str | None, settings: Settings) -> Desk:
    from discrepancy.review import make_desk

    file = Path(settings.baseline)
    if report_file is None:
        compared_at = time.time_ns()
        report = compared(paths, (file,), settings)
        return make_desk(report, settings, file, now=_now, compared=compared_at)
    return make_desk(_restored(paths, report_file, settings), settings, file, now=_now)


def _restored(paths: tuple[str, ...], report_file: str, settings: Settings) -> Report:
    """The report of a file, with the articles as they are now. Raises ReportError, InputError."""
    from discrepancy.articles import read_articles
    from discrepancy.commands.explain import read_report
    from discrepancy.reports.restore import restore

    articles, _ = read_articles(paths, settings=settings)
    return restore(read_report(report_file), articles)


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
