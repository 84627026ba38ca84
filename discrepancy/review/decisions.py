"""Decisions, in the baseline file at once: locked, read again, compared, then written whole.

Whoever decides says which state of the conflict they saw. Where another has changed it meanwhile,
nothing is written and what is there now is told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from discrepancy.baseline import (
    Baseline,
    Decision,
    Entry,
    Right,
    adopt,
    decide,
    grounds_of,
    locked,
    match,
    save,
)
from discrepancy.baseline.lines import parse, render
from discrepancy.baseline.store import read
from discrepancy.records import Conflict, Report

UNSEEN = "none"  # the state of a conflict that is not in the file


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What an editor decided."""

    decision: Decision
    reason: str = ""
    right: Right = Right.UNKNOWN
    author: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """The decision is on the disk: what was there before, and what is now."""

    before: Entry | None
    after: Entry | None


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Nothing was written: another changed it meanwhile, to this."""

    now: Entry | None


Outcome = Written | Overtaken


def state(entry: Entry | None) -> str:
    """A short name for what was decided, alike for equal decisions alone."""
    return (
        hashlib.sha256(repr(entry).encode("utf-8", "replace")).hexdigest()[:16] if entry else UNSEEN
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """The file as it was read last."""

    signature: tuple[int, int, int]
    text: str
    baseline: Baseline
    by_id: Mapping[str, Entry]


class Decisions:
    """The file, by conflict. Reading it costs little while nobody has changed it."""

    def __init__(self, file: Path, report: Report) -> None:
        self.file = file
        self._report = report
        self._last = _Known((0, 0, 0), "", Baseline(), {})

    def known(self) -> Mapping[str, Entry]:
        """All entries by id. Raises BaselineError where the file cannot be read."""
        if self._last.signature == self._signature():
            return self._last.by_id
        return self._read().by_id

    def _read(self) -> _Known:
        """The file as it is now, whatever its time says; only other text is parsed anew."""
        signature, text = self._signature(), read(self.file)
        if text == self._last.text:
            baseline, by_id = self._last.baseline, self._last.by_id
        else:
            baseline = parse(text, str(self.file))
            by_id = {entry.id: entry for entry in baseline.entries}
        self._last = _Known(signature, text, baseline, by_id)
        return self._last

    def _write(self, baseline: Baseline) -> None:
        save(self.file, baseline)
        by_id = {entry.id: entry for entry in baseline.entries}
        self._last = _Known(self._signature(), render(baseline), baseline, by_id)

    def entry(self, conflict: Conflict) -> Entry | None:
        return match(conflict, self.known())

    def decide(self, conflict: Conflict, wanted: Wanted, *, saw: str, at: datetime) -> Outcome:
        """Record what was decided by one who saw this state. Raises BaselineError, OutputError.

        Said again, as by a page whose answer was lost, it is the same decision.
        """
        with locked(self.file):
            known = self._read()
            before = match(conflict, known.by_id)
            if state(before) != saw:
                return Written(before, before) if _says(before, wanted) else Overtaken(before)
            baseline = adopt(known.baseline, self._report, [conflict])
            baseline, after = decide(
                baseline,
                before.id if before else conflict.fingerprint,
                wanted.decision,
                reason=wanted.reason,
                right=wanted.right,
                decided=None if wanted.decision is Decision.OPEN else at,
                author=wanted.author,
                note=wanted.note,
                grounds=grounds_of(conflict, self._report),
            )
            self._write(baseline)
        return Written(before, after)

    def undo(self, step: Written) -> Outcome:
        """Put back what was there before. Raises BaselineError, OutputError."""
        assert step.after is not None
        with locked(self.file):
            known = self._read()
            now = known.by_id.get(step.after.id)
            if now != step.after:
                return Overtaken(now)
            others = (entry for entry in known.baseline.entries if entry is not now)
            back = (step.before,) if step.before else ()
            self._write(Baseline.of((*others, *back)))
        return Written(step.after, step.before)

    def _signature(self) -> tuple[int, int, int]:
        """A file that is written anew, by whomever, has another one."""
        try:
            stat = self.file.stat()
        except OSError:
            return 0, 0, 0
        return stat.st_ino, stat.st_mtime_ns, stat.st_size


def _says(entry: Entry | None, wanted: Wanted) -> bool:
    return entry is not None and Wanted(
        decision=entry.decision,
        reason=entry.reason,
        right=entry.right,
        author=entry.author,
        note=entry.note,
    ) == Wanted(
        decision=wanted.decision,
        reason=" ".join(wanted.reason.split()),
        right=wanted.right,
        author=" ".join(wanted.author.split()),
        note=" ".join(wanted.note.split()),
    )
