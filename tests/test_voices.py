"""Voices: copies of one text count once, whoever prints them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import MONDAY, article

from discrepancy.records import Article
from discrepancy.sentences import split
from discrepancy.voices import Holdings, find_copies, originals, runs_of

WIRE = (
    "The ferry Corvina was stuck on a sandbank off Lindra for nine hours on Sunday.",
    "There were 214 passengers on board, and none of them was hurt, the coast guard said.",
    "Its owner expects the ship to return to service on Monday of next week.",
)
OWN = (
    "Nine hours on a sandbank: that was the Sunday of those who had taken the ferry to Lindra.",
    "The coast guard, which had sent two boats, spoke of more than two hundred people.",
    "Marl Lines would not say how deep the water is where its ship went aground.",
)
LATER = MONDAY + timedelta(hours=3)


def copies(articles: Sequence[Article]) -> dict[str, str]:
    return find_copies(articles, {one.id: split(one) for one in articles})


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        ("word for word", WIRE, WIRE, {"b.txt": "a.txt"}),
        ("cut short", WIRE, WIRE[:2], {"b.txt": "a.txt"}),
        ("with a line more", WIRE, (*WIRE, "All rights reserved."), {"b.txt": "a.txt"}),
        ("far fuller", WIRE, (*WIRE, *OWN), {"a.txt": "b.txt"}),
        ("in capitals", WIRE, tuple(text.upper() for text in WIRE), {"b.txt": "a.txt"}),
        ("written apart", WIRE, OWN, {}),
        ("one sentence alike", WIRE, (*OWN, WIRE[0]), {}),
    ],
)
def test_copies(
    description: str, left: tuple[str, ...], right: tuple[str, ...], expected: dict[str, str]
) -> None:
    articles = [
        article("a.txt", "Stuck", *left, published=MONDAY),
        article("b.txt", "Aground", *right, published=LATER),
    ]
    assert copies(articles) == expected
    assert copies(articles[::-1]) == expected


def test_of_texts_as_full_the_original_is_what_was_published_first() -> None:
    late, early = (
        article("a.txt", "Stuck", *WIRE, published=LATER),
        article("b.txt", "Stuck", *WIRE, published=MONDAY),
    )
    undated = article("c.txt", "Stuck", *WIRE, published=None)
    assert copies([late, early, undated]) == {"a.txt": "b.txt", "c.txt": "b.txt"}


def test_a_copy_of_a_copy_has_the_voice_of_the_fullest() -> None:
    """The last shares nothing with the first but what the one between them took over."""
    middle = (*WIRE, *OWN)
    articles = [
        article("a.txt", "Stuck", *WIRE, published=MONDAY),
        article("b.txt", "Stuck", *middle, published=LATER),
        article("c.txt", "Stuck", *OWN, published=LATER + timedelta(hours=1)),
    ]
    assert copies(articles) == {"a.txt": "b.txt", "c.txt": "b.txt"}


def test_short_texts_are_no_copies() -> None:
    assert copies([article(f"{n}.txt", "x", "He is fine.") for n in range(3)]) == {}


def test_a_formula_in_many_articles_makes_no_copies() -> None:
    formula = "This report was written with the help of readers who sent us what they saw."
    articles = [article(f"{n:02}.txt", f"Day {n}", formula, f"Fish {n} swims.") for n in range(60)]
    assert copies(articles) == {}


@given(
    texts=st.lists(st.lists(st.sampled_from((*WIRE, *OWN)), max_size=5), min_size=1, max_size=9),
    wanted=st.sets(st.integers(0, 8)),
)
def test_copies_of_some_are_among_those_of_all(texts: list[list[str]], wanted: set[int]) -> None:
    articles = [article(f"{n}.txt", "Stuck", *text) for n, text in enumerate(texts)]
    every = copies(articles)
    holdings = Holdings(runs_of(split(one) for one in articles))
    kin, pairs = holdings.kin(wanted & {*range(len(articles))})
    found = originals({i: articles[i] for i in kin}, holdings.lengths, pairs)
    ids = {articles[i].id for i in kin}
    assert found == {copy: first for copy, first in every.items() if copy in ids}
    assert {first for copy, first in every.items() if copy in ids} <= ids
    assert {copy for copy, first in every.items() if first in ids} <= ids
