"""The decided list as CSV and as a workbook."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace

import pytest
from baseline.known import dismissed
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from reports.hostile import FORMULAS, NASTY, hostile
from reports.sample import EMPTY, REPORT

from discrepancy.baseline import Entry
from discrepancy.exports import csv as csv_export
from discrepancy.exports import xlsx
from discrepancy.exports.table import COLUMNS
from discrepancy.records import Report

from .decisions import AT_LEAST, BEGAN, ENTRIES, GONE, INJURED, LENGTH


def table(report: Report, entries: Sequence[Entry]) -> list[dict[str, str]]:
    text = csv_export.render(report, entries)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def sheet(report: Report, entries: Sequence[Entry]) -> list[list[object]]:
    book = load_workbook(io.BytesIO(xlsx.render(report, entries)))
    assert book.sheetnames == ["Decisions"]
    cells = [cell for row in book["Decisions"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}  # no formula
    assert not any(cell.hyperlink for cell in cells)
    return [list(row) for row in book["Decisions"].iter_rows(values_only=True)]


def test_one_row_a_decision_in_the_reports_order_then_what_is_gone() -> None:
    rows = table(REPORT, ENTRIES)
    assert [row["id"] for row in rows] == [INJURED.id, AT_LEAST.id, BEGAN.id, LENGTH.id, GONE]
    first, *_, gone = rows
    assert (first["decision"], first["author"], first["decided"]) == (
        "confirmed",
        "Ines Holt",
        "2024-03-20T10:30:00Z",
    )
    assert (first["left_publisher"], first["left_correct"], first["left_value"]) == (
        "Harbour Post",
        "yes",
        "14",
    )
    assert (first["right_publisher"], first["right_correct"]) == ("North Quay Wire", "no")
    assert (first["verdict"], first["confidence"], first["occurs"]) == (
        "contradiction",
        "0.91",
        "yes",
    )
    assert (gone["occurs"], gone["left_value"], gone["left_sentence"]) == ("no", "4 May", "")


def test_without_a_report_the_entries_tell() -> None:
    rows = table(EMPTY, ENTRIES)
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    assert {row["occurs"] for row in rows} == {"no"}
    assert [row["left_article"] for row in rows if row["id"] == INJURED.id] == ["harbour-post.txt"]


def test_the_workbook_holds_the_same() -> None:
    head, *rows = sheet(REPORT, ENTRIES)
    assert tuple(head) == COLUMNS
    shown = [["" if cell is None else str(cell) for cell in row] for row in rows]
    assert shown == [list(row.values()) for row in table(REPORT, ENTRIES)]


def test_numbers_are_numbers() -> None:
    _, first, *_ = sheet(REPORT, ENTRIES)
    assert first[COLUMNS.index("confidence")] == 0.91


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_stays_text(text: str) -> None:
    entries = [replace(dismissed(GONE), reason=text)]
    assert table(EMPTY, entries)[0]["reason"] == f"'{text}"
    book = load_workbook(io.BytesIO(xlsx.render(EMPTY, entries)))
    cell = book["Decisions"].cell(2, COLUMNS.index("reason") + 1)
    assert cell.data_type == "s"
    assert cell.quotePrefix  # edited and entered again, it is still no formula
    assert str(cell.value).strip() == text.strip()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=30), min_size=2, max_size=2))
def test_no_text_becomes_a_formula_and_order_does_not_matter(texts: list[str]) -> None:
    entries = [replace(dismissed(f"{n:016x}", text), note=text) for n, text in enumerate(texts)]
    assert csv_export.render(EMPTY, entries) == csv_export.render(EMPTY, entries[::-1])
    assert xlsx.render(EMPTY, entries) == xlsx.render(EMPTY, entries[::-1])
    assert len(sheet(EMPTY, entries)) == 3
    for row in table(EMPTY, entries):
        assert not row["reason"].startswith(tuple("=+-@\t\r\n"))


def test_hostile_and_huge_texts_keep_the_table_whole() -> None:
    entries = [*ENTRIES, replace(dismissed("f" * 16), reason=NASTY, note="x" * 40_000)]
    rows = sheet(hostile(), entries)
    assert len(rows) == len(table(hostile(), entries)) + 1
    assert len(str(rows[-1][COLUMNS.index("note")])) == xlsx.MOST


def test_the_archive_tells_no_time_of_its_making() -> None:
    archive = zipfile.ZipFile(io.BytesIO(xlsx.render(REPORT, ENTRIES)))
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert archive.read("docProps/core.xml").decode().count("2024-03-20T10:30:00Z") == 2
    empty = zipfile.ZipFile(io.BytesIO(xlsx.render(EMPTY, ())))
    assert empty.read("docProps/core.xml").decode().count("1980-01-01T00:00:00Z") == 2


def test_nothing_decided_is_a_header() -> None:
    assert table(REPORT, ()) == []
    assert len(sheet(REPORT, ())) == 1
