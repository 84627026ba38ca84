"""Dates: what is found in a sentence, what it is resolved to, how two compare."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentences import read

from discrepancy.records import CalendarDate, Slot
from discrepancy.slots import date, date_grammar
from discrepancy.slots.date_compare import compare
from discrepancy.slots.date_resolve import Anchor, Tense
from discrepancy.slots.interface import Relation
from discrepancy.slots.names import word_set

MONDAY = datetime(2024, 11, 11, 9, 30, tzinfo=UTC)


def slots_of(text: str, published: datetime | None = MONDAY) -> list[Slot]:
    return list(date.extract(replace(read(text), published=published)))


def days(slot: Slot) -> str:
    assert isinstance(slot.value, CalendarDate)
    period = slot.value.period
    if period is None:
        return "unknown"
    last = period.end - timedelta(days=1)
    first = period.start
    return f"{first:%Y-%m-%d}" if first == last else f"{first:%Y-%m-%d}/{last:%Y-%m-%d}"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The mill burned down on 7 November.", "7 November", "2024-11-07"),
        ("The mill burned down on November 7, 2023.", "November 7, 2023", "2023-11-07"),
        ("The mill burned down on the 7th of November 2023.", "7th of November 2023", "2023-11-07"),
        ("The mill burned down on 23/03/2024.", "23/03/2024", "2024-03-23"),
        ("The mill burned down on 2024-03-04.", "2024-03-04", "2024-03-04"),
        ("The mill burned down on Tuesday.", "Tuesday", "2024-11-05"),
        ("The mill burned down on Monday.", "Monday", "2024-11-11"),
        ("The mill burned down last Monday.", "last Monday", "2024-11-04"),
        ("The mill burned down on Tuesday night.", "Tuesday night", "2024-11-05"),
        ("The mill will open on Tuesday.", "Tuesday", "2024-11-12"),
        ("The mill will open next Tuesday.", "next Tuesday", "2024-11-19"),
        ("The mill is to open on 3 January.", "3 January", "2025-01-03"),
        ("The mill burned down on 3 January.", "3 January", "2024-01-03"),
        ("The mill opened in March.", "March", "2024-03-01/2024-03-31"),
        ("The mill will open in March.", "March", "2025-03-01/2025-03-31"),
        ("The mill opened last November.", "last November", "2023-11-01/2023-11-30"),
        ("They met over the weekend.", "the weekend", "2024-11-09/2024-11-10"),
        ("They met the day before yesterday.", "the day before yesterday", "2024-11-09"),
        ("They met two days ago.", "two days ago", "2024-11-09"),
        ("They met last month.", "last month", "2024-10-01/2024-10-31"),
        ("They met last year.", "last year", "2023-01-01/2023-12-31"),
        ("They met in 2017.", "2017", "2017-01-01/2017-12-31"),
        ("They met on 16-17 September 2023.", "16-17 September 2023", "2023-09-16/2023-09-17"),
        ("They met on the second Friday of May.", "second Friday of May", "2024-05-10"),
        ("They met in the 1990s.", "1990s", "1990-01-01/1999-12-31"),
        ("Sales fell in the third quarter.", "third quarter", "2024-07-01/2024-09-30"),
        ("Sales fell in the first half of 2023.", "first half of 2023", "2023-01-01/2023-06-30"),
        ("They met half a year ago.", "half a year ago", "2024-04-26/2024-05-26"),
        ("They met in 2016-11.", "2016-11", "2016-11-01/2016-11-30"),
        ("They met in 11/2016.", "11/2016", "2016-11-01/2016-11-30"),
        ("Sales fell in 2011-12.", "2011-12", "2011-01-01/2012-12-31"),
        ("Sales fell in the year to date.", "year to date", "2024-01-01/2024-11-11"),
        ("They met nine years ago.", "nine years ago", "2015-01-01/2015-12-31"),
        ("The pact was signed on 29 February.", "29 February", "2024-02-29"),
        ("The pact, signed in mid-October, holds.", "mid-October", "2024-10-09/2024-10-23"),
    ],
)
def test_one_date(text: str, words: str, expected: str) -> None:
    (slot,) = slots_of(text)
    assert (slot.text, days(slot)) == (words, expected)
    assert text[slot.start : slot.end] == slot.text


@pytest.mark.parametrize(
    "text",
    [
        "The mill marked its 10th anniversary.",
        "Ms May, the minister, may march with them.",
        "The quake struck at 2052 GMT.",
        "The storm tore 2,017 roofs off.",
        "It happened on 12/03/2024.",
        "Call 555-2019-33 for help.",
    ],
)
def test_no_date(text: str) -> None:
    assert slots_of(text) == []


def test_a_day_that_the_calendar_lacks_leaves_its_month() -> None:
    assert [slot.text for slot in slots_of("The pact was signed on 31 June.")] == ["June"]


def test_a_newspaper_is_no_day() -> None:
    (slot,) = slots_of("The Sunday Times reported the theft on Friday.")
    assert slot.text == "Friday"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("The mill will close by the end of March 2025.", "rel:by"),
        ("The mill stays shut until Friday.", "rel:until"),
        ("The mill will not open until Friday.", "rel:from"),
        ("Nobody entered the mill before Friday.", "rel:from"),
        ("No loaf left the mill until Friday.", "rel:from"),
        ("The mill has been shut since May 2020.", "rel:since"),
        ("The mill closed before 2019.", "rel:before"),
    ],
)
def test_bounds_are_marked(text: str, mark: str) -> None:
    (slot,) = slots_of(text)
    assert mark in slot.attribute


def test_what_is_dated() -> None:
    (slot,) = slots_of("The bridge opened in 1968.")
    assert slot.attribute[:2] == ("open", "bridge")


def test_two_dates_share_the_year_said_once() -> None:
    first, second = slots_of("It was sold from November to March 2021.")
    assert days(first) == "2020-11-01/2020-11-30"
    assert days(second) == "2021-03-01/2021-03-31"
    assert ("rel:from" in first.attribute, "rel:until" in second.attribute) == (True, True)


def test_without_publication_only_full_dates_are_resolved() -> None:
    assert [days(s) for s in slots_of("It fell on Tuesday, 5 November.", None)] == ["unknown"]
    assert [days(s) for s in slots_of("It fell yesterday.", None)] == ["unknown"]
    assert [days(s) for s in slots_of("It fell on 5 November 2024.", None)] == ["2024-11-05"]


def test_the_day_is_the_newsrooms_own() -> None:
    auckland = datetime.fromisoformat("2024-11-12T08:00:00+13:00")  # still the 11th in UTC
    assert [days(s) for s in slots_of("It fell today.", auckland)] == ["2024-11-12"]


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("It fell on 7 November.", "It fell on Thursday.", Relation.SAME),
        ("It fell on 7 November.", "It fell in November.", Relation.COMPATIBLE),
        ("It fell on Saturday.", "It fell over the weekend.", Relation.COMPATIBLE),
        ("It fell on Saturday.", "It fell on Sunday.", Relation.DIFFERENT),
        ("It opened in 1968.", "It opened in 1974.", Relation.DIFFERENT),
        ("It will close by March 2025.", "It will close by the end of March 2025.", Relation.SAME),
        ("It will close by the end of March 2025.",
         "It will close by the end of the first quarter of next year.", Relation.SAME),
        ("It will close by the end of March 2025.", "It will close by the end of June 2025.",
         Relation.DIFFERENT),
        ("It will close by May 2025.", "It will close in March 2025.", Relation.COMPATIBLE),
        ("It will close by May 2025.", "It will close in July 2025.", Relation.DIFFERENT),
        ("It will not close until May 2025.", "It will close in July 2025.", Relation.COMPATIBLE),
        ("It will not close until May 2025.", "It will close in March 2025.", Relation.DIFFERENT),
        ("It fell a month ago.", "It fell on 14 October.", Relation.COMPATIBLE),
    ],
)  # fmt: skip
def test_compare(left: str, right: str, relation: Relation) -> None:
    (a,), (b,) = slots_of(left), slots_of(right)
    assert compare(a, b).relation is relation
    assert compare(b, a).relation is relation
    assert (compare(a, b).weight > 0) is (relation is Relation.DIFFERENT)


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("It fell on 5 May.", "It fell on 5 May.", Relation.SAME),
        ("It fell on 5 May.", "It fell on 6 May.", Relation.DIFFERENT),
        ("It fell on Tuesday.", "It fell on Friday.", Relation.DIFFERENT),
        ("It fell on Tuesday.", "It fell in May.", Relation.UNRELATED),
        ("It fell yesterday.", "It fell last week.", Relation.UNRELATED),
    ],
)
def test_compare_without_publication(left: str, right: str, relation: Relation) -> None:
    (a,), (b,) = slots_of(left, None), slots_of(right, None)
    assert compare(a, b).relation is relation


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    found = list(date_grammar.find(text, lambda _: Anchor(MONDAY.date())))
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


PIECES = sorted(
    word_set("3 31 May March Tuesday the of last next week 2017 - / , end by Q3 1st first ago two")
)


@given(
    st.lists(st.sampled_from(PIECES), max_size=12),
    st.dates(),
    st.sampled_from(Tense),
)
def test_no_date_words_on_no_day_fail(words: list[str], today: object, tense: Tense) -> None:
    anchor = Anchor(today, tense)  # type: ignore[arg-type]
    for found in date_grammar.find(" ".join(words), lambda _: anchor):
        period = found.date.period
        assert period is None or period.start < period.end


@pytest.mark.parametrize("text", ["9" * 20_000, "May " * 5_000, "1-" * 10_000, "the " * 5_000])
def test_hostile_text_is_read_in_time(text: str) -> None:
    begun = time.perf_counter()
    list(date_grammar.find(text, lambda _: Anchor(MONDAY.date())))
    assert time.perf_counter() - begun < 5
