"""Decisions as samples: how the checker saw a conflict, and whether a person saw one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from discrepancy.baseline import Decision, Entry, Grounds, grounds_of, match
from discrepancy.records import Report, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One decision. What was mended had been a conflict: `fixed` counts as confirmed."""

    id: str
    rule: str
    conflict: bool
    reason: str
    story: str  # the first id of all decisions that articles join to this one
    grounds: Grounds | None  # None: neither kept with the decision nor found again

    @property
    def log_odds(self) -> float:
        """Raises ValueError without grounds."""
        if self.grounds is None:
            raise ValueError(f"{self.id} has no grounds")
        return self.grounds.log_odds


@dataclass(frozen=True, slots=True)
class Samples:
    """All decisions, by id. `open` counts the conflicts that nobody has decided."""

    decided: tuple[Sample, ...]
    open: int

    @property
    def scored(self) -> tuple[Sample, ...]:
        """Those to fit by: what is listed as distinct is none of them."""
        return tuple(
            one
            for one in self.decided
            if one.grounds is not None and one.grounds.verdict != Verdict.DISTINCT
        )


def gather(entries: Iterable[Entry], report: Report | None = None) -> Samples:
    """Read the decisions; where the report still has the conflict, as it is seen now.

    What was kept with a decision stands in for conflicts that were mended or whose articles are
    gone. Without these only what was dismissed would be left in the end: it alone stays as it is.
    """
    known = sorted(entries, key=lambda entry: entry.id)
    decided = [entry for entry in known if entry.decision is not Decision.OPEN]
    now = _seen_now(decided, report)
    stories = _stories(decided)
    samples = tuple(
        Sample(
            id=entry.id,
            rule=entry.rule,
            conflict=entry.decision is not Decision.DISMISSED,
            reason=entry.reason if entry.decision is Decision.DISMISSED else "",
            story=stories[entry.id],
            grounds=now.get(entry.id, entry.grounds),
        )
        for entry in decided
    )
    return Samples(samples, open=len(known) - len(decided))


def _seen_now(entries: Sequence[Entry], report: Report | None) -> dict[str, Grounds]:
    """Map ids to what the report says of the firmest pair of each."""
    known = {entry.id: entry for entry in entries}
    found: dict[str, Grounds] = {}
    for conflict in report.conflicts if report else ():
        entry = match(conflict, known)
        if report and entry is not None:
            found.setdefault(entry.id, grounds_of(conflict, report))
    return found


def _stories(entries: Sequence[Entry]) -> dict[str, str]:
    """Map ids to the least id among those that share an article, however far."""
    leader = {entry.id: entry.id for entry in entries}

    def first(id_: str) -> str:
        while leader[id_] != id_:
            id_ = leader[id_]
        return id_

    by_article: dict[str, str] = {}
    for entry in entries:
        for article in entry.articles:
            one, other = first(entry.id), first(by_article.setdefault(article, entry.id))
            leader[max(one, other)] = min(one, other)
    return {entry.id: first(entry.id) for entry in entries}
