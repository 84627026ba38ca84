"""What of a report is looked at, and what of it fails a run."""

from __future__ import annotations

from dataclasses import replace

from discrepancy.records import Conflict, Report, Status
from discrepancy.settings import ALARMS, SEVERITIES, Settings

PASSED, FOUND = 0, 1  # exit codes


def selected(report: Report, settings: Settings) -> Report:
    """Leave out the conflicts of rules that are not selected, or ignored, and their points."""
    kept = tuple(c for c in report.conflicts if _selected(c.rule, settings))
    if len(kept) == len(report.conflicts):
        return report
    ids = {conflict.id for conflict in kept}
    points = tuple(p for p in report.points if ids.intersection(p.conflicts))
    return replace(report, conflicts=kept, points=points)


def _selected(rule: str, settings: Settings) -> bool:
    return rule not in settings.ignore and (not settings.select or rule in settings.select)


def counting(report: Report, settings: Settings) -> tuple[Conflict, ...]:
    """Return the conflicts grave enough to count, and not suppressed, whatever is known."""
    verdicts = ALARMS[: ALARMS.index(settings.min_verdict) + 1]
    severities = SEVERITIES[: SEVERITIES.index(settings.min_severity) + 1]
    return tuple(
        conflict
        for conflict in selected(report, settings).conflicts
        if conflict.verdict in verdicts
        and conflict.severity in severities
        and not conflict.suppression
    )


def alarming(report: Report, settings: Settings) -> tuple[Conflict, ...]:
    """Return the conflicts to act on: those that fail a run, unless it is told never to fail."""
    old = (Status.KNOWN, Status.CONFIRMED) if settings.fail_on == "any" else ()
    return tuple(c for c in counting(report, settings) if c.status in (Status.NEW, *old))


def failing(report: Report, settings: Settings) -> tuple[Conflict, ...]:
    """Return the conflicts that fail a run. What a person dismissed never does."""
    return () if settings.fail_on == "never" else alarming(report, settings)


def exit_code(report: Report, settings: Settings, *, stale: int = 0) -> int:
    """Return 1 where a conflict fails the run, or where one of `stale` entries is told to."""
    if settings.exit_zero:
        return PASSED
    return FOUND if failing(report, settings) or (stale and settings.fail_on_stale) else PASSED
