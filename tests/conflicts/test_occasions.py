"""Another meeting, another game, another hour of one day: both values hold."""

from __future__ import annotations

import pytest
from conftest import ClaimsOf
from made import claim, dispute, disputed_keys, figure, mirrored

from discrepancy.conflicts import occasions
from discrepancy.conflicts.dispute import Dispute
from discrepancy.conflicts.judgement import judge
from discrepancy.findings import load_weights
from discrepancy.records import Claim, Kind, Place, Verdict

CASES = [
    (
        "when a play stood so",
        "Lindra trailed 2-1 after forty minutes.",
        "Play was halted for six minutes.",
        Kind.DURATION,
        {"moment:one"},
    ),
    (
        "sent off, and booked",
        "The captain was sent off after 70 minutes.",
        "The captain had been booked after nine minutes.",
        Kind.DURATION,
        {"moment:one"},
    ),
    (
        "one goal",
        "Vik scored after 70 minutes.",
        "Vik scored after nine minutes.",
        Kind.DURATION,
        set(),
    ),
    (
        "two prizes",
        "The first prize is 15,000 crowns.",
        "For second place the club pays 11,000 crowns.",
        Kind.MONEY,
        {"ranked:other"},
    ),
    (
        "one prize",
        "The first prize is 15,000 crowns.",
        "For first place the club pays 11,000 crowns.",
        Kind.MONEY,
        set(),
    ),
    (
        "when it left, and when it hit",
        "The express hit a lorry at 5.55 pm.",
        "The express had left Lindra at 4.28 pm.",
        Kind.TIME,
        {"phase:other"},
    ),
    (
        "when it took off, and when it crashed",
        "The plane crashed at 5.55 pm.",
        "The plane had taken off from Lindra at 5.20 pm.",
        Kind.TIME,
        {"phase:other"},
    ),
    (
        "when it left",
        "The express left Lindra at 4.40 pm.",
        "The express had left Lindra at 4.28 pm.",
        Kind.TIME,
        set(),
    ),
    (
        "no play",
        "The crowd left after forty minutes.",
        "The speech took six minutes.",
        Kind.DURATION,
        set(),
    ),
    (
        "a meeting with somebody else",
        "Mr Kolb met with Mrs Marku on Friday in Norway.",
        "Ada Weiss and Jan Kolb met in Sweden.",
        Kind.PLACE,
        {"company:other"},
    ),
    (
        "a meeting of the same two",
        "Mr Kolb met with Mrs Weiss on Friday in Norway.",
        "Ada Weiss and Jan Kolb met in Sweden.",
        Kind.PLACE,
        set(),
    ),
    (
        "a meeting of nobody that is named",
        "Mr Kolb met with Mrs Marku on Friday in Norway.",
        "The two met in Sweden.",
        Kind.PLACE,
        set(),
    ),
    (
        "two games",
        "Lindra beat Osk 3-1 in the cup on Sunday.",
        "In the final they meet Kolm, who beat Marl 2-0 on Saturday.",
        Kind.SCORE,
        {"game:other"},
    ),
    (
        "one game",
        "Lindra beat Osk 3-1 in the cup on Sunday.",
        "Osk lost 2-0 on Sunday.",
        Kind.SCORE,
        set(),
    ),
]


@pytest.mark.parametrize(("description", "left", "right", "kind", "expected"), CASES)
def test_each_is_right_for_its_own_occasion(
    description: str,
    left: str,
    right: str,
    kind: Kind,
    expected: set[str],
    *,
    claims_of: ClaimsOf,
) -> None:
    for pair in ((left, right), (right, left)):
        assert disputed_keys(occasions.FEATURES, claims_of, pair, kind) == expected, description


MALTA = Place(name="Malta", key="country:MT")
VALLETTA = Place(name="Valletta", key="city:1", ancestors=("country:MT",))
VIENNA = Place(name="Vienna", key="city:2", ancestors=("country:AT",))
UNKNOWN = Place(name="Brenholt")


def talks(hours: int, place: Place) -> Claim:
    told = figure(f"{hours} hours", hours, "talk", kind=Kind.DURATION, unit="h")
    return claim(f"The talks took {hours} hours.", told, where=(place,), keywords=("talk", "hour"))


def held(left: Place, right: Place, *told: Place) -> Dispute:
    """Talks of 9 and of 6 hours; the left article tells of other places, too."""
    beside = [claim("They had met before.", where=(place,)) for place in told]
    return dispute(talks(9, left), talks(6, right), others=(beside, ()))


@pytest.mark.parametrize(
    ("description", "made", "expected"),
    [
        ("each knows its own", held(MALTA, VIENNA), False),
        ("one knows both", held(MALTA, VIENNA, VIENNA), True),
        ("one knows what lies in the other", held(VIENNA, MALTA, VALLETTA), True),
        ("one place in another", held(MALTA, VALLETTA, VIENNA), False),
        ("a place that nobody knows", held(MALTA, UNKNOWN, UNKNOWN), False),
    ],
)
def test_an_article_that_tells_of_both_places_tells_of_two_meetings(
    description: str, made: Dispute, expected: bool
) -> None:
    weights = load_weights()
    for one in (made, mirrored(made)):
        found = judge(one, weights)
        assert found is not None, description
        assert (found.verdict is Verdict.DISTINCT) is expected, description
        assert ("one article tells of both places" in {e.label for e in found.evidence}) is expected


def met(hours: int, place: Place | None, *, of: str = "talk") -> Claim:
    told = figure(f"{hours} hours", hours, of, kind=Kind.DURATION, unit="h")
    return claim(f"They met for {hours} hours.", told, where=(place,) if place else ())


@pytest.mark.parametrize(
    ("description", "here", "there", "beside", "expected"),
    [
        ("the other has one of that place", met(7, None), met(4, VIENNA), met(5, VIENNA), True),
        ("of a place that holds it", met(7, UNKNOWN), met(4, VALLETTA), met(5, MALTA), True),
        ("of another place", met(7, None), met(4, VIENNA), met(5, MALTA), False),
        ("told in another word", met(7, None), met(4, VIENNA), met(5, VIENNA, of="stay"), True),
        ("both of that place", met(7, VIENNA), met(4, VIENNA), met(5, VIENNA), False),
        ("no place is told", met(7, None), met(4, None), met(5, VIENNA), False),
    ],
)
def test_a_value_of_a_place_answers_the_one_of_that_place(
    description: str, here: Claim, there: Claim, beside: Claim, expected: bool
) -> None:
    made = dispute(here, there, others=((here, beside), (there,)))
    for one in (made, mirrored(made)):
        keys = {found.key for feature in occasions.FEATURES for found in feature(one)}
        assert ("places:there" in keys) is expected, description
        found = judge(one, load_weights())
        assert found is None or (found.verdict is Verdict.DISTINCT) is expected, description
