from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.baseline import Decision
from discrepancy.commands.stats import told
from discrepancy.learning import gather, statistics
from discrepancy.learning.statistics import NO_REASON, UNKNOWN, precision

from .desk import desk, entry

FEW = [
    *(entry(n, Decision.CONFIRMED, 2.0) for n in range(7)),
    entry(7, Decision.FIXED, 2.0),
    *(entry(n, Decision.DISMISSED, 2.0, rule="place", reason="different events") for n in (8, 9)),
    entry(10, Decision.DISMISSED, 0.5, rule="place"),
    entry(11, Decision.OPEN, 0.5),
    entry(12, Decision.CONFIRMED, None),
]


@pytest.mark.parametrize(
    ("confirmed", "decided", "low", "high"),
    [  # from Newcombe (1998), table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_intervals_are_wilsons(confirmed: int, decided: int, low: float, high: float) -> None:
    entries = [
        entry(n, Decision.CONFIRMED if n < confirmed else Decision.DISMISSED, 0.0)
        for n in range(decided)
    ]
    found = precision("all", gather(entries).decided)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


def test_tables() -> None:
    found = statistics(gather(FEW))
    assert [(row.name, row.confirmed, row.decided) for row in found.verdicts] == [
        ("contradiction", 8, 10),
        ("possible", 0, 1),
        (UNKNOWN, 1, 1),
    ]
    assert [(row.name, row.confirmed, row.decided) for row in found.rules] == [
        ("number", 9, 9),
        ("place", 0, 3),
    ]
    assert found.reasons == (("different events", 2), (NO_REASON, 1))
    assert found.total
    assert (found.total.share, found.open, found.few) == (0.75, 1, True)


def test_told_in_words() -> None:
    text = told(FEW, None, width=80)
    row = next(line for line in text.splitlines() if line.startswith("contradiction"))
    assert row.split() == ["contradiction", "10", "8", "0.80", "0.49", "to", "0.94"]
    assert "     2  different events" in text
    assert "These are few decisions" in text
    assert "These are few decisions" not in told(desk(30), None, width=80)
    assert told([], None, width=80) == ("Nothing was decided yet; 0 known conflicts are open.\n")


@given(st.text(max_size=60))
def test_a_reason_is_one_line(reason: str) -> None:
    text = told([entry(1, Decision.DISMISSED, 0.0, reason=reason)], None, width=80)
    assert len(text.splitlines()) == len(told([FEW[10]], None, width=80).splitlines())
