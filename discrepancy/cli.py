"""The command line: joins the commands, and is the one place where errors end.

Exit codes: 0 nothing (new) found, 1 conflicts found, 2 could not do what was asked, 3 a bug.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from discrepancy.commands.baseline import baseline
from discrepancy.commands.cache import cache
from discrepancy.commands.calibrate import calibrate
from discrepancy.commands.check import check
from discrepancy.commands.diff import diff
from discrepancy.commands.explain import explain
from discrepancy.commands.export import export
from discrepancy.commands.index import index
from discrepancy.commands.review import review
from discrepancy.commands.rules import rules
from discrepancy.commands.stats import stats
from discrepancy.console import note, quiet_libraries
from discrepancy.errors import DiscrepancyError, is_out_of_memory
from discrepancy.headroom import spare_memory, tidy_seldom

FAILED, BUG = 2, 3
INTERRUPTED = 130  # what a shell gives for Ctrl-C

EPILOG = """
\b
Start here:
  discrepancy check articles/ -o report.html     the conflict report, for a browser
  discrepancy check articles/ -o report.json     the same for programs
  discrepancy explain ID report.json             why one pair is a conflict
  discrepancy index archive/ -o archive.index     keep a corpus, and
  discrepancy check new.txt --against archive.index
                                                 compare what is new with it
  discrepancy review articles/ --baseline known.jsonl
                                                 decide on them, in a browser
  discrepancy baseline update docs/              adopt what is known, for CI
  discrepancy rules                              what is compared, rule by rule

Options can be kept in discrepancy.toml, or under [tool.discrepancy] in pyproject.toml, of the
folder the command runs in.

Exit codes: 0 no conflict, 1 conflicts (of a baseline: new ones), 2 could not do what was asked,
3 a bug.
"""


@click.group(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="discrepancy", prog_name="discrepancy")
def cli() -> None:
    """Find claims about the same event, in articles of several sources, that cannot both be right.

    Works offline, on one machine. Reads text, web pages, PDF, office documents, mails, tables,
    feeds and archives of these.
    """


for command in (check, index, explain, diff, review, baseline, calibrate, cache, rules):
    cli.add_command(command)
for command in (export, stats):
    baseline.add_command(command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line. Every error leaves as one sentence, and with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that is not UTF-8 shows "?"
    spare_memory()
    tidy_seldom()
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
    except Exception as error:
        if is_out_of_memory(error):
            return _failed(
                "There is not enough memory for the models, or for this input.",
                "Give the run more memory, or check fewer or smaller files at a time.",
                FAILED,
            )
        if isinstance(error, DiscrepancyError):
            return _failed(str(error), error.advice, error.exit_code)
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
