"""JUnit XML, read back by junitparser."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from junitparser import Failure, JUnitXml, Skipped

from discrepancy.records import Report, Status
from discrepancy.reports import RENDERERS
from discrepancy.rules import RULES

from .altered import FIRST, SETTLED, any_text, decided, saying
from .hostile import hostile
from .sample import CONFLICTS, EMPTY, REPORT


def junit(report: Report) -> JUnitXml:
    return JUnitXml.fromstring(RENDERERS["junit"](report).encode())


def test_junit_has_a_suite_a_rule_and_a_case_a_conflict() -> None:
    suites = {suite.name: list(suite) for suite in junit(REPORT)}
    assert list(suites) == [*RULES, "input"]
    failed = {
        case.name.rpartition(" ")[2]: result.type
        for cases in suites.values()
        for case in cases
        for result in case.result
        if isinstance(result, Failure)
    }
    assert failed == {
        c.id: c.verdict.value
        for c in CONFLICTS
        if c.status is Status.NEW and c.verdict != "distinct"
    }
    assert [case.name for case in suites["money"]] == ["no conflict"]
    assert [case.name for case in suites["input"]] == ["scan.txt"]


def test_junit_counts_what_it_holds() -> None:
    for report in (REPORT, EMPTY, hostile()):
        read = junit(report)
        counted = (read.tests, read.failures, read.errors, read.skipped)
        read.update_statistics()
        assert counted == (read.tests, read.failures, read.errors, read.skipped)


@pytest.mark.parametrize(("fields", "word"), SETTLED[:4])
def test_junit_skips_what_is_settled(fields: dict[str, Any], word: str) -> None:
    cases = [case for suite in junit(decided(**fields)) for case in suite if FIRST.id in case.name]
    (case,) = cases
    (result,) = case.result
    assert isinstance(result, Skipped)
    assert word in result.message


def test_junit_fails_what_fails_the_run() -> None:
    alarms = (FIRST.id, CONFLICTS[1].id)
    results = {
        case.name.rpartition(" ")[2]: case.result
        for suite in junit(replace(REPORT, alarms=alarms))
        for case in suite
    }
    assert {
        id_ for id_, found in results.items() if any(isinstance(r, Failure) for r in found)
    } == {*alarms}
    (mild,) = results[CONFLICTS[3].id]
    assert mild.message == "too mild to count"


@given(any_text)
def test_junit_is_well_formed_whatever_the_text(text: str) -> None:
    assert junit(saying(text)).failures == junit(REPORT).failures


def test_junit_names_stay_the_same_when_lines_move() -> None:
    left, right = FIRST.sides
    moved = decided(sides=(replace(left, line=9), right))
    names = [[case.name for suite in junit(r) for case in suite] for r in (REPORT, moved)]
    assert names[0] == names[1]
