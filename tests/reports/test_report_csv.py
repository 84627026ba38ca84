from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.records import Report
from discrepancy.reports.csv import render
from discrepancy.reports.frame import to_frame
from discrepancy.reports.rows import COLUMNS

from .hostile import FORMULAS, hostile
from .sample import EMPTY, REPORT


def table(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(report), newline="")))


def with_summary(text: str) -> Report:
    return replace(REPORT, conflicts=(replace(REPORT.conflicts[0], summary=text),))


def test_one_row_a_conflict_in_order() -> None:
    rows = table(REPORT)
    assert [row["id"] for row in rows] == [conflict.id for conflict in REPORT.conflicts]
    assert tuple(rows[0]) == COLUMNS
    row = rows[0]
    assert (row["left_publisher"], row["left_value"], row["left_line"]) == (
        "Harbour Post",
        "14",
        "2",
    )
    assert (row["right_publisher"], row["right_copies"]) == (
        "North Quay Wire",
        "valley-telegraph.txt",
    )
    assert (row["same_event_weight"], row["values_weight"]) == ("3.87", "2.9")
    assert row["left_published"] == "2024-03-12T18:40:00Z"
    assert rows[3]["right_published"] == ""


def test_lines_end_as_the_format_asks() -> None:
    text = render(REPORT)
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_starts_a_formula(text: str) -> None:
    assert table(with_summary(text))[0]["summary"] == f"'{text}"


def test_numbers_of_ours_stay_numbers() -> None:
    assert float(table(REPORT)[5]["same_event_weight"]) < 0


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(text: str) -> None:
    assert table(with_summary(text))[0]["summary"].removeprefix("'") == text.removeprefix("'")


def test_hostile_text_keeps_the_table_whole() -> None:
    rows = table(hostile())
    assert len(rows) == len(REPORT.conflicts)
    assert all(None not in row and None not in row.values() for row in rows)


def test_frame_holds_the_same_columns_unprefixed() -> None:
    frame = to_frame(with_summary("=1+1"))
    assert tuple(frame.columns) == COLUMNS
    assert frame["summary"][0] == "=1+1"
    assert str(frame["left_published"].dt.tz) == "UTC"


def test_frame_knows_unknown_times() -> None:
    frame = to_frame(REPORT)
    assert frame.set_index("id").loc["c04e7712be6a9d58", "right_published"] is not None
    assert frame["right_published"].isna().tolist() == [False, False, False, True, True, False]


def test_frame_of_nothing_has_its_columns() -> None:
    frame = to_frame(EMPTY)
    assert frame.empty
    assert tuple(frame.columns) == COLUMNS
