"""The next baseline: conflicts adopted, entries dropped, a decision recorded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from discrepancy.baseline.entries import Baseline, Decision, Entry, Grounds, Right
from discrepancy.baseline.matching import line, match, named, ordered
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
            entry = replace(entry, decision=Decision.OPEN, right=Right.UNKNOWN, decided=None)
        known[entry.id] = entry
    return Baseline.of(known.values())


def entry_of(
    conflict: Conflict, articles: Mapping[str, Article], points: Mapping[str, Point]
) -> Entry:
    """Describe a conflict for those who read the file, in words that stay the same."""
    names, values = zip(
        *(named(side, articles) for side in ordered(conflict, articles)), strict=True
    )
    point = points.get(conflict.point)
    return Entry(
        id=conflict.fingerprint,
        rule=conflict.rule,
        articles=(names[0], names[1]),
        values=(values[0], values[1]),
        about=line(point.label if point else conflict.rule),
        summary=line(conflict.summary),
    )


def prune(baseline: Baseline, absent: Iterable[Entry]) -> Baseline:
    """Drop the entries whose conflicts no longer occur."""
    gone = {entry.id for entry in absent}
    return Baseline.of(entry for entry in baseline.entries if entry.id not in gone)


def decide(  # noqa: PLR0913  # what is said of a decision are its six fields
    baseline: Baseline,
    id_: str,
    decision: Decision,
    *,
    reason: str = "",
    right: Right = Right.UNKNOWN,
    decided: datetime | None = None,
    author: str = "",
    note: str | None = None,
    grounds: Grounds | None = None,
) -> tuple[Baseline, Entry]:
    """Record a decision on the entry whose id begins with `id_`; return it as it now stands.

    A note or grounds that are not given stay; all else belongs to the decision and does not outlive
    it. Raises BaselineError where no entry, or more than one, has such an id.
    """
    entry = baseline.find(id_)
    new = replace(
        entry,
        decision=decision,
        reason=line(reason),
        right=right,
        decided=decided,
        author=line(author),
        note=entry.note if note is None else line(note),
        grounds=grounds or entry.grounds,
    )
    return Baseline.of((*baseline.entries, new)), new
