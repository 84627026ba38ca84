"""Of several disputes of one value the strongest is kept, and what repeats it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import DIFFER, claim, dispute, figure, judged, value

from discrepancy.conflicts.disputes import strongest
from discrepancy.conflicts.judgement import Judgement
from discrepancy.conflicts.statements import READ
from discrepancy.records import Kind, Verdict, Wording


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
        ("one of two answers", [judge("ab", 9, 5, 2.0), judge("ab", 9, 7, 1.0, at=1)], [2.0]),
        ("repeated elsewhere", [judge("ab", 9, 5, 2.0), judge("ab", 9, 5, 1.0, at=1)], [2.0, 1.0]),
        ("one answers two", [judge("ab", 9, 5, 2.0), judge("ab", 7, 5, 1.0)], [2.0]),
        ("two articles", [judge("ab", 9, 5, 2.0), judge("ac", 9, 7, 1.0)], [2.0, 1.0]),
        ("two values each", [judge("ab", 9, 5, 2.0), judge("ab", 8, 6, 1.0, at=1)], [2.0, 1.0]),
        (
            "a conflict before what is apart",
            [judge("ab", 9, 5, 1.0), judge("ab", 9, 7, 2.0, at=1, verdict=Verdict.DISTINCT)],
            [1.0],
        ),
        (
            "sure or possible, the sum tells",
            [judge("ab", 9, 5, 1.0, verdict=Verdict.CONTRADICTION), judge("ab", 9, 7, 2.0, at=1)],
            [2.0],
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
