"""The next baseline: conflicts adopted, entries dropped, a decision recorded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from discrepancy.baseline.entries import Baseline, Decision, Entry
from discrepancy.baseline.subtraction import match
from discrepancy.records import Article, Conflict, Point, Report


def adopt(baseline: Baseline, report: Report, conflicts: Iterable[Conflict]) -> Baseline:
    """Take in those conflicts of the report that are not known; entries that are stay as they are.

    One that was fixed and is there again is open again. What no longer occurs stays, see `prune`.
    """
    articles = {article.id: article for article in report.articles}
    points = {point.id: point for point in report.points}
    known = {entry.id: entry for entry in baseline.entries}
    for conflict in conflicts:
        entry = match(conflict, known)
        if entry is None:
            entry = entry_of(conflict, articles, points)
        elif entry.decision is Decision.FIXED:
            entry = replace(entry, decision=Decision.OPEN)
        known[entry.id] = entry
    return Baseline.of(known.values())


def entry_of(
    conflict: Conflict, articles: Mapping[str, Article], points: Mapping[str, Point]
) -> Entry:
    """Describe a conflict for those who read the file, in words that stay the same."""
    sides = sorted(
        (articles[side.article].name or side.article, side.value) for side in conflict.sides
    )
    point = points.get(conflict.point)
    return Entry(
        id=conflict.fingerprint,
        rule=conflict.rule,
        articles=(sides[0][0], sides[1][0]),
        values=(_line(sides[0][1]), _line(sides[1][1])),
        about=_line(point.label if point else conflict.rule),
        summary=_line(conflict.summary),
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def prune(baseline: Baseline, absent: Iterable[Entry]) -> Baseline:
    """Drop the entries whose conflicts no longer occur."""
    gone = {entry.id for entry in absent}
    return Baseline.of(entry for entry in baseline.entries if entry.id not in gone)


def decide(  # noqa: PLR0913  # what is said of a decision are its three fields
    baseline: Baseline,
    id_: str,
    decision: Decision,
    *,
    reason: str = "",
    author: str = "",
    note: str = "",
) -> tuple[Baseline, Entry]:
    """Record a decision on the entry whose id begins with `id_`; return it as it now stands.

    A note that is not given stays; reason and author belong to the decision and do not outlive it.
    Raises BaselineError where no entry, or more than one, has such an id.
    """
    entry = baseline.find(id_)
    decided = replace(
        entry,
        decision=decision,
        reason=_line(reason),
        author=_line(author),
        note=_line(note) or entry.note,
    )
    return Baseline.of((*baseline.entries, decided)), decided
