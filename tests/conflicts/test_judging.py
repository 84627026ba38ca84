"""Judging: verdicts rest on their evidence, and the evidence adds up to the confidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from math import exp

import pytest
from newsroom import BEACON, GAZETTE, MONDAY, article

from discrepancy.pipeline import check_articles
from discrepancy.records import Article, Conflict, Report, Severity, Verdict
from discrepancy.tools import Tools

NINE = "The ferry Corvina was stuck on a sandbank off Lindra for nine hours on Sunday."
FIVE = "On Sunday the ferry Corvina sat on a sandbank off Lindra for five hours."


def of(id_: str, text: str, **fields: object) -> Article:
    paragraphs = text.split("---\n")[2].strip().split("\n\n")
    return article(id_, *paragraphs, **fields)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def report(quick: Tools) -> Report:
    return check_articles([of("a.txt", BEACON), of("b.txt", GAZETTE)], tools=quick)


def about(report: Report, *texts: str) -> Conflict:
    (found, *_) = [c for c in report.conflicts if {s.value_text for s in c.sides} == set(texts)]
    return found


def test_what_differs_is_found(report: Report) -> None:
    for pair in (("nine hours", "five hours"), ("214", "188"), ("20 May", "27 May")):
        assert about(report, *pair).verdict is not Verdict.DISTINCT


def test_the_evidence_adds_up_to_the_confidence(report: Report) -> None:
    for conflict in report.conflicts:
        probability = 1 / (1 + exp(-sum(item.weight for item in conflict.evidence)))
        shown = 1 - probability if conflict.verdict is Verdict.DISTINCT else probability
        assert conflict.confidence == pytest.approx(shown, abs=0.03), conflict.summary


def test_conflicts_come_gravest_first(report: Report) -> None:
    gravity = [list(Verdict).index(c.verdict) for c in report.conflicts]
    assert gravity == sorted(gravity)


def test_a_point_gathers_what_is_said_on_it(report: Report) -> None:
    listed = [id_ for point in report.points for id_ in point.conflicts]
    assert sorted(listed) == sorted(conflict.id for conflict in report.conflicts)
    conflicts = {conflict.id: conflict for conflict in report.conflicts}
    for point in report.points:
        assert {conflicts[id_].point for id_ in point.conflicts} == {point.id}
        assert len({position.group for position in point.positions}) > 1
        sides = {s.article for id_ in point.conflicts for s in conflicts[id_].sides}
        assert {position.article for position in point.positions} == sides


def judged(left: Article, right: Article, quick: Tools) -> list[Verdict]:
    found = check_articles([left, right], tools=quick).conflicts
    return [
        c.verdict for c in found if {s.value_text for s in c.sides} == {"nine hours", "five hours"}
    ]


BODY = ("There were 214 passengers on board the Corvina.", "The Corvina belongs to Marl Lines.")
OTHER = ("On board the Corvina were 214 passengers.", "Marl Lines owns the Corvina.")


def ferry(id_: str, sentence: str, body: tuple[str, ...], **fields: object) -> Article:
    return article(id_, "Ferry Corvina stuck off Lindra", sentence, *body, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("undated", [0, 1])
def test_an_unknown_date_leaves_room(undated: int, quick: Tools) -> None:
    pair = [ferry("a.txt", NINE, BODY), ferry("b.txt", FIVE, OTHER)]
    pair[undated] = replace(pair[undated], published=None)
    found = judged(pair[0], pair[1], quick)
    assert found
    assert Verdict.CONTRADICTION not in found


def test_another_occasion_is_distinct_or_silent(quick: Tools) -> None:
    later = MONDAY + timedelta(days=120)
    found = judged(ferry("a.txt", NINE, BODY), ferry("b.txt", FIVE, OTHER, published=later), quick)
    assert set(found) <= {Verdict.DISTINCT}


def test_the_same_value_in_other_units_is_no_conflict(quick: Tools) -> None:
    same = FIVE.replace("five hours", "540 minutes")
    report = check_articles([ferry("a.txt", NINE, BODY), ferry("b.txt", same, OTHER)], tools=quick)
    assert not [c for c in report.conflicts if c.kind == "duration"]
    assert {"nine hours", "540 minutes"} in [
        {s.value_text for s in a.sides} for a in report.agreements
    ]


def test_a_floor_leaves_room(quick: Tools) -> None:
    floor = FIVE.replace("five hours", "more than five hours")
    report = check_articles([ferry("a.txt", NINE, BODY), ferry("b.txt", floor, OTHER)], tools=quick)
    verdicts = {c.verdict for c in report.conflicts if c.kind == "duration"}
    assert Verdict.CONTRADICTION not in verdicts


def test_severity_grows_with_the_gap(quick: Tools) -> None:
    near = NINE.replace("nine hours", "six hours")
    for text, expected in ((NINE, Severity.MAJOR), (near, Severity.MINOR)):
        pair = [ferry("a.txt", text, BODY), ferry("b.txt", FIVE, OTHER)]
        (found, *_) = [
            c for c in check_articles(pair, tools=quick).conflicts if c.kind == "duration"
        ]
        assert found.severity is expected


SPOKEN = "We promised you a ferry on Sundays and we will keep our word"


@pytest.mark.parametrize(
    ("description", "other", "expected"),
    [
        ("dates of what it speaks of", SPOKEN.replace("keep our word", "build a pier"), True),
        ("the same words", SPOKEN, False),
        ("another statement", "The owner of the Corvina was not asked before", False),
    ],
)
def test_a_quotation_is_of_one_occasion_whatever_dates_it_names(
    description: str, other: str, expected: bool, quick: Tools
) -> None:
    pair = [
        ferry("a.txt", f'"{SPOKEN}," Odile Marsh said of what was agreed in 2019.', BODY),
        ferry("b.txt", f'"{other}," said Odile Marsh, who had signed in March.', OTHER),
    ]
    kinds = {
        c.kind
        for c in check_articles(pair, tools=quick).conflicts
        if c.verdict is not Verdict.DISTINCT
    }
    assert ("quote" in kinds) is expected, description


NAMED = "The ferry's captain, Odile Marsh, is 44."


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        ("no name in words", NAMED, "The 46-year-old had failed to read the gauge.", True),
        ("names of two", NAMED, "The helmsman Per Kamm, 46, had failed to read the gauge.", False),
        (
            "another age there",
            NAMED,
            "The 46-year-old failed to read the gauge. Mara Lind, 61, saw it.",
            False,
        ),
    ],
)
def test_the_only_ages_of_two_articles_are_of_one_person(
    description: str, left: str, right: str, expected: bool, quick: Tools
) -> None:
    pair = [ferry("a.txt", left, BODY), ferry("b.txt", right, OTHER)]
    found = [c for c in check_articles(pair, tools=quick).conflicts if c.kind == "age"]
    assert bool(found) is expected, description


BUILT = "A Swedish painter decorated the hull of the ship in Lyon for a fee."


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        (
            "two cities",
            BUILT,
            "The Swedish colours of the hull were applied in Graz for a fee.",
            True,
        ),
        (
            "a city and a country",
            BUILT,
            "The Swedish colours of the hull were applied in Peru for a fee.",
            False,
        ),
        (
            "not the nearest",
            BUILT,
            f"The cook was born in Graz. {BUILT.replace(' in Lyon', '')}",
            False,
        ),
    ],
)
def test_two_cities_of_nearest_sentences_are_of_one_question(
    description: str, left: str, right: str, expected: bool, quick: Tools
) -> None:
    pair = [ferry("a.txt", left, BODY), ferry("b.txt", right, OTHER)]
    found = [c for c in check_articles(pair, tools=quick).conflicts if c.kind == "place"]
    assert bool(found) is expected, description
