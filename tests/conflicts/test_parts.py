"""A whole and its part, a stretch, a count that nobody made: two figures that can both hold."""

from __future__ import annotations

import pytest
from conftest import ClaimsOf
from newsroom import article

from discrepancy.conflicts.alignment import Aligned
from discrepancy.conflicts.parts import is_vague, part_of, stretch
from discrepancy.records import Claim, Kind, Slot
from discrepancy.slots.registry import compare, match_attributes

CRASH = "Twelve people died when the tram left the rails."
WHOM = "Of those hurt, four of whom sat in front, none died."
CASH = "Marl bid $60 in cash and $22 in stock."


def figure(claim: Claim, text: str) -> Slot:
    return next(s for s in claim.slots if s.text == text and s.kind in (Kind.NUMBER, Kind.MONEY))


@pytest.mark.parametrize(
    ("description", "sentences", "values", "expected"),
    [
        ("parts add up", ("Ten Danes and two Poles died.", CRASH), ("Ten", "Twelve"), "sum"),
        (
            "parts add up beside one that both tell",
            ("Ten Danes and two Poles died.", "Twelve died, ten of them Danes."),
            ("two", "Twelve"),
            "sum",
        ),
        ("they do not", ("Ten Danes and five Poles died.", CRASH), ("five", "Twelve"), ""),
        ("of the dead", ("Five of the dead were children.", CRASH), ("Five", "Twelve"), "told"),
        ("of whom", (WHOM, CRASH), ("four", "Twelve"), "told"),
        ("a counted whole", ("Three of its nine doors broke.", CRASH), ("Three", "Twelve"), ""),
        ("a sort of people", ("Seven soldiers died.", CRASH), ("Seven", "Twelve"), "sort"),
        ("more than all", ("Twenty soldiers died.", CRASH), ("Twenty", "Twelve"), ""),
        ("the same sort", ("Five people died.", CRASH), ("Five", "Twelve"), ""),
        ("cash and stock", (CASH, "Marl bid $82."), ("$60", "$82"), "sum"),
    ],
)
def test_part_of(
    description: str,
    sentences: tuple[str, str],
    values: tuple[str, str],
    expected: str,
    claims_of: ClaimsOf,
) -> None:
    one, other = (claims_of(article("a", text))[0] for text in sentences)
    pair = figure(one, values[0]), figure(other, values[1])
    aligned = Aligned(*pair, compare(*pair), match_attributes(*pair))
    turned = Aligned(pair[1], pair[0], compare(*pair), match_attributes(*pair))
    assert part_of(one, other, aligned) == expected, description
    assert part_of(other, one, turned) == expected, f"{description}, turned"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("dozens", True), ("Several", True), ("several hundred", True), ("12", False)],
)
def test_is_vague(text: str, expected: bool) -> None:
    assert is_vague(text) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("He won the last 15 races.", ("last",)),
        ("He won 15 races later.", ("later",)),
        ("He won 15 races.", ()),
    ],
)
def test_stretch(sentence: str, expected: tuple[str, ...], claims_of: ClaimsOf) -> None:
    claim = claims_of(article("a", sentence))[0]
    assert stretch(claim, figure(claim, "15")) == expected
