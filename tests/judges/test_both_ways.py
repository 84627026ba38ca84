"""The mean of a pair and its mirror image, read only as far as it matters."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.judges.both_ways import mean_both_ways
from discrepancy.judges.interface import Chances

Pair = tuple[str, str]

chances = st.floats(0, 1, width=32)
texts = st.sampled_from("abcd")


class Reader:
    """Gives a pair the chance it was told, and keeps what it read."""

    def __init__(self, told: dict[Pair, float]) -> None:
        self.told, self.asked = told, list[Pair]()

    def __call__(self, pairs: list[Pair]) -> Chances:
        self.asked += pairs
        return np.array([self.told.get(pair, 0.5) for pair in pairs], dtype=np.float32)


def test_each_way_is_read_once() -> None:
    reader = Reader({("a", "b"): 0.8, ("b", "a"): 0.3})
    found = mean_both_ways(reader, [("b", "a"), ("a", "b"), ("a", "a")], None, digits=2)
    assert found.tolist() == pytest.approx([0.55, 0.55, 0.5])
    assert reader.asked == [("a", "a"), ("a", "b"), ("a", "a"), ("b", "a")]


@pytest.mark.parametrize(
    ("there", "needed", "ways", "at_most"),
    [
        (0.2, 0.61, 1, 0.6),  # with 1 the other way it would be 0.6
        (0.2, 0.6, 2, 0.3),
        (0.2099, 0.6, 2, 0.3),
        (0.4, 0.7, 2, 0.4),
        (0.99, 1.0, 2, 0.7),  # 0.995 is rounded up
        (0.0, 0.0, 2, 0.2),
    ],
)
def test_the_other_way_is_read_where_it_can_matter(
    there: float, needed: float, ways: int, at_most: float
) -> None:
    reader = Reader({("a", "b"): there, ("b", "a"): 0.4})
    (chance,) = mean_both_ways(reader, [("a", "b")], [needed], digits=2)
    assert len(reader.asked) == ways
    assert chance == pytest.approx(at_most)


@pytest.mark.parametrize(("there", "ways", "at_most"), [(0.39, 1, 0.595), (0.4, 2, 0.6)])
def test_no_way_counts_for_more_than_the_highest(there: float, ways: int, at_most: float) -> None:
    reader = Reader({("a", "b"): there, ("b", "a"): 0.9})
    (chance,) = mean_both_ways(reader, [("a", "b")], [0.6], digits=3, highest=0.8)
    assert len(reader.asked) == ways
    assert chance == pytest.approx(at_most)


@given(
    told=st.dictionaries(st.tuples(texts, texts), chances),
    asked=st.lists(st.tuples(st.tuples(texts, texts), st.floats(0, 1))),
    highest=st.sampled_from([0.5, 0.8, 1.0]),
)
def test_what_matters_is_exact_and_what_does_not_is_less(
    told: dict[Pair, float], asked: list[tuple[Pair, float]], highest: float
) -> None:
    pairs, needed = [pair for pair, _ in asked], [least for _, least in asked]
    plain = mean_both_ways(Reader(told), pairs, None, digits=2, highest=highest)
    found = mean_both_ways(Reader(told), pairs, needed, digits=2, highest=highest)
    for exact, chance, least in zip(plain, found, needed, strict=True):
        assert chance == exact or max(exact, chance) < least
