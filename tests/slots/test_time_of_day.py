"""Times of day: what is found, its zone and half of the day, how two compare."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentences import read

from discrepancy.records import Clock, Slot
from discrepancy.slots import time_of_day, time_ranges
from discrepancy.slots.interface import Relation
from discrepancy.slots.zones import offset

MONDAY = datetime(2024, 11, 11, 9, 30, tzinfo=UTC)


def slots_of(text: str) -> list[Slot]:
    return list(time_of_day.extract(replace(read(text), published=MONDAY)))


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("The roof fell at 2052 GMT.", "2052 GMT", "20:52 UTC"),
        ("The roof fell at 04:52.", "04:52", "04:52"),
        ("The roof fell at 22.30.", "22.30", "22:30"),
        ("It fell at 4.40 on Thursday.", "4.40", "4:40 a.m. or p.m."),
        ("The roof fell at 0752 local time.", "0752 local time", "07:52 local time"),
        ("The gala began at 9 p.m. local time.", "9 p.m. local time", "21:00 local time"),
        ("The roof fell at 6am.", "6am", "06:00"),
        ("The roof fell at 12.15 am.", "12.15 am", "00:15"),
        ("The roof fell at eight minutes to five.", "eight minutes to five", "4:52 a.m. or p.m."),
        ("Before dawn, at twenty to four, the roof fell.", "twenty to four", "03:40"),
        ("The roof fell at half past six in the evening.", "half past six", "18:30"),
        ("The roof fell at a quarter to nine on Friday night.", "a quarter to nine", "20:45"),
        ("The roof fell at noon.", "noon", "12:00"),
        ("The roof fell at half past midnight.", "half past midnight", "00:30"),
        ("The doors opened at seven.", "seven", "7:00 a.m. or p.m."),
        ("The ferry left the harbour at nine and sank.", "nine", "9:00 a.m. or p.m."),
        ("The roof fell shortly before midnight.", "shortly before midnight", "about 23:50"),
        ("The roof fell shortly after seven.", "shortly after seven", "about 7:10 a.m. or p.m."),
        ("The burial is at ten in the morning.", "ten", "10:00"),
        ("It came at 10.30 Copenhagen time.", "10.30 Copenhagen time", "10:30 UTC+1"),
        ("It came at 11 a.m. in Lima.", "11 a.m. in Lima", "11:00 UTC−5"),
        ("It came at 7 p.m. UTC+5:30.", "7 p.m. UTC+5:30", "19:00 UTC+5:30"),
        ("The roof fell at eleven o'clock this morning.", "eleven o'clock", "11:00"),
        ("The shops are open until 8 p.m.", "8 p.m.", "until 20:00"),
    ],
)
def test_one_time(text: str, words: str, shown: str) -> None:
    (slot,) = slots_of(text)
    assert (slot.text, slot.shown) == (words, shown)
    assert text[slot.start : slot.end] == slot.text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The shop opens from 5 to 6 pm.", ["since 17:00", "18:00"]),
        ("The shop opens 11-3pm.", ["11:00", "15:00"]),
        ("The club opens from 11 to 3am.", ["since 23:00", "03:00"]),
        ("The roof fell between 5 and 6pm.", ["after 17:00", "before 18:00"]),
        ("The roof fell between five and seven in the morning.", ["after 05:00", "before 07:00"]),
        ("The class runs from 11 am to 3.", ["since 11:00", "15:00"]),
        ("It ran from 1:30 to 3.", ["since 1:30 a.m. or p.m.", "3:00 a.m. or p.m."]),
        ("The roof fell at five to six pm.", ["17:55"]),
        ("It went on until ten at night.", ["until 22:00"]),
        ("The number rose from 5 to 6 on Monday.", []),
        ("The roof fell on Tuesday morning.", ["morning"]),
        ("The roof fell early in the morning.", ["early morning"]),
        ("The roof fell late on Monday evening.", ["late evening"]),
        ("The roof fell last night.", ["night"]),
        ("The roof fell at ten on Tuesday morning.", ["10:00"]),
        ("The night shift heard the morning news.", []),
        ("The roof fell shortly before dawn.", ["before dawn"]),
        ("The roof fell soon after sunset.", ["after dusk"]),
        ("The roof fell at first light on Friday.", ["at dawn"]),
        ("The roof fell over lunch on Monday.", ["at lunch"]),
        ("The roof fell in the early hours of Friday.", ["early hours"]),
        ("The roof fell early Wednesday, the mayor said.", ["early in the day"]),
        ("The roof fell late on Wednesday.", ["late in the day"]),
        ("The late Friday train was full until dawn.", []),
    ],
)
def test_ranges_and_parts_of_the_day(text: str, shown: list[str]) -> None:
    assert [slot.shown for slot in slots_of(text)] == shown


@pytest.mark.parametrize(
    "text",
    [
        "Shares rose 10.30 on the day.",
        "The share opened at 10.30 euros.",
        "The quake was put at 4.40 on the Richter scale.",
        "They came after seven years.",
        "It grew from five to ten percent.",
        "They won by three to one.",
        "Two of nine judges spoke at nine sites.",
        "They mixed it at a ratio of 3:45.",
        "She ran it in 3:45.",
        "The verse is John 3:16-18.",
        "At 47 he was the eldest.",
        "They began at seven points and ended at nine sites.",
    ],
)
def test_no_time(text: str) -> None:
    assert slots_of(text) == []


@pytest.mark.parametrize(
    ("zone", "minutes"),
    [
        ("GMT", 0), ("BST", 60), ("EST", -300), ("UTC+2", 120), ("IST", None), ("CST", None),
        ("Lima time", -300), ("N'Djamena time", 60), ("Ruritania time", None),
    ],
)  # fmt: skip
def test_offsets(zone: str, minutes: int | None) -> None:
    assert offset(zone, MONDAY.date()) == minutes


def test_summer_time_needs_the_day() -> None:
    assert offset("Paris time", datetime(2024, 7, 1, tzinfo=UTC).date()) == 120
    assert offset("Paris time", datetime(2024, 1, 1, tzinfo=UTC).date()) == 60
    assert offset("Paris time", None) is None


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("It fell at 7.52 am.", "It fell at 07:52.", Relation.SAME),
        ("It fell at 7.52 am.", "It fell shortly before 8 a.m.", Relation.COMPATIBLE),
        ("It fell at 0752 local time.", "It fell at 08:21 local time.", Relation.DIFFERENT),
        ("It fell at 2052 GMT.", "It fell at eight minutes to five.", Relation.COMPATIBLE),
        ("It fell at 2052 GMT.", "It fell at 04:31 local time.", Relation.DIFFERENT),
        ("It fell at 06:00 CET.", "It fell at 05:00 GMT.", Relation.SAME),
        ("It fell at 07:00 CET.", "It fell at 05:00 GMT.", Relation.DIFFERENT),
        ("It fell at 7 a.m.", "It fell at 7 p.m.", Relation.HEDGED),
        ("It fell at seven o'clock.", "It fell at 7 p.m.", Relation.SAME),
        ("It fell at 23:58.", "It fell around midnight.", Relation.COMPATIBLE),
        ("It fell on Monday morning.", "It fell at 7.52 am.", Relation.COMPATIBLE),
        ("It fell on Monday evening.", "It fell on Monday night.", Relation.COMPATIBLE),
        ("It fell on Monday morning.", "It fell on Monday evening.", Relation.DIFFERENT),
        ("It fell on Monday morning.", "It fell at 6 p.m.", Relation.DIFFERENT),
        ("It fell before dawn.", "It fell at 5 a.m.", Relation.COMPATIBLE),
        ("It fell after sunset.", "It fell on Monday evening.", Relation.COMPATIBLE),
        ("It fell before dawn.", "It fell on Monday afternoon.", Relation.DIFFERENT),
        ("It fell at dawn.", "It fell after dark.", Relation.DIFFERENT),
        ("It fell early on Monday.", "It fell at 6 p.m.", Relation.DIFFERENT),
    ],
)
def test_compare(left: str, right: str, relation: Relation) -> None:
    (a,), (b,) = slots_of(left), slots_of(right)
    assert time_of_day.compare(a, b).relation is relation
    assert time_of_day.compare(b, a).relation is relation


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for found in time_ranges.find(text):
        assert 0 <= found.start < found.end <= len(text)
        assert 0 <= found.minute < 1440


clocks = st.builds(
    Clock, st.integers(0, 1439), st.none() | st.integers(-48, 56).map(lambda q: 15 * q),
    st.sampled_from((1, 5, 15, 30)),
)  # fmt: skip


@given(clocks, clocks)
def test_comparison_is_symmetric(a: Clock, b: Clock) -> None:
    (slot,) = slots_of("It fell at noon.")
    one, two = replace(slot, value=a), replace(slot, value=b)
    forth, back = time_of_day.compare(one, two), time_of_day.compare(two, one)
    assert (forth.relation, forth.weight) == (back.relation, back.weight)
    assert time_of_day.compare(one, one).relation in (Relation.SAME, Relation.COMPATIBLE)


@pytest.mark.parametrize("text", ["9" * 20_000, "at nine " * 3_000, "10:10:" * 3_000, "A " * 9_000])
def test_hostile_text_is_read_in_time(text: str) -> None:
    begun = time.perf_counter()
    list(time_ranges.find(text))
    assert time.perf_counter() - begun < 5
