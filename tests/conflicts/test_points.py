"""Disputed points: which conflicts are of one question, and what each article answers."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from made import DIFFER, claim, dispute, figure, judged, sources

from discrepancy.conflicts.assembly import conflicts
from discrepancy.conflicts.judgement import Judgement
from discrepancy.conflicts.points import point_ids, points
from discrepancy.records import (
    Claim,
    Kind,
    Point,
    Position,
    Verdict,
)

CONTRADICTION, POSSIBLE, DISTINCT = Verdict.CONTRADICTION, Verdict.POSSIBLE, Verdict.DISTINCT
HOUR = 3600


def hours(amount: int, *of: str, kind: Kind = Kind.DURATION, index: int = 0) -> Claim:
    text = f"It took {amount} hours."
    return claim(text, figure(f"{amount} hours", amount, *of, kind=kind, unit="h"), index=index)


def pair(  # two articles, and the hours that each says
    names: str,
    one: int,
    other: int,
    *,
    verdict: Verdict = POSSIBLE,
    total: float = 1.0,
    kind: Kind = Kind.DURATION,
    at: int = 0,
    within: bool = False,
) -> Judgement:
    sides = hours(one, "talk", kind=kind), hours(other, "talk", kind=kind, index=at)
    left, right = names
    one = dispute(*sides, names=(left, right), within=within, level=DIFFER)
    return judged(one, verdict, total)


def grouped(items: Mapping[str, Judgement]) -> set[str]:
    """The ids of each point, as "x y"; a point is called after the first of them."""
    groups: dict[str, list[str]] = {}
    for id_, point in sorted(point_ids(items).items()):
        groups.setdefault(point, []).append(id_)
    assert list(groups) == [f"point-{ids[0]}" for ids in groups.values()]
    return {" ".join(ids) for ids in groups.values()}


@pytest.mark.parametrize(
    ("description", "items", "expected"),
    [
        ("one value shared", {"x": pair("ab", 9, 5), "y": pair("ac", 9, 7)}, {"x y"}),
        (
            "through a third",
            {"x": pair("ab", 9, 5), "y": pair("cb", 7, 5), "z": pair("cd", 7, 8)},
            {"x y z"},
        ),
        ("no value shared", {"x": pair("ab", 9, 5), "y": pair("cd", 9, 5)}, {"x", "y"}),
        ("of two kinds", {"x": pair("ab", 9, 5), "y": pair("ac", 9, 5, kind=Kind.AGE)}, {"x", "y"}),
        ("an article with two values", {"x": pair("ab", 9, 5), "y": pair("ab", 7, 5)}, {"x", "y"}),
        ("which repeats one", {"x": pair("ab", 9, 5), "y": pair("ab", 9, 5, at=3)}, {"x y"}),
        (
            "within one article",
            {"x": pair("aa", 9, 5, within=True), "y": pair("ab", 9, 7)},
            {"x", "y"},
        ),
        ("distinct", {"x": pair("ab", 9, 5), "y": pair("ac", 9, 7, verdict=DISTINCT)}, {"x", "y"}),
        (
            "distinct values stay apart",
            {
                "x": pair("ab", 9, 5, total=3),
                "y": pair("cb", 7, 5, total=2),
                "z": pair("ac", 9, 7, verdict=DISTINCT),
            },
            {"x", "y", "z"},
        ),
        (
            "the surest first",  # y and x share a value; then z fits the one, but not both
            {
                "x": pair("bc", 5, 7, total=2),
                "y": pair("ab", 9, 5, total=3),
                "z": pair("cd", 7, 9, total=1),
                "zz": pair("ad", 9, 9, verdict=DISTINCT),
            },
            {"x y", "z", "zz"},
        ),
        (
            "the surest pair chooses",
            {
                "x": pair("cb", 7, 5, total=1),
                "y": pair("ab", 9, 5, total=3),
                "z": pair("cd", 7, 6, total=2),
                "zz": pair("ac", 9, 7, verdict=DISTINCT),
            },
            {"x z", "y", "zz"},
        ),
    ],
)
def test_what_is_of_one_point(
    description: str, items: dict[str, Judgement], expected: set[str]
) -> None:
    assert grouped(items) == expected
    assert grouped(dict(reversed(items.items()))) == expected


def test_of_equal_pairs_the_first_by_id_chooses() -> None:
    apart = pair("ac", 9, 7, verdict=DISTINCT)
    one, two = pair("ab", 9, 5), pair("cb", 7, 5)
    links = {"m": pair("bd", 5, 4, total=3), "zz": apart}
    assert grouped({"x": one, "y": two, **links}) == {"m x", "y", "zz"}
    assert grouped({"x": two, "y": one, **links}) == {"m x", "y", "zz"}


# --------------------------------------------------------------------------- what a point shows


def shown(items: Mapping[str, Judgement]) -> tuple[Point, ...]:
    events = {
        claim_id: f"event of {claim_id}"
        for item in items.values()
        for claim_id in (item.dispute.pair.left.id, item.dispute.pair.right.id)
    }
    pairs = [item.dispute.pair for item in items.values()]
    told = {one.id: one for pair in pairs for one in (pair.left, pair.right)}
    made = conflicts(items, sources(*told.values()), event_of=events, point_of=point_ids(items))
    return points(items, made)


def test_a_point_shows_what_each_article_answers_and_who_agrees() -> None:
    items = {
        "x": pair("ab", 9, 5, verdict=POSSIBLE, total=1.0),
        "y": pair("cb", 9, 5, verdict=CONTRADICTION, total=0.5),
        "z": pair("da", 7, 9, verdict=POSSIBLE, total=0.2),
    }
    assert shown(items) == (
        Point(
            id="point-x",
            event="event of c#0",
            kind=Kind.DURATION,
            label="length: talk",
            verdict=CONTRADICTION,
            positions=(
                Position(article="a", value="9 h", value_text="9 hours", group=0),
                Position(article="b", value="5 h", value_text="5 hours", group=1),
                Position(article="c", value="9 h", value_text="9 hours", group=0),
                Position(article="d", value="7 h", value_text="7 hours", group=2),
            ),
            conflicts=("x", "y", "z"),
        ),
    )


def test_the_surest_of_one_verdict_tells_the_event() -> None:
    items = {"x": pair("ab", 9, 5, total=0.5), "y": pair("cb", 9, 5, total=1.5)}
    assert [point.event for point in shown(items)] == ["event of c#0"]
    equal = {"x": pair("ab", 9, 5), "y": pair("cb", 9, 5)}
    assert [point.event for point in shown(equal)] == ["event of c#0"]


def test_points_stand_in_the_order_of_their_conflicts() -> None:
    items = {"z": pair("ab", 9, 5), "m": pair("cd", 4, 3), "a": pair("ef", 2, 1)}
    assert [point.id for point in shown(items)] == ["point-z", "point-m", "point-a"]


@pytest.mark.parametrize(
    ("kind", "left", "right", "expected"),
    [
        (Kind.DURATION, ("talk",), ("talk",), "length: talk"),
        (Kind.MONEY, ("cost",), ("cost",), "amount: cost"),
        (Kind.PERCENT, ("vote",), ("vote",), "share: vote"),
        (Kind.NUMBER, ("boat", "sink"), ("sink", "boat"), "number: boat, sink"),
        (Kind.NUMBER, ("boat", "per:day"), ("boat", "per:day"), "number: boat"),
        (Kind.NUMBER, ("boat",), ("ship",), "number"),
        (Kind.DURATION, ("boat",), ("ship",), "duration"),
        (Kind.NUMBER, (), (), "number"),
        (Kind.NUMBER, tuple("dcba"), tuple("abcd"), "number: a, b, c"),
    ],
)
def test_a_point_is_called_by_its_kind_and_what_most_values_are_of(
    kind: Kind, left: tuple[str, ...], right: tuple[str, ...], expected: str
) -> None:
    one = dispute(hours(9, *left, kind=kind), hours(5, *right, kind=kind))
    (point,) = shown({"x": judged(one)})
    assert point.label == expected


def test_what_more_values_are_of_comes_first() -> None:
    sides = hours(9, "air", "talk"), hours(5, "talk"), hours(7, "air", "talk")
    items = {
        "x": judged(dispute(sides[0], sides[1])),
        "y": judged(dispute(sides[2], sides[1], names=("c", "b"))),
    }
    assert [point.label for point in shown(items)] == ["length: talk, air"]


def test_an_article_that_says_one_value_twice_answers_once() -> None:
    items = {"x": pair("ab", 9, 5), "y": pair("ab", 9, 5, at=3)}
    (point,) = shown(items)
    assert [(p.article, p.value) for p in point.positions] == [("a", "9 h"), ("b", "5 h")]
