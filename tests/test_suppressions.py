"""Suppressing: a comment in a text keeps a conflict from failing a run, and says so."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from conftest import Command
from newsroom import BEACON
from reports.sample import CONFLICTS, HARBOUR, LAKESIDE, REPORT, WIRE

from discrepancy.records import Article, Suppression, Verdict
from discrepancy.reports.json import schema
from discrepancy.suppressions import suppress

ALL = ((0, 10_000),)


def marked(article: Article, *suppressions: Suppression) -> tuple[Article, ...]:
    """The articles of the sample, one of them with these comments."""
    own = replace(article, suppressions=suppressions)
    return tuple(own if a.id == article.id else a for a in REPORT.articles)


def suppressed(articles: tuple[Article, ...]) -> set[str]:
    conflicts, _ = suppress(CONFLICTS, articles)
    assert [c.id for c in conflicts] == [c.id for c in CONFLICTS]
    return {c.rule for c in conflicts if c.suppression}


ROWS = [
    ("no comment", (), set()),
    ("one rule", ("number",), {"number"}),
    ("two rules", ("number", "time"), {"number", "time"}),
    ("every rule", None, {"number", "time"}),
    ("a rule without a conflict here", ("money",), set()),
    ("an unknown rule beside a known one", ("tiem", "number"), {"number"}),
]  # fmt: skip


@pytest.mark.parametrize(("description", "rules", "expected"), ROWS, ids=[r[0] for r in ROWS])
def test_which_conflicts_are_suppressed(
    description: str, rules: tuple[str, ...] | None, expected: set[str]
) -> None:
    comment = Suppression(line=1, rules=rules or (), reason="why", spans=ALL)
    assert suppressed(marked(HARBOUR, *([comment] if rules != () else []))) == expected


def test_either_side_may_ask() -> None:
    comment = Suppression(line=1, rules=("time",), reason="why", spans=ALL)
    assert suppressed(marked(WIRE, comment)) == {"time"} == suppressed(marked(HARBOUR, comment))


def test_only_what_stands_in_the_passage_is_covered() -> None:
    start = CONFLICTS[2].sides[0].start
    for span, expected in (((start, start + 1), {"time"}), ((0, start), set())):
        comment = Suppression(line=1, rules=("time",), reason="why", spans=(span,))
        assert suppressed(marked(HARBOUR, comment)) == expected


def test_pairs_kept_apart_are_not_for_suppressing() -> None:
    comment = Suppression(line=1, reason="why", spans=ALL)
    conflicts, _ = suppress(CONFLICTS, marked(LAKESIDE, comment))
    distinct = [c for c in conflicts if c.verdict is Verdict.DISTINCT]
    assert distinct
    assert not any(c.suppression for c in distinct)


NOTES = [
    ("in effect", Suppression(line=4, rules=("number",), reason="why", spans=ALL), []),
    (
        "without effect",
        Suppression(line=4, rules=("money",), reason="why", spans=ALL),
        ["suppression without effect: it covers no conflict"],
    ),
    (
        "a faulty one",
        Suppression(line=4, rules=("number",), spans=ALL, fault="it gives no reason"),
        ["suppression not followed: it gives no reason"],
    ),
    (
        "an unknown rule",
        Suppression(line=4, rules=("tiem",), reason="why", spans=ALL),
        ["suppression of an unknown rule: 'tiem'; the nearest is 'time'"],
    ),
    (
        "an unknown rule beside one in effect",
        Suppression(line=4, rules=("number", "tiem"), reason="why", spans=ALL),
        ["suppression of an unknown rule: 'tiem'; the nearest is 'time'"],
    ),
    (
        "of nothing",
        Suppression(line=4, reason="why"),
        ["suppression without effect: it covers no conflict"],
    ),
]


@pytest.mark.parametrize(("description", "comment", "expected"), NOTES, ids=[n[0] for n in NOTES])
def test_what_does_nothing_is_told(
    description: str, comment: Suppression, expected: list[str]
) -> None:
    _, notes = suppress(CONFLICTS, marked(HARBOUR, comment))
    assert [note.text for note in notes] == expected
    assert {(note.path, note.line) for note in notes} <= {(HARBOUR.path, 4)}


# --------------------------------------------------------------------------- the command


def annotate(ferry: Path, *comments: tuple[str, str]) -> None:
    """Put comments before words of one article."""
    text = BEACON
    for before, comment in comments:
        text = text.replace(before, f"<!-- discrepancy: {comment} -->\n{before}", 1)
    (ferry / "news" / "beacon.txt").write_text(text, encoding="utf-8")


EVERY = (
    ("Ferry Corvina stuck off Lindra for nine hours\n\n", "ignore duration -- as the text"),
    ("The ferry Corvina was", "ignore duration -- the beacon counts from the alarm"),
    ("There were 214", "ignore number -- crew included"),
    ("The Corvina will", "ignore date -- moved since"),
)


def test_a_run_of_nothing_but_suppressed_conflicts_passes(ferry: Path, command: Command) -> None:
    before = command("check", "news", "-o", "r.json")
    open_ = json.loads((ferry / "r.json").read_text())
    annotate(ferry, *EVERY)
    shown = command("check", "news", "-o", "r.json", "-o", "r.html", "-o", "r.csv")
    assert (before.code, shown.code) == (1, 0), shown.out
    assert "No conflict was found" in shown.out
    assert "suppressed in the text: crew included" in " ".join(shown.out.split())

    data = json.loads((ferry / "r.json").read_text())
    jsonschema.validate(data, schema())
    reasons = {c["rule"]: c["suppression"] for c in data["conflicts"]}
    assert reasons["number"] == "crew included"
    assert data["summary"]["suppressed"] == len(data["conflicts"]) == len(open_["conflicts"])
    # the comments move no fingerprint, and stand in no sentence
    assert {c["id"] for c in data["conflicts"]} == {c["id"] for c in open_["conflicts"]}
    assert not any("<!--" in s["sentence"] for c in data["conflicts"] for s in c["sides"])
    page = (ferry / "r.html").read_text()
    assert "crew included" in page
    assert 'class="card' not in page
    assert "crew included" in (ferry / "r.csv").read_text()


def test_one_suppressed_conflict_leaves_the_others(ferry: Path, command: Command) -> None:
    annotate(ferry, EVERY[2])
    shown = command("check", "news")
    assert shown.code == 1
    assert "nine hours or five hours?" in shown.out.lower()


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("ignore number", "gives no reason"),
        ("ignore numbr -- crew included", "nearest is 'number'"),
        ("ignore money -- crew included", "without effect"),
        ("forget number -- crew included", "not understood"),
    ],
)
def test_a_comment_that_does_nothing_is_noted(
    comment: str, said: str, ferry: Path, command: Command
) -> None:
    annotate(ferry, ("There were 214", comment))
    shown = command("check", "news", "-o", "r.sarif")
    assert shown.code == 1
    assert said in " ".join(shown.out.split())
    log = json.loads((ferry / "r.sarif").read_text())
    (told,) = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert said in told["message"]["text"]
    line = (ferry / "news" / "beacon.txt").read_text().split("<!--")[0].count("\n") + 1
    place = told["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "news/beacon.txt"
    assert place["region"]["startLine"] == line
    assert told["descriptor"]["id"] == "suppression"
