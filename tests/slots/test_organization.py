"""Organizations by name: acronyms, legal forms, parts of names."""

from __future__ import annotations

import pytest
from sentences import read

from discrepancy.records import Kind, Name, Slot
from discrepancy.slots import organization
from discrepancy.slots.interface import Relation


def _slot(name: str) -> Slot:
    value = Name(name, organization.significant(name))
    return Slot(kind=Kind.ORGANIZATION, value=value, start=0, end=len(name), text=name)


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("UN", "United Nations", Relation.SAME),
        ("U.N.", "United Nations", Relation.SAME),
        ("WHO", "World Health Organization", Relation.SAME),
        ("Vuurland BV", "Vuurland", Relation.SAME),
        ("Kumm Invest", "Kumm", Relation.SAME),
        ("Norrland Timber Board", "Norrlands Timber Board", Relation.COMPATIBLE),
        ("University of York", "University of York", Relation.SAME),
        ("York Mills", "Cork Wells", Relation.DIFFERENT),
        ("Ministry of Health", "Ministry of Defence", Relation.COMPATIBLE),
        ("Vuurland", "Lichtwerk", Relation.DIFFERENT),
    ],
)
def test_compare(left: str, right: str, relation: Relation) -> None:
    assert organization.compare(_slot(left), _slot(right)).relation is relation
    assert organization.compare(_slot(right), _slot(left)).relation is relation


def test_extract_cleans_the_name_and_tells_the_relation() -> None:
    sentence = "The site was operated by the World Health Organization."
    (slot,) = organization.extract(read(sentence))
    assert slot.shown == "World Health Organization"
    assert slot.attribute == ("subj:operate",)
    assert sentence[slot.start : slot.end] == slot.text
