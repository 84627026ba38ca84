"""Places: which words are one, what holds what, and when two exclude each other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentences import read

from discrepancy.records import Place, Slot
from discrepancy.slots import place
from discrepancy.slots.interface import Relation


def slots_of(text: str) -> list[Slot]:
    return list(place.extract(read(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoys met in Valletta, Malta, on Friday.", ["Valletta"]),
        ("The envoys met in Malta, officials in Washington said.", ["Malta", "Washington"]),
        ("Washington and Beijing agreed to talk again.", []),
        ("Washington said the envoys met in Vienna.", ["Vienna"]),
        ("The Chinese minister accused Norway of delay.", []),
        ("The frigate sailed into the South China Sea.", ["South China Sea"]),
        ("The envoys met in South Korea.", ["South Korea"]),
        ("They met in the Maltese capital.", ["Valletta"]),
        ("The Bank of England raised its rate.", []),
        ("Paris Hilton sang for them.", []),
        ("A clinic in southern Germany was closed.", ["southern Germany"]),
        ("Mould was found in the milk kitchen.", ["milk kitchen"]),
        ("They signed it at the Arriaga Palace.", ["Arriaga Palace"]),
        ("She remains in office and they keep us in court.", []),
        ("The Vienna talks ended.", ["Vienna"]),
        ("A Slovak court in the Slovak city of Nitra sentenced him.", ["Nitra"]),
        ("It was read at the Church of the Holy Trinity.", ["Church of the Holy Trinity"]),
    ],
)
def test_places_of_a_sentence(text: str, expected: list[str]) -> None:
    slots = slots_of(text)
    assert [slot.shown for slot in slots] == expected
    assert all(text[slot.start : slot.end] == slot.text for slot in slots)


def test_the_place_behind_the_comma_tells_which() -> None:
    (slot,) = slots_of("The envoys met in Vienna, Virginia, on Friday.")
    assert isinstance(slot.value, Place)
    assert "region:US.VA" in slot.value.ancestors


def test_a_village_takes_what_lies_around_it() -> None:
    (slot,) = slots_of("The quake was felt in Oberzell, Bavaria, on Friday.")
    assert isinstance(slot.value, Place)
    assert (slot.value.key, "country:DE" in slot.value.ancestors) == ("", True)


def test_what_happens_there() -> None:
    (slot,) = slots_of("The envoys met in Malta.")
    assert slot.attribute == ("meet", "envoy", "prep:in")


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("They met in Malta.", "They met in Malta.", Relation.SAME),
        ("They met in the US.", "They met in America.", Relation.SAME),
        ("They met in Valletta.", "They met in Malta.", Relation.COMPATIBLE),
        ("They met in Munich.", "They met in Bavaria.", Relation.COMPATIBLE),
        ("They met in Valletta.", "They met in Vienna.", Relation.DIFFERENT),
        ("They met in South Korea.", "They met in North Korea.", Relation.DIFFERENT),
        ("They met in northern Chile.", "They met in southern Chile.", Relation.DIFFERENT),
        ("They met in northern Chile.", "They met in Antofagasta.", Relation.COMPATIBLE),
        ("Mould was found in the milk kitchen.", "Mould was found in the treatment room.",
         Relation.DIFFERENT),
        ("They met at the Arriaga Palace.", "They met at the Belmonte Palace.", Relation.DIFFERENT),
        ("They met at the Arriaga Palace.", "They met in Lisbon.", Relation.UNRELATED),
        ("They met in Croydon.", "They met in London.", Relation.COMPATIBLE),
        ("She is at a private school.", "She is at Belmonte University.", Relation.UNRELATED),
        ("He died in a clinic.", "He died in a hotel.", Relation.HEDGED),
        ("They met at the Arriaga Palace in Lisbon.", "They met at the palace.",
         Relation.COMPATIBLE),
    ],
)  # fmt: skip
def test_compare(left: str, right: str, relation: Relation) -> None:
    a, b = slots_of(left)[0], slots_of(right)[0]
    assert place.compare(a, b).relation is relation
    assert place.compare(b, a).relation is relation


def test_distance_is_told() -> None:
    a, b = slots_of("They met in Valletta.")[0], slots_of("They met in Vienna.")[0]
    assert place.compare(a, b).label.endswith(" km apart")


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        (Place("Malta", "country:MT"), Place("Valletta", "city:1", ("country:MT",)), True),
        (Place("Valletta", "city:1", ("country:MT",)), Place("Malta", "country:MT"), False),
        (Place("Malta", "country:MT"), Place("Malta", "country:MT"), True),
        (Place("milk kitchen"), Place("Milk Kitchen"), True),
        (Place("milk kitchen"), Place("Malta", "country:MT"), False),
    ],
)
def test_containment(outer: Place, inner: Place, expected: bool) -> None:
    assert place.contains_or_equal(outer, inner) is expected


keys = st.sampled_from(("", "country:MT", "country:AT", "region:DE.02"))
places = st.builds(
    Place,
    st.sampled_from(("Malta", "milk kitchen", "Golden Hall", "northern Chile", "x")),
    keys,
    st.lists(keys.filter(bool), max_size=2).map(tuple),
    alternatives=st.lists(keys.filter(bool), max_size=2).map(tuple),
)


@given(places, places)
def test_comparison_is_symmetric(a: Place, b: Place) -> None:
    (slot,) = slots_of("The envoys met in Malta.")
    one, two = replace(slot, value=a), replace(slot, value=b)
    forth, back = place.compare(one, two), place.compare(two, one)
    assert (forth.relation, forth.weight) == (back.relation, back.weight)
    assert place.compare(one, one).relation is Relation.SAME
