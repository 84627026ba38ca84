"""`discrepancy baseline export`, as a desk uses it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

Command = Callable[..., Any]
KNOWN = ("--baseline", "known.jsonl")


@pytest.fixture
def desk(ferry: Path, command: Command) -> dict[str, str]:
    """A folder in which one conflict was confirmed and one dismissed; their ids by rule."""
    assert command("baseline", "update", "news", *KNOWN).code == 0
    lines = Path("known.jsonl").read_text(encoding="utf-8").splitlines()[1:]
    ids = {entry["rule"]: entry["id"] for entry in map(json.loads, lines)}
    told = ("--author", "Ines Holt", *KNOWN)
    first = command("baseline", "decide", ids["duration"], "--confirmed", "--right", "first", *told)
    assert first.code == 0
    second = command("baseline", "decide", ids["date"], "--dismissed", "--reason", "two", *told)
    assert second.code == 0
    return ids


def test_every_form_at_once(desk: dict[str, str], command: Command) -> None:
    files = ("d.csv", "d.xlsx", "d.md", "d.html", "d.claimreview.jsonld", "d.annotations.jsonld")
    outputs = [part for file in files for part in ("-o", file)]
    page = "https://desk.example.org/ferry"
    shown = command("baseline", "export", "news", *outputs, "--desk-url", page, *KNOWN)
    assert shown.code == 0, shown.err
    assert f"{', '.join(files)}: 2 decisions on 3 known conflicts." in shown.err
    rows = list(csv.DictReader(io.StringIO(Path("d.csv").read_text(encoding="utf-8"))))
    assert {row["rule"]: row["decision"] for row in rows} == {
        "duration": "confirmed",
        "date": "dismissed",
    }
    book = load_workbook("d.xlsx")
    assert book["Decisions"].max_row == 3
    assert "### Confirmed: " in Path("d.md").read_text(encoding="utf-8")
    assert "Confirmed by Ines Holt on " in Path("d.html").read_text(encoding="utf-8")
    (review,) = json.loads(Path("d.claimreview.jsonld").read_text(encoding="utf-8"))["@graph"]
    assert review["url"] == f"{page}#{desk['duration']}"
    assert review["itemReviewed"]["author"]["name"] == "Marl Gazette"
    items = json.loads(Path("d.annotations.jsonld").read_text(encoding="utf-8"))["items"]
    assert {item["body"][1]["value"] for item in items} == {"confirmed", "dismissed"}


def test_a_table_needs_no_articles(desk: dict[str, str], command: Command) -> None:
    assert command("baseline", "export", "-o", "d.csv", "-o", "md:note", *KNOWN).code == 0
    assert Path("d.csv").read_text(encoding="utf-8").count("\n") == 3
    assert "Decided: 1 confirmed and 1 dismissed" in Path("note").read_text(encoding="utf-8")


def test_the_report_of_check_shows_the_decisions(desk: dict[str, str], command: Command) -> None:
    assert command("check", "news", *KNOWN, "-o", "r.html", "-o", "r.json").code == 0
    page = Path("r.html").read_text(encoding="utf-8")
    assert "The Lindra Beacon is right." in page
    assert "Dismissed by Ines Holt on " in page
    conflicts = json.loads(Path("r.json").read_text(encoding="utf-8"))["conflicts"]
    rulings = {c["rule"]: c["ruling"] for c in conflicts if "ruling" in c}
    assert (rulings["duration"]["decision"], rulings["duration"]["correct"]) == (
        *("confirmed", "left"),
    )
    assert rulings["date"]["reason"] == "two"


@pytest.mark.parametrize(
    ("description", "arguments", "said"),
    [
        ("no form", ["-o", "d.docx"], "No form of export"),
        ("no articles", ["-o", "d.annotations.jsonld"], "Give the PATHS"),
        ("no output", [], "--output"),
        ("over the baseline", ["-o", "csv:known.jsonl"], "overwrite"),
        ("no address", ["-o", "d.csv", "--desk-url", "javascript:x"], "no address"),
        ("no folder", ["-o", "gone/d.csv"], "does not exist"),
    ],
)
def test_refused(
    description: str, arguments: list[str], said: str, desk: dict[str, str], command: Command
) -> None:
    before = {path.name for path in Path().iterdir()}
    shown = command("baseline", "export", *arguments, *KNOWN)
    assert shown.code == 2
    assert said in shown.err
    assert {path.name for path in Path().iterdir()} == before


def test_without_a_baseline_it_says_how_to_make_one(ferry: Path, command: Command) -> None:
    shown = command("baseline", "export", "-o", "d.csv", *KNOWN)
    assert shown.code == 2
    assert "does not exist" in shown.err
