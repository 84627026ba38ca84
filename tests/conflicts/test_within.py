"""Within one article: slips are found, and what a writer sets side by side on purpose is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Command
from newsroom import AGREEING, BEACON, article
from within_cases import DISCREPANT, FINE, Case

from discrepancy.errors import InputError
from discrepancy.live_blogs import is_live_blog
from discrepancy.pipeline import Tools, check_articles
from discrepancy.records import Article, Report, Verdict
from discrepancy.settings import Settings

FOUND = 20  # of 26: those that are missed tell the value in quite other words
WITHIN = Settings(within=True)

TORN = """---
title: Ferry Corvina stuck off Lindra for nine hours
publisher: The Lindra Beacon
published: 2024-05-13T09:00:00Z
---
Ferry Corvina stuck off Lindra for nine hours

The ferry Corvina was stuck on a sandbank off Lindra for nine hours on Sunday.

Captain Odile Marsh said the depth gauge had failed.

The Corvina was stuck on the sandbank for five hours before a tug pulled it free.
"""


def pairs(report: Report) -> list[set[str]]:
    """The two values of each conflict."""
    alarms = (c for c in report.conflicts if c.verdict is not Verdict.DISTINCT)
    return [{side.value_text for side in conflict.sides} for conflict in alarms]


def alone(case: Case, tools: Tools) -> list[set[str]]:
    _, headline, paragraphs, _ = case
    try:
        text = article("a.txt", headline, *paragraphs)
        return pairs(check_articles([text], settings=WITHIN, tools=tools))
    except InputError:  # of a live blog nothing is compared
        return []


@pytest.mark.slow
def test_slips_are_found_once_each(tools: Tools) -> None:
    missed = [case[0] for case in DISCREPANT if alone(case, tools) != [set(case[3])]]
    assert len(DISCREPANT) - len(missed) >= FOUND, missed


@pytest.mark.slow
@pytest.mark.parametrize("case", FINE, ids=[case[0] for case in FINE])
def test_what_can_stand_side_by_side_is_not_reported(tools: Tools, case: Case) -> None:
    assert not alone(case, tools)


@pytest.mark.parametrize(
    ("description", "text", "expected"),
    [
        ("entries by the minute", article("a", "Fire", "21:40 A", "20:15 B", "19.50 C"), True),
        ("by its title", article("a", "Marl fire: live updates", "Smoke rises."), True),
        ("a time at the start of one paragraph", article("a", "Fire", "21:40 was late."), False),
        ("people who live there", article("a", "Where tigers live", "In Marl."), False),
    ],
)
def test_a_live_blog_is_told_by_its_entries_or_title(
    description: str, text: Article, expected: bool
) -> None:
    assert is_live_blog(text) is expected, description


def test_one_article_is_enough_and_its_sides_stand_in_two_places(
    folder: Path, command: Command
) -> None:
    (folder / "torn.txt").write_text(TORN, encoding="utf-8")
    assert command("check", "torn.txt").code == 2
    done = command("check", "torn.txt", "--within", "--format", "json")
    assert done.code == 1
    data = json.loads(done.out)
    (conflict,) = data["conflicts"]
    first, second = conflict["sides"]
    assert first["path"] == second["path"] == "torn.txt"
    assert (first["value_text"], second["value_text"]) == ("nine hours", "five hours")
    assert first["line"] < second["line"]


def test_the_value_that_is_right_is_named_and_not_the_article(
    folder: Path, command: Command
) -> None:
    (folder / "torn.txt").write_text(TORN, encoding="utf-8")
    known = ("torn.txt", "--within", "--baseline", "known.jsonl")
    command("check", *known, "-o", "report.json")
    (conflict,) = json.loads((folder / "report.json").read_text(encoding="utf-8"))["conflicts"]
    decide = ("baseline", "decide", conflict["id"], "--baseline", "known.jsonl")
    command("baseline", "update", *known)
    assert command(*decide, "--confirmed", "--right", "first").code == 0
    command("check", *known, "-o", "report.json", "-o", "report.html")
    explained = command("explain", conflict["id"], "report.json").out
    assert "5 h is right" in explained or "9 h is right" in explained
    assert "h is right" in (folder / "report.html").read_text(encoding="utf-8")


def test_a_baseline_knows_it_again(folder: Path, command: Command) -> None:
    (folder / "torn.txt").write_text(TORN, encoding="utf-8")
    command("baseline", "update", "torn.txt", "--within", "--baseline", "known.jsonl")
    (folder / "torn.txt").write_text(TORN.replace("had failed", "was broken"), encoding="utf-8")
    assert command("check", "torn.txt", "--within", "--baseline", "known.jsonl").code == 0


def test_a_copy_speaks_with_the_voice_of_its_original(quick: Tools) -> None:
    text = TORN.partition("\n\n")[0].rpartition("\n")[2], *TORN.split("\n\n")[1:]
    left, right = article("a.txt", *text), article("b.txt", *text)
    one = check_articles([left], settings=WITHIN, tools=quick)
    (conflict,) = check_articles([left, right], settings=WITHIN, tools=quick).conflicts
    assert {side.article for side in conflict.sides} == {"a.txt"}
    assert conflict.sides[0].voices == ("a.txt", "b.txt")
    assert len(conflict.aliases) == 1  # as b.txt would dispute itself
    assert one.conflicts[0].id == conflict.id


def test_an_article_does_not_corroborate_itself(quick: Tools) -> None:
    once = article("a.txt", *BEACON.split("\n\n")[1:])
    again = article("b.txt", *AGREEING.split("\n\n")[1:])
    report = check_articles([once, again], settings=WITHIN, tools=quick)
    assert all(len({side.article for side in a.sides}) > 1 for a in report.agreements)


def test_without_it_nothing_is_compared_within(quick: Tools) -> None:
    torn = article("a.txt", *TORN.split("\n\n")[1:])
    other = article("b.txt", *AGREEING.split("\n\n")[1:])
    plain = check_articles([torn, other], tools=quick)
    assert all(len({side.article for side in c.sides}) == 2 for c in plain.conflicts)
