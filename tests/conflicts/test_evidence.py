"""The evidence of hand-made pairs, term by term: what a reader of a report is told, and when."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import (
    DIFFER,
    TEN,
    TWELVE,
    Told,
    claim,
    count,
    dispute,
    expect,
    figure,
    mirrored,
    stance,
    told,
    turned,
    value,
)

from discrepancy.conflicts.evidence import value_findings
from discrepancy.findings import Finding
from discrepancy.records import CalendarDate, Claim, Kind
from discrepancy.slots.attribute_match import SORT
from discrepancy.slots.interface import Level, Relation


def test_all_that_is_said_of_two_plain_figures() -> None:
    of = "boat, sink"
    assert value_findings(dispute(TWELVE, TEN)) == (
        Finding("values", "value-number", "3", "values do not overlap", "12", "10"),
        Finding("values", "attribute-figure", "same", "values of the same thing", of, of),
        Finding("values", "crowd", "one", "the only values of their kind that do not agree"),
        Finding("values", "distance", "2", "of one order of size", "12", "10"),
    )


@pytest.mark.parametrize(
    ("relation", "weight", "expected"),
    [
        (Relation.DIFFERENT, -1.0, "0"),
        (Relation.DIFFERENT, 0.9, "0"),
        (Relation.DIFFERENT, 1.0, "1"),
        (Relation.DIFFERENT, 2.9, "2"),
        (Relation.DIFFERENT, 3.0, "3"),
        (Relation.DIFFERENT, 4.0, "3"),
        (Relation.HEDGED, 2.0, "hedged"),
    ],
)
def test_how_far_the_values_exclude_each_other(
    relation: Relation, weight: float, expected: str
) -> None:
    found = told(dispute(TWELVE, TEN, level=Level(relation, "so they stand", weight)))
    assert found[f"value-number:{expected}"] == ("so they stand", "12", "10")


# --------------------------------------------------------------------------- what they are of

ATTRIBUTES = {
    "bare": "it is not said what one of them counts",
    "unknown": "it is not said what one of them is a value of",
    "same": "values of the same thing",
    "head": "values of things of one name",
    "sort": "one is named by its sort",
    "near": "values of similar things",
    "other": "values of other things",
    "unlike": "values that measure different things",
}


@pytest.mark.parametrize(
    ("kind", "match", "group", "expected"),
    [
        (Kind.NUMBER, None, "figure", "bare"),
        (Kind.MONEY, None, "money", "unknown"),
        (Kind.NUMBER, 1.0, "figure", "same"),
        (Kind.NUMBER, 0.75, "figure", "same"),
        (Kind.NUMBER, 0.74, "figure", "head"),
        (Kind.NUMBER, 0.7, "figure", "head"),
        (Kind.NUMBER, SORT, "figure", "sort"),
        (Kind.NUMBER, 0.6, "figure", "near"),
        (Kind.NUMBER, 0.26, "figure", "near"),
        (Kind.NUMBER, 0.25, "figure", "other"),
        (Kind.NUMBER, 0.01, "figure", "other"),
        (Kind.PERCENT, 0.0, "figure", "unlike"),
        (Kind.AGE, 0.0, "age", "unlike"),
        (Kind.SCORE, 0.01, "score", "other"),
        (Kind.DATE, 0.0, "time", "other"),
        (Kind.PLACE, 0.0, "place", "other"),
        (Kind.PERSON, 1.0, "name", "same"),
        (Kind.STATUS, 1.0, "stance", "same"),
        (Kind.QUOTE, None, "other", "unknown"),
    ],
)
def test_of_what_the_values_are(kind: Kind, match: float | None, group: str, expected: str) -> None:
    slots = (replace(one.slots[0], kind=kind) for one in (TWELVE, TEN))
    left, right = (claim(one.text, one) for one in slots)
    found = told(dispute(left, right, match=match, level=DIFFER))
    said = {key: words for key, words in found.items() if key.startswith("attribute")}
    of = "boat, sink"
    assert said == {f"attribute-{group}:{expected}": (ATTRIBUTES[expected], of, of)}


def test_words_for_what_a_value_is_of_are_words_and_not_too_many() -> None:
    left = count("It cost 12 a year.", "12", 12, "ferry", "per:year")
    right = count("It cost 10.", "10", 10, "harbour" * 8, "wall")
    found = told(dispute(left, right, level=DIFFER))["attribute-figure:same"]
    assert found[1:] == ("ferry", ("harbour" * 8 + ", wall")[:60])


# --------------------------------------------------------------------------- elsewhere

SAYS_TWELVE = count("There were a dozen boats.", "a dozen", 12, "boat")
BARE_TWELVE = count("It was 12.", "12", 12)
TWELVE_MILES = count("It was twelve miles off.", "twelve", 12, "mile")
TEN_MILES = count("They rowed ten miles.", "ten", 10, "mile")
TWELVE_DOLLARS = claim("A boat cost $12.", figure("$12", 12, "boat", kind=Kind.MONEY))
ELSEWHERE = {
    "answered": "the other article says the same elsewhere",
    "2": "both have both values",
    "1": "the other article has this value too",
}


@pytest.mark.parametrize(
    ("description", "left_others", "right_others", "expected"),
    [
        ("nowhere", [], [], None),
        ("of the same", [], [TEN_MILES, SAYS_TWELVE], ("answered", "Twelve", "")),
        ("of the same, and another", [TEN_MILES], [SAYS_TWELVE], ("answered", "Twelve", "Ten")),
        ("of another thing", [], [TWELVE_MILES], ("1", "Twelve", "")),
        ("of nobody knows what", [], [BARE_TWELVE], ("1", "Twelve", "")),
        ("both, of other things", [TEN_MILES], [TWELVE_MILES], ("2", "Twelve", "Ten")),
        ("each repeats its own", [TWELVE_MILES], [TEN_MILES], None),
        ("a value of another kind", [], [TWELVE_DOLLARS], None),
    ],
)
def test_a_value_that_the_other_article_has_elsewhere(
    description: str,
    left_others: list[Claim],
    right_others: list[Claim],
    expected: tuple[str, str, str] | None,
) -> None:
    said: Told = {}
    if expected:
        level, *shown = expected
        said = {f"elsewhere-figure:{level}": (ELSEWHERE[level], shown[0], shown[1])}
    expect(dispute(TWELVE, TEN, others=(left_others, right_others)), said)


def test_the_disputed_sentences_are_not_elsewhere() -> None:
    both = claim("Ten boats sank of twelve.", *TEN.slots, figure("twelve", 12, "boat"))
    assert not [key for key in told(dispute(TWELVE, both)) if key.startswith("elsewhere")]


def test_a_date_that_the_other_has_too_answers_nothing() -> None:
    sunday, friday = (
        claim(text, value(text, CalendarDate(None, month=5, day=day), "sink", kind=Kind.DATE))
        for text, day in (("12 May", 12), ("10 May", 10))
    )
    label = ELSEWHERE["1"]
    one = dispute(sunday, friday, others=((), [sunday]))
    happening = ("dates of one happening", "sink", "sink")
    expect(one, {"happening:one": happening, "elsewhere-time:1": (label, "12 May", "")})


def test_within_an_article_there_is_no_other_article() -> None:
    label = "nothing in the article sets the two apart"
    one = dispute(TWELVE, TEN, others=([SAYS_TWELVE], [SAYS_TWELVE]), within=True)
    expect(one, {"within:figure": (label, "", "")})


# --------------------------------------------------------------------------- crowd, distance

CROWDS = {
    "one": "the only values of their kind that do not agree",
    "some": "one sentence has several values of this kind",
    "many": "both sentences have several values of this kind",
}


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        ("one each", [12], [10], "one"),
        ("several on one side", [12, 3], [10], "some"),
        ("several on one side, none open on the other", [10, 12, 3], [10], "some"),
        ("several on both", [12, 3], [10, 4], "many"),
        ("those that agree are out of it", [12, 3], [10, 3], "one"),
        ("all but one agree on one side", [12, 3, 5], [10, 3], "some"),
    ],
)
def test_a_crowd_of_values(
    description: str, left: list[int], right: list[int], expected: str
) -> None:
    sides = (
        claim(" ".join(map(str, own)), *(figure(str(n), n) for n in own)) for own in (left, right)
    )
    one = dispute(*sides, level=DIFFER)
    for found in (told(one), told(mirrored(one))):
        said = {key: label for key, (label, *_) in found.items() if key.startswith("crowd")}
        assert said == {f"crowd:{expected}": CROWDS[expected]}


def test_values_of_another_kind_are_no_crowd() -> None:
    prices = [figure(text, amount, kind=Kind.MONEY) for text, amount in (("$3", 3), ("$4", 4))]
    priced = claim("Twelve of $3 and $4", *TWELVE.slots, *prices)
    assert "crowd:one" in told(dispute(priced, TEN))
    assert "crowd:one" in told(dispute(TWELVE, claim("Ten of $3 and $4", *TEN.slots, *prices)))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (10, 12, "2"),
        (10, 20, "2"),
        (10, 21, "5"),
        (10, 50, "5"),
        (10, 51, "20"),
        (10, 200, "20"),
        (10, 201, "far"),
        (0, 1, "far"),
        (-10, 20, "2"),
        (1, -8, "20"),
    ],
)
def test_how_many_times_the_other(one: int, other: int, expected: str) -> None:
    left, right = (claim(f"It was {n}.", figure(str(n), n)) for n in (one, other))
    label = "of one order of size" if expected in "25" else "one is many times the other"
    pair = dispute(left, right, level=DIFFER)
    said: Told = {f"distance:{expected}": (label, str(one), str(other))}
    for side, shown in ((pair, said), (mirrored(pair), turned(said))):
        found = told(side)
        assert {key: found[key] for key in found if key.startswith("distance")} == shown


def test_what_is_no_figure_is_not_many_times_another() -> None:
    sides = (claim(text, stance(text, text)) for text in ("open", "shut"))
    assert not [key for key in told(dispute(*sides, level=DIFFER)) if key.startswith("distance")]
