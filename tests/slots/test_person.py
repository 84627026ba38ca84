"""Persons: which are named, how they stand, and when two names are one person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentences import read

from discrepancy.records import Kind, Name, Slot
from discrepancy.slots import names, person
from discrepancy.slots.interface import Relation


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Bus driver Marek Hruška, 52, was killed on Sunday.", {"Marek Hruška"}),
        ("Governor Ramil Abaya told reporters so.", {"Ramil Abaya"}),
        ("Dr Anna Weiss's house was searched.", {"Anna Weiss"}),
        ("Mr al-Tai stayed in Baghdad.", {"al-Tai"}),
        ("Pieter de Groot, a retired diver, found the wreck.", {"Pieter de Groot"}),
        ("It was the school cook, Dil Maya Limbu, who came.", {"Dil Maya Limbu"}),
        ("The bridge fell on Sunday.", set()),
    ],
)
def test_names_without_title_and_possessive(sentence: str, expected: set[str]) -> None:
    slots = list(person.extract(read(sentence)))
    assert {slot.shown for slot in slots} == expected
    assert all(sentence[slot.start : slot.end] == slot.text for slot in slots)


@pytest.mark.parametrize(
    ("sentence", "attribute"),
    [
        ("Bus driver Marek Hruška was killed on Sunday.", "driver"),
        ("Bus driver Marek Hruška was killed on Sunday.", "obj:kill"),
        ("The rescue was led by Ramil Abaya.", "leader"),
        ("The text was read by Ramil Abaya.", "subj:read"),
        ("Ramil Abaya, the mayor of Calbiga, resigned.", "mayor"),
    ],
)
def test_attribute_tells_role_and_relation(sentence: str, attribute: str) -> None:
    (slot,) = person.extract(read(sentence))
    assert attribute in slot.attribute


def test_who_is_merely_quoted_is_no_counterpart() -> None:
    (slot,) = person.extract(read("Ramil Abaya said that the bridge was safe."))
    assert not any("say" in attribute for attribute in slot.attribute)


def _slot(name: str) -> Slot:
    value = Name(name, names.name_parts(name))
    return Slot(kind=Kind.PERSON, value=value, start=0, end=len(name), text=name)


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("Marek Hruska", "Marek Hruška", Relation.SAME),
        ("Marek Hruska", "Hruska", Relation.SAME),
        ("Wang Yi", "Wang", Relation.SAME),
        ("Park Jun-seo", "Park Junseo", Relation.SAME),
        ("João Brandao", "Joao Brandão", Relation.SAME),
        ("Pieter de Groot", "Pieter Groot", Relation.SAME),
        ("Olena Tkachenko", "Olena Tkachenka", Relation.COMPATIBLE),
        ("Mohammed Sadiq", "Muhammad Sadiq", Relation.COMPATIBLE),
        ("Joseph Santini", "Jo Santini", Relation.COMPATIBLE),
        ("J. Santini", "Joseph Santini", Relation.COMPATIBLE),
        ("Marek Hruska", "Milan Hruska", Relation.DIFFERENT),
        ("Marek Hruska", "Marek Novak", Relation.DIFFERENT),
        ("Marek Hruska", "Lena Berg", Relation.DIFFERENT),
        ("Hruska", "Berg", Relation.DIFFERENT),
    ],
)
def test_compare(left: str, right: str, relation: Relation) -> None:
    assert person.compare(_slot(left), _slot(right)).relation is relation
    assert person.compare(_slot(right), _slot(left)).relation is relation


def test_two_brothers_weigh_more_than_two_bare_surnames() -> None:
    brothers = person.compare(_slot("Marek Hruska"), _slot("Milan Hruska"))
    surnames = person.compare(_slot("Hruska"), _slot("Berg"))
    assert brothers.weight > surnames.weight > 0


@given(st.text(max_size=40), st.text(max_size=40))
def test_compare_is_symmetric_and_knows_itself(left: str, right: str) -> None:
    one, other = _slot(left), _slot(right)
    assert person.compare(one, other) == person.compare(other, one)
    if names.name_parts(left):
        assert person.compare(one, one).relation is Relation.SAME


@given(st.text(max_size=60))
def test_folding_is_stable(text: str) -> None:
    assert names.words(" ".join(names.words(text))) == names.words(text)
