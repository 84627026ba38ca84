"""Alignment: which value of one sentence answers to which of the other."""

from __future__ import annotations

from collections.abc import Callable

import made
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import article

from discrepancy.conflicts.alignment import align
from discrepancy.records import Article, Claim, Hedge, Kind, Slot
from discrepancy.slots.registry import compare, match_attributes

ClaimsOf = Callable[[Article], tuple[Claim, ...]]


def claim(claims_of: ClaimsOf, text: str) -> Claim:
    return claims_of(article("a.txt", "Envoys talk", text))[-1]


@pytest.mark.parametrize(
    ("description", "left", "right", "kind", "expected"),
    [
        (
            "hours to hours, days to days",
            "They spoke for 12 hours over two days.",
            "The two-day talks lasted over eight hours.",
            Kind.DURATION,
            {("12 hours", "over eight hours"), ("two days", "two-day")},
        ),
        (
            "the dead to the dead",
            "The blast killed 12 people and injured 30.",
            "The blast injured 34 people and killed nine.",
            Kind.NUMBER,
            {("12", "nine"), ("30", "34")},
        ),
        (
            "equal values first",
            "They spoke for 90 minutes, then for six hours.",
            "They spoke for five hours, then for an hour and a half.",
            Kind.DURATION,
            {("90 minutes", "an hour and a half"), ("six hours", "five hours")},
        ),
        (
            "told twice, agreed on twice",
            "The mast is 70 metres (230 feet) tall.",
            "The mast is 70 metres tall, the ship 90 metres long.",
            Kind.QUANTITY,
            {("230 feet", "70 metres")},
        ),
        (
            "told once, and another",
            "The mast is 70 metres tall.",
            "The mast is 90 metres tall.",
            Kind.QUANTITY,
            {("70 metres", "90 metres")},
        ),
        (
            "no partner, no pair",
            "They spoke for six hours.",
            "They spoke in Vienna.",
            Kind.DURATION,
            set(),
        ),
    ],
)
def test_alignment(
    *,
    description: str,
    left: str,
    right: str,
    kind: Kind,
    expected: set[tuple[str, str]],
    claims_of: ClaimsOf,
) -> None:
    pairs = align(claim(claims_of, left), claim(claims_of, right))
    assert {(p.left.text, p.right.text) for p in pairs if p.left.kind is kind} == expected


PARTS = (
    "for nine hours", "in Vienna", "on 3 May 2024", "with 40 aides", "over two days",
    "at a cost of $4 million", "with 12 guards", "for 90 minutes", "in Valletta", "on Sunday",
)  # fmt: skip
sentences = st.lists(st.sampled_from(PARTS), min_size=1, max_size=5, unique=True).map(
    lambda parts: f"Mara Lind met Tor Vassal {' '.join(parts)}."
)


@settings(max_examples=25, deadline=None)
@given(left=sentences, right=sentences)
def test_alignment_mirrors_and_uses_each_value_once(
    left: str, right: str, claims_of: ClaimsOf
) -> None:
    one, other = claim(claims_of, left), claim(claims_of, right)
    here, there = align(one, other), align(other, one)
    assert {(p.left, p.right) for p in here} == {(p.right, p.left) for p in there}
    by_left = {(p.left, p.right): p for p in here}
    for pair in there:
        mirror = by_left[pair.right, pair.left]
        assert (mirror.level.relation, mirror.match) == (pair.level.relation, pair.match)
    assert len({p.left for p in here}) == len({p.right for p in here}) == len(here)


@settings(max_examples=15, deadline=None)
@given(text=sentences)
def test_a_sentence_does_not_dispute_itself(text: str, claims_of: ClaimsOf) -> None:
    one = claim(claims_of, text)
    assert not [pair for pair in align(one, one) if pair.disputed]


# --------------------------------------------------------------------------- by hand


def n(text: str, amount: float, *of: str, hedge: Hedge = Hedge.EXACT) -> Slot:
    return made.figure(text, amount, *of, hedge=hedge)


def figures(*slots: Slot) -> Claim:
    return made.claim(" ".join(slot.text for slot in slots), *slots)


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        (
            "what is of one thing before what is of nobody knows what",
            [n("9", 9, "boat"), n("8", 8)],
            [n("7", 7), n("6", 6, "boat")],
            [("9", "6"), ("8", "7")],
        ),
        (
            "nobody knows what before what is alike in part",
            [n("9", 9, "boat", "sink")],
            [n("7", 7, "crew", "sink"), n("6", 6)],
            [("9", "6")],
        ),
        (
            "what both can hold before what cannot",
            [n("9", 9, "boat")],
            [n("7", 7, "boat"), n("over 8", 8, "boat", hedge=Hedge.OVER)],
            [("9", "over 8")],
        ),
        (
            "the nearer of two that differ",
            [n("100", 100, "boat")],
            [n("900", 900, "boat"), n("101", 101, "boat")],
            [("100", "101")],
        ),
        (
            "the first of equals",
            [n("9", 9), n("8", 8)],
            [n("90", 90), n("80", 80)],
            [("9", "90"), ("8", "80")],
        ),
        (
            "as many dead as injured, and agreed on once",
            [n("9", 9, "dead"), n("nine", 9, "injured")],
            [n("9", 9, "dead"), n("8", 8, "injured")],
            [("9", "9"), ("nine", "8")],
        ),
    ],
)
def test_values_are_paired_the_likelier_first(
    description: str, left: list[Slot], right: list[Slot], expected: list[tuple[str, str]]
) -> None:
    pairs = align(figures(*left), figures(*right))
    assert [(pair.left.text, pair.right.text) for pair in pairs] == expected, description
    back = align(figures(*right), figures(*left))
    assert [(pair.right.text, pair.left.text) for pair in back] == expected, description


def test_kinds_are_paired_in_a_fixed_order() -> None:
    left, right = (
        made.claim(
            "$9 for 9 hours and 9 boats",
            *(made.figure("$9", amount, kind=Kind.MONEY),),
            *(made.figure("9 hours", amount, kind=Kind.DURATION), n("9 boats", amount)),
        )
        for amount in (9, 8)
    )
    assert [pair.left.kind for pair in align(left, right)] == [
        *(Kind.NUMBER, Kind.DURATION, Kind.MONEY)
    ]


def test_a_pair_says_how_its_values_stand_and_how_alike_they_are() -> None:
    (pair,) = align(figures(n("9", 9, "boat")), figures(n("8", 8, "boat", "sink")))
    assert pair.level == compare(pair.left, pair.right)
    assert pair.match == match_attributes(pair.left, pair.right)
    assert pair.disputed
