"""The gate: which conflicts are looked at, and which fail a run."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reports.sample import CONFLICTS, REPORT

from discrepancy.gate import exit_code, failing, selected
from discrepancy.records import Report, Status
from discrepancy.settings import Settings

NUMBER, INJURED, TIME, LENGTH, PLACE, APART = (conflict.id for conflict in CONFLICTS)


def with_statuses(**statuses: Status) -> Report:
    """The sample, its conflicts with these statuses by rule and all others new."""
    return replace(
        REPORT,
        conflicts=tuple(
            replace(c, status=statuses.get(c.rule, Status.NEW)) for c in REPORT.conflicts
        ),
    )


@pytest.mark.parametrize(
    ("description", "settings", "expected"),
    [
        ("all but the known and the distinct", {}, [NUMBER, TIME, LENGTH, PLACE]),
        ("contradictions", {"min_verdict": "contradiction"}, [NUMBER, TIME]),
        ("major ones", {"min_severity": "major"}, [NUMBER, LENGTH, PLACE]),
        ("both", {"min_verdict": "contradiction", "min_severity": "major"}, [NUMBER]),
        ("known ones, too", {"fail_on": "any"}, [NUMBER, INJURED, TIME, LENGTH, PLACE]),
        ("none", {"fail_on": "never"}, []),
        ("two rules", {"select": ("time", "place")}, [TIME, PLACE]),
        ("all but a rule", {"ignore": ("number",)}, [TIME, LENGTH, PLACE]),
        ("ignored goes first", {"select": ("time", "place"), "ignore": ("time",)}, [PLACE]),
    ],
)
def test_what_fails(description: str, settings: dict[str, object], expected: list[str]) -> None:
    chosen = Settings(**settings)  # type: ignore[arg-type]
    assert [conflict.id for conflict in failing(REPORT, chosen)] == expected
    assert exit_code(REPORT, chosen) == bool(expected)


@pytest.mark.parametrize(
    ("status", "on_new", "on_any"),
    [
        (Status.NEW, 1, 1),
        (Status.KNOWN, 0, 1),
        (Status.CONFIRMED, 0, 1),
        (Status.DISMISSED, 0, 0),
    ],
)
def test_statuses(status: Status, on_new: int, on_any: int) -> None:
    report = with_statuses(time=status)
    assert exit_code(report, Settings(select=("time",))) == on_new
    assert exit_code(report, Settings(select=("time",), fail_on="any")) == on_any


def test_stale_entries_fail_only_where_they_are_told_to() -> None:
    quiet = Settings(fail_on="never")
    assert exit_code(REPORT, quiet, stale=2) == 0
    assert exit_code(REPORT, replace(quiet, fail_on_stale=True), stale=2) == 1
    assert exit_code(REPORT, replace(quiet, fail_on_stale=True), stale=0) == 0
    assert exit_code(REPORT, Settings(fail_on_stale=True, exit_zero=True), stale=2) == 0


def test_what_is_not_selected_is_not_in_the_report() -> None:
    kept = selected(REPORT, Settings(select=("place",)))
    assert [conflict.id for conflict in kept.conflicts] == [PLACE]
    assert [point.conflicts for point in kept.points] == [(PLACE,)]
    assert selected(REPORT, Settings()) is REPORT
