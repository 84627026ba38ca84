"""The mean of a pair and its mirror image, read only as far as it matters."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.judges.both_ways import mean_both_ways
from discrepancy.judges.interface import Chances, Question

chances = st.floats(0, 1, width=32)
texts = st.sampled_from("abcd")
questions = st.builds(Question, texts, texts, st.booleans())
AA, AB, BA = Question("a", "a"), Question("a", "b"), Question("b", "a")


class Reader:
    """Gives a pair the chance it was told, and keeps what it read."""

    def __init__(self, told: dict[Question, float]) -> None:
        self.told, self.asked = told, list[Question]()

    def __call__(self, questions: list[Question]) -> Chances:
        self.asked += questions
        return np.array([self.told.get(one, 0.5) for one in questions], dtype=np.float32)


def test_each_way_is_read_once() -> None:
    reader = Reader({AB: 0.8, BA: 0.3})
    found = mean_both_ways(reader, [BA, AB, AA], None, digits=2)
    assert found.tolist() == pytest.approx([0.55, 0.55, 0.5])
    assert reader.asked == [AA, AB, AA, BA]


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
    reader = Reader({AB: there, BA: 0.4})
    (chance,) = mean_both_ways(reader, [AB], [needed], digits=2)
    assert len(reader.asked) == ways
    assert chance == pytest.approx(at_most)


@pytest.mark.parametrize(("there", "ways", "at_most"), [(0.39, 1, 0.595), (0.4, 2, 0.6)])
def test_no_way_counts_for_more_than_the_highest(there: float, ways: int, at_most: float) -> None:
    reader = Reader({AB: there, BA: 0.9})
    (chance,) = mean_both_ways(reader, [AB], [0.6], digits=3, highest=0.8)
    assert len(reader.asked) == ways
    assert chance == pytest.approx(at_most)


@given(
    told=st.dictionaries(questions, chances),
    asked=st.lists(st.tuples(questions, st.floats(0, 1))),
    highest=st.sampled_from([0.5, 0.8, 1.0]),
)
def test_what_matters_is_exact_and_what_does_not_is_less(
    told: dict[Question, float], asked: list[tuple[Question, float]], highest: float
) -> None:
    some, needed = [one for one, _ in asked], [least for _, least in asked]
    plain = mean_both_ways(Reader(told), some, None, digits=2, highest=highest)
    found = mean_both_ways(Reader(told), some, needed, digits=2, highest=highest)
    for exact, chance, least in zip(plain, found, needed, strict=True):
        assert chance == exact or max(exact, chance) < least
