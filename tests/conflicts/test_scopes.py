"""A whole and its part, the most that something can be, a suspended term: both figures hold."""

from __future__ import annotations

import pytest
from conftest import ClaimsOf
from made import disputed_keys

from discrepancy.conflicts import scopes
from discrepancy.records import Kind

CASES = [
    (
        "a part of the whole",
        "The mill at Lindra alone made 600 tonnes.",
        "The company made 2,300 tonnes.",
        Kind.QUANTITY,
        {"covers:other"},
    ),
    (
        "more in a part than in the whole",
        "Lindra alone counted nine dead sheep.",
        "The storm left two dead sheep.",
        Kind.NUMBER,
        set(),
    ),
    (
        "fewer in the whole than in a part",
        "There were five arrests in all.",
        "Police made twelve arrests.",
        Kind.NUMBER,
        set(),
    ),
    (
        "more in the whole than in a part",
        "There were twelve arrests in all.",
        "Police made five arrests.",
        Kind.NUMBER,
        {"covers:other"},
    ),
    (
        "of the country, and of a town",
        "Nationwide turnout was 54 percent.",
        "Turnout was 58 percent.",
        Kind.PERCENT,
        {"covers:other"},
    ),
    (
        "a share has no total",
        "Marl bears 60 percent of the cost, nine million crowns in all.",
        "Marl bears 50 percent of the cost.",
        Kind.PERCENT,
        set(),
    ),
    (
        "the limit of it",
        "The bicycle weighed 6.4 kilograms.",
        "Bicycles have a limit of 6.8 kilograms.",
        Kind.QUANTITY,
        {"ceiling:one"},
    ),
    (
        "the most that a fine can be",
        "The club faces a fine of up to $20,000.",
        "The club was fined $8,000.",
        Kind.MONEY,
        {"ceiling:one"},
    ),
    (
        "twice the most",
        "The club faces a fine of up to $20,000.",
        "The club faces a fine of up to $8,000.",
        Kind.MONEY,
        set(),
    ),
    (
        "suspended, and served",
        "The clerk was given a suspended sentence of two years.",
        "The captain was given six years.",
        Kind.DURATION,
        {"terms:one"},
    ),
    (
        "both suspended",
        "The clerk was given a suspended sentence of two years.",
        "The captain was given six years, suspended.",
        Kind.DURATION,
        set(),
    ),
]


@pytest.mark.parametrize(("description", "left", "right", "kind", "expected"), CASES)
def test_what_each_figure_is_told_of(
    description: str,
    left: str,
    right: str,
    kind: Kind,
    expected: set[str],
    *,
    claims_of: ClaimsOf,
) -> None:
    for pair in ((left, right), (right, left)):
        assert disputed_keys(scopes.FEATURES, claims_of, pair, kind) == expected, description
