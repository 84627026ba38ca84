"""Which conflicts a report speaks of, and in which words: shared by the formats for CI."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from discrepancy.records import Article, Conflict, Note, Report, Side, Status, Verdict
from discrepancy.reports.characters import folded
from discrepancy.reports.wording import VERDICT_NAMES, located, outlet

_LONGEST = 400  # characters of a sentence in a message


def alarms(report: Report) -> tuple[Conflict, ...]:
    """The conflicts to act on. What settles a conflict settles it whatever a run was told."""
    return tuple(c for c in report.conflicts if not reason_not_to_act(c, report))


def reason_not_to_act(conflict: Conflict, report: Report) -> str:
    """Why a conflict is no alarm of this run, "" where it is one."""
    if reason := settled(conflict):
        return reason
    if report.alarms is None:
        return "" if conflict.status is Status.NEW else conflict.status.value
    if conflict.id in report.alarms:
        return ""
    return conflict.status.value if conflict.status is not Status.NEW else "too mild to count"


def settled(conflict: Conflict) -> str:
    """Why a conflict is none to act on, "" where it is one to act on, or was before this run."""
    if conflict.verdict is Verdict.DISTINCT:
        return "evidently of different occasions"
    if conflict.suppression:
        return f"suppressed in the text: {folded(conflict.suppression)}"
    return "dismissed" if conflict.status is Status.DISMISSED else ""


def without_suppressed(report: Report) -> Report:
    """The report for people to read: a note in place of each conflict suppressed in a text."""
    hidden = {conflict.id for conflict in report.conflicts if conflict.suppression}
    if not hidden:
        return report
    told = (
        Note(text=f"{told_briefly(conflict)}: {settled(conflict)}")
        for conflict in report.conflicts
        if conflict.suppression
    )
    return replace(
        report,
        conflicts=tuple(c for c in report.conflicts if c.id not in hidden),
        points=tuple(point for point in report.points if not hidden.issuperset(point.conflicts)),
        notes=(*report.notes, *told),
    )


def told_briefly(conflict: Conflict) -> str:
    """Name the conflict on one line: "14 injured or nine? (a.txt:2, b.txt:2)"."""
    places = ", ".join(located(side) for side in conflict.sides)
    return folded(f"{conflict.summary} ({places})")


def title(conflict: Conflict) -> str:
    """Name it in a heading: "Contradiction: 14 injured or nine?"."""
    return folded(f"{VERDICT_NAMES[conflict.verdict]}: {conflict.summary}")


def says(side: Side, articles: Mapping[str, Article]) -> str:
    """Quote one side: "Harbour Post (a.txt:2): “A fire injured 14 people.”"."""
    sentence = folded(side.sentence)
    shown = sentence if len(sentence) <= _LONGEST else f"{sentence[:_LONGEST]}…"
    article = articles.get(side.article)
    place = located(side)
    named = f"{outlet(article)} ({place})" if article and article.publisher else place
    return f"{folded(named)}: “{shown}”"
