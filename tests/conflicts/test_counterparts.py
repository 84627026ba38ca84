"""Values whose counterpart stands in another sentence: rivals, words told elsewhere, names."""

from __future__ import annotations

import pytest
from conftest import ClaimsOf
from made import disputed_keys

from discrepancy.conflicts import counterparts
from discrepancy.records import Kind

OTHERS = ("Nine boats sank off Lindra.", "Six masts broke.", "Four crews swam ashore.")


def keys(
    claims_of: ClaimsOf,
    left: str,
    right: str,
    kind: Kind,
    *,
    ranks: tuple[int, int] = (1, 1),
    others: tuple[str, ...] = (),
) -> set[str]:
    texts = left, right
    return disputed_keys(counterparts.FEATURES, claims_of, texts, kind, ranks=ranks, others=others)


TWELVE, TEN = "Twelve boats sank off Lindra on Sunday.", "Ten boats sank in the storm."


@pytest.mark.parametrize(
    ("description", "ranks", "others", "expected"),
    [
        ("each other's nearest", (1, 1), OTHERS, set()),
        ("nearest one way", (1, 2), OTHERS, {"rivals-count:next"}),
        ("the other way", (3, 1), OTHERS, {"rivals-count:next"}),
        ("neither", (2, 2), OTHERS, {"rivals-count:far"}),
        ("no other figure there", (2, 2), (), set()),
    ],
)
def test_rivals_of_a_count(
    description: str,
    ranks: tuple[int, int],
    others: tuple[str, ...],
    expected: set[str],
    claims_of: ClaimsOf,
) -> None:
    found = keys(claims_of, TWELVE, TEN, Kind.NUMBER, ranks=ranks, others=others)
    assert {key for key in found if key.startswith("rivals")} == expected, description


def test_times_of_sentences_that_are_far_are_of_two_things(claims_of: ClaimsOf) -> None:
    one, other = "The alarm rang at 6.10 am.", "The last boat was home at 11.30 am."
    assert "rivals-time:far" in keys(claims_of, one, other, Kind.TIME, ranks=(2, 3))
    assert "rivals-time:far" not in keys(claims_of, one, other, Kind.TIME)


def test_what_the_other_tells_elsewhere(claims_of: ClaimsOf) -> None:
    aside = ("Divers from the harbour searched wreck and reef for the logbook of a captain.",)
    long = "Twelve boats of harbour divers searched wreck and reef for a captain's logbook."
    assert "passed:many" in keys(claims_of, long, TEN, Kind.NUMBER, others=aside)
    assert "passed:many" not in keys(claims_of, TWELVE, TEN, Kind.NUMBER, others=aside)


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        (
            "other names",
            "Shares of Marl fell to $65 on Monday.",
            "Shares of Tiber fell to $35 on Monday.",
            {"whose:other"},
        ),
        (
            "one name",
            "Shares of Marl fell to $65 on Monday.",
            "Shares of Marl fell to $35 on Monday.",
            set(),
        ),
        ("nobody named", "It fell to $65 by noon.", "It fell to $35 by noon.", set()),
    ],
)
def test_whose_figures(
    description: str, left: str, right: str, expected: set[str], claims_of: ClaimsOf
) -> None:
    found = keys(claims_of, left, right, Kind.MONEY)
    assert {key for key in found if key.startswith("whose")} == expected, description


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        (
            "the other tells of both",
            "The 29-year-old singer mourned on the stage.",
            "The singer mourned 21-year-old Tam Orrel.",
            {"aged:beside"},
        ),
        (
            "a child and its mother",
            "A 19-year-old woman was rescued.",
            "A 20-month-old boy was rescued.",
            {"aged:far"},
        ),
        (
            "two figures for one man",
            "The 34-year-old captain was rescued.",
            "The captain, 43, was rescued.",
            {"aged:only"},
        ),
        (
            "in weeks and in days",
            "The five-week-old baby was rescued.",
            "A 12-day-old baby was rescued.",
            {"aged:far"},
        ),
    ],
)
def test_whose_age(
    description: str, left: str, right: str, expected: set[str], claims_of: ClaimsOf
) -> None:
    found = keys(claims_of, left, right, Kind.AGE)
    assert {key for key in found if key.startswith("aged")} == expected, description


def test_ages_are_the_only_ones_until_an_article_gives_another(claims_of: ClaimsOf) -> None:
    one, other = "The 34-year-old captain was rescued.", "The captain, 43, was rescued."
    aside = ("Mara Lind, 61, saw it.",)
    assert "aged:only" not in keys(claims_of, one, other, Kind.AGE, others=aside)
    assert "rivals-age:next" in keys(claims_of, one, other, Kind.AGE, ranks=(1, 2), others=aside)
    assert "rivals-age:next" not in keys(claims_of, one, other, Kind.AGE, ranks=(1, 2))


@pytest.mark.parametrize(
    ("description", "right", "expected"),
    [
        ("a statement against its matter", "Rescuers said on Monday that boats sank.", True),
        ("two of the matter", "The boats sank on Monday.", False),
    ],
)
def test_the_date_of_a_statement(
    description: str, right: str, expected: bool, claims_of: ClaimsOf
) -> None:
    found = keys(claims_of, "The boats sank on Sunday.", right, Kind.DATE)
    assert ("telling:one" in found) is expected, description


@pytest.mark.parametrize(
    ("description", "right", "expected"),
    [
        ("said in one place", "In Oslo the minister said that the talks had failed.", True),
        ("both went on", "The talks went on in Oslo.", False),
    ],
)
def test_where_something_was_said(
    description: str, right: str, expected: bool, claims_of: ClaimsOf
) -> None:
    found = keys(claims_of, "The talks went on in Malta.", right, Kind.PLACE)
    assert ("telling:one" in found) is expected, description


@pytest.mark.parametrize(
    ("description", "ranks", "expected"),
    [
        ("each other's nearest", (1, 1), set()),
        ("nearest one way", (3, 1), {"rivals-stance:next"}),
        ("neither", (2, 4), {"rivals-stance:far"}),
    ],
)
def test_rivals_of_a_deed(
    description: str, ranks: tuple[int, int], expected: set[str], claims_of: ClaimsOf
) -> None:
    left, right = "The board approved the sale.", "The board rejected the sale."
    found = keys(claims_of, left, right, Kind.POLARITY, ranks=ranks)
    assert {key for key in found if key.startswith("rivals")} == expected, description


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        ("end and start", "The lease ends in 2026.", "The lease starts in January 2027.", True),
        ("from", "The lease runs out in 2026.", "They lease it from January 2027.", True),
        ("two ends", "The lease ends in 2026.", "The lease expires in January 2027.", False),
        ("no end told", "The lease is of 2026.", "The lease starts in January 2027.", False),
    ],
)
def test_the_end_of_one_and_the_start_of_the_next(
    description: str, left: str, right: str, expected: bool, claims_of: ClaimsOf
) -> None:
    assert ("ends:other" in keys(claims_of, left, right, Kind.DATE)) is expected, description


@pytest.mark.parametrize(
    ("description", "right", "expected"),
    [
        ("to come", "The delegations will meet in Bucharest.", True),
        ("agreed on", "The delegations agreed to meet again in Bucharest.", True),
        ("as well past", "The delegations met in Bucharest.", False),
    ],
)
def test_where_it_was_and_where_another_will_be(
    description: str, right: str, expected: bool, claims_of: ClaimsOf
) -> None:
    found = keys(claims_of, "The delegations met in Athens.", right, Kind.PLACE)
    assert ("planned:one" in found) is expected, description
