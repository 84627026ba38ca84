"""Whole sentences as values: what of a sentence is the statement, and which are asked about."""

from __future__ import annotations

from dataclasses import replace
from math import log, nan

import numpy as np
import pytest
from made import TEN, TWELVE, claim, dispute, stance, value

from discrepancy.conflicts.alignment import Aligned
from discrepancy.conflicts.evidence import value_findings
from discrepancy.conflicts.statements import (
    READ,
    are_near,
    as_values,
    is_statement,
    on_one_matter,
    stand_alone,
)
from discrepancy.conflicts.votes import Ballot, collect_votes, in_context
from discrepancy.events.candidates import Candidate
from discrepancy.judges import Chances, Question
from discrepancy.records import Claim, Kind, Wording


def candidate(left: Claim, right: Claim, *ranks: int) -> Candidate:
    one, other = ranks or (1, 1)
    return Candidate(left, right, 0.6, 0.5, one, other)


@pytest.mark.parametrize(
    ("description", "text", "told_from", "start", "expected"),
    [
        ("without its stop", "It is over. ", 0, 0, "It is over"),
        ("without its dateline", "TARN - It is over.", 7, 7, "It is over"),
        ("a dateline and no more", "TARN -", 6, 0, "TARN -"),
        ("a dateline beyond the sentence", "TARN.", 9, 0, "TARN"),
        ("a dateline before the stop", "TARN - .", 7, 0, "TARN -"),
        ("one letter after the dateline", "TARN - I.", 7, 7, "I"),
        ("nothing but stops", "...", 0, 0, "..."),
        ("a line break at the end", "It is over.\n", 0, 0, "It is over"),
    ],
)
def test_what_of_a_sentence_is_the_statement(
    description: str, text: str, told_from: int, start: int, expected: str
) -> None:
    said = claim(text, told_from=told_from)
    for slot in (as_values(candidate(said, TEN)).left, as_values(candidate(TEN, said)).right):
        assert (slot.start, slot.end) == (start, start + len(expected))
        assert (slot.kind, slot.text, slot.value) == (Kind.POLARITY, expected, Wording(expected))


def test_a_line_break_within_is_no_part_of_the_statement() -> None:
    slot = as_values(candidate(claim("It\nis  over."), TEN)).left
    assert (slot.text, slot.shown) == ("It\nis  over", "It is over")


def test_sentences_as_values_leave_room_and_are_of_nothing() -> None:
    made = as_values(candidate(TWELVE, TEN))
    assert made == Aligned(made.left, made.right, READ, None)
    assert made.disputed
    assert READ.label == "read as excluding each other"


@pytest.mark.parametrize(
    ("ranks", "expected"), [((1, 1), True), ((1, 2), True), ((2, 2), True), ((3, 1), False)]
)
def test_among_each_others_nearest(ranks: tuple[int, int], expected: bool) -> None:
    assert are_near(candidate(TWELVE, TEN, *ranks)) is expected


def test_what_is_a_whole_sentence() -> None:
    assert is_statement(as_values(candidate(TWELVE, TEN)).left)
    assert not is_statement(value("aye", Wording("aye"), kind=Kind.QUOTE))
    assert not is_statement(stance("agreed", "agree"))


# ------------------------------------------------------------------ what stands alone

HEAD, LATER = claim("Ten boats", headline=True), claim("It rained.", index=1)


@pytest.mark.parametrize(
    ("description", "articles", "expected"),
    [
        ("a sentence each", ((TWELVE,), (TEN,)), True),
        ("a headline beside it", ((TWELVE,), (HEAD, TEN)), True),
        ("one of two sentences", ((TWELVE,), (TEN, LATER)), False),
        ("the other way round", ((TEN, LATER), (TWELVE,)), False),
        ("nothing but a headline", ((TWELVE,), (HEAD,)), False),
    ],
)
def test_what_stands_alone(
    description: str, articles: tuple[tuple[Claim, ...], ...], expected: bool
) -> None:
    assert stand_alone(*articles) is expected


