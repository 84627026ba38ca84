"""`discrepancy baseline`: the file of known conflicts, and of what was decided about them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from discrepancy.commands import options
from discrepancy.commands.check import compared, settings_of
from discrepancy.console import note, say, width
from discrepancy.errors import BaselineError
from discrepancy.settings import Settings

DECISIONS = ("confirmed", "dismissed", "fixed", "open")

EPILOG = """
\b
With baseline = "known.jsonl" in discrepancy.toml:
  discrepancy baseline update docs/              adopt what is there now
  discrepancy check docs/                        fails on what is new
  discrepancy baseline decide 3fa8 --dismissed --reason "two ferries"
  discrepancy baseline prune docs/               drop what was mended
  discrepancy baseline export docs/ -o desk.xlsx what was decided, for others

Keep the file in version control: it is sorted text, one conflict a line, made for merging. With
the line "known.jsonl merge=union" in .gitattributes, branches that change neighbouring lines merge
as well. Give update and prune the same PATHS as check.
"""


@click.group(epilog=EPILOG)
def baseline() -> None:
    """Keep the conflicts that are known, and what was decided about them.

    A conflict is known by its content: the rule, the names of the two files, the two values and
    what they are of. It stays known when text is moved, wrapped or edited around it, and when a
    folder is renamed. A changed value is a new conflict.

    The file is that of --baseline, or the setting "baseline" in discrepancy.toml or
    [tool.discrepancy].
    """


@baseline.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@options.baseline_file
@options.counting
@options.reading
def update(paths: tuple[str, ...], **given: Any) -> None:
    """Adopt what conflicts in PATHS now.

    Afterwards check fails on later conflicts only.

    What is known stays as it is, with its decision, and so does what no longer occurs (see prune).
    A conflict that was decided to be fixed and is there again becomes open.
    """
    from discrepancy.baseline import adopt, load, locked, save, subtract
    from discrepancy.gate import counting

    settings, file = _file(given)
    load(file)  # a broken one is told of before the work
    report = compared(paths, (file,), settings)
    with locked(file):
        old = load(file)
        left = subtract(report, old)
        new = adopt(old, report, counting(report, settings))
        save(file, new)
    added = len(new.entries) - len(old.entries)
    reopened = len(set(new.entries) - set(old.entries)) - added
    told = f"{file}: {len(new.entries)} known conflicts, {added} added"
    note(f"{told}, {reopened} open again." if reopened else f"{told}.")
    if left.stale:
        note(f"{len(left.stale)} of them no longer occur; discrepancy baseline prune drops them.")


@baseline.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@options.baseline_file
@options.reading
def prune(paths: tuple[str, ...], **given: Any) -> None:
    """Drop what no longer occurs in PATHS.

    With it goes what was decided. Conflicts of files that could not be read this time stay.
    """
    from discrepancy.baseline import load, locked, save, subtract
    from discrepancy.baseline import prune as pruned

    settings, file = existing(given)
    report = compared(paths, (file,), settings)
    with locked(file):
        old = load(file)
        absent = subtract(report, old).absent
        save(file, pruned(old, absent))
    for entry in absent:
        note(f"Dropped {entry}")
    note(f"{file}: {len(old.entries) - len(absent)} known conflicts, {len(absent)} dropped.")


@baseline.command()
@options.baseline_file
@click.option(
    "--decision",
    multiple=True,
    type=click.Choice(DECISIONS),
    help="Only conflicts with this decision. Repeat it for several.",
)
@click.option(
    "--rule",
    multiple=True,
    metavar="RULE",
    callback=options.rules,
    help="Only conflicts of this rule.",
)
@click.option("--article", help="Only conflicts of files with this in their name.")
def show(
    decision: tuple[str, ...], rule: tuple[str, ...], article: str | None, **given: Any
) -> None:
    """Show the known conflicts as a table."""
    from discrepancy.baseline import load
    from discrepancy.commands.table import table

    _, file = existing(given)
    entries = [
        entry
        for entry in load(file).entries
        if (not decision or entry.decision in decision)
        and (not rule or entry.rule in rule)
        and (not article or any(article in name for name in entry.articles))
    ]
    say(table(entries, width=width()))


@baseline.command()
@click.argument("id_", metavar="ID")
@click.option("--confirmed", "decision", flag_value="confirmed", help="It is a conflict, known.")
@click.option("--dismissed", "decision", flag_value="dismissed", help="It is none.")
@click.option(
    "--fixed",
    "decision",
    flag_value="fixed",
    help="The text was mended; where the conflict occurs again, it is new.",
)
@click.option("--open", "decision", flag_value="open", help="Take a decision back.")
@click.option("--reason", default="", help="Why, for those who read the file.")
@click.option(
    "--author",
    default="",
    envvar="GIT_AUTHOR_NAME",
    help="Who decided.  [default: $GIT_AUTHOR_NAME]",
)
@click.option(
    "--right",
    default="",
    type=click.Choice(["", "first", "second", "neither"]),
    metavar="[first|second|neither]",
    help="Which article is right, in the order in which show names them.",
)
@click.option("--note", "remark", help="Anything else; stays when a decision changes.")
@options.baseline_file
def decide(  # noqa: PLR0913  # one argument an option
    id_: str,
    decision: str | None,
    *,
    reason: str,
    author: str,
    right: str,
    remark: str | None,
    **given: Any,
) -> None:
    """Record a decision on conflict ID.

    The start of an id will do;     discrepancy baseline show, and every report, tell them.
    """
    from discrepancy.baseline import Decision, Right, load, locked, save
    from discrepancy.baseline import decide as decided

    if decision is None:
        raise click.UsageError("Say what was decided: --confirmed, --dismissed, --fixed or --open.")
    _, file = existing(given)
    with locked(file):
        new, entry = decided(
            load(file),
            id_,
            Decision(decision),
            reason=reason,
            right=Right(right),
            decided=None if decision == "open" else datetime.now(UTC).replace(microsecond=0),
            author=author,
            note=remark,
        )
        save(file, new)
    note(f"{file}: {entry.decision}: {entry}")


def _file(given: dict[str, Any]) -> tuple[Settings, Path]:
    settings = settings_of(given)
    if not settings.baseline:
        raise BaselineError(
            "It is not said which file is the baseline.",
            advice='Give --baseline FILE, or set baseline = "FILE" in discrepancy.toml or '
            "[tool.discrepancy].",
        )
    return settings, Path(settings.baseline)


def existing(given: dict[str, Any]) -> tuple[Settings, Path]:
    """Return the settings and the baseline they name. Raises BaselineError where it is not."""
    settings, file = _file(given)
    if not file.is_file():
        raise BaselineError(
            f"The baseline {file} does not exist.",
            advice=f"Make it: discrepancy baseline update PATH... --baseline {file}",
        )
    return settings, file
