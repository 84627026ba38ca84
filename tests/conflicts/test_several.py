"""Names and places of which there are several, so that two of them are no dispute."""

from __future__ import annotations

import pytest
from conftest import ClaimsOf
from made import DIFFER, claim, dispute, disputed_keys, told, value

from discrepancy.conflicts import several
from discrepancy.records import Claim, Kind, Name


def keys(claims_of: ClaimsOf, left: str, right: str, kind: Kind) -> set[str]:
    return disputed_keys(several.FEATURES, claims_of, (left, right), kind)


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
