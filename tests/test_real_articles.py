"""Real articles on talks of the same people in several cities, kept beside the project."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from discrepancy.pipeline import check
from discrepancy.records import Conflict, Kind, Report, Verdict
from discrepancy.tools import Tools

ARTICLES = Path(__file__).parents[2] / "shared" / "articles"
DATED = "semafor-2023-09-18.txt"
UNDATED = "islamabad-telegraph-undated.txt"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not ARTICLES.is_dir(), reason="needs ../shared/articles"),
]


@pytest.fixture(scope="module")
def undated(tools: Tools) -> Report:
    return check([ARTICLES], tools=tools)


def name(path: str) -> str:
    return Path(path).name


def alarms(report: Report) -> list[Conflict]:
    return [c for c in report.conflicts if c.verdict is not Verdict.DISTINCT]


def of_the_two(conflicts: list[Conflict]) -> dict[Kind, Conflict]:
    return {
        c.kind: c for c in conflicts if {name(side.path) for side in c.sides} == {DATED, UNDATED}
    }


def test_place_and_length_are_possible_conflicts_and_the_missing_date_is_told(
    undated: Report,
) -> None:
    found = of_the_two(alarms(undated))
    assert set(found) == {Kind.PLACE, Kind.DURATION}
    for conflict in found.values():
        assert conflict.verdict is Verdict.POSSIBLE
        assert any("publication time is unknown" in item.label for item in conflict.evidence)
        assert any(UNDATED in line for line in conflict.would_change)
    values = {side.value for side in found[Kind.DURATION].sides}
    assert values == {"12 h", "> 8 h"}


def test_nothing_is_called_a_contradiction_and_few_others_are_possible(undated: Report) -> None:
    assert not [c for c in undated.conflicts if c.verdict is Verdict.CONTRADICTION]
    assert len(alarms(undated)) - 2 <= 3


def test_a_phone_call_disputes_no_meeting(undated: Report) -> None:
    texts = [side.value_text for c in alarms(undated) for side in c.sides]
    assert "90 minutes" not in texts


def test_two_dated_meetings_are_told_apart(undated: Report) -> None:
    pairs = [
        c
        for c in undated.conflicts
        if {side.value_text for side in c.sides} == {"over 6 hours", "12 hours"}
    ]
    assert [c.verdict for c in pairs] == [Verdict.DISTINCT]


def test_with_its_date_the_undated_article_is_told_apart(tools: Tools, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    shutil.copytree(ARTICLES, folder)
    (folder / "sources.csv").write_text(
        f"path,title,publisher,published,url\n{UNDATED},,,2023-06-05,\n", encoding="utf-8"
    )
    report = check([folder], tools=tools)
    assert not of_the_two(alarms(report))
    apart = [c for c in report.conflicts if c.verdict is Verdict.DISTINCT]
    assert {Kind.PLACE, Kind.DURATION} <= set(of_the_two(apart))
