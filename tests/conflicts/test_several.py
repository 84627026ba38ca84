"""Names and places of which there are several, so that two of them are no dispute."""

from __future__ import annotations

import pytest
from conftest import ClaimsOf
from made import DIFFER, claim, dispute, told, value
from newsroom import article

from discrepancy.conflicts import several
from discrepancy.conflicts.alignment import align
from discrepancy.conflicts.disputes import Corpus
from discrepancy.events.candidates import Candidate
from discrepancy.records import Claim, Kind, Name


def keys(claims_of: ClaimsOf, left: str, right: str, kind: Kind) -> set[str]:
    """Return what is found of the first values of a kind that two sentences dispute."""
    articles = {id_: article(id_, text) for id_, text in (("a", left), ("b", right))}
    claims = {id_: claims_of(one) for id_, one in articles.items()}
    candidate = Candidate(claims["a"][0], claims["b"][0], 0.6, 0.5, 1, 1)
    aligned = next(
        pair
        for pair in align(candidate.left, candidate.right)
        if pair.disputed and pair.left.kind is kind
    )
    found = Corpus(articles, claims).dispute(candidate, aligned)
    return {f.key for feature in several.FEATURES for f in feature(found)}


def of_names(text: str, *names: str) -> Claim:
    """A sentence with people, the one under test first."""
    return claim(text, *(value(n, Name(n, (n.lower(),)), kind=Kind.PERSON) for n in names))


ADA_AND_JONAS = of_names("They sailed with their children Ada and Jonas.", "Ada", "Jonas")


@pytest.mark.parametrize(
    ("description", "right", "expected"),
    [
        (
            "the children of two families",
            of_names("Their children, Ines, Marek, and Paul, were there.", "Ines", "Marek", "Paul"),
            "Ines, Marek, Paul",
        ),
        ("two drivers", of_names("Lind & Berg were freed.", "Lind", "Berg"), "Lind, Berg"),
        (
            "one of the children by another name",
            of_names("They sailed with Jonas and Marek.", "Marek", "Jonas"),
            None,
        ),
        ("one child", of_names("They sailed with their son Marek.", "Marek"), None),
        ("two, not in a list", of_names("Marek told Paul of it.", "Marek", "Paul"), None),
        (
            "in the next list",
            of_names("Ada and Jonas met Ines and Marek.", "Ines", "Marek", "Ada", "Jonas"),
            "Ines, Marek",
        ),
        ("too far apart", of_names(f"Marek, {'a ' * 20}and Paul.", "Marek", "Paul"), None),
    ],
)
def test_two_lists_of_names(description: str, right: Claim, expected: str | None) -> None:
    found = told(dispute(ADA_AND_JONAS, right, level=DIFFER)).get("listed:other")
    shown = ("two lists of other names", "Ada, Jonas", expected) if expected else None
    assert found == shown, description


@pytest.mark.parametrize(
    ("description", "right", "expected"),
    [
        ("another day", "On 2 May the delegations met in Bucharest.", True),
        ("the same day", "On 8 May the delegations met in Bucharest.", False),
        ("no day", "The delegations met in Bucharest.", False),
    ],
)
def test_places_of_two_days(
    description: str, right: str, expected: bool, claims_of: ClaimsOf
) -> None:
    found = keys(claims_of, "On 8 May the delegations met in Athens.", right, Kind.PLACE)
    assert ("dated:apart" in found) is expected, description
