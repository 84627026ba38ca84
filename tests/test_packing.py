"""Packed slots: what comes back is what went in, to the bit and the type."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.packing import packed, unpacked
from discrepancy.records import (
    CalendarDate,
    Clock,
    Hedge,
    Kind,
    Magnitude,
    Name,
    Period,
    Place,
    Sentence,
    Slot,
    Stance,
    Value,
    Wording,
)
from discrepancy.slots.interface import Reading
from discrepancy.slots.registry import extract_slots
from discrepancy.syntax import SpacyParser

words = st.text(max_size=8)
several = st.lists(words, max_size=3).map(tuple)
numbers = st.floats(allow_nan=False)
moments = st.integers(0, 10**9).map(lambda s: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(0, s))
periods = st.builds(Period, moments, moments, words, st.booleans())
values: st.SearchStrategy[Value] = st.one_of(
    st.builds(Magnitude, numbers, numbers, numbers, words, words),
    st.builds(CalendarDate, st.none() | periods, st.none() | st.integers(1, 3000)),
    st.builds(Clock, st.integers(0, 1439), st.none() | st.integers(-720, 720), st.integers(1, 60)),
    st.builds(Place, words, words, several, st.none() | numbers, st.none() | numbers, several),
    st.builds(Name, words, several),
    st.builds(Wording, words, words),
    st.builds(Stance, words, st.booleans(), several, several, words),
)
slots = st.builds(
    Slot,
    kind=st.sampled_from(Kind),
    value=values,
    start=st.integers(0, 900),
    end=st.integers(0, 900),
    text=words,
    hedge=st.sampled_from(Hedge),
    attribute=several,
)


@given(st.lists(slots, max_size=4).map(tuple))
def test_all_slots_come_back(some: tuple[Slot, ...]) -> None:
    back = unpacked(packed(some))
    assert back == some
    assert repr(back) == repr(some)  # enumerations and floats too, which compare equal to others


def test_slots_of_a_sentence_come_back(parser: SpacyParser) -> None:
    text = (
        "Mayor Ines Holt said in Valletta on Sunday at 5 a.m. that more than 12 of the 214 "
        "passengers were not hurt and that repairs would cost 3.5 million euros."
    )
    (tokens,) = parser.parse([text])
    sentence = Sentence(article="a", index=0, start=0, end=len(text), text=text)
    found = extract_slots(Reading(sentence, tokens, datetime(2026, 5, 4, tzinfo=UTC)))
    assert {Kind.NUMBER, Kind.PLACE, Kind.DATE, Kind.TIME} <= {slot.kind for slot in found}
    assert any(isinstance(s.value, Magnitude) and s.value.high == inf for s in found)
    assert repr(unpacked(packed(found))) == repr(found)


@pytest.mark.parametrize("value", [b"", b"no such thing", packed(())[:-1]])
def test_what_was_not_packed_is_refused(value: bytes) -> None:
    with pytest.raises(Exception, match=r"."):
        unpacked(value)
