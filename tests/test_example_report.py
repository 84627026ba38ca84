"""The report kept in reports/ is what the program makes of the example articles, byte for byte."""

from __future__ import annotations

from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import pytest

from discrepancy.pipeline import check
from discrepancy.records import Report
from discrepancy.reports.csv import render as csv
from discrepancy.reports.html import render as html
from discrepancy.reports.json import render as json
from discrepancy.tools import Tools

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "reports" / "seeds.png"
PNG = b"\x89PNG\r\n\x1a\n"
SHOWN = 20  # lines of a difference, each cut: the files are long, and so are lines of HTML

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def report(tools: Tools) -> Report:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)  # paths in a report are relative to where the command ran
        return check(["seeds"], tools=tools)


@pytest.mark.parametrize(
    ("name", "render"),
    [
        ("seeds.html", lambda report: html(report, root="../")),
        ("seeds.json", json),
        ("seeds.csv", csv),
    ],
    ids=["html", "json", "csv"],
)
def test_example_report_is_current(
    name: str, render: Callable[[Report], str], report: Report
) -> None:
    kept, made = (ROOT / "reports" / name).read_bytes(), render(report).encode()
    if made == kept:
        return
    lines = unified_diff(kept.decode().splitlines(), made.decode().splitlines(), lineterm="", n=0)
    difference = "\n".join(line[:160] for line, _ in zip(lines, range(SHOWN), strict=False))
    pytest.fail(
        f"reports/{name} is out of date: run `make example` and look at the difference\n"
        + (difference or "(only the line ends differ)"),
        pytrace=False,
    )


def test_picture_for_the_readme_is_a_png_that_loads_quickly() -> None:
    data = PICTURE.read_bytes()
    assert data.startswith(PNG)
    assert len(data) < 400_000
    assert int.from_bytes(data[16:20]) == 1280  # width in the header chunk
