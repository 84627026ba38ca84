"""How two amounts stand to each other."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.records import CalendarDate, Kind, Magnitude, Slot
from discrepancy.slots.interface import Relation
from discrepancy.slots.magnitude_compare import compare_magnitudes
from discrepancy.slots.measures import read_measures

FAR = "allowed by the hedge, but far from its bound"
LEVELS = [
    ("47 people", "47 people", Relation.SAME, "same value"),
    ("90 minutes", "an hour and a half", Relation.SAME, "same value"),
    ("6 quarts", "5.7 litres", Relation.SAME, "same value in other units"),
    ("5 miles", "8 km", Relation.SAME, "same value in other units"),
    ("nearly 2,000 tins", "1,987 tins", Relation.COMPATIBLE, "admitted by the hedge"),
    ("nearly three weeks", "19 days", Relation.COMPATIBLE, "admitted by the hedge"),
    ("almost two percent", "1.8 percent", Relation.COMPATIBLE, "admitted by the hedge"),
    ("nearly two million euros", "1.8 million euros", Relation.DIFFERENT, "values do not overlap"),
    ("nearly three weeks", "15 days", Relation.DIFFERENT, "values do not overlap"),
    ("nearly fifty graves", "46 graves", Relation.COMPATIBLE, "admitted by the hedge"),
    ("nearly fifty graves", "43 graves", Relation.DIFFERENT, "values do not overlap"),
    ("more than a day", "31 hours", Relation.COMPATIBLE, "admitted by the hedge"),
    ("more than a day", "two days", Relation.HEDGED, FAR),
    ("more than 4 kilos", "6 kilos", Relation.HEDGED, FAR),
    ("2,000 tins", "1,987 tins", Relation.COMPATIBLE, "rounded from the other"),
    ("at least 40 people", "43 people", Relation.COMPATIBLE, "admitted by the hedge"),
    ("between 3 and 5 boats", "4 boats", Relation.COMPATIBLE, "admitted by the hedge"),
    ("a little under two fifths of it", "38 percent", Relation.COMPATIBLE, "admitted by the hedge"),
    ("a little over 200ft", "62 metres", Relation.COMPATIBLE, "admitted by the hedge"),
    (
        "over eight hours",
        "12 hours",
        Relation.HEDGED,
        FAR,
    ),
    (
        "at least nine men",
        "31 men",
        Relation.HEDGED,
        FAR,
    ),
    ("more than 300 men", "300 men", Relation.COMPATIBLE, "the very bound of the hedge"),
    ("over eight hours", "six hours", Relation.DIFFERENT, "values do not overlap"),
    ("up to 40 men", "52 men", Relation.DIFFERENT, "values do not overlap"),
    ("at least 60 men", "fewer than 40 men", Relation.DIFFERENT, "values do not overlap"),
    ("47 people", "52 people", Relation.DIFFERENT, "values do not overlap"),
    ("18 km", "35 km", Relation.DIFFERENT, "values do not overlap"),
    ("aged 85", "aged 87", Relation.DIFFERENT, "values do not overlap"),
    ("won 3-2", "won 4-1", Relation.DIFFERENT, "values do not overlap"),
    ("€60m", "$60m", Relation.UNRELATED, "not comparable"),
    ("3 km", "3 kg", Relation.UNRELATED, "not comparable"),
]


def slot(text: str) -> Slot:
    [measure] = read_measures(text)
    return Slot(
        kind=measure.kind,
        value=measure.value,
        start=measure.start,
        end=measure.end,
        text=text[measure.start : measure.end],
        hedge=measure.hedge,
    )


@pytest.mark.parametrize(("left", "right", "relation", "label"), LEVELS)
def test_level(left: str, right: str, relation: Relation, label: str) -> None:
    there, back = (
        compare_magnitudes(slot(left), slot(right)),
        compare_magnitudes(slot(right), slot(left)),
    )
    assert (there.relation, there.label) == (relation, label)
    assert there == back


def test_further_apart_is_surer() -> None:
    near = compare_magnitudes(slot("47 people"), slot("48 people"))
    far = compare_magnitudes(slot("47 people"), slot("80 people"))
    assert 0 < near.weight < far.weight


def test_other_values_are_unrelated() -> None:
    date = Slot(kind=Kind.DATE, value=CalendarDate(None), start=0, end=1, text="x")
    assert compare_magnitudes(date, slot("47 people")).relation is Relation.UNRELATED


_HEDGES = st.sampled_from(["", "over ", "at least ", "up to ", "fewer than ", "about ", "nearly "])
_COUNTS = st.integers(min_value=2, max_value=100_000)


@given(_HEDGES, _COUNTS, _HEDGES, _COUNTS)
def test_comparison_is_symmetric(hedge: str, count: int, other_hedge: str, other: int) -> None:
    left, right = slot(f"{hedge}{count:,} crates"), slot(f"{other_hedge}{other:,} crates")
    assert compare_magnitudes(left, right) == compare_magnitudes(right, left)


@given(_HEDGES, _COUNTS)
def test_a_value_never_differs_from_itself(hedge: str, count: int) -> None:
    one = slot(f"{hedge}{count:,} crates")
    assert compare_magnitudes(one, one).relation is Relation.SAME


def test_more_than_zero_has_bounds() -> None:
    value = slot("more than zero men").value
    assert isinstance(value, Magnitude)
    assert (value.low, value.high) == (0.0, math.inf)
