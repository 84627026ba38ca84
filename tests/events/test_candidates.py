"""Candidate pairs: near neighbours of two articles, never all pairs."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.events.candidates import NEAREST, Candidate, find_candidates
from discrepancy.records import Claim, Sentence, Story

STORY = Story(id="story-1", title="x", articles=("a.txt", "b.txt"))
seeds = st.integers(0, 2**32 - 1)
lengths = st.integers(1, 25)


def claims(article: str, count: int) -> list[Claim]:
    return [
        Claim(
            id=f"{article}#{i}",
            sentence=Sentence(article=article, index=i, start=0, end=1, text="x"),
        )
        for i in range(count)
    ]


def vectors(seed: int, count: int) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(count, 8)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def found(one: np.ndarray, other: np.ndarray, nearest: int = NEAREST) -> list[Candidate]:
    own = {"a.txt": claims("a.txt", len(one)), "b.txt": claims("b.txt", len(other))}
    return list(find_candidates(STORY, own, {"a.txt": one, "b.txt": other}, nearest=nearest))


@given(seed=seeds, left=lengths, right=lengths)
def test_pairs_are_few_and_hold_the_nearest_of_every_sentence(
    seed: int, left: int, right: int
) -> None:
    one, other = vectors(seed, left), vectors(seed + 1, right)
    pairs = found(one, other)
    assert len(pairs) <= NEAREST * (left + right)
    assert len({(p.left.id, p.right.id) for p in pairs}) == len(pairs)
    mean = np.concatenate([one, other]).mean(axis=0)
    ours, theirs = (rows - mean for rows in (one, other))
    norms = np.outer(np.linalg.norm(ours, axis=1), np.linalg.norm(theirs, axis=1))
    cosines = np.round(ours @ theirs.T / norms, 3)
    kept = {(p.left.sentence.index, p.right.sentence.index) for p in pairs}
    assert {(i, int(j)) for i, j in enumerate(cosines.argmax(axis=1))} <= kept
    assert {(int(i), j) for j, i in enumerate(cosines.argmax(axis=0))} <= kept


@given(seed=seeds, left=lengths, right=lengths)
def test_swapping_the_articles_mirrors_the_pairs(seed: int, left: int, right: int) -> None:
    one, other = vectors(seed, left), vectors(seed + 1, right)
    here = {
        (p.left.sentence.index, p.right.sentence.index, p.cosine, p.rank_left, p.rank_right)
        for p in found(one, other)
    }
    there = {
        (p.right.sentence.index, p.left.sentence.index, p.cosine, p.rank_right, p.rank_left)
        for p in found(other, one)
    }
    assert here == there


@given(seed=seeds, left=lengths, right=lengths)
def test_numbers_that_are_equal_are_shown_alike(seed: int, left: int, right: int) -> None:
    one, other = vectors(seed, left) / 50, vectors(seed + 1, right)  # nearly at right angles
    for pair in found(one, other):
        assert "-0.00" not in {f"{n:.2f}" for n in (pair.cosine, pair.closeness, pair.margin)}


def test_ranks_count_from_one() -> None:
    one = np.eye(3, dtype=np.float32)
    mutual = {(p.left.sentence.index, p.right.sentence.index): p for p in found(one, one, 1)}
    assert set(mutual) == {(0, 0), (1, 1), (2, 2)}
    assert {(p.rank_left, p.rank_right, p.cosine) for p in mutual.values()} == {(1, 1, 1.0)}


def test_a_margin_is_to_the_next_best() -> None:
    one = np.eye(3, dtype=np.float32)
    pairs = {(p.left.sentence.index, p.right.sentence.index): p for p in found(one, one)}
    assert pairs[0, 0].closeness == 1.0
    assert pairs[0, 1].closeness == -0.5  # around the mean of the three
    assert pairs[0, 0].margin == 1.5
    assert pairs[0, 1].margin == -1.5
    alone = found(one[:1], one[1:2])
    assert [p.margin for p in alone] == [round(alone[0].closeness + 1, 2)]


def opening(*leads: float) -> dict[str, np.ndarray]:
    """Articles of four sentences, all at one angle (in turns)."""
    turns = {f"{name}.txt": 2 * np.pi * lead for name, lead in zip("abcd", leads, strict=False)}
    return {
        id_: np.tile(np.array([np.cos(turn), np.sin(turn)], dtype=np.float32), (4, 1))
        for id_, turn in turns.items()
    }


def strands(*leads: float) -> dict[str, float | None]:
    rows = opening(*leads)
    story = Story(id="story-1", title="x", articles=tuple(rows))
    own = {id_: claims(id_, 4) for id_ in rows}
    return {
        f"{p.left.sentence.article[0]}{p.right.sentence.article[0]}": p.strand
        for p in find_candidates(story, own, rows)
    }


def test_articles_of_one_strand_open_alike() -> None:
    assert strands(0, 0.3) == {"ab": None}  # two have no story around them
    assert set(strands(0, 1 / 3, 2 / 3).values()) == {0.0}  # equally far from each other
    two_and_two = strands(0, 0.01, 0.5, 0.51)
    assert two_and_two["ab"] == two_and_two["cd"] > 1
    assert {two_and_two[key] for key in ("ac", "ad", "bc", "bd")} <= {-0.67, -0.66}


def test_an_article_without_claims_is_passed_over() -> None:
    one = vectors(1, 4)
    own = {"a.txt": claims("a.txt", 4)}
    assert list(find_candidates(STORY, own, {"a.txt": one, "b.txt": one})) == []
    assert list(find_candidates(STORY, {**own, "b.txt": []}, {"a.txt": one, "b.txt": one})) == []
