"""What in two whole sentences speaks for their being opposed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import claim, dispute, stance, value

from discrepancy.conflicts import contrast
from discrepancy.conflicts.statements import READ
from discrepancy.findings import Finding
from discrepancy.records import Claim, Kind, Slot, Stance, Wording

HURT = replace(
    stance("hurt", "hurt"), value=Stance("hurt", opposites=("unhurt",), shown="was hurt")
)
UNHURT = replace(
    stance("unhurt", "unhurt"), value=Stance("unhurt", opposites=("hurt",), shown="unhurt")
)
NOT_HURT = replace(
    stance("hurt", "hurt"),
    value=Stance("hurt", negated=True, opposites=("unhurt",), shown="not hurt"),
)
SWORN, NOT_SWORN = stance("sworn", "swear"), stance("sworn", "swear", negated=True)


def said(text: str, *slots: Slot) -> Claim:
    """A sentence that is read whole: of its values the first is itself."""
    return claim(text, value(text, Wording(text), kind=Kind.POLARITY), *slots)


def found(
    left: Claim, right: Claim, ranks: tuple[int, int] = (1, 1), closeness: float = 0.5
) -> list[Finding]:
    one = dispute(left, right, match=None, level=READ, ranks=ranks)
    near = replace(one.pair.candidate, closeness=closeness)
    one = replace(one, pair=replace(one.pair, candidate=near))
    return [finding for feature in contrast.FEATURES for finding in feature(one)]


def levels(left: str, right: str, ranks: tuple[int, int] = (1, 1)) -> set[str]:
    return {finding.level for finding in found(said(left), said(right), ranks)}


PLAIN = "The pilot was on the bridge."


@pytest.mark.parametrize(
    ("description", "text", "expected"),
    [
        ("a plain denial", "The pilot was not on the bridge.", {"contrast"}),
        ("a contraction", "The pilot wasn’t on the bridge.", {"contrast"}),
        ("nobody", "Nobody was on the bridge.", {"contrast"}),
        ("a verb that denies", "The pilot refused to come to the bridge.", {"contrast"}),
        ("a verb in two words", "The pilot turned down a place there.", {"contrast"}),
        ("not so until", "The pilot came only after the impact.", {"contrast"}),
        ("what has not happened", "The pilot has yet to be named.", {"contrast"}),
        ("what is not said", "The pilot declined to comment.", set()),
        ("what is refused to be said", "The pilot refused to comment.", set()),
        ("what was not answered", "The pilot did not immediately respond.", set()),
        ("what is not known", "It wasn't clear where the pilot was.", set()),
        ("nothing denied", "The pilot had coffee below.", set()),
        ("more than that is no denial", "Not only the pilot was there.", set()),
        ("no more than", "The pilot was there for no more than an hour.", set()),
        ("not badly is no denial", "Two were hurt, none of them badly.", set()),
        ("what is not ruled out", "The pilot does not rule out another flight.", set()),
        ("what is not excluded", "Another flight was not excluded by the pilot.", set()),
        ("what is ruled out", "The pilot rules out another flight.", {"contrast"}),
        ("a denial that is quoted", "The pilot was there, “and that is not new”.", set()),
        (
            "a quotation for the most part",
            "“I was not anywhere near the bridge,” he said.",
            {"quoted"},
        ),
    ],
)
def test_one_of_two_sentences_denies_something(
    description: str, text: str, expected: set[str]
) -> None:
    assert levels(PLAIN, text) == levels(text, PLAIN) == expected


def test_what_both_deny_is_no_contrast() -> None:
    denials = "No pilot was aboard.", "The pilot was not on the bridge."
    assert levels(*denials) == {"denials"}
    assert levels("“There was no pilot anywhere near us,” he said.", denials[1]) == {
        "denials",
        "quoted",
    }


@pytest.mark.parametrize("ranks", [(1, 2), (2, 1)])
def test_of_sentences_that_do_not_answer_each_other_it_says_nothing(ranks: tuple[int, int]) -> None:
    first, then = "She left before the vote.", "She did not leave until after the vote."
    assert levels(first, then) == {"contrast", "order"}
    assert not levels(first, then, ranks)


def test_one_sentence_that_tells_an_order_has_no_other_to_differ_from() -> None:
    assert not levels("She left before the vote.", "She left.")


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        ("opposites", HURT, UNHURT, "they speak of opposites"),
        ("said and denied", SWORN, NOT_SWORN, "they speak of opposites"),
        ("said twice", SWORN, SWORN, ""),
        ("denied twice", NOT_SWORN, NOT_SWORN, ""),
        ("the opposite denied", NOT_HURT, UNHURT, ""),
        ("two deeds", SWORN, HURT, ""),
        ("two deeds, one denied", NOT_SWORN, HURT, ""),
    ],
)
def test_predicates_that_exclude_each_other(
    description: str, left: Slot, right: Slot, expected: str
) -> None:
    sides = (said(f"The pilot: {slot.text}.", slot) for slot in (left, right))
    labels = [finding.label for finding in found(*sides)]
    assert labels == [expected] * bool(expected)


def test_who_denies_the_opposite_agrees_though_one_denies() -> None:
    sides = said("None of them was hurt.", NOT_HURT), said("They are unhurt.", UNHURT)
    assert not found(*sides)
    assert found(sides[0], said("They are well."))


@pytest.mark.parametrize(("closeness", "amount"), [(0.9, 1.0), (0.25, 1.0), (0.05, 0.2)])
def test_the_less_near_the_less_it_says(closeness: float, amount: float) -> None:
    (only,) = found(said(PLAIN), said("Nobody was there."), closeness=closeness)
    assert only.amount == pytest.approx(amount)


@pytest.mark.parametrize("closeness", [0.0, -0.2])
def test_what_is_of_another_thing_is_no_contrast(closeness: float) -> None:
    assert not found(said(PLAIN), said("Nobody was there."), closeness=closeness)
