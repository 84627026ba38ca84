"""The interval of a sentence's event, and gaps between intervals."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentences import read

from discrepancy.records import Period
from discrepancy.slots import calendar
from discrepancy.slots import date as dates
from discrepancy.slots.when import claim_period, disjoint, gap_days

MONDAY = datetime(2024, 11, 11, 9, 30, tzinfo=UTC)


def period_of(text: str, published: datetime | None = MONDAY) -> Period | None:
    return claim_period(list(dates.extract(replace(read(text), published=published))))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It fell on Tuesday.", "5 Nov 2024"),
        ("The quake, the worst since 1968, struck on Tuesday.", "5 Nov 2024"),
        ("The quake struck in November, on the 5th.", "5 Nov 2024"),
        ("It was sold from September 2021 to February 2024.", "Sep 2021 – Feb 2024"),
    ],
)
def test_claim_period(text: str, shown: str) -> None:
    period = period_of(text)
    assert period is not None
    assert calendar.shown(period) == shown


@pytest.mark.parametrize("text", ["It fell.", "It will close by March.", "It was shut until May."])
def test_a_bound_alone_says_no_when(text: str) -> None:
    assert period_of(text) is None


def test_nothing_is_known_without_publication() -> None:
    assert period_of("It fell on Tuesday.", None) is None


periods = st.builds(
    lambda first, days, about: calendar.span(
        first, first + timedelta(days=days), "day", approximate=about
    ),
    st.dates(date(1990, 1, 1), date(2040, 1, 1)),
    st.integers(1, 400),
    st.booleans(),
)


@given(periods, periods)
def test_gaps_are_symmetric_and_disjoint_periods_have_one(a: Period, b: Period) -> None:
    assert gap_days(a, b) == gap_days(b, a) >= 0
    assert disjoint(a, b) == disjoint(b, a)
    assert not disjoint(a, b) or gap_days(a, b) > 0


@given(periods)
def test_no_period_is_apart_from_itself(period: Period) -> None:
    assert not disjoint(period, period)
    assert gap_days(period, period) == 0


def test_neighbouring_days_may_be_one_night() -> None:
    one, two = (calendar.of_day(date(2024, 11, n)) for n in (5, 6))
    later = calendar.of_day(date(2024, 11, 7))
    assert not disjoint(one, two)
    assert disjoint(one, later)
    assert gap_days(one, later) == 1.0


def test_years_that_touch_are_two() -> None:
    one, two = calendar.of_year(2015), calendar.of_year(2016)
    assert disjoint(one, two)
    assert not disjoint(one, one)
    assert not disjoint(one, replace(two, approximate=True))
    assert not disjoint(calendar.of_month(2015, 12), calendar.of_month(2016, 1))
