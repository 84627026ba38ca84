"""SARIF, read back here by hand, and validated by Microsoft's own tool."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given

from discrepancy.records import Report, Ruling, Side, Status, Verdict
from discrepancy.reports import RENDERERS
from discrepancy.rules import RULES

from .altered import FIRST, any_text, decided, saying
from .hostile import hostile
from .sample import ARTICLES, CONFLICTS, EMPTY, REPORT


def run(report: Report) -> dict[str, Any]:
    log = json.loads(RENDERERS["sarif"](report))
    assert log["version"] == "2.1.0"
    (one,) = log["runs"]
    return dict(one)


def results(report: Report) -> dict[str, dict[str, Any]]:
    return {r["partialFingerprints"]["discrepancy/v1"]: r for r in run(report)["results"]}


def located(side: Side, location: dict[str, Any]) -> None:
    place = location["physicalLocation"]
    assert unquote(place["artifactLocation"]["uri"]) == side.path
    assert place["artifactLocation"]["uriBaseId"] == "SRCROOT"
    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (
        side.line,
        side.column,
    )


def test_sarif_puts_side_a_first_and_links_side_b() -> None:
    found = results(REPORT)
    alarming = [c for c in CONFLICTS if c.verdict is not Verdict.DISTINCT]
    assert list(found) == [c.id for c in alarming]
    for conflict in alarming:
        result = found[conflict.id]
        (here,), (there,) = result["locations"], result["relatedLocations"]
        located(conflict.sides[0], here)
        located(conflict.sides[1], there)
        assert there["id"] == 1
        for text in result["message"].values():
            assert re.search(r"(?<!\\)\]\(1\)", text)
        rule = run(REPORT)["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"] == conflict.rule


def test_sarif_levels_and_states() -> None:
    found = results(REPORT)
    assert {(r["level"], r["baselineState"]) for r in found.values()} == {
        ("error", "new"),
        ("warning", "new"),
        ("warning", "unchanged"),
    }
    assert all(result["suppressions"] == [] for result in found.values())


def test_a_dismissed_conflict_says_why_and_who() -> None:
    said = Ruling(decision="dismissed", reason="updated since", author="Ines Holt")
    report = decided(status=Status.DISMISSED, ruling=said)
    (found,) = results(report)[FIRST.id]["suppressions"]
    assert found["justification"] == "updated since; Ines Holt"


def test_sarif_suppressions() -> None:
    (in_text,) = results(decided(suppression="crew included"))[FIRST.id]["suppressions"]
    assert (in_text["kind"], in_text["justification"]) == ("inSource", "crew included")
    (decision,) = results(decided(status=Status.DISMISSED))[FIRST.id]["suppressions"]
    assert (decision["kind"], decision["status"]) == ("external", "accepted")


def test_sarif_offsets_where_the_file_is_the_text() -> None:
    articles = tuple(replace(article, verbatim=True) for article in ARTICLES)
    for id_, result in results(replace(REPORT, articles=articles)).items():
        conflict = next(c for c in CONFLICTS if c.id == id_)
        place = result["locations"][0]["physicalLocation"]["region"]
        assert place["charOffset"] == conflict.sides[0].start
        assert place["snippet"]["text"] == conflict.sides[0].value_text


def test_sarif_tells_what_was_skipped_and_noted() -> None:
    (invocation,) = run(REPORT)["invocations"]
    told = [(n["descriptor"]["id"], n["level"]) for n in invocation["toolExecutionNotifications"]]
    assert told == [("skipped", "warning"), ("note", "note")]
    assert not {"startTimeUtc", "endTimeUtc", "machine", "workingDirectory"} & set(invocation)


def test_sarif_paths_are_relative_and_quoted() -> None:
    left, right = FIRST.sides
    side = replace(left, path="a b/ü%:#?.txt")
    (place,) = results(decided(sides=(side, right)))[FIRST.id]["locations"]
    uri = place["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "a%20b/%C3%BC%25%3A%23%3F.txt"


@given(any_text)
def test_sarif_messages_hold_one_link_whatever_the_text(text: str) -> None:
    message = results(saying(text))[FIRST.id]["message"]["text"]
    linkless = re.sub(r"\\.", "", message, flags=re.S)
    assert re.findall(r"\[[^\[\]]*\]\((\w+)\)", linkless) == ["1"]
    assert not re.search(r"(?<!\{)(\{\{)*\{(?!\{)", message)


def test_sarif_every_rule_has_help() -> None:
    for rule in run(EMPTY)["tool"]["driver"]["rules"]:
        page = RULES[rule["id"]]
        for text in (*page.conflicts, *page.agrees):
            assert text in rule["help"]["text"]
            assert text in rule["help"]["markdown"]


# --------------------------------------------------------------------------- Microsoft's validator

ROOT = Path(__file__).parents[2]
TOOL = "@microsoft/sarif-multitool@5.7.0"
# what it asks for and there is not: a home page of the project
WAIVED = {"SARIF2005"}


@pytest.fixture(scope="session")
def multitool() -> Callable[[Path], list[dict[str, Any]]]:
    """Microsoft's validator from npm, kept in .tools/: it gives its findings on a file."""
    folder = ROOT / ".tools"
    script = folder / "node_modules" / ".bin" / "sarif-multitool"
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed; it brings Microsoft's SARIF validator")
    if not script.exists():
        install = ("npm", "install", "--no-audit", "--no-fund", "--prefix", folder, TOOL)
        done = subprocess.run(install, capture_output=True, text=True, check=False, timeout=300)
        if done.returncode:
            pytest.skip(f"npm could not install {TOOL}: {done.stderr.strip()[-200:]}")
    for program in folder.glob("node_modules/@microsoft/sarif-multitool-*/Sarif.Multitool"):
        program.chmod(0o755)  # what its install script does, where npm runs such

    def validate(file: Path) -> list[dict[str, Any]]:
        out = file.with_suffix(".findings.sarif")
        done = subprocess.run(
            (script, "validate", file, "-o", out, "--log", "ForceOverwrite"),
            env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert out.exists(), done.stdout + done.stderr
        log = json.loads(out.read_text(encoding="utf-8-sig"))
        return [finding for run in log["runs"] for finding in run["results"]]

    return validate


@pytest.mark.slow
@pytest.mark.parametrize(
    "report",
    [
        REPORT,
        EMPTY,
        hostile(),
        decided(suppression="crew included"),
        replace(REPORT, articles=tuple(replace(a, verbatim=True) for a in ARTICLES)),
    ],
    ids=["sample", "empty", "hostile", "suppressed", "offsets"],
)
def test_sarif_is_valid_to_microsofts_tool(
    report: Report, multitool: Callable[[Path], list[dict[str, Any]]], tmp_path: Path
) -> None:
    file = tmp_path / "report.sarif"
    file.write_text(RENDERERS["sarif"](report), encoding="utf-8")
    findings = multitool(file)
    assert {finding["ruleId"] for finding in findings} <= WAIVED


@pytest.mark.slow
def test_microsofts_tool_finds_what_is_wrong(
    multitool: Callable[[Path], list[dict[str, Any]]], tmp_path: Path
) -> None:
    """So that its silence on ours means something."""
    log = json.loads(RENDERERS["sarif"](REPORT))
    log["runs"][0]["results"][0]["ruleIndex"] = 99
    file = tmp_path / "report.sarif"
    file.write_text(json.dumps(log), encoding="utf-8")
    assert {finding["ruleId"] for finding in multitool(file)} - WAIVED
