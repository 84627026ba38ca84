"""Report minus baseline: which conflicts are new, and which entries no longer occur."""

from __future__ import annotations

from dataclasses import dataclass, replace

from discrepancy.baseline.entries import Baseline, Decision, Entry
from discrepancy.baseline.matching import match, ruling_of
from discrepancy.records import Report, Skipped, Status

# A conflict that was fixed and is there again is new.
STATUS = {
    Decision.OPEN: Status.KNOWN,
    Decision.CONFIRMED: Status.CONFIRMED,
    Decision.DISMISSED: Status.DISMISSED,
    Decision.FIXED: Status.NEW,
}


@dataclass(frozen=True, slots=True)
class Subtraction:
    """A report whose conflicts have their status, and what the baseline holds beyond them.

    `absent` are entries whose conflict was looked for and not found; `stale` those of them that
    nobody said were fixed.
    """

    report: Report
    absent: tuple[Entry, ...]

    @property
    def stale(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.absent if entry.decision is not Decision.FIXED)


def subtract(report: Report, baseline: Baseline) -> Subtraction:
    """Set the status of every conflict; `report` must hold all that was found.

    An entry of an article that could not be read this time is not absent: nobody looked.
    """
    known = {entry.id: entry for entry in baseline.entries}
    articles = {article.id: article for article in report.articles}
    met = set()
    conflicts = []
    for conflict in report.conflicts:
        entry = match(conflict, known)
        if entry is not None:
            met.add(entry.id)
            ruling = ruling_of(conflict, entry, articles)
            conflict = replace(conflict, status=STATUS[entry.decision], ruling=ruling)  # noqa: PLW2901
        conflicts.append(conflict)
    absent = tuple(
        entry
        for entry in baseline.entries
        if entry.id not in met and not _unread(entry, report.skipped)
    )
    return Subtraction(replace(report, conflicts=tuple(conflicts)), absent)


def _unread(entry: Entry, skipped: tuple[Skipped, ...]) -> bool:
    return any(f"/{skip.path}".endswith(f"/{name}") for skip in skipped for name in entry.articles)
