"""Alignment: which value of one sentence answers to which of the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import article

from discrepancy.conflicts.alignment import align
from discrepancy.records import Article, Claim, Kind

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
