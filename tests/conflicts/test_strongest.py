"""Of several disputes of one value the strongest is kept, and what repeats it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import DIFFER, claim, dispute, figure, judged, value

from discrepancy.conflicts.judgement import Judgement
from discrepancy.conflicts.statements import READ
from discrepancy.conflicts.strongest import strongest
from discrepancy.records import Hedge, Kind, Verdict, Wording


def judge(
    names: str,
    one: int,
    other: int,
    total: float,
    *,
    verdict: Verdict = Verdict.POSSIBLE,
    at: int = 0,
    after: str = "",
    within: bool = False,
) -> Judgement:
    left, right = (
        claim(f"{after}{n} boats sank.", figure(str(n), n, "boat")) for n in (one, other)
    )
    right = replace(right, sentence=replace(right.sentence, index=at))
    one = dispute(left, right, names=(names[0], names[1]), within=within, level=DIFFER)
    return judged(one, verdict, total)


def kept(*items: Judgement) -> list[float]:
    """The totals of those that are kept, whatever the order they come in."""
    totals = [item.total for item in strongest(items)]
    assert totals == [item.total for item in strongest(reversed(items))]
    return sorted(totals, reverse=True)


@pytest.mark.parametrize(
    ("description", "items", "expected"),
    [
        ("one of two answers", [judge("ab", 9, 5, 2.0), judge("ab", 9, 7, 0.4, at=1)], [2.0]),
        ("both sure", [judge("ab", 9, 5, 2.0), judge("ab", 9, 7, 0.5, at=1)], [2.0, 0.5]),
        (
            "sure, but both have other answers",
            [judge("ab", 9, 5, 2.0), judge("ab", 8, 7, 1.5, at=1), judge("ab", 9, 7, 1.0, at=1)],
            [2.0, 1.5],
        ),
        ("repeated elsewhere", [judge("ab", 9, 5, 2.0), judge("ab", 9, 5, 1.0, at=1)], [2.0, 1.0]),
        ("one answers two", [judge("ab", 9, 5, 2.0), judge("ab", 7, 5, 0.4)], [2.0]),
        ("two articles", [judge("ab", 9, 5, 2.0), judge("ac", 9, 7, 1.0)], [2.0, 1.0]),
        ("two values each", [judge("ab", 9, 5, 2.0), judge("ab", 8, 6, 1.0, at=1)], [2.0, 1.0]),
        (
            "a conflict before what is apart",
            [judge("ab", 9, 5, -0.5), judge("ab", 9, 7, 2.0, at=1, verdict=Verdict.DISTINCT)],
            [-0.5],
        ),
        (
            "sure or possible, the sum tells",
            [judge("ab", 9, 5, -0.2, verdict=Verdict.CONTRADICTION), judge("ab", 9, 7, -0.1, at=1)],
            [-0.1],
        ),
        (
            "within, once",
            [judge("aa", 9, 5, 2.0, within=True), judge("aa", 9, 5, 1.0, within=True, at=2)],
            [2.0],
        ),
        (
            "within, the other way",
            [judge("aa", 9, 5, 2.0, within=True), judge("aa", 5, 9, 1.0, within=True, at=2)],
            [2.0],
        ),
        (
            "within, two",
            [judge("aa", 9, 5, 2.0, within=True), judge("aa", 8, 6, 1.0, within=True, at=2)],
            [2.0, 1.0],
        ),
    ],
)
def test_a_value_answers_to_one_value(
    description: str, items: list[Judgement], expected: list[float]
) -> None:
    assert kept(*items) == expected


@pytest.mark.parametrize(
    ("description", "hedge", "amount", "expected"),
    [
        ("hedged otherwise", Hedge.ABOUT, 40, [2.0, -0.5]),
        ("another figure", Hedge.ABOUT, 25, [2.0]),
    ],
)
def test_what_repeats_a_value_may_hedge_it_otherwise(
    description: str, hedge: Hedge, amount: float, expected: list[float]
) -> None:
    share = claim("They lose 60 percent.", figure("60 percent", 60, kind=Kind.PERCENT, unit="%"))
    told = [
        claim(text, figure(f"{n} percent", n, kind=Kind.PERCENT, unit="%", hedge=how), index=i)
        for i, (text, n, how) in enumerate(
            [
                ("They lose 40 percent.", 40, Hedge.EXACT),
                (f"Some {amount} percent is gone.", amount, hedge),
            ]
        )
    ]
    first, second = (
        judged(dispute(one, share, level=DIFFER), total=t)
        for one, t in zip(told, (2.0, -0.5), strict=True)
    )
    assert kept(first, second) == expected


def test_they_come_in_the_order_of_the_texts() -> None:
    items = [
        judge("ab", 9, 5, 1.0),
        judge("ac", 9, 5, 2.0),
        judge("bc", 9, 5, 3.0),
        judge("bc", 8, 6, 4.0, after="Then "),
    ]
    assert [item.total for item in strongest(reversed(items))] == [1.0, 2.0, 3.0, 4.0]


def whole(names: str, total: float) -> Judgement:
    sides = (claim(text, value(text, Wording(text), kind=Kind.POLARITY)) for text in ("Aye", "No"))
    return judged(dispute(*sides, names=(names[0], names[1]), level=READ), total=total)


def test_a_sentence_is_not_told_whole_where_a_value_in_it_says_what_differs() -> None:
    assert kept(whole("ab", 3.0), judge("ab", 9, 5, 1.0)) == [1.0]
    assert kept(whole("ac", 3.0), judge("ab", 9, 5, 1.0)) == [3.0, 1.0]
    apart = judge("ab", 9, 5, 1.0, verdict=Verdict.DISTINCT)
    assert kept(whole("ab", 3.0), apart) == [1.0]
