"""Which differing values of two sentences are judged at all, and which of the judged are kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from asked import corpus, found, number, of
from made import DIFFER, MONDAY, claim, dispute, figure, value

from discrepancy.conflicts.disputes import Corpus, disputes, judgements, statements
from discrepancy.conflicts.statements import READ
from discrepancy.events.candidates import Candidate
from discrepancy.findings import Weights
from discrepancy.records import Claim, Kind, Place

NINE = number("Nine boats sank.", "Nine", 9, "boat")
FIVE = number("Five boats sank.", "Five", 5, "boat")


def test_values_that_differ_are_in_dispute_and_those_that_agree_are_not() -> None:
    assert found(NINE, FIVE) == [("Nine", "Five")]
    assert found(NINE, NINE) == []
    assert found(NINE, claim("Boats sank.")) == []


@pytest.mark.parametrize(("told_from", "expected"), [(0, True), (5, True), (6, False)])
def test_what_a_dateline_says_dates_the_report(told_from: int, expected: bool) -> None:
    dated = number("TARN 9 boats sank.", "9", 9, "boat", told_from=told_from)
    assert bool(found(dated, FIVE)) is expected
    assert bool(found(FIVE, dated)) is expected


def words(*keywords: str) -> Claim:
    return replace(NINE, keywords=keywords)


def test_a_word_is_the_rarer_the_fewer_sentences_have_it() -> None:
    told = {
        "a": [of("a", words("reef", "boat", "reef")), of("a", words("boat", "tug"), 1)],
        "b": [of("b", words("boat", "reef", "gale"))],
    }
    around = corpus(**told)
    pair = around.pair(Candidate(told["a"][0], told["b"][0], 0.6, 0.5, 1, 1))
    assert pair.rarity == {"reef": 1.0, "boat": 2 / 3}
    within = around.pair(Candidate(told["a"][0], told["a"][1], 0.6, 0.5, 1, 1))
    assert within.rarity == {"boat": 1.0}
    assert (within.within, pair.within) == (True, False)


def test_a_pair_stands_between_its_articles_with_its_values() -> None:
    age = figure("44", 44, kind=Kind.AGE, unit="year")
    one, other = of("a", NINE), of("b", FIVE)
    third = of("b", claim("Moss is 44, and 9 came.", figure("9", 9), age), 1)
    around = corpus(a=[one], b=[other, third])
    candidate = Candidate(one, other, 0.6, 0.5, 1, 1)
    (made,) = disputes([candidate], around)
    assert made.pair.candidate == candidate
    assert (made.pair.left_article.id, made.pair.right_article.id) == ("a", "b")
    assert (made.pair.left_slot, made.pair.right_slot) == (one.slots[0], other.slots[0])
    assert (made.left_others, made.right_others) == ([one], [other, third])
    assert made.vote is None
    plain = around.pair(candidate)
    assert (plain.left_slot, plain.right_slot) == (None, None)
    assert around.ages("b") == {age.value}
    assert around.ages("a") == frozenset()


@pytest.mark.parametrize(
    ("ranks", "expected"), [((1, 1), True), ((2, 1), True), ((2, 2), True), ((1, 3), False)]
)
def test_near_sentences_as_wholes(ranks: tuple[int, int], expected: bool) -> None:
    agreed, refused = claim("They agreed.", of="a"), claim("They would not.", of="b")
    around = corpus(a=[agreed], b=[refused, claim("It rained.", of="b", index=1)])
    made = list(statements([Candidate(agreed, refused, 0.6, 0.5, *ranks)], around))
    shown = [(one.aligned.left.text, one.aligned.right.text) for one in made]
    assert shown == [("They agreed", "They would not")] * expected
    assert all(one.aligned.level == READ and one.vote is None for one in made)


def test_of_one_article_no_sentences_are_read_as_wholes() -> None:
    agreed, refused = claim("They agreed.", of="a"), claim("They would not.", of="a", index=1)
    around = corpus(a=[agreed, refused])
    assert not list(statements([Candidate(agreed, refused, 0.6, 0.5, 1, 1)], around))


@pytest.mark.parametrize(
    ("more", "words", "expected"),
    [
        (["It rained."], ("miner pay", "miner pay"), False),
        ([], ("miner pay", "miner pay"), True),  # each is all that its source says
        ([], ("miner pay", "harbour"), False),  # but not of one matter
    ],
)
def test_undated_sentences_are_read_as_wholes_where_they_stand_alone(
    more: list[str], words: tuple[str, str], expected: bool
) -> None:
    agreed, refused = (
        claim(text, of=of, keywords=tuple(own.split()))
        for text, of, own in zip(("They agreed.", "They would not."), "ab", words, strict=True)
    )
    beside = [claim(text, of="b", index=1) for text in more]
    around = corpus(a=[agreed], b=[refused, *beside])
    undated = {**around.articles, "b": replace(around.articles["b"], published=None)}
    around = Corpus(undated, around.claims)
    made = list(statements([Candidate(agreed, refused, 0.6, 0.5, 1, 1)], around))
    assert bool(made) is expected


@pytest.mark.parametrize(("days", "expected"), [(0, True), (4, True), (5, False)])
def test_what_stands_alone_is_read_where_it_may_be_of_one_time(days: int, expected: bool) -> None:
    """Of news of two weeks one may tell an earlier state than the other."""
    agreed, refused = (
        claim(text, of=of, keywords=("miner", "pay"))
        for text, of in (("They agreed.", "a"), ("They would not.", "b"))
    )
    around = corpus(a=[agreed], b=[refused])
    later = replace(around.articles["b"], published=MONDAY + timedelta(days=days))
    around = Corpus({**around.articles, "b": later}, around.claims)
    made = list(statements([Candidate(agreed, refused, 0.6, 0.5, 1, 1)], around))
    assert bool(made) is expected


def test_each_dispute_is_judged_by_itself() -> None:
    weights = Weights(
        0, 0, 0, {"value-number:3": 1.0}, {"possible": 0.5, "contradiction": 9, "same_event": 0}
    )
    sure, weak = dispute(NINE, FIVE), dispute(NINE, FIVE, level=replace(DIFFER, weight=1.0))
    assert [item.dispute for item in judgements([weak, sure, weak], weights)] == [sure]


def test_what_a_reprint_changed_is_of_one_question() -> None:
    left, right = (
        claim(f"{does} {name}.", value(name, Place(name, f"city:{name}"), does, kind=Kind.PLACE))
        for does, name in (("meet", "Athens"), ("sit", "Ur"))
    )
    assert not found(left, right, ranks=(1, 2))
    assert found(left, right, ranks=(1, 2), reprint=True)
    dateline = replace(left, told_from=12)  # but what a dateline says is not
    assert not found(dateline, right, reprint=True)
