"""Ages, names and places of two sentences: which of them answer one question."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from asked import found, number
from made import claim, figure, value

from discrepancy.records import (
    Claim,
    Kind,
    Name,
    Place,
    Stance,
)


def aged(text: str, word: str, amount: int, *about: str, who: tuple[str, ...] = ()) -> Claim:
    return claim(text, figure(word, amount, *about, kind=Kind.AGE, unit="year"), who=who)


MOSS = aged("Ana Moss is 44.", "44", 44, "moss")
KAMM = aged("Per Kamm is 46.", "46", 46, "kamm")
PILOT = aged("The pilot is 46.", "46", 46, "pilot")
SOMEBODY = aged("Aged 46, that is.", "46", 46)
THIRD = aged("Tam Orrel is 21.", "21", 21, "orrel")


@pytest.mark.parametrize(
    ("description", "right", "around", "expected"),
    [
        (
            "one name, wherever",
            aged("Moss, 46.", "46", 46, "moss"),
            {"ranks": (3, 3), "beside": [THIRD]},
            True,
        ),
        ("nobody is named", SOMEBODY, {"beside": [THIRD]}, True),
        ("a description", PILOT, {"beside": [THIRD], "cosine": 0.5}, True),
        ("a description less alike", PILOT, {"beside": [THIRD], "cosine": 0.49}, False),
        ("a description not nearest", PILOT, {"beside": [THIRD], "ranks": (1, 2)}, False),
        ("the only ages", PILOT, {"ranks": (2, 2), "cosine": 0.1}, True),
        ("the only ages, told twice", PILOT, {"ranks": (2, 2), "beside": [PILOT]}, True),
    ],
)
def test_ages_of_one_person(
    description: str, right: Claim, around: dict[str, Any], expected: bool
) -> None:
    assert bool(found(MOSS, right, **around)) is expected


def test_the_only_ages_of_others_by_name_are_of_others() -> None:
    left, right = replace(MOSS, who=("Ana Moss",)), replace(PILOT, who=("Per Kamm",))
    assert not found(left, right, ranks=(2, 2))
    assert found(left, replace(right, who=("Moss",)), ranks=(2, 2))


def test_only_ages_need_not_be_of_one_question() -> None:
    places = (at("They met in Athens.", "Athens", "meet"), at("They sat in Quill.", "Quill", "sit"))
    assert not found(*places, ranks=(1, 2))


def at(text: str, name: str, *about: str) -> Claim:
    where = Place(name, f"city:{name}", ("country:XX",), 10.0, float(len(name) * 5))
    return claim(text, value(name, where, *about, kind=Kind.PLACE))


def test_places_are_of_one_action_of_the_same_people() -> None:
    left, right = at("They met in Athens.", "Athens", "meet"), at("In Ur they met.", "Ur", "meet")
    assert found(left, right, ranks=(2, 2), cosine=0.1)
    assert not found(left, at("They sat in Ur.", "Ur", "sit"), ranks=(1, 2))
    assert not found(left, at("To Ur.", "Ur"), ranks=(2, 1))
    assert not found(replace(left, who=("Moss",)), replace(right, who=("Kamm",)))


def test_two_cities_of_nearest_sentences_are_of_one_question() -> None:
    left, right = at("They met in Athens.", "Athens", "meet"), at("They sat in Ur.", "Ur", "sit")
    assert found(left, right)
    assert not found(left, right, ranks=(1, 2))
    country = value("Ur", Place("Ur", "country:UR", (), 10.0, 10.0), "sit", kind=Kind.PLACE)
    assert not found(left, claim("They sat in Ur.", country))
    assert not found(replace(left, who=("Moss",)), replace(right, who=("Kamm",)))


def on(text: str, name: str, *about: str) -> Claim:
    return claim(text, value(name, Place(name), *about, kind=Kind.PLACE))


def test_two_waters_of_nearest_sentences_are_of_one_question() -> None:
    left = on("It lands in the Baltic Sea.", "Baltic Sea", "land")
    right = on("The ship waits in the Black Sea.", "Black Sea", "wait")
    assert found(left, right)
    assert not found(left, right, ranks=(1, 2))
    assert not found(left, on("The ship waits at sea.", "sea", "wait"))


def person(text: str, name: str, *about: str, kind: Kind = Kind.PERSON) -> Claim:
    return claim(text, value(name, Name(name, tuple(name.lower().split())), *about, kind=kind))


LEADS = person("Ana Moss leads it.", "Ana Moss", "subj:lead")


@pytest.mark.parametrize(
    ("description", "left", "right", "ranks", "expected"),
    [
        ("one role", LEADS, person("Per Kamm leads it.", "Per Kamm", "subj:lead"), (1, 1), True),
        (
            "one role, not nearest",
            LEADS,
            person("Per Kamm leads it.", "Per Kamm", "subj:lead"),
            (2, 1),
            False,
        ),
        ("two roles", LEADS, person("Per Kamm ran.", "Per Kamm", "run"), (1, 1), False),
        ("a shared surname", LEADS, person("Ina Moss ran.", "Ina Moss", "run"), (2, 2), True),
        (
            "who held the office",
            LEADS,
            person("The former chair Per Kamm leads it.", "Per Kamm", "subj:lead"),
            (1, 1),
            False,
        ),
        (
            "four words before the name",
            LEADS,
            person("A former chair, so said Per Kamm.", "Per Kamm", "subj:lead"),
            (1, 1),
            False,
        ),
        (
            "five words before the name",
            LEADS,
            person("A former chair, or so said Per Kamm.", "Per Kamm", "subj:lead"),
            (1, 1),
            True,
        ),
        (
            "long before the name",
            LEADS,
            person("Former or not, so it is said, Per Kamm leads it.", "Per Kamm", "subj:lead"),
            (1, 1),
            True,
        ),
        (
            "in capitals",
            LEADS,
            person("Deputy chair Per Kamm leads it.", "Per Kamm", "subj:lead"),
            (1, 1),
            False,
        ),
    ],
)
def test_names_in_one_role(
    description: str, left: Claim, right: Claim, ranks: tuple[int, int], expected: bool
) -> None:
    assert bool(found(left, right, ranks=ranks)) is expected
    assert bool(found(right, left, ranks=ranks)) is expected


NINE = number("Nine boats sank.", "Nine", 9, "boat")
FIVE = number("Five boats sank.", "Five", 5, "boat")


def test_figures_are_of_one_question_wherever_they_stand() -> None:
    assert found(NINE, FIVE, ranks=(4, 4), cosine=0.0)
    assert found(replace(NINE, who=("Moss",)), replace(FIVE, who=("Kamm",)))


def test_what_is_said_of_nobody_in_particular_is_of_the_same_people() -> None:
    said, denied = (
        claim(text, value(text, Stance("agree", negated, shown=text), kind=Kind.POLARITY))
        for text, negated in (("agreed", False), ("not agreed", True))
    )
    assert found(said, denied)
    assert not found(replace(said, who=("Moss",)), replace(denied, who=("Kamm",)))
