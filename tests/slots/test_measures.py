"""What kind each number is, with its unit, hedge, bounds and the form that readers see."""

from __future__ import annotations

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.slots.measures import read_measures

# text, then for each measure: kind, shown
READ = [
    ("At least 47 people", [("number", "≥ 47")]),
    ("nearly 2,000 crates", [("number", "≈ 2,000")]),
    ("40 or more, 5-8 tents", [("number", "≥ 40"), ("number", "5–8")]),
    ("Between 3 and 5 boats", [("number", "3–5")]),
    ("2 to 3 million tins", [("number", "2 million–3 million")]),
    ("lasted 12 hours over two days", [("duration", "12 h"), ("duration", "2 d")]),
    ("two-day talks, lasting over eight hours", [("duration", "2 d"), ("duration", "> 8 h")]),
    ("after that hour and a half", [("duration", "1.5 h")]),
    ("an hour and a half, half an hour", [("duration", "1.5 h"), ("duration", "0.5 h")]),
    ("two hours and 10 minutes", [("duration", "2 h 10 min")]),
    ("three days ago, the last three days, two weeks later", []),
    ("they handed over $60,000, it took over $9", [("money", "$60,000"), ("money", "> $9")]),
    ("€31.8m, 420 million dollars", [("money", "€31.8 million"), ("money", "$420 million")]),
    ("C$129 or US$95", [("money", "C$129"), ("money", "$95")]),
    ("between $3m and $5m", [("money", "$3 million–5 million")]),
    ("4,000 Swiss francs, 50 cents", [("money", "4,000 CHF"), ("money", "$0.5")]),
    (
        "38 percent, 8%, 7.5 per cent",
        [("percent", "38 %"), ("percent", "8 %"), ("percent", "7.5 %")],
    ),
    ("two fifths of it, one in ten", [("percent", "40 %"), ("percent", "10 %")]),
    ("25 basis points", [("percent", "0.25 points")]),
    ("aged 44, a six-year-old girl", [("age", "44 years old"), ("age", "6 years old")]),
    ("She was 85.", [("age", "85 years old")]),
    ("Orla Finn, 44, said", [("age", "44 years old")]),
    ("Orla Finn , 44 , said", [("age", "44 years old")]),
    ("won 3-1, seven to nil", [("score", "3-1"), ("score", "7-0")]),
    ("a vote of four to three", [("score", "4-3")]),
    ("a magnitude 6.7 shock 18 km down", [("quantity", "6.7 magnitude"), ("quantity", "18 km")]),
    (
        "a 700 MW link, 30 °C, 90 mph",
        [("quantity", "700 MW"), ("quantity", "30 °C"), ("quantity", "90 mph")],
    ),
    ("1.8m tall, 1.2m people", [("quantity", "1.8 m"), ("number", "1.2 million")]),
    ("a 13F filing on a 5G mast", []),
    ("an hour and ten minutes late", [("duration", "1 h 10 min")]),
    ("in fifteen months' time", []),
    ("a quarter of a billion dollars", [("money", "$250 million")]),
    ("one house in five, 43 of every hundred", [("percent", "20 %"), ("percent", "43 %")]),
    ("TT$1,000", [("money", "1,000 TTD")]),
    ("2 million kip, GH¢1.2m", [("money", "2 million LAK"), ("money", "1.2 million GHS")]),
    ("40 birr, 30 Zambian kwacha", [("money", "40 ETB"), ("money", "30 ZMW")]),
    (
        "4,000 degrees were awarded, he turned 720 degrees",
        [("number", "4,000"), ("quantity", "720 degrees")],
    ),
    ("won a $48.2 million contract", [("money", "$48.2 million")]),
    ("A $5 million loan, AU $6 million", [("money", "$5 million"), ("money", "A$6 million")]),
    ("it lasted all day; for a full week", [("duration", "1 d"), ("duration", "1 weeks")]),
    ("two nights at $80 a night", [("duration", "2 nights"), ("money", "$80")]),
    ("it took another hour, an hour and half", [("duration", "1 h"), ("duration", "1.5 h")]),
    ("A single gate rose in a single day", [("number", "1"), ("duration", "1 d")]),
    ("seven hundredths of a second", [("duration", "0.07 s")]),
    ("at a quarter to four, before six in the morning, at 5.55 on Tuesday", []),
    ("rose 25% to 34,500 tons", [("percent", "25 %"), ("quantity", "34,500 t")]),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_kind_and_shown(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.kind.value, m.value.shown) for m in read_measures(text)] == expected


BOUNDS = [
    ("47 people", 47, 47),
    ("2,000 people", 1900, 2100),
    ("1.4 million people", 1.35e6, 1.45e6),
    ("nearly 2,000 people", 1900, 2000),
    ("about 300 people", 270, 330),
    ("at least 40 people", 40, math.inf),
    ("fewer than 40 people", 0, 40),
    ("just over 400 people", 400, 420),
    ("18 kilometres", 17_500, 18_500),
    ("12 hours", 11.5 * 3600, 12.5 * 3600),
    ("aged 44", 44, 44),
]


@pytest.mark.parametrize(("text", "low", "high"), BOUNDS)
def test_bounds(text: str, low: float, high: float) -> None:
    [measure] = read_measures(text)
    assert (measure.value.low, measure.value.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("5 miles", "m", 8046.72),
        ("68 °F", "degC", 20.0),
        ("6 quarts", "m^3", 0.005678),
        ("3 hectares", "m^2", 30_000),
        ("36 km/h", "m/s", 10.0),
        ("2 tonnes", "kg", 2000.0),
        ("six months old", "year", 0.5),
    ],
)
def test_canonical_unit(text: str, unit: str, amount: float) -> None:
    [measure] = read_measures(text)
    assert measure.value.unit == unit
    assert measure.value.amount == pytest.approx(amount, rel=1e-3)


@pytest.mark.parametrize(
    ("text", "per"), [("$42 million a year", "year"), ("500 barrels a day", "day"), ("$3 each", "")]
)
def test_rate(text: str, per: str) -> None:
    [measure] = read_measures(text)
    assert measure.per == per


@given(st.text(alphabet="0123456789.,- $€%kmhtoverabund'\"()", max_size=200))
def test_any_text_is_read_in_order(text: str) -> None:
    found = read_measures(text)
    assert all(0 <= m.start < m.end <= len(text) and m.value.low <= m.value.high for m in found)
    assert [m.start for m in found] == sorted(m.start for m in found)


@pytest.mark.parametrize(
    "part", ["1", "1,", "one ", "5-", "million ", "between 1 and ", "a@", "(+1 "]
)
def test_long_hostile_text_is_read_quickly(part: str) -> None:
    began = time.perf_counter()
    read_measures(part * (20_000 // len(part)))
    assert time.perf_counter() - began < 10  # about 1 s; quadratic time would be minutes
