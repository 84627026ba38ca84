"""The text of a baseline: round trips, merges, older versions, and what is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baseline.known import RECORD, baselines, dismissed, entry
from discrepancy.baseline import Baseline, Decision
from discrepancy.baseline.lines import parse, render
from discrepancy.errors import BaselineError

HEADER = '{"discrepancy_baseline": 2}\n'
TWO = Baseline((entry("a" * 16), dismissed("b" * 16)))


@given(baselines)
def test_what_is_written_is_read(baseline: Baseline) -> None:
    assert parse(render(baseline), "k.jsonl") == baseline


@given(baselines)
def test_a_record_is_a_line_and_the_lines_are_sorted(baseline: Baseline) -> None:
    header, *lines, end = render(baseline).split("\n")
    assert (header + "\n", end) == (HEADER, "")
    ids = [json.loads(line)["id"] for line in lines]
    assert ids == sorted(set(ids))


@given(baselines, st.randoms())
def test_the_order_and_number_of_lines_change_nothing(
    baseline: Baseline, chance: st.DataObject
) -> None:
    header, *lines, _ = render(baseline).split("\n")
    twice = [*lines, *lines]
    chance.shuffle(twice)  # type: ignore[attr-defined]
    merged = "\n".join([header, *twice, header, ""])
    assert parse(merged, "k.jsonl") == baseline


def test_a_record_is_written_field_by_field() -> None:
    """No time of a run and no position; a score is that of a decision, where one was made."""
    assert render(TWO).splitlines()[1] == json.dumps(RECORD)


@pytest.mark.parametrize("text", ["", "\n\n", HEADER, HEADER.replace("\n", "\r\n")])
def test_an_empty_baseline(text: str) -> None:
    assert parse(text, "k.jsonl") == Baseline()


@pytest.mark.parametrize("order", [1, -1])
def test_a_decision_goes_before_none(order: int) -> None:
    lines = [json.loads(line) for line in render(TWO).splitlines()[1:]]
    lines[1]["id"] = lines[0]["id"]
    text = HEADER + "\n".join(json.dumps(line) for line in lines[::order])
    (kept,) = parse(text, "k.jsonl").entries
    assert (kept.decision, kept.reason) == (Decision.DISMISSED, "two ferries")


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_times_the_later_stays(order: int) -> None:
    early, late = (
        replace(dismissed("b" * 16, reason), decided=datetime(2024, 5, day, tzinfo=UTC))
        for day, reason in ((13, "two ferries of one name"), (14, "two ferries"))
    )
    lines = [render(Baseline.of([one])).splitlines()[1] for one in (early, late)]
    assert parse(HEADER + "\n".join(lines[::order]), "k.jsonl").entries == (late,)


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_reasons_the_longer_stays(order: int) -> None:
    lines = [
        line
        for reason in ("two ferries", "two ferries of one name")
        for line in render(Baseline.of([dismissed("b" * 16, reason)])).splitlines()[1:]
    ]
    (kept,) = parse(HEADER + "\n".join(lines[::order]), "k.jsonl").entries
    assert kept.reason == "two ferries of one name"


# --------------------------------------------------------------------------- refused

LINE = json.dumps(RECORD)
OTHER = LINE.replace('"open"', '"confirmed"')
DROPPED = LINE.replace('"open"', '"dismissed"')


@pytest.mark.parametrize(
    ("description", "text", "said"),
    [
        ("git's marker", HEADER + "<<<<<<< HEAD\n" + LINE, "line 2: a merge conflict"),
        ("git's middle", HEADER + LINE + "\n=======\n", "line 3: a merge conflict"),
        ("git's end", HEADER + LINE + "\n>>>>>>> theirs\n", "line 3: a merge conflict"),
        ("a line cut short", HEADER + LINE[:50], "line 2: no JSON record"),
        ("no record", HEADER + "[1]", "line 2: no JSON record"),
        ("nested without end", HEADER + "[" * 100_000, "line 2: no JSON record"),
        ("a field is missing", HEADER + LINE.replace('"rule"', '"role"'), "line 2: no record"),
        ("a wrong value", HEADER + LINE.replace('"open"', "3"), "decision cannot be 3"),
        ("an unknown decision", HEADER + LINE.replace('"open"', '"maybe"'), "'maybe'"),
        ("an unknown side", HEADER + LINE.replace('"right": ""', '"right": "left"'), "'left'"),
        ("no time", HEADER + LINE.replace('"decided": ""', '"decided": "noon"'), "noon"),
        (
            "a time without a zone",
            HEADER + LINE.replace('"decided": ""', '"decided": "2024-05-13T09:00:00"'),
            "decided cannot be",
        ),
        *(
            ("no grounds", HEADER + LINE.replace('"grounds": null', f'"grounds": {text}'), said)
            for text, said in (
                ("3", "no record of a conflict"),
                ('{"verdict": "possible"}', "log_odds is missing"),
                ('{"verdict": "x", "log_odds": NaN, "scale": ""}', "grounds cannot be"),
                ('{"verdict": "x", "log_odds": true, "scale": ""}', "grounds cannot be"),
                ('{"verdict": 3, "log_odds": 1, "scale": ""}', "grounds cannot be"),
                ('{"verdict": "x", "log_odds": 1, "scale": "", "y": 1}', "grounds cannot be"),
            )
        ),
        ("three values", HEADER + LINE.replace('"5 h"', '"5 h", "6 h"'), "values are not two"),
        ("no id", HEADER + LINE.replace("a" * 16, ""), "its id is empty"),
        ("two decisions", f"{HEADER}{OTHER}\n{DROPPED}", "dismissed here and confirmed in line 2"),
        ("a newer version", HEADER.replace("2", "3") + LINE, "line 1: written by a newer"),
        ("no version", HEADER.replace("2", '"x"') + LINE, "line 1: 'x' is no schema version"),
        ("a report", '{"schema_version": 1, "tool": {}}', "line 1: no record of a conflict"),
    ],
)
def test_one_sentence_names_file_and_line(description: str, text: str, said: str) -> None:
    with pytest.raises(BaselineError, match=r"k\.jsonl") as error:
        parse(text, "k.jsonl")
    assert said in str(error.value)
    assert "\n" not in str(error.value)
    assert error.value.advice


# --------------------------------------------------------------------------- older versions

VERSION_0 = """\
{"id": "3ec6e8dad868816d-2", "rule": "number", "summary": "214 or 188?", "status": "known", \
"sides": [{"path": "news/beacon.txt", "value": "214"}, \
{"path": "news/gazette.txt", "value": "188"}]}
{"id": "c4352ba2affa9aed", "rule": "duration", "summary": "Nine hours or five hours?", \
"status": "dismissed", "reason": "two ferries", "sides": [{"path": "beacon.txt", "value": "9 h"}, \
{"path": "gazette.txt", "value": "5 h"}]}
"""


def test_version_0_is_read_and_written_as_the_latest() -> None:
    baseline = parse(VERSION_0, "k.jsonl")
    first, second = baseline.entries
    assert (first.id, first.decision) == ("3ec6e8dad868816d", Decision.OPEN)
    assert first.articles == ("beacon.txt", "gazette.txt")
    assert (second.decision, second.reason) == (Decision.DISMISSED, "two ferries")
    text = render(baseline)
    assert text.startswith(HEADER)
    assert parse(text, "k.jsonl") == baseline


def test_version_1_gains_which_side_is_right_and_when() -> None:
    record = {k: v for k, v in json.loads(LINE).items() if k not in ("right", "decided")}
    text = '{"discrepancy_baseline": 1}\n' + json.dumps(record)
    assert parse(text, "k.jsonl") == Baseline.of([entry("a" * 16)])
