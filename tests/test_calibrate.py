"""`discrepancy calibrate` and `discrepancy baseline stats`, as a desk uses them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from learning.desk import desk

from discrepancy.baseline import Baseline, Decision, adopt, decide, grounds_of, save
from discrepancy.calibration import BESIDE, load_calibration, scale_of
from discrepancy.pipeline import check as checked
from discrepancy.tools import Tools

Command = Callable[..., Any]
KNOWN = ("--baseline", "desk/known.jsonl")
FILE = Path("desk", BESIDE)


@pytest.fixture
def taught(ferry: Path, quick: Tools) -> Path:
    """A desk that confirms far less than the checker believes, with a baseline of 200 decisions."""
    (ferry / "desk").mkdir()
    scale = scale_of(quick.identities)
    entries = [
        replace(entry, grounds=replace(entry.grounds, scale=scale))
        for entry in desk(200, slope=0.5, offset=-1.5)
        if entry.grounds
    ]
    save(Path("desk/known.jsonl"), Baseline.of(entries))
    return ferry


def report(command: Command, *arguments: str) -> dict[str, Any]:
    assert command("check", "news", "--fail-on", "never", "-o", "r.json", *arguments).code == 0
    return dict(json.loads(Path("r.json").read_text(encoding="utf-8")))


def test_it_is_learned_taken_told_and_undone(taught: Path, command: Command) -> None:
    before = report(command, *KNOWN)
    tried = command("calibrate", *KNOWN, "--dry-run")
    assert tried.code == 0
    assert not FILE.exists()
    done = command("calibrate", *KNOWN)
    assert (done.code, done.out) == (0, tried.out)
    assert "Used: 200 decisions of 50 stories" in done.out
    first = FILE.read_bytes()

    after = report(command, *KNOWN)
    assert after["settings"]["calibration"] == "desk/.discrepancy-calibration.json"
    by_id = {conflict["id"]: conflict for conflict in before["conflicts"]}
    assert {conflict["id"] for conflict in after["conflicts"]} == set(by_id)
    for conflict in after["conflicts"]:
        old = by_id[conflict["id"]]
        assert (conflict["verdict"], conflict["severity"]) == (old["verdict"], old["severity"])
        if conflict["verdict"] != "distinct":
            assert conflict["confidence"] < old["confidence"]
            assert conflict["evidence"][-1]["label"] == "decisions of this desk on others"

    said = f"The confidence is calibrated by the decisions of the desk: {FILE}."
    assert said in command("check", "news", *KNOWN).err
    assert said not in command("check", "news").err
    assert report(command, *KNOWN, "--calibration", "none") == before
    assert report(command, "--calibration", str(FILE))["settings"] == after["settings"]
    assert command("calibrate", *KNOWN).code == 0
    assert FILE.read_bytes() == first  # from decisions as seen without it
    assert command("calibrate", *KNOWN, "--undo").code == 0
    assert not FILE.exists()
    assert report(command, *KNOWN) == before
    assert "There is no calibration" in command("calibrate", *KNOWN, "--undo").err


def test_that_of_other_weights_is_not_applied_and_said_so(taught: Path, command: Command) -> None:
    assert command("calibrate", *KNOWN).code == 0
    other = load_calibration(FILE)
    FILE.write_text(
        FILE.read_text(encoding="utf-8").replace(other.scale, "0" * 12), encoding="utf-8"
    )
    found = report(command, *KNOWN)
    assert "calibration" not in found["settings"]
    assert any("made for other weights" in note for note in found["notes"])


def test_few_decisions_teach_nothing(ferry: Path, command: Command, quick: Tools) -> None:
    (ferry / "desk").mkdir()
    found = checked(["news"], tools=quick)
    known = adopt(Baseline(), found, found.conflicts)
    for conflict in found.conflicts:
        grounds = grounds_of(conflict, found)
        known, _ = decide(known, conflict.fingerprint, Decision.CONFIRMED, grounds=grounds)
    save(Path("desk/known.jsonl"), known)
    shown = command("calibrate", *KNOWN)
    assert shown.code == 2
    assert "It takes 30 decisions, and 3 can be used." in shown.err
    assert not FILE.exists()
    save(Path("desk/known.jsonl"), adopt(Baseline(), found, found.conflicts))
    shown = command("calibrate", *KNOWN)
    assert shown.out.startswith("Used: no decisions.\n")


def test_paths_stand_in_for_what_was_not_kept(ferry: Path, command: Command) -> None:
    (ferry / "desk").mkdir()
    assert command("baseline", "update", "news", *KNOWN).code == 0
    lines = Path("desk/known.jsonl").read_text(encoding="utf-8").splitlines()[1:]
    for line in lines:
        id_ = json.loads(line)["id"]
        assert command("baseline", "decide", id_, "--dismissed", *KNOWN).code == 0
    without = command("calibrate", *KNOWN)
    assert "and 0 can be used" in without.err
    assert "Not used: 3 decisions of which" in without.out
    assert "and 3 can be used" in command("calibrate", "news", *KNOWN).err
    assert "not kept" in command("baseline", "stats", *KNOWN).out
    assert "not kept" not in command("baseline", "stats", "news", *KNOWN).out


def test_review_tells_the_statistics_without_a_page(taught: Path, command: Command) -> None:
    shown = command("review", "--stats", *KNOWN)
    assert (shown.code, shown.out) == (0, command("baseline", "stats", *KNOWN).out)
    row = next(line for line in shown.out.splitlines() if line.startswith("all"))
    assert row.split()[:4] == ["all", "200", "41", "0.20"]
    assert command("review", *KNOWN).code == 2


@pytest.mark.parametrize(
    ("description", "arguments", "said"),
    [
        ("a file that is none", ["--calibration", "news/beacon.txt"], "cannot be read"),
        ("a file that is not there", ["--calibration", "gone.json"], "does not exist"),
    ],
)
def test_a_check_refuses(
    description: str, arguments: list[str], said: str, ferry: Path, command: Command
) -> None:
    shown = command("check", "news", *arguments)
    assert shown.code == 2
    assert said in shown.err


def test_which_file_has_to_be_told(taught: Path, command: Command) -> None:
    assert command("calibrate", *KNOWN, "--calibration", "none").code == 2
    assert command("calibrate", *KNOWN, "--calibration", "mine.json").code == 0
    assert Path("mine.json").exists()
    assert not FILE.exists()
    for more in ([], ["--undo"]):
        shown = command("calibrate", *KNOWN, "--calibration", "news/gazette.txt", *more)
        assert shown.code == 2
        assert Path("news/gazette.txt").exists()
