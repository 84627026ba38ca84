from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepancy.baseline import Decision, Entry
from discrepancy.calibration import probability
from discrepancy.learning import gather
from discrepancy.learning.scaling import LEAST_SLOPE, fit, targets

from .desk import desk, entry

SLOPES = [(1.0, 0.0), (0.5, -1.0), (1.6, 0.8)]


@pytest.mark.parametrize(("slope", "offset"), SLOPES)
def test_many_decisions_show_the_truth(slope: float, offset: float) -> None:
    made = fit(gather(desk(4000, slope=slope, offset=offset)).scored)
    assert made.slope == pytest.approx(slope, abs=0.15)
    for rule in ("number", "place"):
        assert made.log_odds(0.0, rule) == pytest.approx(offset, abs=0.2)


def test_a_rule_that_is_dismissed_more_often_gets_its_own_offset() -> None:
    made = fit(gather(desk(2000, place=2.0)).scored)
    apart = made.log_odds(0.0, "number") - made.log_odds(0.0, "place")
    assert apart == pytest.approx(2.0, abs=0.4)
    # what no decision speaks of gets that of all
    assert made.log_odds(0.0, "number") > made.log_odds(0.0, "age") > made.log_odds(0.0, "place")


def test_few_decisions_move_little() -> None:
    one = fit(gather([entry(1, Decision.DISMISSED, 2.0)]).scored)
    assert 0.5 < one.slope <= 1.0
    assert probability(one.log_odds(2.0, "number")) > 0.35


def test_a_desk_that_decides_the_contrary_turns_nothing_round() -> None:
    made = fit(gather(desk(3000, slope=-1.0)).scored)
    assert made.slope == LEAST_SLOPE


@settings(max_examples=20, deadline=None)
@given(st.permutations(desk(40)))
def test_order_does_not_matter(entries: list[Entry]) -> None:
    assert fit(gather(entries).scored) == fit(gather(desk(40)).scored)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(list(Decision)[1:]), st.floats(-8, 8), st.sampled_from("ab")),
        min_size=1,
        max_size=30,
    )
)
def test_what_was_surer_stays_surer(given_: list[tuple[Decision, float, str]]) -> None:
    entries = [entry(n, d, round(x, 1), rule=rule) for n, (d, x, rule) in enumerate(given_)]
    made = fit(gather(entries).scored)
    chances = [probability(made.log_odds(x / 2, "a")) for x in range(-16, 17)]
    assert all(low < high for low, high in pairwise(chances))


@pytest.mark.parametrize(
    ("conflict", "wanted"),
    [
        ([True], [2 / 3]),
        ([False], [1 / 3]),
        ([True, False, False], [2 / 3, 1 / 4, 1 / 4]),
    ],
)
def test_targets_are_softened(conflict: list[bool], wanted: list[float]) -> None:
    assert targets(conflict).tolist() == pytest.approx(wanted)
