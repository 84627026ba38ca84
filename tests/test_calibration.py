"""What a calibration does to a report, and its file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports.sample import CONFLICTS

from discrepancy.calibration import (
    BESIDE,
    Calibration,
    calibration_file,
    load_calibration,
    probability,
    raw_log_odds,
    render,
    scale_of,
)
from discrepancy.errors import CalibrationError
from discrepancy.records import Conflict, Verdict
from discrepancy.settings import Settings

MADE = Calibration(
    slope=0.5, offset=-1.0, rules={"number": 0.2}, scale="a" * 12, about={"confirmed": 40}
)
calibrations = st.builds(
    Calibration,
    slope=st.floats(0.01, 5),
    offset=st.floats(-9, 9),
    rules=st.dictionaries(st.sampled_from(["number", "duration", "place"]), st.floats(-3, 3)),
)


@given(calibrations, st.sampled_from(CONFLICTS))
def test_only_the_confidence_changes_and_the_evidence_adds_up(
    made: Calibration, conflict: Conflict
) -> None:
    before, after = conflict, made.applied(conflict)
    same = ("id", "verdict", "severity", "status", "sides", "summary", "aliases", "point")
    assert all(getattr(after, name) == getattr(before, name) for name in same)
    if after.verdict is Verdict.DISTINCT:
        assert after == before
        return
    total = sum(item.weight for item in after.evidence)
    assert probability(total) == pytest.approx(after.confidence, abs=0.0051 + 0.0025)
    assert raw_log_odds(after) == pytest.approx(raw_log_odds(before))


@given(calibrations, calibrations, st.sampled_from(CONFLICTS))
def test_the_last_one_counts_alone(one: Calibration, two: Calibration, conflict: Conflict) -> None:
    assert two.applied(one.applied(conflict)) == two.applied(conflict)


def test_a_figure() -> None:
    conflict = CONFLICTS[0]  # log-odds 6.77
    after = MADE.applied(conflict)
    assert raw_log_odds(conflict) == pytest.approx(6.77)
    assert after.confidence == round(probability(0.5 * 6.77 - 1.0 + 0.2), 2) == 0.93
    assert after.evidence[-1].label == "decisions of this desk on others"


@pytest.mark.parametrize(("log_odds", "chance"), [(0, 0.5), (-1e9, 0), (1e9, 1), (1, 0.7310586)])
def test_probability(log_odds: float, chance: float) -> None:
    assert probability(log_odds) == pytest.approx(chance)


def test_the_scale_is_that_of_encoder_and_judge() -> None:
    one = scale_of([("encoder", "x"), ("max_file_mb", "32.0")])
    assert one == scale_of([("encoder", "x"), ("calibration", "c.json")])
    assert {one, scale_of([("encoder", "y")]), scale_of([("encoder", "x"), ("judge", "j")])}
    assert one != scale_of([("encoder", "x"), ("judge", "j")]) != scale_of([("encoder", "y")])


def test_what_is_written_is_read(folder: Path) -> None:
    file = Path("c.json")
    file.write_text(render(MADE), encoding="utf-8")
    assert load_calibration(file) == MADE


@pytest.mark.parametrize(
    ("description", "text", "said"),
    [
        ("no JSON", "{", "cannot be read"),
        ("a list", "[]", "is no calibration"),
        ("another file", "{}", "is no calibration"),
        ("a newer one", render(MADE).replace('tion": 1', 'tion": 2'), "schema version is 2"),
        ("turned round", render(MADE).replace("0.5", "-0.5"), "out of range"),
        ("no number", render(MADE).replace("-1.0", "NaN"), "out of range"),
        ("a word", render(MADE).replace("-1.0", '"x"'), "is no calibration"),
        ("no text", "\ufeff\ud800", "cannot be read"),
    ],
)
def test_refused(description: str, text: str, said: str, folder: Path) -> None:
    Path("c.json").write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(CalibrationError, match=said):
        load_calibration(Path("c.json"))


def test_which_file_a_run_takes(folder: Path) -> None:
    assert calibration_file(Settings()) is None
    assert calibration_file(Settings(calibration="c.json")) == Path("c.json")
    desk = folder / "desk"
    desk.mkdir()
    beside = Settings(baseline="desk/known.jsonl")
    assert calibration_file(beside) is None
    (desk / BESIDE).write_text(json.dumps({}), encoding="utf-8")
    assert calibration_file(beside) == Path("desk", BESIDE)
    assert calibration_file(Settings(baseline="desk/known.jsonl", calibration="none")) is None
