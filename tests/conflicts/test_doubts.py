"""What lets two values both hold: a part, a stretch, growth, a turn. Term by term, by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from made import (
    DIFFER,
    TEN,
    TWELVE,
    Times,
    beyond,
    claim,
    count,
    dispute,
    expect,
    figure,
    stance,
)
from newsroom import MONDAY

from discrepancy.records import Claim, Hedge, Kind, Slot

LATER = MONDAY + timedelta(days=1)
NO_TIME = datetime(2024, 5, 13, tzinfo=UTC)  # a day without a time
SHOWN = {MONDAY: "2024-05-13 09:00", LATER: "2024-05-14 09:00", NO_TIME: "2024-05-13 00:00"}
UNKNOWN = "time unknown"
FILL = "aa " * 20


@pytest.mark.parametrize(
    ("description", "text", "words"),
    [
        ("no such word", "By dusk 12 boats had sunk.", ""),
        ("before", "A total of 12 boats sank.", "total"),
        ("after", "By dusk 12 boats in all had sunk.", "all"),
        ("two of them", "Of these others alone 12 boats sank.", "alone, others"),
        ("with a stop after it", "It was nationwide: 12 boats.", "nationwide"),
        ("too far before", f"In total {FILL} 12 boats sank.", ""),
        ("too far after", f"By dusk 12 boats {FILL} in total.", ""),
        ("30 characters before", f"alone {'a' * 23} 12 boats.", "alone"),
        ("31 characters before", f"alone {'a' * 24} 12 boats.", ""),
        ("40 characters after", f"12 {'a' * 33} alone", "alone"),
        ("41 characters after", f"12 {'a' * 34} alone", ""),
    ],
)
def test_a_total_against_a_part(description: str, text: str, words: str) -> None:
    label = "words for a total or a part on one side only"
    found = beyond(dispute(count(text, "12", 12, "boat"), TEN))
    assert found.get("scope:other") == ((label, words, "none") if words else None)


def test_one_word_for_a_total_on_both_sides_is_no_difference() -> None:
    left = count("In all 12 boats sank.", "12", 12, "boat")
    right = count("Ten boats sank, all told.", "Ten", 10, "boat")
    expect(dispute(left, right), {})


def test_what_a_value_is_of_may_limit_it() -> None:
    label = "words for a total or a part on one side only"
    other = count("It was 12.", "12", 12, "Rest")
    expect(dispute(other, TEN), {"scope:other": (label, "rest", "none")})


def test_a_word_for_a_count_that_nobody_made() -> None:
    dozens = count("Dozens of boats sank.", "Dozens", 36, "boat")
    expect(dispute(dozens, TEN), {"vague:one": ("one is no count", "Dozens", "Ten")})


def test_a_stretch_of_something_longer() -> None:
    label = "one is a stretch of something longer"
    last = count("It won its last 12 races.", "12", 12, "race")
    expect(dispute(last, TEN), {"stretch:other": (label, "last", "")})
    expect(dispute(last, count("The last ten sank.", "ten", 10, "boat")), {})
    both = count("The last 12 races later", "12", 12, "race")
    expect(dispute(both, TEN), {"stretch:other": (label, "last, later", "")})


def test_a_stretch_is_counted_and_not_measured() -> None:
    left, right = (
        claim(text, figure("12 hours", 12, kind=Kind.DURATION, unit="s"))
        for text in ("It lay for the last 12 hours.", "It lay for 12 hours.")
    )
    expect(dispute(left, right, level=DIFFER), {})


def test_a_part_of_a_whole() -> None:
    label = "one may be a part of the other"
    part = count("Ten of the boats sank.", "Ten", 10, "boat")
    expect(dispute(TWELVE, part), {"part:told": (label, "12", "10")})


# --------------------------------------------------------------------------- growth

GROWTH = {
    "step": "one says by how much it differs from the other",
    "told": "a figure that grew",
    "floor": "a toll so far, and a higher one",
    "toll": "the later article has the higher figure",
    "words": "the later article has the higher figure",
}
FIVE = count("Five died.", "Five", 5, "die")
SEVEN = count("Seven died.", "Seven", 7, "die")
FIVE_SO_FAR = count("At least five died.", "five", 5, "die", hedge=Hedge.AT_LEAST)
OVER_FIVE = count("Over five died.", "five", 5, "die", hedge=Hedge.OVER)
UP_TO_FIVE = count("Up to five died.", "five", 5, "die", hedge=Hedge.AT_MOST)
SEVEN_SO_FAR = count("At least seven died.", "seven", 7, "die", hedge=Hedge.AT_LEAST)
RESCUERS = count("Four rescue units came.", "Four", 4, "unit", "rescue")
MORE_RESCUERS = count("Five rescue units came.", "Five", 5, "unit", "rescue")
RESCUED = count("Four men were rescued.", "Four", 4, "man", "rescue")
MORE_RESCUED = count("Five men were rescued.", "Five", 5, "man", "rescue")
ROSE = count("The toll rose to seven dead.", "seven", 7, "dead")
TOLD_EARLIER = count("Seven, it was said earlier, had died.", "Seven", 7, "die")
EARLIER_THIS_MONTH = count("A fire earlier this month killed seven.", "seven", 7, "die")
FIVE_BOATS = count("Five boats sank.", "Five", 5, "boat")
MORE_BOATS = count("By then sunk boats had risen to seven.", "seven", 7, "boat")

BOATS_BY_NOW = count("Sunk boats, seven by now, lie there.", "seven", 7, "boat")
RISING_SEA = count("The sea has risen and seven boats sank.", "seven", 7, "boat")


@pytest.mark.parametrize(
    ("description", "left", "right", "published", "expected"),
    [
        ("a toll, later higher", FIVE, SEVEN, (MONDAY, LATER), "toll"),
        ("a toll, later lower", FIVE, SEVEN, (LATER, MONDAY), ""),
        ("a toll at one moment", FIVE, SEVEN, (MONDAY, MONDAY), ""),
        ("a toll, no times", FIVE, SEVEN, (None, None), ""),
        ("a toll, one time", FIVE, SEVEN, (MONDAY, None), ""),
        ("who rescued, later higher", RESCUERS, MORE_RESCUERS, (MONDAY, LATER), ""),
        ("who was rescued, later higher", RESCUED, MORE_RESCUED, (MONDAY, LATER), "toll"),
        ("a toll on one day", FIVE, SEVEN, (NO_TIME, MONDAY), ""),
        ("a toll on two days", FIVE, SEVEN, (NO_TIME, LATER), "toll"),
        ("no toll, later higher", FIVE_BOATS, TWELVE, (MONDAY, LATER), ""),
        ("boats that rose", FIVE_BOATS, MORE_BOATS, (MONDAY, LATER), "told"),
        ("boats by now", FIVE_BOATS, BOATS_BY_NOW, (MONDAY, LATER), "told"),
        ("boats in a rising sea", FIVE_BOATS, RISING_SEA, (MONDAY, LATER), "words"),
        ("boats that rose, no times", FIVE_BOATS, MORE_BOATS, (None, None), ""),
        ("boats that rose, on one day", FIVE_BOATS, MORE_BOATS, (NO_TIME, MONDAY), ""),
        ("boats that rose, told before", FIVE_BOATS, MORE_BOATS, (LATER, MONDAY), ""),
        ("a toll that rose", FIVE, ROSE, (MONDAY, LATER), "told"),
        ("a toll that rose, no times", FIVE, ROSE, (None, None), "told"),
        ("a toll that rose, one time", FIVE, ROSE, (MONDAY, None), "told"),
        ("a toll that rose, that day", FIVE, ROSE, (NO_TIME, MONDAY), "told"),
        ("a toll that rose, told before", FIVE, ROSE, (LATER, MONDAY), ""),
        ("as was said earlier", FIVE, TOLD_EARLIER, (MONDAY, LATER), "told"),
        ("earlier this month is no growth", FIVE, EARLIER_THIS_MONTH, (None, None), ""),
        ("so far", FIVE_SO_FAR, SEVEN, (MONDAY, LATER), "floor"),
        ("over", OVER_FIVE, SEVEN, (MONDAY, LATER), "floor"),
        ("so far, that day", FIVE_SO_FAR, SEVEN, (NO_TIME, MONDAY), "floor"),
        ("so far, no times", FIVE_SO_FAR, SEVEN, (None, None), ""),
        ("so far, later lower", FIVE_SO_FAR, SEVEN, (LATER, MONDAY), ""),
        ("up to", UP_TO_FIVE, SEVEN, (MONDAY, LATER), "toll"),
        ("the higher is so far", FIVE, SEVEN_SO_FAR, (MONDAY, LATER), "toll"),
    ],
)
def test_a_figure_that_grew(
    description: str, left: Claim, right: Claim, published: Times, expected: str
) -> None:
    first, second = (SHOWN[time] if time else UNKNOWN for time in published)
    said = {f"growth:{expected}": (GROWTH[expected], first, second)} if expected else {}
    expect(dispute(left, right, published=published, level=DIFFER), said)


@pytest.mark.parametrize("kind", [Kind.DURATION, Kind.AGE, Kind.SCORE])
def test_what_does_not_grow_from_day_to_day(kind: Kind) -> None:
    sides = (claim(c.sentence.text, replace(c.slots[0], kind=kind)) for c in (FIVE, ROSE))
    found = beyond(dispute(*sides, published=(MONDAY, LATER), level=DIFFER))
    assert not [key for key in found if key.startswith("growth")]


FIVE_HOUSES = count("Five houses were lost.", "Five", 5, "house", "lose")


@pytest.mark.parametrize(
    ("description", "text", "beside", "expected"),
    [
        ("the step", "Seven, a plus of two", figure("two", 2, "difference"), True),
        ("another step", "Seven, a plus of three", figure("three", 3, "difference"), False),
        ("no step", "Seven, two by fire", figure("two", 2, "house"), False),
        ("a step in money", "Seven: $2 up", figure("$2", 2, "difference", unit="USD"), False),
        ("what it was", "Seven, up from five", figure("five", 5, "former"), True),
        ("what another was", "Seven, up from four", figure("four", 4, "former"), False),
        ("what another was, too", "Seven, up from six", figure("six", 6, "former"), False),
    ],
)
def test_who_tells_the_step_knows_the_other_figure(
    description: str, text: str, beside: Slot, expected: bool
) -> None:
    left = claim(text, figure("Seven", 7, "house", "lose"), beside)
    said = {"growth:step": (GROWTH["step"], UNKNOWN, SHOWN[MONDAY])} if expected else {}
    expect(dispute(left, FIVE_HOUSES, published=(None, MONDAY)), said)


def test_a_former_figure_within_the_bounds_of_the_other_is_that() -> None:
    left = claim("Seven, up from five", figure("Seven", 7), figure("five", 5, "former"))
    for low, high, expected in ((4, 6, True), (5, 5, True), (5.5, 9, False), (1, 4.5, False)):
        some = replace(FIVE_HOUSES.slots[0].value, low=low, high=high)  # type: ignore[type-var]
        right = claim("Five", replace(FIVE_HOUSES.slots[0], value=some))
        found = beyond(dispute(left, right, level=DIFFER))
        assert ("growth:step" in found) is expected, (low, high)


# --------------------------------------------------------------------------- turn

SHUT = claim("The road to Orvik is shut.", stance("is shut", "close"))
REOPENED = claim("The road to Orvik was opened again.", stance("opened again", "reopen road"))
STAYS_OPEN = claim("The road to Orvik is open.", stance("is open", "open"))
NOT_YET = claim("It had not been shut then.", stance("not been shut", "close", negated=True))
NEVER = claim("It had never been shut.", stance("never been shut", "close", negated=True))
NOT_SHUT = claim("It was not shut.", stance("not shut", "close", negated=True))
OF_NOTHING_NAMED = {"themes:open": ("it is not named what one is said of", "", "")}


@pytest.mark.parametrize(
    ("description", "earlier", "later", "expected"),
    [
        ("it turned", SHUT, REOPENED, True),
        ("the turn came first", REOPENED, SHUT, False),
        ("two states", SHUT, STAYS_OPEN, False),
        ("not yet", NOT_YET, SHUT, True),
        ("not yet, told later", SHUT, NOT_YET, False),
        ("not yet, and neither now", NOT_YET, NOT_SHUT, False),
        ("never", NEVER, SHUT, False),
        ("not", NOT_SHUT, SHUT, False),
    ],
)
def test_what_turned(description: str, earlier: Claim, later: Claim, expected: bool) -> None:
    label = "the later article tells of a change"
    said = {"turn:later": (label, SHOWN[MONDAY], SHOWN[LATER])} if expected else {}
    one = dispute(earlier, later, published=(MONDAY, LATER), level=DIFFER)
    expect(one, {**said, **OF_NOTHING_NAMED})


@pytest.mark.parametrize("published", [(MONDAY, MONDAY), (MONDAY, None), (None, MONDAY)])
def test_nothing_turned_that_no_time_tells(published: Times) -> None:
    expect(dispute(SHUT, REOPENED, published=published, level=DIFFER), OF_NOTHING_NAMED)
