"""Which texts are read at once: each once, of one length, not too many."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from discrepancy.batches import of_one_length


@given(lengths=st.lists(st.integers(1, 6), max_size=60), most=st.integers(1, 9))
def test_every_place_once_in_batches_of_one_length(lengths: list[int], most: int) -> None:
    batches = list(of_one_length(lengths, most))
    assert sorted(place for batch in batches for place in batch) == list(range(len(lengths)))
    assert all(0 < len(batch) <= most for batch in batches)
    assert all(len({lengths[place] for place in batch}) == 1 for batch in batches)


def test_the_longest_come_first_and_a_batch_is_full_before_the_next() -> None:
    assert list(of_one_length([3, 9, 3, 3, 9], 2)) == [[1, 4], [0, 2], [3]]
    assert list(of_one_length([], 2)) == []
