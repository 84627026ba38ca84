"""From files to the report with the real models: what the example articles show, and the API."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from newsroom import BEACON, GAZETTE

from discrepancy import Report, Settings, check
from discrepancy.records import Conflict, Verdict
from discrepancy.reports import RENDERERS
from discrepancy.reports.json import schema
from discrepancy.tools import Tools

ROOT = Path(__file__).parents[1]

PONTIC, ATHENS = "pontic-agency-tbilisi.txt", "pontic-agency-athens.md"
SOFIA, CASPIAN = "sofia-courier-tbilisi.txt", "caspian-ledger-tbilisi.html"
AEGEAN, UNDATED = "aegean-post-athens.txt", "grid-and-harbour-undated.txt"


@pytest.fixture(scope="module")
def seeds(tools: Tools) -> Report:
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        return check(["seeds"], tools=tools)
    finally:
        os.chdir(before)


def name(path: str) -> str:
    return path.rpartition("/")[2]


def between(report: Report, *sides: tuple[str, str]) -> list[Conflict]:
    """The conflicts of two articles whose values are worded like this."""
    wanted = {(file, text.lower()) for file, text in sides}
    return [
        conflict
        for conflict in report.conflicts
        if {(name(side.path), side.value_text.lower()) for side in conflict.sides} == wanted
    ]


# --------------------------------------------------------------------------- what the seeds show


@pytest.mark.parametrize(
    ("description", "verdict", "left", "right"),
    [
        (
            "length of the round",
            Verdict.CONTRADICTION,
            (PONTIC, "nine hours"),
            (SOFIA, "six hours"),
        ),
        ("delegation", Verdict.CONTRADICTION, (PONTIC, "12"), (SOFIA, "nine")),
        ("discount", Verdict.CONTRADICTION, (PONTIC, "4.5 percent"), (SOFIA, "3 percent")),
        ("a floor", Verdict.POSSIBLE, (CASPIAN, "more than seven hours"), (PONTIC, "nine hours")),
        ("no date", Verdict.POSSIBLE, (UNDATED, "four hours"), (AEGEAN, "five hours")),
        ("two rounds", Verdict.DISTINCT, (AEGEAN, "five hours"), (PONTIC, "nine hours")),
        ("two rounds", Verdict.DISTINCT, (ATHENS, "300 minutes"), (SOFIA, "six hours")),
    ],
)
def test_seeds_show(
    description: str,
    verdict: Verdict,
    left: tuple[str, str],
    right: tuple[str, str],
    seeds: Report,
) -> None:
    found = between(seeds, left, right)
    assert [conflict.verdict for conflict in found[:1]] == [verdict]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("five hours", "300 minutes"),
        ("some 40 million dollars a year", "about $40 million a year"),
    ],
)
def test_seeds_agree_in_other_words(left: str, right: str, seeds: Report) -> None:
    told = [{side.value_text.lower() for side in item.sides} for item in seeds.agreements]
    assert any({left, right} <= texts for texts in told)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ((PONTIC, "90 minutes"), (SOFIA, "an hour and a half")),
        (
            (PONTIC, "1.84 billion cubic metres"),
            (CASPIAN, "1,840 million cubic metres a year"),
        ),
    ],
)
def test_what_is_the_same_in_other_words_is_never_disputed(
    left: tuple[str, str], right: tuple[str, str], seeds: Report
) -> None:
    """Nor are these told as agreements: their sentences have too little else in common."""
    assert not between(seeds, left, right)


def test_the_date_of_a_meeting_to_come_is_disputed(seeds: Report) -> None:
    (found, *_) = between(seeds, (PONTIC, "April 29"), (SOFIA, "6 May"))
    assert found.verdict is not Verdict.DISTINCT


def test_the_copy_speaks_with_the_voice_of_its_original(seeds: Report) -> None:
    assert [(name(a), name(b)) for a, b in seeds.copies] == [
        ("black-sea-daily-tbilisi.txt", PONTIC)
    ]
    (first, *_) = between(seeds, (PONTIC, "nine hours"), (SOFIA, "six hours"))
    voices = [{name(voice) for voice in side.voices} for side in first.sides]
    assert {PONTIC, "black-sea-daily-tbilisi.txt"} in voices
    assert not [c for c in seeds.conflicts if "black-sea" in c.sides[0].path + c.sides[1].path]


def test_without_a_date_nothing_is_firm_and_it_says_why(seeds: Report) -> None:
    about = [c for c in seeds.conflicts if UNDATED in {name(side.path) for side in c.sides}]
    assert about
    assert Verdict.CONTRADICTION not in {conflict.verdict for conflict in about}
    for conflict in about:
        assert any("unknown" in text for text in conflict.would_change), conflict.summary


# --------------------------------------------------------------------------- every conflict


def test_every_value_stands_where_the_report_says(seeds: Report) -> None:
    texts = {article.id: article.text for article in seeds.articles}
    assert seeds.conflicts
    for conflict in seeds.conflicts:
        for side in conflict.sides:
            assert texts[side.article][side.start : side.end] == side.value_text
            assert side.sentence[side.value_start : side.value_end] == side.value_text
            lines = (ROOT / side.path).read_text(encoding="utf-8").splitlines()
            assert side.value_text.split()[0] in lines[side.line - 1]
            if not side.path.endswith(".html"):
                assert lines[side.line - 1][side.column - 1 :].startswith(
                    side.value_text.split("\n")[0]
                )


def test_a_conflict_is_of_two_voices_and_sums_its_evidence(seeds: Report) -> None:
    events = {event.id for event in seeds.events}
    points = {id_ for point in seeds.points for id_ in point.conflicts}
    for conflict in seeds.conflicts:
        left, right = conflict.sides
        assert not set(left.voices) & set(right.voices)
        assert conflict.event in events
        assert conflict.id in points
        assert 0 <= conflict.confidence <= 1
        assert conflict.summary.endswith("?")
        read = "no value in them says what differs" in {item.label for item in conflict.evidence}
        about = {"values"} if read else {"same event", "values"}
        assert {item.about for item in conflict.evidence} == about
    assert len({conflict.id for conflict in seeds.conflicts}) == len(seeds.conflicts)


def test_the_report_follows_its_schema(seeds: Report) -> None:
    jsonschema.validate(json.loads(RENDERERS["json"](seeds)), schema())


def test_a_data_frame_has_a_row_a_conflict(seeds: Report) -> None:
    frame = seeds.to_frame()
    assert list(frame["id"]) == [conflict.id for conflict in seeds.conflicts]
    assert frame["left_published"].notna().any()


# --------------------------------------------------------------------------- the same bytes


def rendered(report: Report) -> dict[str, str]:
    return {format_: render(report) for format_, render in RENDERERS.items()}


def test_a_second_run_in_another_order_gives_the_same_bytes(
    seeds: Report, tools: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    files = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "seeds").iterdir())
    backwards = check([f for f in reversed(files) if not f.endswith(".csv")], tools=tools)
    assert rendered(backwards) == rendered(seeds)


def test_another_folder_gives_the_same_bytes_and_no_path_of_this_machine(
    seeds: Report, tools: Tools, folder: Path
) -> None:
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    elsewhere = rendered(check([folder / "seeds"], tools=tools))
    assert elsewhere == rendered(seeds)
    for format_, text in elsewhere.items():
        for private in (str(ROOT), str(folder), str(Path.home()) + "/"):
            assert private not in text, format_


@pytest.mark.slow
def test_processes_agree_whatever_the_order_of_their_sets(
    process: Callable[..., Any], folder: Path, tools: Tools
) -> None:
    (folder / "news").mkdir()
    (folder / "news" / "beacon.txt").write_text(BEACON, encoding="utf-8")
    (folder / "news" / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    names = ("r.html", "r.json", "r.csv", "r.txt")
    outputs = [part for output in names for part in ("-o", output)]
    written: list[Sequence[bytes]] = []
    for seed, inputs in (
        ("1", ["news"]),
        ("2", ["news/gazette.txt", "news/beacon.txt"]),
    ):
        shown = process("check", *inputs, *outputs, cwd=folder, PYTHONHASHSEED=seed)
        assert (shown.code, shown.err) == (1, "")
        written.append([(folder / output).read_bytes() for output in names])
    assert written[0] == written[1]
    here = rendered(check(["news"], tools=tools))
    assert written[0][1:] == [here[format_].encode() for format_ in ("json", "csv", "text")]


# --------------------------------------------------------------------------- the interface


def test_settings_reach_the_reading(tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    report = check(["seeds"], settings=Settings(max_file_mb=0.0018), tools=tools)
    assert report.skipped
    assert all("larger than" in skip.reason for skip in report.skipped)