@pytest.mark.parametrize(
    ("left", "right", "cosine", "expected"),
    [
        ("pump mine", "mine pump rope", 0.1, True),
        ("pump mine", "mine rope", 0.4, True),
        ("pump mine", "mine rope", 0.39, False),
        ("pump", "rope", 0.9, False),
    ],
)
def test_what_is_on_one_matter(left: str, right: str, cosine: float, expected: bool) -> None:
    sides = (claim("It ran dry.", keywords=tuple(words.split())) for words in (left, right))
    assert on_one_matter(replace(candidate(*sides), cosine=cosine)) is expected


def test_of_what_stands_alone_the_vote_tells_all() -> None:
    whole = as_values(candidate(TWELVE, TEN))
    sides = replace(TWELVE, slots=(whole.left,)), replace(TEN, slots=(whole.right,))
    found = value_findings(dispute(*sides, vote=0.5))
    assert [one.key for one in found] == ["standalone:read", "vote:standalone"]
    assert found[1].amount == pytest.approx(log(9))  # of even odds, over those of one in ten


# ------------------------------------------------------------------ what is read of them


@pytest.mark.parametrize(
    ("words", "expected"),
    [((14, 14), 0.0), ((28, 3), log(2)), ((3, 28), log(2)), ((0, 0), 0.0)],
)
def test_much_is_said_in_a_long_sentence(words: tuple[int, int], expected: float) -> None:
    sides = (claim("It ran dry.", keywords=tuple(f"w{i}" for i in range(n))) for n in words)
    assert amounts(*sides).get("statement:long", 0.0) == expected


@pytest.mark.parametrize(("closeness", "expected"), [(0.25, 0.0), (0.1, 0.15), (-0.15, 0.4)])
def test_what_is_no_nearer_than_the_story_is(closeness: float, expected: float) -> None:
    found = amounts(TWELVE, TEN, closeness=closeness)
    assert found.get("statement:apart", 0.0) == pytest.approx(expected)


@pytest.mark.parametrize(("cosine", "expected"), [(0.4, 0.0), (0.5, 0.0), (0.9, 0.4)])
def test_what_is_much_alike_says_the_same(cosine: float, expected: float) -> None:
    found = amounts(TWELVE, TEN, cosine=cosine)
    assert found["statement:alike"] == cosine
    assert found.get("statement:same", 0.0) == pytest.approx(expected)


@pytest.mark.parametrize("margin", [0.3, -0.1, 0.0])
def test_how_much_nearer_than_the_next(margin: float) -> None:
    assert amounts(TWELVE, TEN, margin=margin).get("statement:ahead", 0.0) == margin


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("pump mine", "pump", 1.0),  # as rare as can be, where nothing is known
        ("mine", "pump", 0.0),
        ("pump mine rope lamp", "lamp rope mine pump", 2.5),  # more say no more
    ],
)
def test_rare_words_in_common(left: str, right: str, expected: float) -> None:
    sides = (claim("It ran dry.", keywords=tuple(words.split())) for words in (left, right))
    assert amounts(*sides).get("statement:shared", 0.0) == expected


def amounts(
    left: Claim, right: Claim, *, closeness: float = 0.5, cosine: float = 0.6, margin: float = 0.0
) -> dict[str, float]:
    """The amount of each finding on two whole sentences."""
    whole = as_values(candidate(left, right))
    made = dispute(
        *(replace(c, slots=(s,)) for c, s in ((left, whole.left), (right, whole.right))),
        others=((LATER,), ()),
    )
    near = replace(made.pair.candidate, closeness=closeness, cosine=cosine, margin=margin)
    return {
        f.key: f.amount
        for f in value_findings(replace(made, pair=replace(made.pair, candidate=near)))
    }


