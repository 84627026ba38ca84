"""What a baseline refuses, in the words a user reads: where, why, and what helps."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from baseline.known import RECORD, entry
from discrepancy.baseline import Baseline, Grounds, load
from discrepancy.baseline.lines import parse, render
from discrepancy.errors import BaselineError

HEADER = '{"discrepancy_baseline": 2}\n'
MEND = "Mend that line by hand, or take the file from version control again."
GROUNDS = {"verdict": "possible", "log_odds": 1, "scale": "x"}


def record(**fields: Any) -> str:
    return json.dumps({**RECORD, **fields})


def without(name: str) -> str:
    return json.dumps({key: RECORD[key] for key in RECORD if key != name})


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "no JSON record (Expecting property name enclosed in double quotes)."),
        ("[" * 100_000, "no JSON record (RecursionError)."),
        ("[1]", "no JSON record."),
        ('{"discrepancy_baseline": 0}', "0 is no schema version."),
        ('{"discrepancy_baseline": true}', "True is no schema version."),
        ('{"discrepancy_baseline": "2"}', "'2' is no schema version."),
        (without("rule"), "no record of a conflict: rule is missing."),
        (without("grounds"), "no record of a conflict: grounds is missing."),
        (record(z=1, y=2), "no record of a conflict: unknown field y."),
        (record(rule=3), "no record of a conflict: rule cannot be 3."),
        (record(values="9 h"), "no record of a conflict: values cannot be '9 h'."),
        (record(values=["9 h", 5]), "no record of a conflict: values cannot be ['9 h', 5]."),
        (record(values=["9 h"]), "no record of a conflict: values are not two."),
        (record(articles=["a", "b", "c"]), "no record of a conflict: articles are not two."),
        (record(id=""), "no record of a conflict: its id is empty."),
        (
            record(decision="maybe"),
            "no record of a conflict: 'maybe' is not a valid Decision.",
        ),
        (record(right="left"), "no record of a conflict: 'left' is not a valid Right."),
        (record(decided="noon"), "no record of a conflict: Invalid isoformat string: 'noon'."),
        (
            record(decided="2024-05-13T09:00:00"),
            "no record of a conflict: decided cannot be '2024-05-13T09:00:00'.",
        ),
        (record(grounds={}), "no record of a conflict: log_odds is missing."),
        *(
            (
                record(grounds=one),
                f"no record of a conflict: grounds cannot be {one!r}.",
            )
            for one in (
                {**GROUNDS, "verdict": 3},
                {**GROUNDS, "scale": None},
                {**GROUNDS, "log_odds": True},
                {**GROUNDS, "log_odds": "1"},
                {**GROUNDS, "log_odds": float("inf")},
                {**GROUNDS, "more": 1},
            )
        ),
    ],
)
def test_a_line_that_cannot_be_used(line: str, said: str) -> None:
    with pytest.raises(BaselineError) as error:
        parse(f"{HEADER}\n{line}\n", "k.jsonl")
    assert str(error.value) == f"k.jsonl, line 3: {said}"
    assert error.value.advice == MEND


@pytest.mark.parametrize("marker", ["<<<<<<< ours", "||||||| base", "=======", ">>>>>>> theirs"])
def test_a_merge_conflict_is_to_be_resolved(marker: str) -> None:
    with pytest.raises(BaselineError) as error:
        parse(f"{HEADER}{marker}\n", "k.jsonl")
    assert str(error.value) == "k.jsonl, line 2: a merge conflict is not resolved."
    assert error.value.advice == (
        "Keep the lines of both sides and delete the markers; a line may stand there twice."
    )


def test_a_newer_file_asks_for_a_newer_program() -> None:
    with pytest.raises(BaselineError) as error:
        parse('{"discrepancy_baseline": 3}\n', "k.jsonl")
    assert str(error.value) == (
        "k.jsonl, line 1: written by a newer discrepancy (schema version 3)."
    )
    assert error.value.advice == "This one reads schema versions up to 2: upgrade it."


def test_two_decisions_on_one_conflict_are_for_a_person() -> None:
    lines = "\n".join(record(decision=one) for one in ("confirmed", "open", "dismissed"))
    with pytest.raises(BaselineError) as error:
        parse(f"{HEADER}{lines}", "k.jsonl")
    first, here = "confirmed in line 3", "dismissed here"  # the line read last of those that agree
    assert str(error.value) == f"k.jsonl, line 4: {'a' * 16} is {here} and {first}."
    assert error.value.advice == "Delete the line that is wrong."


def test_an_id_that_nobody_has() -> None:
    with pytest.raises(BaselineError) as error:
        Baseline.of([entry("ab1")]).find("zz")
    assert str(error.value) == "No known conflict has an id that begins with 'zz'."
    assert error.value.advice == (
        "The ids: discrepancy baseline show. To take new conflicts in: "
        "discrepancy baseline update PATH..."
    )


def test_an_id_that_several_have() -> None:
    baseline = Baseline.of(entry(f"ab{number}") for number in range(6))
    with pytest.raises(BaselineError) as error:
        baseline.find("ab")
    assert str(error.value) == "6 known conflicts have ids that begin with 'ab'."
    assert error.value.advice == "Give more of it: ab0, ab1, ab2, ab3, ab4"


@pytest.mark.parametrize("beginning", ["ab1", "AB1", "ab1-2", "ab1-2-3"])
def test_an_id_is_known_by_its_beginning(beginning: str) -> None:
    baseline = Baseline.of([entry("ab1c"), entry("ab2c")])
    assert baseline.find(beginning).id == "ab1c"


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "k.jsonl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BaselineError) as error:
        load(path)
    assert str(error.value) == f"The baseline {path} is no text in UTF-8."
    assert error.value.advice == "Take the file from version control again."
    with pytest.raises(BaselineError) as error:
        load(tmp_path)
    assert str(error.value) == f"The baseline {tmp_path} cannot be read (Is a directory)."


# --------------------------------------------------------------------------- taken


def test_what_is_taken_is_in_one_form() -> None:
    line = record(
        decided="2024-05-13T11:00:00.5+02:00", grounds={**GROUNDS, "log_odds": 2}, decision="fixed"
    )
    (taken,) = parse(f"{HEADER}{line}", "k.jsonl").entries
    assert taken.decided == datetime(2024, 5, 13, 9, tzinfo=UTC)
    assert taken.grounds == Grounds(verdict="possible", log_odds=2.0, scale="x")
    assert isinstance(taken.grounds.log_odds, float)
    assert '"decided": "2024-05-13T09:00:00Z"' in render(Baseline.of([taken]))


FIELDS: tuple[dict[str, Any], ...] = (
    {"decided": "2024-05-14T09:00:00Z"},
    {"reason": "two ferries"},
    {"note": "page 3"},
    {"author": "Ines Holt"},
    {"right": "first"},
    {"summary": "Nine or five?"},
    {"grounds": GROUNDS},
)


@pytest.mark.parametrize("fields", FIELDS, ids="".join)
@pytest.mark.parametrize("decision", ["open", "confirmed"])
def test_of_two_records_of_one_decision_the_same_stays_in_any_order(
    fields: dict[str, Any], decision: str
) -> None:
    two = [record(decision=decision), record(decision=decision, **fields)]
    one, other = (parse(HEADER + "\n".join(lines), "k.jsonl").entries for lines in (two, two[::-1]))
    assert one == other
    if "summary" not in fields:
        (kept,) = one
        assert kept == parse(HEADER + two[1], "k.jsonl").entries[0]  # the one that says more


def test_of_two_notes_and_two_times_the_later_time_stays() -> None:
    early = record(decision="confirmed", decided="2024-05-13T09:00:00Z", note="a long note")
    late = record(decision="confirmed", decided="2024-05-14T09:00:00Z")
    for lines in ((early, late), (late, early)):
        (kept,) = parse(HEADER + "\n".join(lines), "k.jsonl").entries
        assert (kept.decided, kept.note) == (datetime(2024, 5, 14, 9, tzinfo=UTC), "")


def test_an_entry_is_told_in_a_line() -> None:
    told = "Nine hours or five hours? (beacon.txt, gazette.txt)"
    assert str(entry("ab1")) == f"ab1 duration: {told}"


# --------------------------------------------------------------------------- version 0

OLD = {
    "id": "3ec6e8dad868816d-2",
    "rule": "number",
    "summary": "214 or 188?",
    "status": "known",
    "sides": [
        {"path": "news/of/beacon.txt", "value": "214"},
        {"path": "gazette.txt", "value": "188"},
    ],
}


@pytest.mark.parametrize(
    ("status", "decision"),
    [
        ("new", "open"),
        ("known", "open"),
        ("confirmed", "confirmed"),
        ("dismissed", "dismissed"),
    ],
)
@pytest.mark.parametrize(
    "words", [{}, {"about": "people", "reason": "asked", "author": "Ines Holt", "note": "page 3"}]
)
def test_of_version_0_nothing_is_lost(status: str, decision: str, words: dict[str, str]) -> None:
    written = render(parse(json.dumps({**OLD, "status": status, **words}), "k.jsonl"))
    assert json.loads(written.splitlines()[1]) == {
        "id": "3ec6e8dad868816d",
        "rule": "number",
        "articles": ["beacon.txt", "gazette.txt"],
        "values": ["214", "188"],
        "about": "",
        "summary": "214 or 188?",
        "decision": decision,
        "reason": "",
        "right": "",
        "decided": "",
        "author": "",
        "note": "",
        "grounds": None,
        **words,
    }


def test_of_version_1_nothing_is_lost() -> None:
    old = {key: RECORD[key] for key in RECORD if key not in ("right", "decided", "grounds")}
    old |= {"decision": "fixed", "note": "page 3"}
    written = render(parse('{"discrepancy_baseline": 1}\n' + json.dumps(old), "k.jsonl"))
    assert json.loads(written.splitlines()[1]) == {**RECORD, "decision": "fixed", "note": "page 3"}
