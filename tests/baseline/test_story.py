"""The life of a repository of texts: what CI says from the first run to the last mended line."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from junitparser import JUnitXml
from newsroom import BEACON

Command = Callable[..., Any]
COURIER = """---
title: The Corvina is afloat again
publisher: Quill Courier
published: 2024-05-13T19:00:00Z
---
The Corvina is afloat again

For seven hours on Sunday the ferry Corvina was stuck on a sandbank off Lindra, its owner Marl Lines
told the Courier.

Two tugs pulled her free at high tide, and divers found no leak.
"""


def git(*arguments: str) -> None:
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    identity = ("-c", "user.name=x", "-c", "user.email=x")
    subprocess.run(["git", *identity, *arguments], env={**os.environ, **settings}, check=True)


@pytest.fixture
def repository(ferry: Path) -> Path:
    """The two articles in a git repository that says where its baseline is."""
    (ferry / "discrepancy.toml").write_text('baseline = "known.jsonl"\n', encoding="utf-8")
    git("init", "-q")
    return ferry


def commit() -> None:
    git("add", "-A")
    git("commit", "-qm", "x")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def found(command: Command, folder: str, code: int) -> dict[str, set[str]]:
    """Check the folder; return the fingerprints of what is no mere likeness, by status."""
    shown = command("check", folder, "-o", "r.json")
    assert shown.code == code, shown.out + shown.err
    data = json.loads(Path("r.json").read_text(encoding="utf-8"))
    Path("r.json").unlink()
    statuses: dict[str, set[str]] = {}
    for conflict in data["conflicts"]:
        if conflict["verdict"] != "distinct":
            name = conflict["id"].partition("-")[0]
            statuses.setdefault(conflict["status"], set()).add(name)
    return statuses


def told_as_new(command: Command, folder: str) -> dict[str, int]:
    """How many conflicts each form for CI tells as new and failing."""
    files = {"sarif": Path("r.sarif"), "junit": Path("r.xml")}
    outputs = [part for path in files.values() for part in ("-o", str(path))]
    shown = command("check", folder, *outputs, "--format", "github")
    assert shown.code == 1
    results = json.loads(files["sarif"].read_text(encoding="utf-8"))["runs"][0]["results"]
    suites = JUnitXml.fromfile(str(files["junit"]))
    for path in files.values():
        path.unlink()
    return {
        "sarif": sum(r["baselineState"] == "new" and r["level"] != "none" for r in results),
        "junit": suites.failures,
        "github": sum(line.startswith(("::error", "::warning")) for line in shown.out.splitlines()),
    }


def test_the_story(repository: Path, command: Command) -> None:
    # the first run fails with three conflicts; they are adopted, and the next run passes
    first = found(command, "news", 1)
    assert {status: len(names) for status, names in first.items()} == {"new": 3}
    assert "3 added" in command("baseline", "update", "news").err
    commit()
    known = {"known": first["new"]}
    assert found(command, "news", 0) == known

    # an edit elsewhere, other line breaks, and another name for the folder
    gazette = repository / "news" / "gazette.txt"
    edit(gazette, "Nobody was hurt.", "Nobody was hurt. Lifeboats went home at dusk.")
    assert found(command, "news", 0) == known
    edit(gazette, ", according to the\ncoast guard", ",\naccording to the coast guard")
    assert found(command, "news", 0) == known
    git("mv", "news", "briefs")
    commit()
    assert found(command, "briefs", 0) == known

    # an article that contradicts the others
    (repository / "briefs" / "courier.txt").write_text(COURIER, encoding="utf-8")
    later = found(command, "briefs", 1)
    assert later["known"] == first["new"]
    shown = command("check", "briefs", "--format", "json")
    new = [c for c in json.loads(shown.out)["conflicts"] if c["status"] == "new"]
    assert all("briefs/courier.txt" in {s["path"] for s in c["sides"]} for c in new)
    assert {tuple(sorted(s["value"] for s in c["sides"])) for c in new} <= {
        ("7 h", "9 h"),
        ("5 h", "7 h"),
    }

    shown_in = told_as_new(command, "briefs")
    assert shown_in == {"sarif": len(new), "junit": len(new), "github": 2 * len(new)}  # both sides

    # it is dismissed, and the run passes
    command("baseline", "update", "briefs")
    for name in later["new"]:
        told = command("baseline", "decide", name[:10], "--dismissed", "--reason", "another ferry")
        assert told.code == 0, told.err
    assert found(command, "briefs", 0) == {**known, "dismissed": later["new"]}
    assert found(command, "briefs", 0) == {**known, "dismissed": later["new"]}
    commit()

    # a text is mended: its entry is stale, which fails only where it is told to, until it is pruned
    edit(repository / "briefs" / "gazette.txt", "188 passengers", "214 passengers")
    shown = command("check", "briefs")
    assert shown.code == 0
    assert "known.jsonl: no longer occurs" in " ".join(shown.out.split())
    assert shown.out.count("no longer occurs") == 1
    assert command("check", "briefs", "--fail-on-stale").code == 1
    assert "1 dropped" in command("baseline", "prune", "briefs").err
    assert command("check", "briefs", "--fail-on-stale").code == 0
    kept = (repository / "known.jsonl").read_text(encoding="utf-8")
    assert kept.count('"dismissed", "reason": "another ferry"') == len(later["new"])

    # and where it is as it was, it is new
    edit(repository / "briefs" / "gazette.txt", "214 passengers", "188 passengers")
    assert len(found(command, "briefs", 1)["new"]) == 1


def test_a_second_update_changes_no_byte(repository: Path, command: Command) -> None:
    command("baseline", "update", "news")
    before = (repository / "known.jsonl").read_bytes()
    assert "0 added" in command("baseline", "update", "news").err
    assert (repository / "known.jsonl").read_bytes() == before


def test_a_baseline_among_the_articles_is_no_article(repository: Path, command: Command) -> None:
    for name in ("update", "prune"):
        shown = command("baseline", name, "news", "--baseline", "news/known.jsonl")
        assert shown.code == 0
        assert "Skipped" not in shown.err
    assert "Skipped" not in command("check", "news", "--baseline", "news/known.jsonl").err


def test_a_report_must_not_overwrite_the_baseline(repository: Path, command: Command) -> None:
    command("baseline", "update", "news")
    before = (repository / "known.jsonl").read_bytes()
    assert command("check", "news", "--format", "json", "-o", "known.jsonl").code == 2
    assert (repository / "known.jsonl").read_bytes() == before


def test_only_what_counts_is_adopted(repository: Path, command: Command) -> None:
    assert "1 added" in command("baseline", "update", "news", "--select", "duration").err
    assert command("check", "news", "--select", "duration,place").code == 0
    assert command("check", "news", "--ignore", "number", "--ignore", "date").code == 0
    assert command("check", "news").code == 1
    assert command("check", "news", "--fail-on", "any", "--select", "duration").code == 1
    assert command("check", "news", "--fail-on", "never").code == 0
    assert command("check", "news", "--exit-zero").code == 0


def test_what_is_known_is_told_in_a_line_and_what_is_new_in_full(
    repository: Path, command: Command
) -> None:
    command("baseline", "update", "news", "--select", "duration")
    shown = command("check", "news").out
    assert "Nine hours or five hours?" in shown
    assert "sandbank" not in shown
    assert "There were 214 passengers" in shown
    assert "By the baseline: " in shown


def test_a_baseline_that_does_not_exist_yet_is_said(repository: Path, command: Command) -> None:
    shown = command("check", "news")
    assert shown.code == 1
    assert "no baseline known.jsonl yet" in shown.err


# --------------------------------------------------------------------------- show, decide


def test_show_filters(repository: Path, command: Command) -> None:
    command("baseline", "update", "news")
    whole = command("baseline", "show").out
    assert whole.count("beacon.txt") == 3
    assert whole.endswith("3 open\n")
    assert max(map(len, whole.splitlines())) <= 100
    for arguments, rows in (
        (["--rule", "duration"], 1),
        (["--rule", "duration,number"], 2),
        (["--decision", "dismissed"], 0),
        (["--decision", "dismissed", "--decision", "open"], 3),
        (["--article", "gazette"], 3),
        (["--article", "courier"], 0),
    ):
        assert command("baseline", "show", *arguments).out.count("beacon.txt") == rows, arguments


def test_what_stands_in_a_baseline_cannot_steer_a_terminal(
    repository: Path, command: Command
) -> None:
    command("baseline", "update", "news")
    edit(repository / "known.jsonl", '"reason": ""', '"reason": "\\u001b[2J [red]bold[/red]"')
    shown = command("baseline", "show").out
    assert "\x1b" not in shown
    assert "[red]bold[/red]" in shown


def test_a_decision_says_who_and_why(
    repository: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Ines Holt")
    command("baseline", "update", "news", "--select", "duration")
    id_ = json.loads((repository / "known.jsonl").read_text().splitlines()[1])["id"]
    command("baseline", "decide", f"{id_}-2", "--confirmed", "--reason", "asked", "--note", "p. 3")
    record = json.loads((repository / "known.jsonl").read_text().splitlines()[1])
    assert [record[name] for name in ("decision", "reason", "author", "note")] == [
        *("confirmed", "asked", "Ines Holt", "p. 3")
    ]


# --------------------------------------------------------------------------- never 0


@pytest.mark.parametrize(
    ("description", "arguments"),
    [
        ("a bare run", []),
        ("exit zero", ["--exit-zero"]),
        ("failing never", ["--fail-on", "never"]),
        ("a baseline that knows all", ["--baseline", "all.jsonl"]),
    ],
)
@pytest.mark.parametrize(
    "fault", ["skipped", "one article", "copies", "no path", "no model", "no folder"]
)
def test_never_0_when_nothing_was_compared(
    description: str, arguments: list[str], fault: str, ferry: Path, command: Command
) -> None:
    command("baseline", "update", "news", "--baseline", "all.jsonl")
    paths, options = ["news"], list(arguments)
    match fault:
        case "skipped":
            options += ["--max-file-mb", "0.00001"]
        case "one article":
            (ferry / "news" / "gazette.txt").unlink()
        case "copies":
            (ferry / "news" / "gazette.txt").write_text(BEACON, encoding="utf-8")
        case "no path":
            paths = ["nowhere"]
        case "no model":
            options += ["--encoder", "no-such-model"]
        case "no folder":
            options += ["-o", "nowhere/r.json"]
    shown = command("check", *paths, *options)
    assert shown.code == 2, shown.out
    assert shown.err


@pytest.mark.parametrize(
    ("description", "arguments", "said"),
    [
        ("no baseline named", ["baseline", "show"], "--baseline FILE"),
        ("none there", ["baseline", "show", "--baseline", "x"], "does not exist"),
        ("none to prune", ["baseline", "prune", "news", "--baseline", "x"], "does not exist"),
        ("nothing decided", ["baseline", "decide", "ab", "--baseline", "b.jsonl"], "Say what"),
        ("unknown", ["baseline", "decide", "ab", "--open", "--baseline", "b.jsonl"], "No known"),
        ("broken", ["check", "news", "--baseline", "broken.jsonl"], "broken.jsonl, line 2"),
        ("broken", ["baseline", "update", "news", "--baseline", "broken.jsonl"], "line 2"),
        ("no rule", ["check", "news", "--select", "duration,weather"], "'weather' is no rule"),
        ("no command", ["baseline"], "Usage"),
    ],
)
def test_refused(
    description: str, arguments: list[str], said: str, ferry: Path, command: Command
) -> None:
    (ferry / "b.jsonl").write_text('{"discrepancy_baseline": 1}\n', encoding="utf-8")
    (ferry / "broken.jsonl").write_text(
        '{"discrepancy_baseline": 1}\n<<<<<<< HEAD\n', encoding="utf-8"
    )
    shown = command(*arguments)
    assert shown.code == 2
    assert said in " ".join(shown.err.split())
