"""What was decided, beside what the articles say now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from discrepancy.baseline import Decision, Entry, Right, match, ordered
from discrepancy.records import Article, Conflict, Report, Side

_FOUND = (Right.FIRST, Right.SECOND)


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision.

    `pairs` are the sentences it is of, the firmest first, their sides in the order of
    `entry.articles`; none: it occurs no more.
    """

    entry: Entry
    pairs: tuple[tuple[Conflict, tuple[Side, Side]], ...]

    def is_correct(self, number: int) -> bool:
        """Was the first (0) or the second (1) side found to be right?"""
        return self.entry.right is _FOUND[number]

    def is_wrong(self, number: int) -> bool:
        """Was the other side found to be right, or neither?"""
        return self.entry.right in (Right.NEITHER, _FOUND[1 - number])


def decided(report: Report, entries: Sequence[Entry]) -> tuple[Decided, ...]:
    """What was decided, in the report's order, then what no longer occurs, by id."""
    known = {entry.id: entry for entry in entries if entry.decision is not Decision.OPEN}
    articles = articles_of(report)
    met: dict[str, list[tuple[Conflict, tuple[Side, Side]]]] = {}
    for conflict in report.conflicts:
        entry = match(conflict, known)
        if entry is not None:
            pair = (conflict, ordered(conflict, articles, entry))
            met.setdefault(entry.id, []).append(pair)
    order = [*met, *sorted(known.keys() - met.keys())]
    return tuple(Decided(known[id_], tuple(met.get(id_, ()))) for id_ in order)


def articles_of(report: Report) -> dict[str, Article]:
    """Map ids to the report's articles."""
    return {article.id: article for article in report.articles}
