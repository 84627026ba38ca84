"""The extractors on parsed sentences: what each value is of, and whether two are of the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from discrepancy.records import Sentence, Slot
from discrepancy.slots import age, duration, money, number, percent, quantity, score
from discrepancy.slots.attributes import attribute_match
from discrepancy.slots.interface import Reading
from discrepancy.syntax import SpacyParser

EXTRACTORS: tuple[Callable[[Reading], Iterator[Slot]], ...] = (
    number.extract,
    quantity.extract,
    duration.extract,
    money.extract,
    percent.extract,
    age.extract,
    score.extract,
)


@cache
def parser() -> SpacyParser:
    return SpacyParser()


@cache
def slots(text: str) -> tuple[Slot, ...]:
    [tokens] = parser().parse([text])
    sentence = Sentence(article="a.txt", index=0, start=0, end=len(text), text=text)
    found = [slot for extract in EXTRACTORS for slot in extract(Reading(sentence, tokens))]
    return tuple(sorted(found, key=lambda slot: slot.start))


FOUND = [
    ("One of the divers spoke to no one.", []),
    ("One diver was hurt.", ["1"]),
    ("The two spent three hours in a side room.", ["3 h"]),
    ("It was the third such collapse this year.", ["no. 3"]),
    ("Ines Marku, 44, lost a six-year-old son.", ["44 years old", "6 years old"]),
    ("In Tirana, 44, mostly men, signed up.", []),
    ("The youngest, a boy from Vlore, was seven at the time.", ["7 years old"]),
    ("At 71, Anselm Rugova was the oldest.", ["71 years old"]),
    ("Four times as many came.", []),
    ("The council voted 5-4 to close the bridge.", ["5-4"]),
]


@pytest.mark.parametrize(("text", "shown"), FOUND)
def test_found(text: str, shown: list[str]) -> None:
    assert [slot.shown for slot in slots(text)] == shown


ALIKE = [
    ("The landslide killed 47 people.", "Officials put the dead at 52.", True),
    ("The death toll rose to 47 on Friday.", "Fifty-two people have died.", True),
    (
        "By noon the agency had 52 on its list of the dead.",
        "A total of 47 bodies were found.",
        True,
    ),
    ("Seventeen people suffered burns.", "A dozen guests were injured.", True),
    ("The storm left 12 people dead.", "The storm left 40 people injured.", False),
    ("Some 12 people were injured.", "The fire destroyed 12 vehicles.", False),
    ("The plant will shed 350 jobs.", "About 490 workers will lose their posts.", True),
    ("They will spend $42 million a year.", "They will spend $420 million.", False),
    ("It struck at a depth of 18 km.", "The quake was 35 km deep.", True),
    ("The bridge is 62 metres long.", "The bridge is 30 metres high.", False),
    ("Prices rose 8 percent.", "Prices fell 8 percent.", False),
    ("It took nine hours.", "It took four hours less than planned.", False),
    ("The first prize is 15,000 euros.", "The second prize is 11,000 euros.", False),
    ("They took 40 carriages away.", "They withdrew 14 of the damaged carriages.", True),
    ("Greece signed five agreements.", "The minister signed nine pacts.", True),
    ("Orla Finn, 44, was there.", "Finn, who is 45, was there.", True),
    ("The 33-year-old Orla Finn left.", "Jan Berg, 45, was there.", False),
    ("The 33-year-old left.", "Jan Berg, 45, was there.", False),
    ("Profit was 44 million euros.", "Profit fell from 38 million euros a year earlier.", False),
]


@pytest.mark.parametrize(("left", "right", "alike"), ALIKE)
def test_attribute_match(left: str, right: str, alike: bool) -> None:
    [one], [other] = slots(left)[:1], slots(right)[:1]
    likeness = attribute_match(one, other)
    assert likeness is not None
    assert (likeness >= 0.6) if alike else (likeness <= 0.25)
    assert attribute_match(other, one) == likeness


def test_nothing_known_is_neutral() -> None:
    [one], [other] = slots("It was 47."), slots("It was 52.")
    assert attribute_match(one, other) is None
