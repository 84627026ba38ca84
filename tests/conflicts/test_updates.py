"""What a later report may change is no contradiction: it says so, or it grew, or it turned."""

from __future__ import annotations

from pathlib import Path

import pytest

from discrepancy.pipeline import check
from discrepancy.records import Verdict
from discrepancy.tools import Tools

pytestmark = pytest.mark.slow

EARLIER, LATER = "2024-03-04T08:00:00Z", "2024-03-05T18:00:00Z"


def verdicts(folder: Path, tools: Tools, first: str, second: str, later: str = LATER) -> set[str]:
    for name, text, time in (("a", first, EARLIER), ("b", second, later)):
        stamp = f"published: {time}\n" if time else ""
        (folder / f"{name}.txt").write_text(
            f"---\ntitle: Landslide at Orvik\n{stamp}---\n\nLandslide at Orvik\n\n{text}\n",
            encoding="utf-8",
        )
    report = check([folder], tools=tools)
    return {str(c.verdict) for c in report.conflicts if c.verdict is not Verdict.DISTINCT}


@pytest.mark.parametrize(
    ("description", "first", "second"),
    [
        (
            "a step told",
            "Five houses in Orvik are lost.",
            "Seven houses in Orvik are lost, two more than on Monday.",
        ),
        ("what turned", "The slide closed the road to Orvik.", "The road to Orvik has reopened."),
        (
            "not yet",
            "No arrests had been made in Orvik by noon.",
            "Police in Orvik made two arrests.",
        ),
    ],
)
def test_an_update_is_no_contradiction(
    description: str, first: str, second: str, tools: Tools, tmp_path: Path
) -> None:
    assert "contradiction" not in verdicts(tmp_path, tools, first, second), description


def test_without_the_turn_it_is_one(tools: Tools, tmp_path: Path) -> None:
    first, second = "The road to Orvik was closed.", "The road to Orvik was never closed."
    assert verdicts(tmp_path, tools, first, second) == {"contradiction"}
