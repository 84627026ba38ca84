"""Numbers in digits and words, and what only looks like one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.slots.numeral import Form
from discrepancy.slots.numerals import numerals

READ = [
    ("eight tents", [8]),
    ("forty-two goats and a hundred sheep", [42, 100]),
    ("a dozen, two dozen and half a dozen", [12, 24, 6]),
    ("four hundred thousand", [400_000]),
    ("one million two hundred thousand", [1_200_000]),
    ("two thousand and five", [2005]),
    ("1.4 million, 2,000 and 2 000", [1_400_000, 2000, 2000]),
    ("€1.21bn", [1_210_000_000]),
    ("half a million, two and a half million", [500_000, 2_500_000]),
    ("one point four million", [1_400_000]),
    ("3½ and 7 ½ and one and a half", [3.5, 7.5, 1.5]),
    ("two thirds, three-quarters, a fifth of it", [2 / 3, 0.75, 0.2]),
    ("one in ten, four out of five", [0.1, 0.8]),
    ("10 1/2 miles, 3/4 full", [10.5, 0.75]),
    ("minus five and -5", [-5, -5]),
    ("5-8 and 3 to 5", [5, 8, 3, 5]),
    ("1998 people", [1998]),
    ("twenty-three fifths, three twenty-firsts", [4.6, 3 / 21]),
    ("two million and three fifths", [2_600_000]),
    ("three lakh crore and 2 tln", [3e12, 2e12]),
    ("nought point eleven", [0.11]),
    ("1.2b, 2mil and 3MM", [1.2e9, 2e6, 3e6]),
    ("a single mother and a single vote", [1]),
]
NOT_READ = [
    "the G-20 and G20",
    "flight MH370, an A320 and a Boeing 737",
    "COVID-19 and the SP-60",
    "No. 1, Article 5, Resolution 2254",
    "in 2017, on 7 November at 2052 GMT",
    "at 04:52 and 5 p.m.",
    "on March 3-5 and 27 and 28 June",
    "for months1 . Later",
    "call +356 2122 0011 or 555-123-4567",
    "see https://example.org/2024/03/18/42",
    "the 1990s and the late 80s",
    "no one saw that one or the one before",
    "2024-03-18, 18/03/2024",
    "he doubled it, twice",
]


@pytest.mark.parametrize(("text", "values"), READ)
def test_value(text: str, values: list[float]) -> None:
    assert [number.value for number in numerals(text)] == pytest.approx(values)


@pytest.mark.parametrize("text", NOT_READ)
def test_no_number(text: str) -> None:
    assert numerals(text) == ()


@pytest.mark.parametrize(("text", "value"), [("the 14th", 14), ("third", 3), ("twenty-first", 21)])
def test_ordinal_is_kept_apart(text: str, value: int) -> None:
    [number] = numerals(text)
    assert (number.form, number.value) == (Form.ORDINAL, value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("dozens of", 24, 99), ("several hundred", 300, 900), ("tens of thousands", 2e4, 99999)],
)
def test_vague_words_leave_a_wide_range(text: str, low: float, high: float) -> None:
    [number] = numerals(text)
    assert (number.form, number.low, number.high) == (Form.VAGUE, low, high)


@pytest.mark.parametrize(
    ("text", "step"), [("1.4 million", 1e5), ("2,000", 1000), ("47", 1), ("6.70", 0.01)]
)
def test_precision_is_that_of_the_digits(text: str, step: float) -> None:
    [number] = numerals(text)
    assert number.step == pytest.approx(step)


@given(st.integers(min_value=0, max_value=999_999_999))
def test_grouped_digits_round_trip(value: int) -> None:
    [number] = numerals(f"exactly {value:,} crates")
    assert number.value == value


@given(st.text(alphabet="0123456789.,-/ :½kmonetwhalfpd$%", max_size=200))
def test_any_text_gives_ordered_disjoint_spans(text: str) -> None:
    spans = [(number.start, number.end) for number in numerals(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a majority -- 52 of them", 52.0),
        ("a majority - minus 5", -5.0),
        ("it fell to -5", -5.0),
        ("a levy - 15.5 percent", 15.5),
        ("it fell to − 5", -5.0),
    ],
)
def test_a_dash_is_no_minus(text: str, expected: float) -> None:
    assert [number.value for number in numerals(text)] == [expected]
