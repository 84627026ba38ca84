from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest

from discrepancy.errors import ReportError
from discrepancy.records import Report
from discrepancy.reports.json import render, schema
from discrepancy.reports.load import load_conflicts, load_report

from .hostile import hostile
from .sample import EMPTY, REPORT


def validate(report: Report) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    validator.validate(json.loads(render(report)))


def test_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("report", [REPORT, EMPTY, hostile()], ids=["sample", "empty", "hostile"])
def test_every_report_follows_the_schema(report: Report) -> None:
    validate(report)


def _objects(node: object) -> list[dict[str, object]]:
    if isinstance(node, list):
        return [found for item in node for found in _objects(item)]
    if not isinstance(node, dict):
        return []
    return [node, *(found for item in node.values() for found in _objects(item))]


def test_schema_admits_no_unknown_field() -> None:
    closed = [node for node in _objects(schema()) if node.get("type") == "object"]
    assert all("additionalProperties" in node for node in closed)
    data = {**json.loads(render(REPORT)), "extra": 1}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema())


def test_figures_in_the_summary_count_what_stands_below() -> None:
    data = load_report(render(REPORT))
    assert data["summary"]["by_verdict"] == {"contradiction": 2, "possible": 3, "distinct": 1}
    assert data["summary"]["by_status"]["known"] == 1
    for name in ("articles", "skipped", "stories", "events", "points", "agreements", "conflicts"):
        assert data["summary"][name] == len(data[name]), name


def test_times_are_utc_and_unknown_times_are_null() -> None:
    articles = {a["id"]: a for a in load_report(render(REPORT))["articles"]}
    assert articles["harbour-post.txt"]["published"] == "2024-03-12T18:40:00Z"
    assert articles["island-observer.txt"]["published"] is None
    assert {article["language"] for article in articles.values()} == {"en"}
    assert articles["valley-telegraph.txt"]["copy_of"] == "wire/north-quay.txt"


def test_offsets_lead_to_the_value() -> None:
    texts = {article.id: article.text for article in REPORT.articles}
    for conflict in load_report(render(REPORT))["conflicts"]:
        for side in conflict["sides"]:
            value = side["value_text"]
            assert texts[side["article"]][side["start"] : side["end"]] == value
            assert side["sentence"][side["value_start"] : side["value_end"]] == value


def test_conflicts_survive_the_round_trip() -> None:
    assert load_conflicts(load_report(render(REPORT))) == REPORT.conflicts


def test_equal_reports_give_equal_bytes_that_end_a_line() -> None:
    assert render(REPORT) == render(replace(REPORT))
    assert render(REPORT).endswith("}\n")


def test_weights_are_rounded_and_never_negative_nought() -> None:
    first = REPORT.conflicts[0]
    evidence = tuple(replace(item, weight=-0.0004) for item in first.evidence)
    text = render(replace(REPORT, conflicts=(replace(first, evidence=evidence),)))
    assert '"weight": 0.0' in text
    assert "-0.0" not in text


def test_undecodable_file_name_still_encodes() -> None:
    article = replace(REPORT.articles[0], title="caf\udce9")
    render(replace(REPORT, articles=(article, *REPORT.articles[1:]))).encode("utf-8")


@pytest.mark.parametrize(
    ("description", "text"),
    [
        ("no JSON", "<html>"),
        ("no object", "[]"),
        ("another version", '{"schema_version": 2}'),
        ("no version", "{}"),
        ("nested beyond reason", "[" * 200_000),
    ],
)
def test_what_is_no_report_is_refused(description: str, text: str) -> None:
    with pytest.raises(ReportError):
        load_report(text)


@pytest.mark.parametrize("damage", ["sides", "evidence", "kind", "verdict", "would_change"])
def test_damaged_conflicts_are_refused(damage: str) -> None:
    data = load_report(render(REPORT))
    data["conflicts"][0][damage] = 7
    with pytest.raises(ReportError, match="damaged"):
        load_conflicts(data)
