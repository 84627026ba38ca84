"""Values that are each right, because each answers its own question."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import ClaimsOf
from made import DIFFER, Told, beyond, claim, dispute, disputed_keys, stance, value

from discrepancy.conflicts import moments, questions
from discrepancy.records import Claim, Kind, Name
from discrepancy.slots.interface import Level, Relation

CASES = [
    (
        "as of a time",
        "Four miners remained underground as of 11.30 am.",
        "The shaft at Lindra collapsed at 6.10 am.",
        Kind.TIME,
        {"reading:as-of"},
    ),
    (
        "prices at two times",
        "Shares of Marl fell to $65 at 9.30 am.",
        "Shares of Marl fell to $63 at 3 pm.",
        Kind.TIME,
        {"reading:both"},
    ),
    (
        "a fall, and no figure",
        "The old mast fell at 9.30 am.",
        "The old mast fell at 3 pm.",
        Kind.TIME,
        set(),
    ),
    (
        "the day of a count",
        "The death toll in Lindra rose to twelve on Thursday.",
        "The shaft at Lindra collapsed on Wednesday.",
        Kind.DATE,
        {"reading:as-of"},
    ),
    (
        "over, and to come",
        "The harbour board met on 3 May 2024.",
        "The ferry line will open on 20 June 2024.",
        Kind.DATE,
        {"tense:other"},
    ),
    (
        "both to come",
        "The harbour board will meet on 8 June 2024.",
        "The ferry line will open on 20 June 2024.",
        Kind.DATE,
        set(),
    ),
    (
        "one happening, before or after the news",
        "The ferry line opened on 3 May 2024.",
        "The ferry line will open on 20 June 2024.",
        Kind.DATE,
        {"happening:one"},
    ),
    (
        "a thing said in two ways",
        "The last inspection was in March 2024, she said.",
        "The last inspection had been in May 2024.",
        Kind.DATE,
        {"happening:one"},
    ),
    (
        "what is held",
        "The meeting will take place on 8 June 2024.",
        "The meeting is to be held on 20 June 2024.",
        Kind.DATE,
        {"happening:one"},
    ),
    (
        "an earlier occasion",
        "The previous inspection was in March 2024.",
        "The inspection was in May 2024.",
        Kind.DATE,
        set(),
    ),
    (
        "two things done by one",
        "The board met on 8 May 2024.",
        "The board resigned on 20 May 2024.",
        Kind.DATE,
        set(),
    ),
    (
        "no more than a light verb",
        "It was on 8 May 2024.",
        "They were on 20 May 2024.",
        Kind.DATE,
        set(),
    ),
    (
        "a verb and its noun",
        "The states will meet again in March 2025.",
        "The next meeting will be in May 2025.",
        Kind.DATE,
        {"happening:one"},
    ),
    (
        "by the verb alone",
        "The new minister is to be sworn in on 8 June 2024.",
        "Her successor will be sworn in on 20 June 2024.",
        Kind.DATE,
        {"happening:one"},
    ),
    (
        "of two things",
        "The airport was shut on 12 May 2024.",
        "The authorities shut the tunnel on 11 May 2024.",
        Kind.DATE,
        set(),
    ),
    (
        "done, and not done",
        "The trains ran on 12 May 2024.",
        "The trains did not run on 11 May 2024.",
        Kind.DATE,
        {"undone:one"},
    ),
    (
        "not done on either day",
        "The trains did not run on 12 May 2024.",
        "The trains did not run on 11 May 2024.",
        Kind.DATE,
        {"happening:one"},
    ),
    (
        "the date of a thing that was not used",
        "Loaves of 12 May 2024 were eaten.",
        "Loaves of 11 May 2024 were not eaten.",
        Kind.DATE,
        {"happening:one"},
    ),
    (
        "at two places",
        "The orchestra plays in Lille on 12 June 2024.",
        "The orchestra plays in Reims on 15 June 2024.",
        Kind.DATE,
        set(),
    ),
    (
        "up on one day, and down on another",
        "Shares of Marl rose on 7 May 2024.",
        "Shares of Marl fell on 6 May 2024.",
        Kind.POLARITY,
        {"reading:both"},
    ),
    (
        "up and down on one day",
        "Shares of Marl rose on 7 May 2024.",
        "Shares of Marl fell on 7 May 2024.",
        Kind.POLARITY,
        set(),
    ),
    (
        "a price at the close",
        "The shares dropped 11 percent to 84 pence.",
        "The shares closed at 79 pence.",
        Kind.MONEY,
        {"reading:both"},
    ),
    (
        "a shop that closed",
        "The shop paid $84 in rent.",
        "The shop that closed paid $79 in rent.",
        Kind.MONEY,
        set(),
    ),
    (
        "what was paid at two hours",
        "Shares of Marl fell to $65 at 9.30 am.",
        "Shares of Marl fell to $63 at 3 pm.",
        Kind.MONEY,
        {"reading:both"},
    ),
    (
        "what was paid, one hour told",
        "Shares of Marl fell to $65 at 9.30 am.",
        "Shares of Marl fell to $63.",
        Kind.MONEY,
        set(),
    ),
    (
        "where they live, and where they were",
        "A family from Oslo was skiing in Norway on Sunday.",
        "The family lived in Sweden for years.",
        Kind.PLACE,
        {"governor:other"},
    ),
    (
        "one of many places",
        "The merger will face scrutiny in Norway and other countries.",
        "The merger will face scrutiny in Sweden.",
        Kind.PLACE,
        {"list:open"},
    ),
    (
        "in one place or in another",
        "The merger will face scrutiny in Norway.",
        "The merger will face scrutiny in Sweden.",
        Kind.PLACE,
        set(),
    ),
    (
        "those that remain",
        "The raiders took 276 pupils from the school.",
        "About 197 pupils remain in the hands of the raiders.",
        Kind.NUMBER,
        {"rest:one"},
    ),
    (
        "both remain",
        "About 276 pupils remain in the hands of the raiders.",
        "About 197 pupils remain in the hands of the raiders.",
        Kind.NUMBER,
        set(),
    ),
    (
        "cash, and shares",
        "The bid has $60 a share in cash.",
        "The bid has $22 a share in Marl stock.",
        Kind.MONEY,
        {"form:other"},
    ),
    (
        "cash, and the whole",
        "The bid has $60 a share in cash.",
        "The bid is worth $82 a share.",
        Kind.MONEY,
        {"form:one"},
    ),
    (
        "the whole, in both forms, twice",
        "The bid is worth $70 a share in cash and stock.",
        "The bid is worth $82 a share in cash and stock.",
        Kind.MONEY,
        set(),
    ),
    (
        "a portion, and the whole",
        "The portion of the bid that is safe stood at $60 million.",
        "The bid stood at $82 million.",
        Kind.MONEY,
        {"form:one"},
    ),
    (
        "the first, and the new",
        "The initial offer was worth $60 million.",
        "The improved offer was worth $82 million.",
        Kind.MONEY,
        {"stage:other"},
    ),
    (
        "what it was cut to",
        "Marl won, cutting the gap between the two rivals to just 12 points.",
        "Tiber is 19 points clear of Marl.",
        Kind.NUMBER,
        {"changed:one"},
    ),
    (
        "of one place",
        "Thieves in Oslo took 40 boats.",
        "Thieves took 70 boats.",
        Kind.NUMBER,
        set(),
    ),
    (
        "of the boats of one country",
        "Thieves took 40 Norwegian boats.",
        "Thieves took 70 boats.",
        Kind.NUMBER,
        {"limited:one"},
    ),
    (
        "one hospital",
        "Lindra Hospital said 20 people had been brought in.",
        "More than 51 people were taken to hospital.",
        Kind.NUMBER,
        {"hospital:one"},
    ),
    (
        "more than all in one hospital",
        "Lindra Hospital said 60 people had been brought in.",
        "Some 40 people were taken to hospital.",
        Kind.NUMBER,
        set(),
    ),
    (
        "two hospitals",
        "Lindra Hospital said 20 people had been brought in.",
        "Marl Infirmary said 31 people had been brought in.",
        Kind.NUMBER,
        {"hospital:one"},
    ),
]


@pytest.mark.parametrize(("description", "left", "right", "kind", "expected"), CASES)
def test_each_answers_its_own_question(
    description: str,
    left: str,
    right: str,
    kind: Kind,
    expected: set[str],
    *,
    claims_of: ClaimsOf,
) -> None:
    assert keys(claims_of, left, right, kind) == expected, description
    assert keys(claims_of, right, left, kind) == expected, description


def deed(words: str, *of: str) -> Claim:
    slot = replace(stance(words, words), attribute=("side", *of))
    return claim(f"Marku {words} in Lindra.", slot)


@pytest.mark.parametrize(
    ("description", "right", "expected"),
    [
        ("of one thing", deed("trails", "race"), {}),
        (
            "of another",
            deed("trails", "title"),
            {"themes:other": ("other things", "race", "title")},
        ),
        ("of nothing named", deed("trails"), {"themes:open": ("one is said of", "race", "")}),
    ],
)
def test_what_it_is_said_of(description: str, right: Claim, expected: Told) -> None:
    found = beyond(dispute(deed("led", "race"), right, level=DIFFER))
    assert found.keys() == expected.keys(), description
    for key, (label, *texts) in expected.items():
        assert found[key][0].endswith(label)
        assert list(found[key][1:]) == texts


def named(name: str, *who: str) -> Claim:
    known = Name(name, (name.lower(),))
    return claim(
        f"Their child {name} was there.", value(name, known, "child", kind=Kind.PERSON), who=who
    )


@pytest.mark.parametrize(
    ("description", "left", "right", "weight", "expected"),
    [
        ("two families", ("Ada Weiss",), ("Ines Marku",), 1.0, True),
        ("one family", ("Ada Weiss",), ("Jan Weiss",), 1.0, False),
        ("nobody else is named", ("Ada Weiss",), (), 1.0, False),
        ("variants of one name", ("Ada Weiss",), ("Ines Marku",), 2.0, False),
    ],
)
def test_names_told_among_others(
    description: str,
    left: tuple[str, ...],
    right: tuple[str, ...],
    weight: float,
    expected: bool,
) -> None:
    level = Level(Relation.DIFFERENT, "another name", weight)
    found = beyond(dispute(named("Hannah", *left), named("Zachary", *right), level=level))
    assert ("strangers:all" in found) is expected, description


def keys(claims_of: ClaimsOf, left: str, right: str, kind: Kind) -> set[str]:
    return disputed_keys((*moments.FEATURES, *questions.FEATURES), claims_of, (left, right), kind)
