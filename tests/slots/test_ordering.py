"""Ordering: before, after, first, and the order turned round."""

from __future__ import annotations

import pytest
from sentences import read

from discrepancy.records import Stance
from discrepancy.slots import ordering
from discrepancy.slots.interface import Relation


@pytest.mark.parametrize(
    "sentence",
    [
        "The president left before the vote was held.",
        "The vote was held after the president left.",
        "After the president left, the vote was held.",
    ],
)
def test_what_comes_first_stands_first(sentence: str) -> None:
    (slot,) = ordering.extract(read(sentence))
    assert isinstance(slot.value, Stance)
    assert slot.value.predicate == "before"
    assert slot.value.arguments == ("leave:president", "hold:vote")


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        (
            "The president left before the vote was held.",
            "The president left after the vote was held.",
            Relation.DIFFERENT,
        ),
        (
            "The president left before the vote was held.",
            "The vote was held after the president left.",
            Relation.SAME,
        ),
        (
            "The president left before the vote was held.",
            "The ship sank before the storm came.",
            Relation.UNRELATED,
        ),
        ("The ferry left first.", "The tanker left first.", Relation.DIFFERENT),
        ("The ferry left first.", "The ferry left first, at dawn.", Relation.SAME),
        ("The ferry left first.", "The tanker sank first.", Relation.UNRELATED),
    ],
)
def test_compare(left: str, right: str, relation: Relation) -> None:
    (one,) = ordering.extract(read(left))
    (other,) = ordering.extract(read(right))
    assert ordering.compare(one, other).relation is relation
    assert ordering.compare(other, one).relation is relation


def test_a_date_is_no_event() -> None:
    assert list(ordering.extract(read("The president left before Monday."))) == []
