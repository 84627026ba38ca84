"""How alike two sentences are and where they stand: each level says what it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from discrepancy.events import likeness
from discrepancy.events.candidates import Candidate
from discrepancy.events.pair import Pair
from discrepancy.findings import Finding
from discrepancy.records import Article, Claim, Kind, Sentence, Slot, Wording

NEWS = datetime(2024, 5, 13, tzinfo=UTC)


def pair(left: int = 0, right: int = 0, **nearness: float) -> Pair:
    """Sentences number `left` and `right` of two articles."""
    one, other = (
        Claim(
            id=f"{name}#{index}",
            sentence=Sentence(article=name, index=index, start=0, end=1, text="x"),
        )
        for name, index in (("a.txt", left), ("b.txt", right))
    )
    articles = (Article(id=id_, path=id_, text="x", published=NEWS) for id_ in ("a.txt", "b.txt"))
    candidate = replace(Candidate(one, other, 0.5, 0.3, 1, 1), **nearness)  # type: ignore[arg-type]
    return Pair(candidate, *articles, rarity={})


def only(findings: object) -> Finding:
    (finding,) = findings  # type: ignore[misc, attr-defined]
    return finding  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (0, 0, "first"),
        (0, 2, "first-top"),
        (0, 3, "first-deep"),
        (1, 2, "top"),
        (2, 4, "upper"),
        (2, 5, "top-deep"),
        (3, 5, None),
    ],
)
def test_positions(left: int, right: int, expected: str | None) -> None:
    for here in (pair(left, right), pair(right, left)):
        assert next((f.level for f in likeness.position(here)), None) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(0.0, "1"), (0.55, "11"), (0.59, "11"), (0.6, "12"), (0.99, "17")]
)
def test_a_cosine_is_on_its_step(value: float, expected: str) -> None:
    assert only(likeness.similarity(pair(cosine=value))).level == expected


@pytest.mark.parametrize(
    ("value", "level", "word"),
    [(0.12, "2", "nearer to each other"), (0.0, "0", "nearer to"), (-0.07, "-2", "another")],
)
def test_a_margin_says_who_is_nearer(value: float, level: str, word: str) -> None:
    finding = only(likeness.margin(pair(margin=value)))
    assert finding.level == level
    assert word in finding.label


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, None), (0.04, None), (-0.04, None), (0.3, "more alike"), (-0.3, "less alike")],
)
def test_a_strand_near_zero_says_nothing(value: float | None, expected: str | None) -> None:
    label = next((f.label for f in likeness.strand(pair(strand=value))), None)  # type: ignore[arg-type]
    assert label is None if expected is None else expected in str(label)


@pytest.mark.parametrize(("value", "told"), [(0.3, False), (-0.15, False), (-0.3, True)])
def test_of_values_a_strand_tells_where_it_is_far(value: float, told: bool) -> None:
    one = pair(strand=value)
    slot = Slot(kind=Kind.STATUS, value=Wording("x"), start=0, end=1, text="x")
    tested = replace(one, left_slot=slot, right_slot=slot)
    assert any(likeness.strand(tested)) is told
    assert any(likeness.strand(one))
