"""Two versions of one article: what changed in substance, and what only in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from newsroom import article
from sites import Answer, Site

from discrepancy.revisions import Change, Revision, compare_versions
from discrepancy.tools import Tools

Command = Callable[..., Any]

TITLE = "Fire at the Lindra cannery"
BASE = (
    "Twelve people died in a fire at a cannery in Lindra on Sunday, police said.",
    "The fire began at 4 a.m. in the smokehouse and burned for nine hours.",
    "Captain Odile Marsh led a crew of 80 firefighters.",
    "Repairs will cost $4 million, the owner Marl Lines said.",
)


def revised(*replacements: tuple[str, str]) -> tuple[str, ...]:
    text = "\n".join(BASE)
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    return tuple(text.split("\n"))


def compared(tools: Tools, old: tuple[str, ...], new: tuple[str, ...]) -> Revision:
    return compare_versions(
        article("old.txt", TITLE, *old), article("new.txt", TITLE, *new), tools=tools
    )


def values(changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    return [(c.old.value_text if c.old else "", c.new.value_text if c.new else "") for c in changes]


# description, sentences of the new version, changed, dropped, added
TABLE = [
    ("nothing", BASE, [], [], []),
    ("the order of the paragraphs", BASE[::-1], [], [], []),
    (
        "a figure",
        revised(("Twelve", "Fourteen")),
        [("Twelve", "Fourteen")],
        [],
        [],
    ),
    ("a figure in other words", revised(("Twelve people", "A dozen people")), [], [], []),
    ("a duration in other units", revised(("nine hours", "540 minutes")), [], [], []),
    (
        "a duration",
        revised(("nine hours", "five hours")),
        [("nine hours", "five hours")],
        [],
        [],
    ),
    (
        "an amount, reworded",
        revised(("Repairs will cost $4 million", "Repairs are going to cost $6 million")),
        [("$4 million", "$6 million")],
        [],
        [],
    ),
    (
        "a sentence only reworded",
        revised(
            (BASE[0], "Police said twelve people had died on Sunday in a cannery fire in Lindra.")
        ),
        [],
        [],
        [],
    ),
    (
        "two sentences for one",
        revised(("in the smokehouse and burned", "in the smokehouse.\nIt burned")),
        [],
        [],
        [],
    ),
    ("a sentence dropped", BASE[:3], [], ["$4 million"], []),
    ("a sentence added", (*BASE, "Nearby, 30 houses lost power."), [], [], ["30 houses"]),
    (
        "a figure added to a sentence",
        revised(("smokehouse and", "smokehouse of 200 square metres and")),
        [],
        [],
        ["200 square metres"],
    ),
]


@pytest.mark.parametrize(
    ("about", "new", "changed", "dropped", "added"),
    TABLE,
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_what_a_revision_changed(  # noqa: PLR0917 (the columns of the table)
    about: str,
    new: tuple[str, ...],
    changed: list[tuple[str, str]],
    dropped: list[str],
    added: list[str],
    quick: Tools,
) -> None:
    there = compared(quick, BASE, new)
    assert values(there.changed) == changed
    for expected, found in ((dropped, there.dropped), (added, there.added)):
        texts = [text for pair in values(found) for text in pair if text]
        assert all(any(e in text or text in e for text in texts) for e in expected), texts
        assert bool(texts) == bool(expected), texts

    back = compared(quick, new, BASE)
    assert values(back.changed) == [(right, left) for left, right in changed]
    assert [*map(bool, (back.dropped, back.added))] == [*map(bool, (added, dropped))]


def test_a_correction_note_is_shown_and_tells_changes_apart(quick: Tools) -> None:
    note = "Correction: An earlier version of this article said that twelve people died."
    new = (*revised(("Twelve", "Fourteen"), ("nine hours", "five hours")), note)
    found = compared(quick, BASE, new)
    assert found.corrections == (note,)
    assert {c.old.value_text: c.told for c in found.changed if c.old} == {
        "Twelve": True,
        "nine hours": False,
    }
    assert not found.added
    assert not compared(quick, new, new).corrections  # the old version had it too


def test_a_repeated_fact_is_told_once(quick: Tools) -> None:
    again = "The twelve people who died in the fire at the cannery worked there."
    found = compared(
        quick,
        (*BASE, again),
        (*revised(("Twelve", "Fourteen")), again.replace("twelve", "fourteen")),
    )
    assert len(found.changed) == 1


# --------------------------------------------------------------------------- the command


@pytest.fixture
def versions(folder: Path) -> Path:
    for name, paragraphs in (("old", BASE), ("new", revised(("Twelve", "Fourteen")))):
        text = "\n\n".join((TITLE, *paragraphs))
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_the_command_shows_both_sides_and_exits_with_1(versions: Path, command: Command) -> None:
    shown = command("diff", "old.txt", "new.txt")
    assert shown.code == 1
    assert "1 fact changed" in shown.out
    assert "old.txt:3" in shown.out
    assert "“Fourteen people died" in shown.out
    data = json.loads(command("diff", "old.txt", "new.txt", "--format", "json").out)
    assert data["changed"][0]["new"]["value_text"] == "Fourteen"
    assert data["schema_version"] == 1


def test_the_same_version_is_0(versions: Path, command: Command) -> None:
    shown = command("diff", "old.txt", "old.txt")
    assert shown.code == 0
    assert "No facts changed" in shown.out


def test_a_version_can_come_from_git(versions: Path, command: Command) -> None:
    from test_changes import committed, git

    git(versions, "init", "-q")
    committed(versions)
    (versions / "old.txt").write_text(
        (versions / "new.txt").read_text(encoding="utf-8"), encoding="utf-8"
    )
    shown = command("diff", "HEAD:old.txt", "old.txt")
    assert shown.code == 1
    assert "HEAD:old.txt:3" in shown.out
    for wrong in ("HEAD:none.txt", "no-such:old.txt", "--help:old.txt", "none.txt"):
        shown = command("diff", "--", wrong, "old.txt")
        assert shown.code == 2, wrong
        assert len(shown.err.splitlines()) == 2


def test_a_version_can_come_from_the_network_where_that_is_allowed(
    versions: Path, command: Command, site: Site
) -> None:
    page = (versions / "new.txt").read_bytes()
    site.answers["/new"] = Answer(page, content_type="text/plain")
    url = site.url("/new")
    shown = command("diff", "old.txt", url)
    assert (shown.code, site.asked) == (2, [])
    assert "Give --allow-net" in shown.err
    shown = command("diff", "old.txt", url, "--allow-net")
    assert (shown.code, site.asked) == (2, [])
    assert "--allow-private" in shown.err
    shown = command("diff", "old.txt", url, "--allow-net", "--allow-private")
    assert shown.code == 1
    assert f"{url}" in shown.out
    assert "Twelve" in shown.out
    assert "Fourteen" in shown.out
    (versions / "discrepancy.toml").write_text("allow_net = true\nallow_private = true\n", "utf-8")
    assert command("diff", "old.txt", url) == shown


@pytest.mark.parametrize("name", ["a folder", "empty.txt", "x.pdf"])
def test_what_cannot_be_read_is_2(name: str, versions: Path, command: Command) -> None:
    if name == "a folder":
        (versions / name).mkdir()
    else:
        (versions / name).write_text("", encoding="utf-8")
    shown = command("diff", name, "old.txt")
    assert shown.code == 2
    assert "nothing to compare" in shown.err
