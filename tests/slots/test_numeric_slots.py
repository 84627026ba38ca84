"""The extractors on parsed sentences: what each value is of, and whether two are of the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from discrepancy.records import Kind, Sentence, Slot
from discrepancy.slots import age, duration, money, number, percent, quantity, score
from discrepancy.slots.attribute_match import attribute_match
from discrepancy.slots.interface import Reading, Relation
from discrepancy.slots.registry import compare, extract_slots
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
    whole = [slot for slot in found if not any(_holds(other, slot) for other in found)]
    return tuple(sorted(whole, key=lambda slot: slot.start))


def _holds(other: Slot, slot: Slot) -> bool:
    """Is a value read as part of another kind's, which the registry prefers?"""
    within = other.start <= slot.start and slot.end <= other.end and other.kind is not slot.kind
    return within and (slot.kind is Kind.NUMBER or other.kind is Kind.AGE)


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
    ("The galaxy PSR1257-12 has nine planets.", ["9"]),
    ("Some 1, 600 officers were there.", []),
    ("Some 1,600 officers were there.", ["≈ 1,600"]),
    ("The suspect is 41 and a trained welder.", ["41 years old"]),
    ("Its captain, Tomas Hale, is 52.", ["52 years old"]),
    ("That makes Tomas Hale, at 52 the oldest of them, captain.", ["52 years old"]),
    ("The youngest of those in the shelter is 13.", ["13 years old"]),
    ("Officers picked up a man of 34 at the gate.", ["34 years old"]),
    ("She will be forty-nine on Monday.", ["49 years old"]),
    ("At 61 she still rows to work.", ["61 years old"]),
    ("Marlow, twenty-seven, gave the prize away.", ["27 years old"]),
    ("Teo Marlow, now 31, drives a taxi.", ["31 years old"]),
    ("The pilot is a man in his early forties.", ["40–43 years old"]),
    ("The witness, in her 30s, left.", ["30–39 years old"]),
    ("The guard was Orla Finn, who at 58 was near her pension.", ["58 years old"]),
    ("The toll is 52.", ["52"]),
    ("A mother of three joined a group of 12.", ["3", "12"]),
    ("The team is 12 and the boat is 4.", ["12", "4"]),
    ("A fire burned for eleven hours before crews put it out.", ["11 h"]),
    ("The wave struck four minutes after the quake.", ["4 min"]),
    ("The lights came back 40 minutes later.", ["40 min"]),
    ("He came back two days later.", []),
    ("The strike lasted two weeks to the day.", ["2 weeks"]),
    ("They sat from ten in the evening to seven.", ["9 h"]),
    ("They sat from ten in the morning until a quarter to four.", ["5 h 45 min"]),
    ("The shop is open from 9 a.m. to 5 p.m. on Sundays.", ["8 h"]),
    ("They met from 10 p.m. to 2 a.m.", ["4 h"]),
    ("She swam it in 4:33.21 and ran in 2:05:33.", ["4 min 33.21 s", "2 h 5 min 33 s"]),
    ("The firm owed about 190 million.", ["≈ 190 million"]),
    ("The firm paid 1,200 workers.", ["1,200"]),
    ("Nobody paid the 20,000 who marched.", ["20,000"]),
    ("There were 32 in favour and 27 against.", ["32-27"]),
    ("The team went down 4-0 to Marrow Town.", ["4-0"]),
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
    ("Orla Finn, 44, was there.", "Orla Finn, who at 45 was the oldest, spoke.", True),
    ("The 33-year-old Orla Finn left.", "Jan Berg, 45, was there.", False),
    ("Seven boats left Riga, and 20 Latvian sailors.", "Nine boats left.", True),
    ("It hurt 20 Latvian sailors.", "It hurt 34 Danish sailors.", False),
    ("The blaze killed 20 people in Portugal.", "The blaze killed 34 people in Spain.", False),
    ("The blaze killed 20 people in Lisbon.", "The blaze killed 34 people in Portugal.", True),
    ("Some 900 stoves sold in Canada leaked.", "Some 700 stoves sold in Mexico leaked.", False),
    ("The wave came four minutes after the quake.", "The quake lasted two minutes.", False),
    ("The order came 30 hours before the breach.", "People had two hours' notice.", False),
    ("The board set a dividend of 40 cents.", "It pays a dividend of 25 cents a share.", None),
    ("The board set a dividend of $40.", "It pays a dividend of 25 cents a share.", False),
    ("A rise of 40 cents was agreed.", "It pays a dividend of 25 cents a share.", False),
    ("The train left two hours late.", "The delay was forty minutes.", True),
    ("Profit was 44 million euros.", "Profit fell from 38 million euros a year earlier.", False),
]


