"""Dates and times of two sentences: which of them answer one question."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from asked import found
from made import claim, dispute, value

from discrepancy.conflicts import moments
from discrepancy.records import (
    CalendarDate,
    Claim,
    Clock,
    Kind,
    Period,
    Slot,
)
from discrepancy.slots.day_parts import PART


def day(
    text: str, words: str, number: int, *about: str, main: bool = False, who: str = ""
) -> Claim:
    date = CalendarDate(None, month=5, day=number, shown=words)
    made = claim(text, value(words, date, *about, kind=Kind.DATE), who=tuple(who.split()))
    return replace(made, dating=made.slots) if main else made


SANK = day("It sank on 12 May.", "12 May", 12, "sink")
AFLOAT = day("It was towed on 13 May.", "13 May", 13, "tow")
MAIN = day("It sank on 12 May.", "12 May", 12, main=True)
MAIN_TOO = day("It was on 13 May.", "13 May", 13, main=True)


@pytest.mark.parametrize(
    ("description", "left", "right", "around", "expected"),
    [
        (
            "of one action",
            SANK,
            day("On 13 May it sank.", "13 May", 13, "sink"),
            {"cosine": 0.1, "ranks": (2, 2)},
            True,
        ),
        ("of two actions", SANK, AFLOAT, {}, False),
        ("of the main clauses", MAIN, MAIN_TOO, {"cosine": 0.5}, True),
        ("of one main clause", MAIN, AFLOAT, {}, False),
        ("of another event, told aside", MAIN, replace(MAIN_TOO, asides=MAIN_TOO.slots), {}, False),
        ("of sentences less alike", MAIN, MAIN_TOO, {"cosine": 0.49}, False),
        ("of sentences not nearest", MAIN, MAIN_TOO, {"ranks": (1, 2)}, False),
        (
            "of others by name",
            replace(MAIN, who=("Ana Moss",)),
            replace(MAIN_TOO, who=("Per Kamm",)),
            {},
            False,
        ),
        (
            "of one by name",
            replace(MAIN, who=("Ana Moss",)),
            replace(MAIN_TOO, who=("Moss",)),
            {},
            True,
        ),
    ],
)
def test_dates_of_one_question(
    description: str, left: Claim, right: Claim, around: dict[str, Any], expected: bool
) -> None:
    assert bool(found(left, right, **around)) is expected
    turned = {**around, "ranks": around.get("ranks", (1, 1))[::-1]}
    assert bool(found(right, left, **turned)) is expected


def year(text: str) -> Claim:
    return claim(
        text, value("1987", CalendarDate(None, year=1987, shown="1987"), "sink", kind=Kind.DATE)
    )


@pytest.mark.parametrize(
    ("description", "text", "expected"),
    [
        ("of the year", "Boats sank in the storm of 1987.", False),
        ("the year before its name", "The 1987 storm sank boats.", False),
        ("its name ends the sentence", "Boats sank as in the 1987 storm.", False),
        ("a year", "Boats sank in 1987.", True),
        ("a year and a noun", "Boats sank in 1987 storm.", True),
        ("the year itself", "Boats sank in the 1987.", True),
        ("first words", "1987 was when boats sank.", True),
        ("no word after it", "Boats sank in the 1987 - so they say.", True),
    ],
)
def test_a_year_that_names_an_occasion_dates_nothing(
    description: str, text: str, expected: bool
) -> None:
    other = claim(
        "It sank in 1990.",
        value("1990", CalendarDate(None, year=1990, shown="1990"), "sink", kind=Kind.DATE),
    )
    assert bool(found(year(text), other)) is expected
    assert bool(found(other, year(text))) is expected


def test_a_day_names_no_occasion() -> None:
    left = day("It was of 12 May that it sank.", "12 May", 12, "sink")
    assert found(left, day("On 13 May it sank.", "13 May", 13, "sink"))


# --------------------------------------------------------------------------- times


def clock(text: str, words: str, minute: int, *about: str, dating: tuple[Slot, ...] = ()) -> Claim:
    made = claim(text, value(words, Clock(minute, shown=words), *about, kind=Kind.TIME))
    return replace(made, dating=dating)


SIX = ("It rang at 6 am.", "6 am", 360)
NINE_AM = ("It rang at 9 am.", "9 am", 540)
SUNDAY, MONDAY = (
    value(text, CalendarDate(None, month=5, day=number), kind=Kind.DATE)
    for text, number in (("12 May", 12), ("13 May", 13))
)


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        ("no day told", clock(*SIX), clock(*NINE_AM), True),
        ("one day", clock(*SIX, dating=(SUNDAY,)), clock(*NINE_AM, dating=(SUNDAY,)), True),
        (
            "one of its days",
            clock(*SIX, dating=(MONDAY, SUNDAY)),
            clock(*NINE_AM, dating=(SUNDAY,)),
            True,
        ),
        ("of days told by one", clock(*SIX, dating=(MONDAY,)), clock(*NINE_AM), True),
        ("two days", clock(*SIX, dating=(MONDAY,)), clock(*NINE_AM, dating=(SUNDAY,)), False),
        ("parts of a day, of one action", clock(*SIX, "ring", PART), clock(*NINE_AM, "ring"), True),
        ("parts of a day", clock(*SIX, PART), clock(*NINE_AM), False),
        ("parts of a day, of others", clock(*SIX, "sink"), clock(*NINE_AM, "ring", PART), False),
        ("of others", clock(*SIX, "sink"), clock(*NINE_AM, "ring"), True),
    ],
)
def test_times_of_one_day(description: str, left: Claim, right: Claim, expected: bool) -> None:
    assert bool(found(left, right)) is expected
    assert bool(found(right, left)) is expected


def on(number: int) -> Claim:
    start = datetime(2024, 5, number, tzinfo=UTC)
    date = CalendarDate(Period(start, start + timedelta(days=1)), 2024, 5, number)
    return claim(
        f"It opened on {number} May.", value(f"{number} May", date, "open", kind=Kind.DATE)
    )


@pytest.mark.parametrize(
    ("description", "first", "then", "news", "expected"),
    [
        ("put off", on(14), on(16), (13, 17), True),
        ("put off, in news of that day", on(14), on(16), (13, 16), True),
        ("both to come", on(20), on(21), (13, 17), False),
        ("both over", on(10), on(11), (13, 17), False),
        ("in news of one day", on(14), on(12), (13, 13), False),
        ("the later news knows of the plan alone", on(10), on(20), (13, 17), False),
    ],
)
def test_when_it_was_to_be_and_when_it_was(
    description: str, first: Claim, then: Claim, news: tuple[int, int], expected: bool
) -> None:
    times = [datetime(2024, 5, number, 9, tzinfo=UTC) for number in news]
    for one in (
        dispute(first, then, published=(times[0], times[1])),
        dispute(then, first, published=(times[1], times[0])),
    ):
        keys = {found.key for feature in moments.FEATURES for found in feature(one)}
        assert ("outcome:later" in keys) is expected, description
