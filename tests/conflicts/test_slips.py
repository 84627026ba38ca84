"""Within one article, reason by reason: what makes two values no slip of the writer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from clashing import FIVE, HEDGED, NINE, clash, headline
from made import claim, dispute, figure, stance, value

from discrepancy.conflicts.within import DOUBTS, can_clash
from discrepancy.records import Claim, Kind, Name, Place


def test_two_counts_of_one_thing_are_a_slip() -> None:
    assert clash(NINE, FIVE)
    assert clash(NINE, FIVE, "words:3", "names:same", "crowd:one", "attribute-figure:same")


@pytest.mark.parametrize("feature", sorted(DOUBTS))
def test_a_sign_of_another_thing_ends_it(feature: str) -> None:
    assert not clash(NINE, FIVE, f"{feature}:any")
    # a headline leaves out the words for a total or a part
    assert clash(headline(NINE), FIVE, f"{feature}:any") is (feature == "scope")
    assert not clash(headline(NINE), FIVE, "scope:other", "growth:toll")


@pytest.mark.parametrize("key", ["crowd:many", "names:other", "whose:other"])
def test_values_of_others_end_it(key: str) -> None:
    assert not clash(NINE, FIVE, key)
    assert not clash(headline(NINE), FIVE, key)


def test_sentences_on_others_by_name_end_it() -> None:
    moss, kamm = replace(NINE, who=("Ana Moss",)), replace(FIVE, who=("Per Kamm",))
    assert not clash(moss, kamm)
    assert clash(moss, replace(FIVE, who=("Moss",)))


def kinds(kind: Kind) -> tuple[Claim, Claim]:
    left, right = (replace(one, slots=(replace(one.slots[0], kind=kind),)) for one in (NINE, FIVE))
    return left, right


@pytest.mark.parametrize(
    ("kind", "match", "expected"),
    [
        (Kind.NUMBER, 0.7, True),
        (Kind.NUMBER, 0.69, False),
        (Kind.QUANTITY, 0.7, True),
        (Kind.QUANTITY, 0.69, False),
        (Kind.MONEY, 0.4, True),
        (Kind.MONEY, 0.39, False),
        (Kind.NUMBER, None, False),
    ],
)
def test_they_are_of_one_thing(kind: Kind, match: float | None, expected: bool) -> None:
    left, right = kinds(kind)
    assert clash(left, right, match=match) is expected
    in_headline = match is None or expected  # a headline need not say of what
    assert clash(headline(left), right, match=match) is in_headline


@pytest.mark.parametrize(
    "kind", [Kind.QUOTE, Kind.STATUS, Kind.PERSON, Kind.ORGANIZATION, Kind.ROLE]
)
def test_of_other_kinds_nothing_is_a_slip(kind: Kind) -> None:
    assert not clash(*kinds(kind))


# --------------------------------------------------------------------------- people


def aged(text: str, word: str, amount: int, *about: str, name: str = "") -> Claim:
    age = figure(word, amount, *about, kind=Kind.AGE, unit="year")
    named = [value(name, Name(name, tuple(name.lower().split())), kind=Kind.PERSON)] * bool(name)
    return claim(text, age, *named)


MOSS = aged("Ana Moss was 44.", "44", 44, "ana", "moss", name="Ana Moss")


@pytest.mark.parametrize(
    ("description", "other", "expected"),
    [
        ("one name", aged("Ana Moss, 46, ran.", "46", 46, "ana", "moss", name="Ana Moss"), True),
        ("a part of the name", aged("Moss, 46, ran.", "46", 46, "moss", name="Moss"), True),
        ("a namesake", aged("Tim Moss, 46, ran.", "46", 46, "moss", name="Tim Moss"), False),
        (
            "another name",
            aged("Per Kamm, 46, ran.", "46", 46, "per", "kamm", name="Per Kamm"),
            False,
        ),
        ("nobody's", aged("Aged 46, that is.", "46", 46), False),
        ("one name more", aged("Ina Moss, 46, ran.", "46", 46, "ina", "moss"), False),
    ],
)
def test_ages_of_one_person(description: str, other: Claim, expected: bool) -> None:
    assert clash(MOSS, other) is expected


# --------------------------------------------------------------------------- where they stand


@pytest.mark.parametrize(
    ("places", "expected"),
    [((0, 1), False), ((0, 2), True), ((4, 5), False), ((4, 6), True), ((4, 7), True)],
)
def test_who_says_both_in_one_breath_knows_that_they_differ(
    places: tuple[int, int], expected: bool
) -> None:
    left, right = (
        replace(one, sentence=replace(one.sentence, index=place))
        for one, place in zip((NINE, FIVE), (places[0], places[1] - 10), strict=True)
    )  # see `dispute`
    one = dispute(left, right, within=True)
    assert tuple(c.sentence.index for c in (one.pair.left, one.pair.right)) == places
    assert can_clash(one, []) is expected
    assert can_clash(dispute(headline(left), right, within=True), [])


@pytest.mark.parametrize("key", ["words:none", "words:1"])
def test_without_common_words_they_are_of_two_things(key: str) -> None:
    assert not clash(NINE, FIVE, key)
    assert clash(headline(NINE), FIVE, key)


def test_of_a_floor_and_a_figure_above_it_the_writer_knows_both() -> None:
    assert not clash(NINE, FIVE, level=HEDGED)
    assert clash(headline(NINE), FIVE, level=HEDGED)


def test_what_was_done_clashes_with_the_headline_alone() -> None:
    did, did_not = (claim(f"It {word} him.", stance(word, word)) for word in ("jailed", "freed"))
    assert not clash(did, did_not)
    assert clash(headline(did), did_not)


def at(name: str, key: str) -> Claim:
    return claim(f"It was in {name}.", value(name, Place(name, key), "be", kind=Kind.PLACE))


GRAZ, LINZ, STYRIA = at("Graz", "city:1"), at("Linz", "city:2"), at("Styria", "region:AT.6")


@pytest.mark.parametrize(
    ("description", "left", "right", "around", "expected"),
    [
        ("two towns", GRAZ, LINZ, {"cosine": 0.6}, True),
        ("of sentences less alike", GRAZ, LINZ, {"cosine": 0.59}, False),
        ("of sentences not nearest", GRAZ, LINZ, {"ranks": (1, 2)}, False),
        ("nor the other way", GRAZ, LINZ, {"ranks": (2, 1)}, False),
        ("in the headline", headline(GRAZ), LINZ, {"cosine": 0.1, "ranks": (4, 4)}, True),
        ("a town and a region", GRAZ, STYRIA, {}, False),
        ("of no known sort", at("Upper Quill", ""), at("Lower Quill", ""), {}, False),
    ],
)
def test_places_of_sentences_that_are_alike(
    description: str, left: Claim, right: Claim, around: dict[str, Any], expected: bool
) -> None:
    assert clash(left, right, **around) is expected


def test_times_are_of_sentences_that_are_alike() -> None:
    assert clash(*kinds(Kind.TIME), cosine=0.6)
    assert not clash(*kinds(Kind.TIME), cosine=0.59)
    assert clash(*kinds(Kind.NUMBER), cosine=0.1)
