"""Annotations in a GitHub workflow: one command a side, read from the output of a step.

Grammar: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from discrepancy.records import Article, Conflict, Note, Report, Verdict
from discrepancy.reports.alarms import alarms, says, title
from discrepancy.reports.characters import encodable, folded
from discrepancy.reports.regions import region
from discrepancy.reports.wording import count, headline

_LEVELS = {Verdict.CONTRADICTION: "error", Verdict.POSSIBLE: "warning"}
_MOST_TOLD = 10  # skipped inputs that are named
_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})

Properties = dict[str, str | int | None]


def render(report: Report) -> str:
    """The commands, those for errors first: only the first ten of a level are shown."""
    articles = {article.id: article for article in report.articles}
    found = alarms(report)
    lines = [line for conflict in found for line in _conflict(conflict, articles)]
    lines += [_note(note) for note in report.notes if note.line]
    lines += _skipped(report)
    said = headline(report, acted_on=found)
    lines.append(_command("notice", said, {"title": "discrepancy"}))
    return encodable("\n".join(lines)) + "\n"


def _conflict(conflict: Conflict, articles: Mapping[str, Article]) -> Iterator[str]:
    for here, there in (conflict.sides, conflict.sides[::-1]):
        place = region(here, articles)
        one_line = place.end_line == place.line
        message = f"{says(there, articles)}\nHere: “{folded(here.sentence)}”\nid {conflict.id}"
        yield _command(
            _LEVELS[conflict.verdict],
            message,
            {
                "file": here.path,
                "line": place.line,
                "endLine": place.end_line,
                # columns go with a single line only
                "col": place.column if one_line else None,
                "endColumn": place.end_column if one_line else None,
                "title": f"{title(conflict)} [{conflict.rule}]",
            },
        )


def _note(note: Note) -> str:
    return _command("notice", folded(note.text), {"file": note.path, "line": note.line})


def _skipped(report: Report) -> Iterator[str]:
    if report.skipped:
        told = [folded(f"{one.path}: {one.reason}") for one in report.skipped[:_MOST_TOLD]]
        more = len(report.skipped) - len(told)
        told += [f"and {more} more"] if more else []
        heading = f"{count(len(report.skipped), 'input')} skipped, not compared"
        yield _command("notice", "\n".join(told), {"title": heading})


def _command(level: str, message: str, properties: Properties) -> str:
    given = ",".join(
        f"{name}={str(value).translate(_PROPERTY)}"
        for name, value in properties.items()
        if value is not None
    )
    return f"::{level} {given}::{message.translate(_MESSAGE)}"