ALIKE += [
    ("Four lorries were stolen.", "Six trucks were gone.", True),
    ("Nine vehicles were taken.", "Police took seven lorries.", True),
    ("Three managers were held.", "Four executives are in custody.", True),
    ("Two sailors fell.", "One man broke an arm.", True),
    ("Four lorries were stolen.", "Six trees were gone.", False),
    ("Four lorries were stolen.", "Six buses were gone.", False),
    ("She crossed the bay 14 times.", "She crossed the bay with nine sailors.", False),
    ("She crossed the bay 14 times.", "She crossed the bay nine times.", True),
    ("Six people were trapped.", "Nine people are confirmed as having died.", False),
    ("Six people died.", "Nine people are confirmed as having died.", True),
    ("Marl bid $82 a share.", "Its first offer of $70 a share was refused.", False),
    ("Marl bid $82 a share.", "Its bid of $70 a share was refused.", True),
    ("It raised its bid to $90.", "It bid $82, up from a first bid of $70.", True),
    ("The train did 160 km/h.", "Its speed was 90 km/h.", False),
    ("Seven buses were set alight.", "Nine coaches burned.", True),
    ("Seven buses were set alight.", "Nine drivers were burned.", False),
]


# whether the two are values of one thing; None: they may be
_CLASS: dict[bool | None, Callable[[float], bool]] = {
    True: lambda likeness: likeness >= 0.6,
    None: lambda likeness: 0.25 < likeness < 0.6,
    False: lambda likeness: likeness <= 0.25,
}


@pytest.mark.parametrize(("left", "right", "alike"), ALIKE)
def test_attribute_match(left: str, right: str, alike: bool | None) -> None:
    [one], [other] = slots(left)[:1], slots(right)[:1]
    likeness = attribute_match(one, other)
    assert likeness is not None
    assert _CLASS[alike](likeness)
    assert attribute_match(other, one) == likeness


def test_victims_may_be_the_dead_or_more() -> None:
    dead, victims = slots("Eleven are dead.")[0], slots("Relatives of the nine victims came.")[0]
    likeness = attribute_match(dead, victims)
    assert likeness is not None
    assert 0.25 < likeness < 0.6


def test_more_than_a_share_is_no_rise() -> None:
    [share], [rise] = slots("More than 40 percent of it was lost."), slots("It rose 13 percent.")
    assert "increase" not in share.attribute
    assert "increase" in rise.attribute


def test_volumes_need_no_common_word_to_be_compared_but_lengths_do() -> None:
    litres = slots("The tank held 1,500 litres.")[0], slots("Some 6,000 litres leaked.")[0]
    metres = slots("The tank held 15 metres.")[0], slots("Some 60 metres burned.")[0]
    assert compare(*litres).relation is Relation.DIFFERENT
    assert compare(*metres).relation is Relation.UNRELATED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Divers were below for four hours.", "They were found nearly eight hours after the dive."),
        ("The wave hit four minutes after the quake.", "It came half an hour after the jolt."),
    ],
)
def test_lengths_between_happenings_are_compared_with_others(one: str, other: str) -> None:
    left, right = slots(one)[0], slots(other)[0]
    assert compare(left, right).relation is Relation.DIFFERENT
    assert compare(right, left) == compare(left, right)


def test_an_age_without_a_name_may_be_of_one_who_has_one() -> None:
    [one], [other] = slots("The 33-year-old was there."), slots("Jan Berg, 45, was there.")
    assert attribute_match(one, other) is None


def test_an_open_currency_is_that_of_the_other_amount() -> None:
    [owed], [euros] = slots("The firm owed 190 million."), slots("It has debts of 143m euros.")
    [same] = slots("It has debts of 190 million kroner.")
    assert money.compare(owed, euros).relation is Relation.DIFFERENT
    assert money.compare(euros, owed) == money.compare(owed, euros)
    assert money.compare(owed, same).relation is Relation.SAME


def test_a_length_keeps_the_times_that_bound_it() -> None:
    text = "They met from 9.30 a.m. until noon."
    [tokens] = parser().parse([text])
    sentence = Sentence(article="a.txt", index=0, start=0, end=len(text), text=text)
    found = [(slot.kind, slot.shown) for slot in extract_slots(Reading(sentence, tokens))]
    assert (Kind.DURATION, "2 h 30 min") in found
    assert (Kind.TIME, "since 09:30") in found
    assert (Kind.TIME, "until 12:00") in found


def test_nothing_known_is_neutral() -> None:
    [one], [other] = slots("It was 47."), slots("It was 52.")
    assert attribute_match(one, other) is None