# --------------------------------------------------------------------------- votes


class Heard:
    """Gives these chances, in turn, and keeps what it was asked."""

    identity = "heard"

    def __init__(self, *chances: float) -> None:
        self.chances = chances
        self.asked: list[Question] = []
        self.needed: list[float] = []

    def contradiction(self, questions: list[Question], needed: list[float]) -> Chances:
        self.asked += questions
        self.needed += needed
        return np.array(self.chances, dtype=np.float32)


HERE = {
    "a": [
        claim(text, of="a", index=i)
        for i, text in enumerate(["A quarry", "Pumps ran.", "It was dry."])
    ]
}
THERE = {
    "b": [claim(text, of="b", index=i) for i, text in enumerate(["Pumps failed.", "It was wet."])]
}
CLAIMS = {**HERE, **THERE}
ONE, TWO, THREE = HERE["a"]
FOUR, FIVE = THERE["b"]


def test_a_judge_reads_each_pair_once_in_its_context() -> None:
    judge = Heard(0.876, 0.123)
    one, other = candidate(TWO, FOUR), candidate(THREE, FIVE)
    ballot = collect_votes({one: 0.5, other: 0.12}, CLAIMS, judge)
    assert judge.needed == pytest.approx([0.495, 0.115])  # which is rounded to what is needed
    assert judge.asked == [
        Question("Pumps ran.", "Pumps failed."),
        Question("It was dry. (Pumps ran.)", "It was wet. (Pumps failed.)"),
    ]
    assert [ballot.on(pair) for pair in (one, other, candidate(ONE, FIVE))] == [0.88, 0.12, None]


def test_a_judge_is_told_what_stands_alone() -> None:
    judge = Heard(0.5)
    claims = {**HERE, "b": [FOUR]}
    collect_votes({candidate(TWO, FOUR): 0.0}, claims, judge)
    collect_votes({candidate(TWO, FOUR): 0.0}, {"a": [TWO], "b": [FOUR]}, judge)
    assert [one.standalone for one in judge.asked] == [False, True]


def test_no_answer_is_no_vote() -> None:
    asked = {candidate(TWO, FOUR): 0.0, candidate(THREE, FIVE): 0.0}
    assert collect_votes(asked, CLAIMS, Heard(nan, 0.5)) == Ballot({("a#2", "b#1"): 0.5})


def test_without_a_question_nobody_is_asked() -> None:
    judge = Heard()
    assert collect_votes({}, CLAIMS, judge) == Ballot({})
    assert not judge.asked


@pytest.mark.parametrize(
    ("description", "sentences", "expected"),
    [
        ("leans", ("Pumps ran.", "They stopped."), "They stopped. (Pumps ran.)"),
        (
            "leans in quotation marks",
            ("Pumps ran.", "“They, too, stopped."),
            "“They, too, stopped. (Pumps ran.)",
        ),
        (
            "leans before a comma",
            ("Pumps ran.", "This, he said, is new."),
            "This, he said, is new. (Pumps ran.)",
        ),
        ("stands alone", ("Pumps ran.", "Pumps stopped."), "Pumps stopped."),
        ("no words", ("Pumps ran.", ""), ""),
        ("the first", ("They stopped.",), "They stopped."),
        ("line breaks", ("Pumps\nran  on.", "They\n stopped."), "They stopped. (Pumps ran on.)"),
    ],
)
def test_a_sentence_that_leans_is_read_with_the_one_before(
    description: str, sentences: tuple[str, ...], expected: str
) -> None:
    own = [claim(text, of="a", index=place) for place, text in enumerate(sentences)]
    assert in_context(own[-1], {"a": own}) == expected


def test_a_headline_is_nothing_to_lean_on() -> None:
    own = [claim("Pumps stop", of="a", headline=True), claim("They ran dry.", of="a", index=1)]
    assert in_context(own[1], {"a": own}) == "They ran dry."
