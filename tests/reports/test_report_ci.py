"""The formats for CI: each is what is kept in golden/; annotations, GitLab, JSON Lines."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from discrepancy.records import Report
from discrepancy.reports import RENDERERS
from discrepancy.reports.json import schema
from discrepancy.reports.regions import region

from .altered import FIRST, SETTLED, any_text, decided, saying
from .hostile import hostile
from .sample import ARTICLES, CONFLICTS, EMPTY, HARBOUR, REPORT

GOLDEN = Path(__file__).parent / "golden"
FORMATS = {
    "jsonl": "jsonl",
    "md": "md",
    "sarif": "sarif",
    "junit": "xml",
    "github": "txt",
    "gitlab": "json",
}


@pytest.mark.parametrize(("name", "suffix"), FORMATS.items())
def test_golden(name: str, suffix: str) -> None:
    """Set UPDATE_GOLDEN=1 to write them anew, and read what changed."""
    file = GOLDEN / f"report.{name}.{suffix}"
    text = RENDERERS[name](REPORT)
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["github", "gitlab", "md"])
@pytest.mark.parametrize(("fields", "word"), SETTLED)
def test_what_is_settled_is_not_shown(fields: dict[str, Any], word: str, name: str) -> None:
    assert FIRST.id in RENDERERS[name](REPORT)
    assert FIRST.id not in RENDERERS[name](decided(**fields))


@pytest.mark.parametrize("name", ["github", "gitlab", "md"])
def test_what_the_run_was_told_to_let_pass_is_not_shown(name: str) -> None:
    mild, known = CONFLICTS[3], CONFLICTS[1]
    assert mild.id in RENDERERS[name](REPORT)
    assert mild.id not in RENDERERS[name](replace(REPORT, alarms=(FIRST.id,)))
    assert known.id in RENDERERS[name](replace(REPORT, alarms=(FIRST.id, known.id)))


@pytest.mark.parametrize("name", ["github", "md"])
def test_the_heading_tells_what_it_does_not_count(name: str) -> None:
    passed = RENDERERS[name](replace(REPORT, alarms=()))
    assert "No conflict to act on was found" in passed
    none = RENDERERS[name](replace(REPORT, conflicts=(), points=(), left_out=3))
    assert "No conflict was found" in none
    assert "not counting 3 conflicts of files that did not change" in none


# --------------------------------------------------------------------------- regions


def test_a_region_is_that_of_the_value() -> None:
    articles = {article.id: article for article in ARTICLES}
    for conflict in CONFLICTS:
        for side in conflict.sides:
            place = region(side, articles)
            lines = articles[side.article].text.split("\n")
            assert place.end_line == place.line
            assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == side.value_text
            assert place.offset is None


def test_offsets_only_where_they_are_those_of_the_file() -> None:
    side = FIRST.sides[0]
    place = region(side, {HARBOUR.id: replace(HARBOUR, verbatim=True)})
    assert (place.offset, place.length) == (side.start, side.end - side.start)


def test_no_end_where_only_the_paragraph_is_known() -> None:
    passages = tuple(replace(passage, exact=False) for passage in HARBOUR.passages)
    side = FIRST.sides[0]
    for articles in ({}, {HARBOUR.id: replace(HARBOUR, passages=passages, verbatim=True)}):
        place = region(side, articles)
        assert (place.line, place.column) == (side.line, side.column)
        assert (place.end_line, place.end_column, place.offset) == (None, None, None)


# --------------------------------------------------------------------------- json lines


def test_jsonl_is_the_conflicts_of_the_json_report() -> None:
    lines = RENDERERS["jsonl"](REPORT).splitlines()
    whole = json.loads(RENDERERS["json"](REPORT))
    conflict_schema = {**schema()["properties"]["conflicts"]["items"], "$defs": schema()["$defs"]}
    for line, conflict in zip(lines, whole["conflicts"], strict=True):
        jsonschema.validate(conflict, conflict_schema)
        assert json.loads(line) == {"schema_version": whole["schema_version"], **conflict}


@given(any_text)
def test_jsonl_keeps_one_line_a_conflict(text: str) -> None:
    lines = RENDERERS["jsonl"](saying(text)).splitlines()
    assert [json.loads(line)["id"] for line in lines] == [c.id for c in CONFLICTS]
    assert json.loads(lines[0])["summary"] == text


# --------------------------------------------------------------------------- github

# https://docs.github.com/actions/reference/workflow-commands-for-github-actions, by hand
COMMAND = re.compile(
    r"::(?P<name>error|warning|notice) (?P<properties>[^\r\n]*?)::(?P<message>[^\r\n]*)"
)
PROPERTIES = re.compile(r"(\w+)=([^,:\r\n]*)(?:,|$)")


def commands(report: Report) -> list[tuple[str, dict[str, str], str]]:
    found = []
    for line in RENDERERS["github"](report).rstrip("\n").split("\n"):
        command = COMMAND.fullmatch(line)
        assert command, line
        properties = {
            key: decoded(value) for key, value in PROPERTIES.findall(command["properties"])
        }
        assert "".join(f"{k}={v}," for k, v in PROPERTIES.findall(command["properties"])).rstrip(
            ","
        ) == command["properties"].rstrip(",")
        found.append((command["name"], properties, decoded(command["message"])))
    return found


def decoded(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_github_annotates_both_sides() -> None:
    found = commands(REPORT)
    error, other = found[:2]
    assert error[0] == other[0] == "error"
    assert error[1] == {
        "file": "harbour-post.txt", "line": "2", "endLine": "2", "col": "51", "endColumn": "53",
        "title": "Contradiction: 14 injured or nine? [number]",
    }  # fmt: skip
    assert other[1]["file"] == "wire/north-quay.txt"
    assert error[2].startswith("North Quay Wire (wire/north-quay.txt:2): “Nine people")
    assert Counter(name for name, _, _ in found) == {"error": 4, "warning": 4, "notice": 2}
    assert "scan.txt" in found[-2][2]


@given(any_text)
def test_github_any_text_stays_in_its_command(text: str) -> None:
    assert len(commands(saying(text))) == len(commands(REPORT))


def test_github_hostile_text_is_no_command() -> None:
    text = "a\r\n::stop-commands::x\n::error::y%0A::set-output name=a::b,file=x:1"
    for report in (hostile(), saying(text)):
        assert {name for name, _, _ in commands(report)} <= {"error", "warning", "notice"}


# --------------------------------------------------------------------------- gitlab


def test_gitlab_has_what_the_format_requires() -> None:
    for report in (REPORT, EMPTY, hostile()):
        issues = json.loads(RENDERERS["gitlab"](report))
        for issue in issues:
            assert set(issue) == {
                "description",
                "check_name",
                "fingerprint",
                "severity",
                "location",
            }
            assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
            assert issue["location"]["lines"]["begin"] >= 1
            assert not issue["location"]["path"].startswith(("/", "./"))
            assert all(
                isinstance(issue[key], str) and issue[key] for key in ("description", "check_name")
            )
        prints = [issue["fingerprint"] for issue in issues]
        assert len(set(prints)) == len(prints)
    assert issues


def test_gitlab_has_both_sides() -> None:
    first, second = json.loads(RENDERERS["gitlab"](REPORT))[:2]
    assert [i["location"]["path"] for i in (first, second)] == [
        "harbour-post.txt",
        "wire/north-quay.txt",
    ]
    assert "wire/north-quay.txt:2" in first["description"]
    assert first["severity"] == "critical"
