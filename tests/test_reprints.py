"""Reprints: what one changes is compared with what it had been, all else is said once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import MONDAY, article

from discrepancy.cache import Cache
from discrepancy.errors import InputError
from discrepancy.memory import Memory
from discrepancy.pipeline import check_articles
from discrepancy.records import Article, Conflict, Verdict
from discrepancy.reprints import find_changes
from discrepancy.review.voices import camps
from discrepancy.sentences import split
from discrepancy.tools import Tools

WIRE = (
    "Ferry Corvina stuck off Lindra",
    "The ferry Corvina was stuck on a sandbank off Lindra for nine hours on Sunday.",
    "There were 214 passengers on board the Corvina, and none of them was hurt.",
    "Repairs of the Corvina will cost Marl Lines 3 million euros, the company said on Monday.",
    "Captain Odile Marsh said that the depth gauge of the ship had failed twice before.",
    "Its owner expects the ferry to return to service on 20 May.",
)


def changed(old: str, new: str, text: Sequence[str] = WIRE) -> tuple[str, ...]:
    assert any(old in paragraph for paragraph in text)
    return tuple(paragraph.replace(old, new) for paragraph in text)


def wire(id_: str, text: Sequence[str] = WIRE, hours: int = 0) -> Article:
    return article(id_, *text, published=MONDAY + timedelta(hours=hours))


def alarms(articles: Sequence[Article], tools: Tools) -> tuple[Conflict, ...]:
    found = check_articles(articles, tools=tools).conflicts
    return tuple(one for one in found if one.verdict is not Verdict.DISTINCT)


# --------------------------------------------------------------------------- which sentences


@pytest.mark.parametrize(
    ("description", "reprint", "expected"),
    [
        ("word for word", WIRE, []),
        ("in capitals, with other quotation marks", [f"“{t.upper()}”" for t in WIRE], []),
        ("cut short", WIRE[:3], []),
        ("in another order", WIRE[::-1], []),
        ("a sentence more", (*WIRE, "A tug came at noon."), []),
        ("a figure", changed("214", "241"), [(2, 2)]),
        ("a sign", changed("3 million euros", "$3 million"), [(3, 3)]),
        ("a figure, after a paragraph more", (*changed("nine", "six")[:1], "A tug came at noon.",
            *changed("nine", "six")[1:]), [(1, 2)]),
        ("written anew", (*WIRE[:5], "From 20 May on all is to be as it was."), []),
        ("two of a list", changed("nine", "six", changed("214", "241")), [(1, 1), (2, 2)]),
    ],
)  # fmt: skip
def test_changes(description: str, reprint: Sequence[str], expected: list[tuple[int, int]]) -> None:
    found = find_changes([split(wire("a")), split(wire("b", reprint))])
    assert [(i, j) for (_, i), (_, j) in found.pairs] == expected
    assert found.by_articles() == ({("a", "b"): frozenset(expected)} if expected else {})


def test_a_line_of_a_list_is_paired_with_its_own() -> None:
    """Both lines are like both, and one that still stands is no counterpart."""
    old = ("Results", "Lindra won against Marl by 3 to 1.", "Quill won against Brook by 2 to 0.")
    new = (old[0], old[1].replace("3", "4"), old[2].replace("2", "5"), old[1])
    found = find_changes([split(wire("a", old)), split(wire("b", new))])
    assert found.pairs == ((("a", 2), ("b", 2)),)


def test_who_prints_which_version() -> None:
    other = changed("214", "241")
    texts = [WIRE, other, WIRE[:2], other, WIRE]
    found = find_changes(
        [split(wire(name, text)) for name, text in zip("abcde", texts, strict=True)]
    )
    assert found.pairs == ((("a", 2), ("b", 2)),)
    assert dict(found.voices) == {
        ("a", 2): ("a", "e"),
        ("e", 2): ("e", "a"),
        ("b", 2): ("b", "d"),
        ("d", 2): ("d", "b"),
    }


def test_what_only_reprints_have_is_compared_among_them() -> None:
    longer = (*WIRE, "Two tugs had tried to pull the ferry free at noon.")
    found = find_changes(
        [
            split(wire("a")),
            split(wire("b", longer)),
            split(wire("c", changed("Two", "Four", longer))),
        ]
    )
    assert found.pairs == ((("b", 6), ("c", 6)),)


@given(st.lists(st.lists(st.sampled_from(WIRE), max_size=6), max_size=5))
def test_what_is_only_reprinted_has_no_changes(texts: list[list[str]]) -> None:
    sentences = [split(wire(str(n), ["Ferry", *text])) for n, text in enumerate(texts)]
    assert find_changes(sentences).pairs == ()


# --------------------------------------------------------------------------- what is reported


@pytest.mark.parametrize(
    ("old", "new", "summary"),
    [
        ("nine hours", "six hours", "Nine hours or six hours?"),
        ("214", "241", "214 or 241?"),
        ("3 million", "5 million", "3 million euros or 5 million euros?"),
        ("on Sunday", "on Friday", "Sunday or Friday?"),
        ("20 May", "27 May", "20 May or 27 May?"),
        ("Odile Marsh", "Odile Brandt", "Odile Marsh or Odile Brandt?"),
    ],
)
def test_a_value_changed_in_a_reprint_is_reported(
    old: str, new: str, summary: str, quick: Tools
) -> None:
    articles = [wire("a.txt"), wire("b.txt", changed(old, new), 3)]
    report = check_articles(articles, tools=quick)
    assert report.copies == (("b.txt", "a.txt"),)
    (conflict,) = report.conflicts
    assert conflict.verdict is Verdict.CONTRADICTION
    assert conflict.summary == summary
    assert [side.article for side in conflict.sides] == ["a.txt", "b.txt"]
    assert [side.voices for side in conflict.sides] == [("a.txt",), ("b.txt",)]
    assert "one text, in which this sentence was changed" in {e.label for e in conflict.evidence}
    assert not report.agreements
    assert check_articles(articles[::-1], tools=quick) == report


def test_without_dates_one_text_is_of_one_occasion(quick: Tools) -> None:
    undated = [
        replace(one, published=None) for one in (wire("a"), wire("b", changed("214", "241")))
    ]
    (conflict,) = alarms(undated, quick)
    assert conflict.verdict is Verdict.CONTRADICTION


def test_a_toll_that_grew_is_no_contradiction(quick: Tools) -> None:
    text = (*WIRE[:2], "The fire on board killed 12 people, the coast guard said.", *WIRE[3:])
    later = changed("12 people", "at least 14 people", text)
    (conflict,) = alarms([wire("a", text), wire("b", later, 20)], quick)
    assert conflict.verdict is Verdict.POSSIBLE


def test_an_exact_reprint_is_nothing_to_compare(quick: Tools) -> None:
    with pytest.raises(InputError, match="copies of one text"):
        check_articles([wire("a.txt"), wire("b.txt", hours=3)], tools=quick)


def test_what_a_reprint_leaves_as_it_is_adds_nothing(quick: Tools) -> None:
    """Not even where a dateline and a paragraph of its own were added."""
    edited = (WIRE[0], f"LINDRA (LW) - {WIRE[1]}", *WIRE[2:], "A tug came at noon.")
    assert not alarms([wire("a.txt"), wire("b.txt", edited, 3)], quick)


OTHER = (
    "Passengers wait on stranded ferry off Lindra",
    "On Sunday a sandbank off Lindra held the ferry Corvina for nine hours, its crew told us.",
    "All of the 230 passengers of the Corvina came to no harm, the harbour master reported.",
)


def test_a_third_article_is_compared_with_the_original_alone(quick: Tools) -> None:
    """It speaks against both figures; the copy only against the one that it replaced."""
    third = wire("c.txt", OTHER, 1)
    before = check_articles([wire("a.txt"), third], tools=quick)
    with_copy = [wire("a.txt"), wire("b.txt", changed("214", "241"), 3), third]
    after = check_articles(with_copy, tools=quick)
    assert {c.id for c in after.conflicts} >= {c.id for c in before.conflicts}
    named = {c.summary: [side.voices for side in c.sides] for c in after.conflicts}
    assert named == {
        "214 or 241?": [("a.txt",), ("b.txt",)],
        "214 or 230?": [("a.txt",), ("c.txt",)],
    }
    assert {a.value for a in after.agreements} == {a.value for a in before.agreements}
    assert {side.article for a in after.agreements for side in a.sides} == {"a.txt", "c.txt"}
    (point,) = after.points
    said = camps(point, {one.id: one for one in after.articles}, dict(after.copies))
    assert {camp.cell.value: camp.outlets for camp in said} == {
        "214": ("a.txt",),
        "230": ("c.txt",),
        "241": ("b.txt",),
    }
    for order in permutations(with_copy):
        assert check_articles(order, tools=quick) == after


def test_a_change_that_two_copies_print_is_one_conflict(quick: Tools) -> None:
    other = changed("214", "241")
    articles = [wire("a"), wire("b", other, 1), wire("c", other, 2), wire("d", hours=3)]
    (conflict,) = alarms(articles, quick)
    assert [side.voices for side in conflict.sides] == [("a", "d"), ("b", "c")]
    assert len(conflict.aliases) == 3  # by the names of each two of them


def test_a_reprint_is_remembered_as_it_was_compared(quick: Tools, tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    tools = replace(quick, outcomes=Memory("outcomes", cache, lambda: "both models"))
    articles = [wire("a"), wire("b", changed("214", "241"), 1), wire("c", OTHER, 2)]
    first = check_articles(articles, tools=tools)
    assert check_articles(articles, tools=tools) == first == check_articles(articles, tools=quick)
