"""Agreements: who says the same of one event."""

from __future__ import annotations

from itertools import pairwise

import pytest
from made import claim, figure, sources, value

from discrepancy.conflicts.points import agreements
from discrepancy.events.candidates import Candidate
from discrepancy.records import (
    Agreement,
    Claim,
    Kind,
    Name,
    Place,
)


def says(
    name: str, text: str, amount: int, *of: str, kind: Kind = Kind.NUMBER, index: int = 0
) -> Claim:
    return claim(text, figure(str(amount), amount, *of, kind=kind), of=name, index=index)


def linked(*claims: Claim) -> list[Candidate]:
    """Each claim with the next one."""
    return [Candidate(one, other, 0.6, 0.5, 1, 1) for one, other in pairwise(claims)]


def agreed(*claims: Claim) -> tuple[Agreement, ...]:
    events = {one.id: f"event of {one.id}" for one in claims}
    return agreements(linked(*claims), sources(*claims), events)


A = says("a", "In all 12 boats sank.", 12, "boat", "sink", "per:day")
B = says("b", "There sank 12 boats.", 12, "boat", "per:day")
C = says("c", "Of boats 12 sank.", 12, "boat", "per:day")
AGAIN = says("a", "Again: 12 boats sank.", 12, "boat", "per:day", index=1)


def test_who_says_the_same_of_one_event_agrees() -> None:
    found = sources(A, B, C)
    assert agreed(A, B, C) == (
        Agreement(
            event="event of a#0",
            kind=Kind.NUMBER,
            label="boat sink",
            value="12",
            sides=tuple(found.side(one, one.slots[0]) for one in (A, B, C)),
        ),
    )


def test_each_article_speaks_once() -> None:
    (one,) = agreed(B, AGAIN, C, A)
    assert [side.article for side in one.sides] == ["a", "b", "c"]
    assert one.sides[0].sentence == A.sentence.text


def test_what_nothing_is_said_of_is_called_by_its_kind() -> None:
    (one,) = agreed(says("a", "It was 12.", 12), says("b", "They were 12.", 12))
    assert one.label == "number"


def test_agreements_stand_by_event_kind_article_and_place() -> None:
    first, other = (
        claim(text, figure("12", 12, "boat"), figure("7", 7, "crew"), of=name)
        for name, text in (("a", "At 12 boats 7 crews."), ("b", "So 12 boats, 7 crews."))
    )
    paid = [says(name, "It cost $3.", 3, "boat", kind=Kind.MONEY, index=1) for name in "ab"]
    rows = [*linked(*paid), *linked(first, other)]
    claims = (first, other, *paid)
    for events, expected in (
        (["e", "e", "e", "e"], ["3", "12", "7"]),
        (["e", "e", "f", "f"], ["12", "7", "3"]),
    ):
        event_of = {one.id: event for one, event in zip(claims, events, strict=True)}
        made = agreements(rows, sources(*claims), event_of)
        assert [one.value for one in made] == expected


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        ("the same", A, B, True),
        ("another figure", A, says("b", "It was 13.", 13, "boat", "per:day"), False),
        ("of another thing", A, says("b", "They were 12.", 12, "crew", "per:day"), False),
        ("of what nobody says", A, says("b", "They were 12.", 12, "per:day"), True),
    ],
)
def test_what_corroborates(description: str, left: Claim, right: Claim, expected: bool) -> None:
    assert bool(agreed(left, right)) is expected


@pytest.mark.parametrize(
    ("kind", "expected"), [(Kind.PLACE, True), (Kind.PERSON, False), (Kind.ORGANIZATION, False)]
)
def test_the_same_people_stand_in_every_sentence(kind: Kind, expected: bool) -> None:
    named = Place("Marl", "city:1") if kind is Kind.PLACE else Name("Marl", ("marl",))
    sides = [claim("It was Marl.", value("Marl", named, "be", kind=kind), of=name) for name in "ab"]
    assert bool(agreed(*sides)) is expected
