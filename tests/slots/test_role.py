"""Roles: who is said to be what, and which roles exclude each other."""

from __future__ import annotations

import pytest
from sentences import read

from discrepancy.records import Kind, Name, Slot
from discrepancy.slots import names, role
from discrepancy.slots.interface import Relation
from discrepancy.slots.offices import canonical


@pytest.mark.parametrize(
    ("sentence", "text", "surname"),
    [
        ("Governor Ramil Abaya resigned.", "Governor", "abaya"),
        ("Ramil Abaya, the mayor of Calbiga, resigned.", "mayor of Calbiga", "abaya"),
        ("Marijke Terpstra, chief executive, said so.", "chief executive", "terpstra"),
        ("Finance minister Lena Berg resigned.", "Finance minister", "berg"),
        (
            "Anna Weiss, who heads the infection control department, spoke.",
            "heads the infection control department",
            "weiss",
        ),
        ("Pieter de Groot, 61, a retired diver, found it.", "retired diver", "groot"),
        ("The driver, Joseph Kiprono, fled the scene.", "driver", "kiprono"),
        ("Former prime minister Jan Novak was there.", "Former prime minister", "novak"),
    ],
)
def test_extract(sentence: str, text: str, surname: str) -> None:
    (slot,) = role.extract(read(sentence))
    assert (slot.text, slot.attribute) == (text, (f"of:{surname}",))


@pytest.mark.parametrize(
    "sentence",
    ["The bridge fell on Sunday.", "Jan Novak left the room.", "Jan Novak was not the driver."],
)
def test_no_role(sentence: str) -> None:
    assert list(role.extract(read(sentence))) == []


def _slot(text: str, surname: str = "berg") -> Slot:
    parts = canonical(tuple(word for word in names.words(text) if word not in {"of", "for", "the"}))
    value = Name(text, parts)
    return Slot(
        kind=Kind.ROLE, value=value, start=0, end=1, text=text, attribute=(f"of:{surname}",)
    )


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("prime minister", "premier", Relation.SAME),
        ("CEO", "chief executive", Relation.SAME),
        ("head of the clinic", "director of the clinic", Relation.SAME),
        ("minister", "finance minister", Relation.COMPATIBLE),
        ("father", "surgeon", Relation.UNRELATED),
        ("mediator", "deputy foreign minister", Relation.UNRELATED),
        ("head of the harbour union", "chairman of the harbour union", Relation.UNRELATED),
        ("project manager", "director of the project", Relation.UNRELATED),
        ("Airline spokesman", "Norrland Airlines spokesman", Relation.COMPATIBLE),
        ("Norrland spokesman", "movement's spokesman", Relation.COMPATIBLE),
        ("longtime leader", "Norrland leader", Relation.COMPATIBLE),
        ("professor", "assistant professor", Relation.COMPATIBLE),
        ("director of the house", "theatre's director", Relation.COMPATIBLE),
        ("director of the theatre", "director of the gallery", Relation.DIFFERENT),
        ("former governor", "governor", Relation.COMPATIBLE),
        ("resident", "captain", Relation.UNRELATED),
        ("governor", "mayor", Relation.DIFFERENT),
        ("health minister", "finance minister", Relation.DIFFERENT),
        ("colonel", "general", Relation.DIFFERENT),
        ("deputy governor", "governor", Relation.DIFFERENT),
    ],
)
def test_compare(left: str, right: str, relation: Relation) -> None:
    assert role.compare(_slot(left), _slot(right)).relation is relation
    assert role.compare(_slot(right), _slot(left)).relation is relation


def test_roles_of_two_persons_say_nothing_of_each_other() -> None:
    level = role.compare(_slot("governor", "berg"), _slot("mayor", "novak"))
    assert level.relation is Relation.UNRELATED
