"""What a report says of a conflict in words: the question, its severity, what would settle it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from made import DIFFER, TEN, TWELVE, claim, count, dispute, figure, stance, value
from newsroom import MONDAY

from discrepancy.conflicts.judgement import Judgement
from discrepancy.conflicts.wording import LONGEST, severity, summary, would_change
from discrepancy.records import Claim, Hedge, Kind, Name, Severity, Slot, Verdict, Wording

LONG = "the keeper of the light " * 4


def words(text: str, kind: Kind = Kind.PERSON, *, start: int = 5) -> Slot:
    return replace(value(text, Name(text, ()), kind=kind), start=start)


def aged(text: str, amount: int) -> Slot:
    return figure(text, amount, kind=Kind.AGE, unit="years")


def said(text: str, speaker: str, kind: Kind) -> Slot:
    return value(text, Wording(text, speaker), kind=kind)


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        ("figures", TWELVE.slots[0], TEN.slots[0], "Twelve or ten?"),
        ("a name keeps its capital", words("Ana", start=0), words("Per", start=0), "Ana or Per?"),
        ("a capital within", words("in Tarn"), words("SS Marl"), "In Tarn or SS Marl?"),
        (
            "a figure within",
            replace(TWELVE.slots[0], start=3),
            replace(TEN.slots[0], start=3),
            "Twelve or Ten?",
        ),
        ("in one line", words("the\nkeeper"), words("a  pilot"), "The keeper or a pilot?"),
        ("without loose marks", words(" “Ana”, – "), words(";:—Per,"), "“Ana” or Per?"),
        ("ages", aged("44-year-old", 44), aged("Forty-six", 46), "44 years or 46 years?"),
        ("stances", stance("reached", "agree"), stance("failed", "fail"), "Reached or failed?"),
        ("quotations", said("Aye", "Ana", Kind.QUOTE), said("No", "Per", Kind.QUOTE), "Aye or No?"),
        (
            "speakers",
            said("Aye", "Ana", Kind.ATTRIBUTION),
            said("Aye", "the pilot", Kind.ATTRIBUTION),
            "Said by Ana or by the pilot?",
        ),
        (
            "sentences",
            said("it ended", "", Kind.POLARITY),
            said("it did not", "", Kind.POLARITY),
            "“it ended” or “it did not”?",
        ),
        (
            "sentences that quote",
            said('"Nobody knew," he said', "", Kind.POLARITY),
            said("They (“all” of them) knew", "", Kind.POLARITY),
            "“‘Nobody knew,’ he said” or “They (‘all’ of them) knew”?",
        ),
        ("long", words(LONG), words("Per"), f"T{LONG[1 : LONGEST - 1].rstrip()}… or Per?"),
        (
            "as long as may be",
            words("x" * LONGEST),
            words("Per"),
            f"X{'x' * (LONGEST - 1)} or Per?",
        ),
    ],
)
def test_the_question(description: str, left: Slot, right: Slot, expected: str) -> None:
    assert summary(left, right) == expected


def judged(
    left: Claim, right: Claim, verdict: Verdict = Verdict.POSSIBLE, **more: object
) -> Judgement:
    return Judgement(dispute(left, right, level=DIFFER, **more), verdict, 1.0, ())  # type: ignore[arg-type]


def number(amount: int, *, headline: bool = False) -> Claim:
    return claim(f"It was {amount}.", figure(str(amount), amount), headline=headline)


def state(text: str, kind: Kind) -> Claim:
    return claim(text, replace(stance(text, text), kind=kind))


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        ("a fifth more", number(10), number(12), Severity.MINOR),
        ("a quarter more", number(100), number(125), Severity.MINOR),
        ("over a quarter more", number(100), number(126), Severity.MAJOR),
        ("something or nothing", number(0), number(1), Severity.MAJOR),
        ("of one size, with a sign", number(-10), number(10), Severity.MINOR),
        ("in a headline", number(10, headline=True), number(12), Severity.MAJOR),
        (
            "what happened",
            state("held", Kind.POLARITY),
            state("freed", Kind.POLARITY),
            Severity.MAJOR,
        ),
        ("a state", state("held", Kind.STATUS), state("freed", Kind.STATUS), Severity.MAJOR),
        ("an order", state("before", Kind.ORDERING), state("after", Kind.ORDERING), Severity.MINOR),
    ],
)
def test_severity(description: str, left: Claim, right: Claim, expected: Severity) -> None:
    assert severity(judged(left, right)) is expected, description
    assert severity(judged(right, left)) is expected, description


UNDATED = (
    "The publication time of {} is unknown: with it, the two could be told to be of one occasion "
    "or of two."
)
LEAVES_ROOM = "“{}” leaves room: an exact figure would decide."
OF_ONE = "If both were of one occasion, the values could not both hold."


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ((MONDAY, MONDAY), ()),
        ((None, MONDAY), (UNDATED.format("a"),)),
        ((MONDAY, None), (UNDATED.format("b"),)),
        ((None, None), (UNDATED.format("a"), UNDATED.format("b"))),
    ],
)
def test_an_unknown_time_would_settle_it(
    published: tuple[datetime | None, datetime | None], expected: tuple[str, ...]
) -> None:
    assert would_change(judged(TWELVE, TEN, published=published)) == expected


@pytest.mark.parametrize("hedge", list(Hedge))
def test_an_exact_figure_would_settle_it(hedge: Hedge) -> None:
    room = hedge in (Hedge.OVER, Hedge.UNDER, Hedge.AT_LEAST, Hedge.AT_MOST)
    hedged = count("Twelve, hedged", "Twelve", 12, hedge=hedge)
    assert would_change(judged(hedged, TEN)) == (LEAVES_ROOM.format("Twelve"),) * room
    assert would_change(judged(TEN, hedged)) == (LEAVES_ROOM.format("Twelve"),) * room


def test_of_two_occasions_it_is_said_what_one_would_mean() -> None:
    assert would_change(judged(TWELVE, TEN, Verdict.DISTINCT)) == (OF_ONE,)
