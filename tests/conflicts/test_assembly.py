"""From judgements to what a report shows: each dispute once, each side in its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from made import DIFFER, TEN, claim, dispute, figure, judged, sources

from discrepancy.conflicts.assembly import conflicts, identified
from discrepancy.conflicts.dispute import Dispute
from discrepancy.fingerprints import Stated, fingerprint
from discrepancy.ranking import by_gravity
from discrepancy.records import (
    Claim,
    Conflict,
    Evidence,
    Hedge,
    Inherited,
    Kind,
    Period,
    Severity,
    Side,
    Spot,
    Verdict,
)

CONTRADICTION, POSSIBLE, DISTINCT = Verdict.CONTRADICTION, Verdict.POSSIBLE, Verdict.DISTINCT
DAY = Period(datetime(2024, 5, 12, tzinfo=UTC), datetime(2024, 5, 13, tzinfo=UTC))
INHERITED = (Inherited(text="Lindra", source="headline"),)


def renamed(one: Dispute) -> Dispute:
    """As `sources` calls its articles."""
    left, right = (
        replace(of, name=f"the {of.id}") for of in (one.pair.left_article, one.pair.right_article)
    )
    return replace(one, pair=replace(one.pair, left_article=left, right_article=right))


def told_in(name: str, index: int, one: Claim, start: int = 0) -> Claim:
    sentence = replace(
        one.sentence, article=name, index=index, start=start, end=start + one.sentence.end
    )
    return replace(one, id=f"{name}#{index}", sentence=sentence)


BEFORE, AFTER = claim("It blew hard."), claim("Nobody was hurt.")
OVER = claim("Over twelve boats sank.", figure("Over twelve", 12, "boat", hedge=Hedge.OVER))


def test_a_side_is_the_value_in_its_sentence_in_its_context() -> None:
    middle = replace(told_in("a", 1, OVER, 20), when=DAY, inherited=INHERITED)
    told = told_in("a", 0, BEFORE), middle, told_in("a", 2, AFTER)
    spots = (0, Spot("page", 1)), (30, Spot("page", 2))
    all_of = sources(*told, voices={"a": ("a", "copy")}, path="news/a", spots=spots)
    assert all_of.side(middle, replace(middle.slots[0], start=5, end=11)) == Side(
        article="a",
        path="news/a",
        line=1,
        column=25,
        start=25,
        end=31,
        sentence="Over twelve boats sank.",
        value_start=5,
        value_end=11,
        value_text="Over twelve",
        value="12",
        hedge="over",
        before="It blew hard.",
        after="Nobody was hurt.",
        when=DAY,
        inherited=INHERITED,
        voices=("a", "copy"),
        spot=Spot("page", 1),
    )
    assert all_of.side(middle, replace(middle.slots[0], start=10)).spot == Spot("page", 2)


@pytest.mark.parametrize(
    ("index", "expected"),
    [(0, ("", "B.")), (1, ("A.", "C.")), (2, ("B.", ""))],
)
def test_the_first_and_the_last_sentence_have_one_neighbour(
    index: int, expected: tuple[str, str]
) -> None:
    told = [told_in("a", place, claim(text)) for place, text in enumerate(("A.", "B.", "C."))]
    side = sources(*told).side(told[index], TEN.slots[0])
    assert (side.before, side.after) == expected


# --------------------------------------------------------------------------- each once


def boats(text: str, word: str, amount: int, *words: str, index: int = 0) -> Claim:
    return claim(text, figure(word, amount, "boat"), keywords=words, index=index)


NINE = boats("Nine boats sank.", "Nine", 9, "boat", "sink")
FIVE = boats("Five boats sank.", "Five", 5, "boat", "sink")
LOST = boats("The boats lost were nine.", "nine", 9, "boat", "lose", index=1)
GONE = boats("Gone are boats, nine of them.", "nine", 9, "boat", "go", index=2)


def test_an_id_is_the_fingerprint_and_recurs_with_a_number() -> None:
    items = [judged(dispute(one, FIVE), total=n) for one, n in ((NINE, 1), (LOST, 3), (GONE, 2))]
    found = identified(items)
    stated = (Stated("a", NINE.slots[0]), Stated("b", FIVE.slots[0]))
    name = fingerprint("number", *stated)
    assert list(found) == [name, f"{name}-2", f"{name}-3"]
    assert [item.total for item in found.values()] == [3, 2, 1]  # the firmest first


def test_the_firmest_is_a_contradiction_before_it_is_a_sum() -> None:
    verdicts = (DISTINCT, POSSIBLE, CONTRADICTION)
    items = [
        judged(dispute(one, FIVE), verdict, total=9.0 - n)
        for n, (one, verdict) in enumerate(zip((NINE, LOST, GONE), verdicts, strict=True), start=1)
    ]
    assert [item.verdict for item in identified(items).values()] == [*reversed(verdicts)]


@pytest.mark.parametrize(
    ("description", "again", "expected"),
    [
        ("in the same words", replace(NINE, sentence=replace(NINE.sentence, index=4)), 1),
        ("in other words", LOST, 2),
        ("of another value", boats("Eight boats sank.", "Eight", 8, "boat", "sink"), 2),
        ("in capitals", boats("NINE boats", "NINE", 9, "boat", "sink"), 1),
    ],
)
def test_what_is_repeated_is_told_once(description: str, again: Claim, expected: int) -> None:
    items = [judged(dispute(NINE, FIVE)), judged(dispute(again, FIVE))]
    assert len(identified(items)) == expected
    back = [judged(dispute(NINE, FIVE)), judged(dispute(FIVE, again, names=("b", "a")))]
    assert len(identified(back)) == expected


def test_another_kind_or_another_article_is_another_conflict() -> None:
    priced = replace(NINE, slots=(replace(NINE.slots[0], kind=Kind.MONEY),))
    paid = replace(FIVE, slots=(replace(FIVE.slots[0], kind=Kind.MONEY),))
    items = [
        judged(dispute(NINE, FIVE)),
        judged(dispute(priced, paid)),
        judged(dispute(NINE, FIVE, names=("a", "c"))),
    ]
    found = identified(items)
    assert len({id_.partition("-")[0] for id_ in found}) == 3


# --------------------------------------------------------------------------- conflicts

TERM = Evidence(about="values", label="values do not overlap", weight=1.5)


def test_a_conflict_says_all_that_was_judged() -> None:
    item = replace(judged(renamed(dispute(NINE, FIVE)), POSSIBLE, total=1.0), evidence=(TERM,))
    pair, aligned = item.dispute.pair, item.dispute.aligned
    all_of = sources(pair.left, pair.right)
    (found,) = conflicts(
        {"id-1": item}, all_of, event_of={"a#0": "event-7", "b#0": "none"}, point_of={"id-1": "p"}
    )
    assert found == Conflict(
        id="id-1",
        rule="number",
        kind=Kind.NUMBER,
        event="event-7",
        point="p",
        verdict=POSSIBLE,
        severity=Severity.MAJOR,
        confidence=0.73,
        summary="Nine or five?",
        sides=(all_of.side(pair.left, aligned.left), all_of.side(pair.right, aligned.right)),
        evidence=(TERM,),
        would_change=(),
        aliases=(),
    )
    undated = replace(item, dispute=dispute(NINE, FIVE, published=(None, None)))
    (found,) = conflicts(
        {"id-1": undated}, all_of, event_of={"a#0": "event-7"}, point_of={"id-1": "p"}
    )
    assert len(found.would_change) == 2


def named(one: str, other: str) -> str:
    return fingerprint("number", Stated(one, NINE.slots[0]), Stated(other, FIVE.slots[0]))


def test_the_names_of_copies_are_aliases() -> None:
    one = renamed(dispute(NINE, FIVE))
    copied = sources(one.pair.left, one.pair.right, voices={"a": ("a", "a2"), "b": ("b", "b2")})
    (found,) = conflicts({"x": judged(one)}, copied, event_of={"a#0": "e"}, point_of={"x": "p"})
    assert set(found.aliases) == {
        named("the a", "the b2"),
        named("the a2", "the b"),
        named("the a2", "the b2"),
    }


def test_a_copy_that_disputes_itself_does_so_by_itself() -> None:
    one = renamed(dispute(NINE, FIVE, within=True))
    copied = sources(one.pair.left, one.pair.right, voices={"a": ("a", "a2", "a3")})
    (found,) = conflicts({"x": judged(one)}, copied, event_of={"a#0": "e"}, point_of={"x": "p"})
    assert set(found.aliases) == {named("the a2", "the a2"), named("the a3", "the a3")}


def test_an_article_without_a_name_goes_by_its_id() -> None:
    item = judged(dispute(NINE, FIVE))
    assert list(identified([item])) == [named("a", "b")]


# --------------------------------------------------------------------------- order


def shown(item: Conflict, **fields: object) -> Conflict:
    start, name = fields.pop("start", 0), fields.pop("article", "a")
    first = replace(item.sides[0], start=start, article=name)  # type: ignore[arg-type]
    return replace(item, sides=(first, item.sides[1]), **fields)  # type: ignore[arg-type]


def test_the_gravest_come_first_and_the_surest_of_those() -> None:
    item = judged(dispute(NINE, FIVE, level=DIFFER))
    pair = item.dispute.pair
    (one,) = conflicts(
        {"m": item}, sources(pair.left, pair.right), event_of={"a#0": "e"}, point_of={"m": "p"}
    )
    major, minor = Severity.MAJOR, Severity.MINOR
    ordered = [
        shown(one, verdict=CONTRADICTION, severity=major, confidence=0.8, article="z"),
        shown(one, verdict=CONTRADICTION, severity=major, confidence=0.7),
        shown(one, verdict=CONTRADICTION, severity=minor, confidence=0.9),
        shown(one, verdict=POSSIBLE, severity=major, confidence=0.5, article="a", start=9),
        shown(one, verdict=POSSIBLE, severity=major, confidence=0.5, article="b", start=2),
        shown(one, verdict=POSSIBLE, severity=major, confidence=0.5, article="b", start=5, id="k"),
        shown(one, verdict=POSSIBLE, severity=major, confidence=0.5, article="b", start=5, id="l"),
        shown(one, verdict=DISTINCT, severity=major, confidence=0.99),
    ]
    assert by_gravity(reversed(ordered)) == tuple(ordered)
    assert by_gravity([*ordered[3:], *ordered[:3]]) == tuple(ordered)
