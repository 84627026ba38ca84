"""Decisions in the reports: the words, the page, the JSON and back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import jsonschema
import pytest
from exports.decisions import ENTRIES

from discrepancy.baseline import Baseline, Right, subtract
from discrepancy.records import Ruling
from discrepancy.reports.explain import explain
from discrepancy.reports.html import render as render_html
from discrepancy.reports.json import render, schema
from discrepancy.reports.load import load_conflicts, load_report
from discrepancy.reports.rulings import decision

from .hostile import NASTY, hostile
from .sample import CONFLICTS, INJURED_14, REPORT
from .test_report_html import Tree

DECIDED = subtract(REPORT, Baseline.of(ENTRIES)).report
OUTLETS = ("Harbour Post", "North Quay Wire")


@pytest.mark.parametrize(
    ("ruling", "words"),
    [
        (Ruling(decision="confirmed"), "Confirmed."),
        (
            Ruling(
                decision="confirmed",
                correct="right",
                reason="heard the tape",
                author="Ines Holt",
                decided=datetime(2024, 3, 20, 10, 30, tzinfo=UTC),
                note="tell the wire",
            ),
            "Confirmed by Ines Holt on 20 March 2024: heard the tape. North Quay Wire is right. "
            "Note: tell the wire",
        ),
        (Ruling(decision="confirmed", correct="neither"), "Confirmed. Neither is right."),
        (Ruling(decision="dismissed", reason="misread"), "Dismissed: misread."),
        (Ruling(decision="fixed"), "Fixed, and there again."),
    ],
)
def test_words(ruling: Ruling, words: str) -> None:
    assert decision(ruling, OUTLETS) == words


def test_the_page_shows_what_was_decided_and_of_whom() -> None:
    words = " ".join(" ".join(Tree(render_html(DECIDED)).words).split())
    assert (
        "Harbour Post and North Quay Wire: Confirmed by Ines Holt on 20 March 2024: the hospital "
        "says 14. Harbour Post is right. Note: ask the wire for a correction" in words
    )
    assert "Lakeside Courier and North Quay Wire: Fixed by Ines Holt, and there again." in words
    assert "Dismissed: different events." in words
    assert "decisions" not in Tree(render_html(REPORT)).values("class")


def test_explain_tells_it() -> None:
    text = explain(load_report(render(DECIDED)), CONFLICTS[0].id)
    assert "Confirmed by Ines Holt on 20 March 2024: the hospital says 14." in text
    assert "Harbour Post is right." in " ".join(text.split())
    assert "Confirmed by" not in explain(load_report(render(REPORT)), CONFLICTS[0].id)


def test_hostile_words_stay_words() -> None:
    entries = [replace(e, reason=NASTY, note=NASTY, author=NASTY) for e in ENTRIES]
    tree = Tree(render_html(subtract(hostile(), Baseline.of(entries)).report))
    assert [tag for tag, _ in tree.elements].count("script") == 1


def test_json_keeps_it_and_gives_it_back() -> None:
    text = render(DECIDED)
    jsonschema.Draft202012Validator(schema()).validate(json.loads(text))
    assert [c.ruling for c in load_conflicts(load_report(text))] == [
        conflict.ruling for conflict in DECIDED.conflicts
    ]
    assert '"ruling"' not in render(REPORT)


@pytest.mark.parametrize(
    ("right", "turned", "correct"),
    [
        (Right.FIRST, False, "left"),
        (Right.FIRST, True, "right"),
        (Right.SECOND, False, "right"),
        (Right.SECOND, True, "left"),
        (Right.NEITHER, False, "neither"),
        (Right.UNKNOWN, True, ""),
    ],
)
def test_the_right_side_is_that_article_wherever_it_stands(
    right: Right, turned: bool, correct: str
) -> None:
    first = CONFLICTS[0]
    assert first.sides[0] == INJURED_14
    conflict = replace(first, sides=first.sides[::-1]) if turned else first
    entries = [replace(e, right=right) for e in ENTRIES if e.id == first.id]
    report = replace(REPORT, conflicts=(conflict,))
    (found,) = subtract(report, Baseline.of(entries)).report.conflicts
    assert found.ruling
    assert found.ruling.correct == correct
