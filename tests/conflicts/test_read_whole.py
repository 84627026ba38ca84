"""What reading two sentences as wholes comes to: votes, the length of the articles, nearness."""

from __future__ import annotations

from dataclasses import replace
from math import log

import pytest
from made import TEN, TWELVE, claim, dispute, figure, value

from discrepancy.conflicts.dispute import Dispute
from discrepancy.conflicts.evidence import value_findings
from discrepancy.conflicts.statements import READ
from discrepancy.findings import Finding
from discrepancy.records import Claim, Kind, Wording

SIDES = tuple(
    claim(text, value(text, Wording(text), kind=Kind.POLARITY)) for text in ("Yes", "Aye")
)


def found(one: Dispute, feature: str) -> tuple[Finding, ...]:
    return tuple(f for f in value_findings(one) if f.feature == feature)


def odds(chance: float) -> float:
    return log(chance / (1 - chance))


@pytest.mark.parametrize(
    ("vote", "chance", "shown"),
    [
        (0.5, 0.5, "50%"),
        (0.7, 0.7, "70%"),
        (0.1, 0.1, "10%"),  # what it gives most pairs: says nothing
        (1.0, 0.7, "100%"),  # no judge is that sure
        (0.0, 0.02, "0%"),
    ],
)
def test_what_a_judge_says(vote: float, chance: float, shown: str) -> None:
    (said,) = found(dispute(TWELVE, TEN, vote=vote), "vote")
    assert said.key == "vote:value"
    assert said.label == f"a judge of sentence pairs gives a conflict a chance of {shown}"
    assert said.amount == pytest.approx(odds(chance) - odds(0.1))


def test_nobody_said_anything() -> None:
    assert not found(dispute(TWELVE, TEN), "vote")


@pytest.mark.parametrize(
    ("description", "words", "match", "group"),
    [
        ("of what nobody says", ((), ()), None, "length"),
        ("of two things", (("talk",), ("flight",)), 0.2, "length"),
        ("of one thing", (("talk",), ("talk",)), 0.7, "value"),
        ("both lasted", (("last",), ("last", "meeting")), None, "value"),
        ("one lasted", (("last",), ("spend",)), None, "length"),
    ],
)
def test_of_two_lengths_of_time_a_vote_is_weighed_apart(
    description: str, words: tuple[tuple[str, ...], ...], match: float | None, group: str
) -> None:
    left, right = (
        claim("It took hours.", figure("hours", hours, *own, kind=Kind.DURATION, unit="h"))
        for hours, own in zip((2, 5), words, strict=True)
    )
    (said,) = found(dispute(left, right, vote=0.5, match=match), "vote")
    assert said.key == f"vote:{group}", description


def filler(count: int) -> list[Claim]:
    return [claim("It rained.", index=n) for n in range(count)]


@pytest.mark.parametrize(
    ("here", "there", "longest"), [(12, 12, 12), (5, 30, 30), (30, 5, 30), (7, 7, 7), (7, 3, 7)]
)
def test_the_longer_the_article_the_less_is_a_counterpart(
    here: int, there: int, longest: int
) -> None:
    one = dispute(TWELVE, TEN, others=(filler(here - 1), filler(there - 1)))
    (said,) = found(one, "length")
    assert (said.key, said.amount) == ("length:value", pytest.approx(log(12 / longest)))
    assert said.label == f"the longer article has {longest} sentences"


def test_in_a_few_sentences_every_one_is_near_every_other() -> None:
    assert not found(dispute(TWELVE, TEN, others=(filler(5), filler(2))), "length")


def test_of_one_article_and_of_a_reprint_the_length_says_nothing() -> None:
    many = filler(9), filler(9)
    assert not found(dispute(TWELVE, TEN, within=True, others=many), "length")
    one = dispute(TWELVE, TEN, others=many)
    assert found(one, "length")
    candidate = replace(one.pair.candidate, reprint=True)
    reprinted = replace(one, pair=replace(one.pair, candidate=candidate))
    assert not found(reprinted, "length")


@pytest.mark.parametrize("kind", [Kind.QUOTE, Kind.ATTRIBUTION])
def test_no_two_quotations_are_alike_by_chance(kind: Kind) -> None:
    many = filler(29), filler(9)
    said = (claim(text, value(text, Wording(text), kind=kind)) for text in ("Go home", "Go away"))
    assert not found(dispute(*said, others=many, level=READ), "length")


@pytest.mark.parametrize(("ranks", "nearest"), [((1, 1), True), ((1, 2), False)])
def test_of_whole_sentences_nothing_else_is_found(ranks: tuple[int, int], nearest: bool) -> None:
    many = filler(9), filler(9)
    one = dispute(*SIDES, match=None, level=READ, vote=0.5, ranks=ranks, others=many)
    keys = [finding.key for finding in value_findings(one)]
    near = ["statement:nearest"] * nearest
    alike = ["statement:alike", "statement:same"]
    assert keys == ["statement:read", *near, *alike, "length:alone", "vote:alone"]
