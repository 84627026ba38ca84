"""The verdict on a dispute, by weights set here: the sum, the thresholds, what rules it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from made import DIFFER, TEN, TWELVE, claim, dispute, value

from discrepancy.conflicts.judgement import Judgement, examine, judge, least_vote
from discrepancy.conflicts.statements import READ
from discrepancy.findings import Weights
from discrepancy.records import CalendarDate, Claim, Evidence, Kind, Period, Place, Verdict, Wording
from discrepancy.slots.interface import Level, Relation

WEIGHTS = Weights(
    same_event_prior=0.5,
    same_event_scale=0.5,
    conflict_prior=-1.0,
    levels={
        "value-number:3": 3.0,
        "value-number:hedged": 3.0,
        "value-quote:2": 3.0,
        "statement:read": 3.0,
        "standalone:read": 3.0,
        "publication:days": 1.0,
        "when:apart": -4.0,
        "when:background": -4.0,
        "when:same": 1.0,
        "when:unknown": 2.0,
        "when:other-news": -6.0,
        "where:other": -2.0,
        "occasion:other": -2.0,
    },
    thresholds={"possible": 0.0, "standalone": 2.0, "contradiction": 2.5, "same_event": 1.5},
)
Fields = Mapping[str, Any]  # of a claim
NOTHING: Fields = {}
CONTRADICTION, POSSIBLE, DISTINCT = Verdict.CONTRADICTION, Verdict.POSSIBLE, Verdict.DISTINCT


def at(**thresholds: float) -> Weights:
    return replace(WEIGHTS, thresholds={**WEIGHTS.thresholds, **thresholds})


def weighing(levels: dict[str, float]) -> Weights:
    return replace(WEIGHTS, levels={**WEIGHTS.levels, **levels})


def verdict(
    weights: Weights = WEIGHTS, *, left: Fields = NOTHING, right: Fields = NOTHING, **more: Any
) -> Verdict | None:
    """Of twelve boats and ten, as the fields of their claims and articles are."""
    one = dispute(replace(TWELVE, **left), replace(TEN, **right), **more)
    found = judge(one, weights)
    return found.verdict if found else None


def day(number: int, month: int = 5) -> Period:
    start = datetime(2024, month, number, tzinfo=UTC)
    return Period(start, start + timedelta(days=1))


# -1 of the prior, half of 1 for the publication, 3 of the values: 2.5, and 1.5 for one event
@pytest.mark.parametrize(
    ("description", "weights", "expected"),
    [
        ("sure enough", WEIGHTS, CONTRADICTION),
        ("not quite", at(contradiction=2.51), POSSIBLE),
        ("not surely one event", at(same_event=1.51), POSSIBLE),
        ("just possible", at(contradiction=9, possible=2.5), POSSIBLE),
        ("not even possible", at(contradiction=9, possible=2.51), None),
        ("a heavier prior", replace(WEIGHTS, conflict_prior=-1.1), POSSIBLE),
        ("a lighter prior of one event", replace(WEIGHTS, same_event_prior=0.4), POSSIBLE),
        ("evidence of one event counts less", replace(WEIGHTS, same_event_scale=0.4), POSSIBLE),
        ("what is not weighed changes nothing", weighing({"nobody:says": 9}), CONTRADICTION),
    ],
)
def test_thresholds(description: str, weights: Weights, expected: Verdict | None) -> None:
    assert verdict(weights) == expected


def test_a_value_that_leaves_room_is_no_contradiction() -> None:
    hedged = Level(Relation.HEDGED, "far from its bound", 2.0)
    assert verdict(level=hedged) == POSSIBLE


@pytest.mark.parametrize(
    ("description", "weights", "left", "right", "expected"),
    [
        ("one publication time unknown", WEIGHTS, {}, {}, POSSIBLE),
        ("but dated alike", WEIGHTS, {"when": day(12)}, {"when": day(12)}, CONTRADICTION),
    ],
)
def test_a_contradiction_rests_on_dates_or_fresh_news(
    description: str, weights: Weights, left: Fields, right: Fields, expected: Verdict
) -> None:
    times = (datetime(2024, 5, 13, tzinfo=UTC), None)
    assert verdict(weights, left=left, right=right, published=times) == expected


def dated(period: Period) -> Fields:
    """Of a claim that names its day itself."""
    of = CalendarDate(period, period.start.year, period.start.month, period.start.day)
    return {"when": period, "dating": (value("that day", of, kind=Kind.DATE),)}


MAY, MARCH = dated(day(12)), dated(day(12, month=3))  # when:apart, half of -4
GRAZ = {"where": (Place("Graz", "city:1"),)}
LINZ = {"where": (Place("Linz", "city:2"),)}


@pytest.mark.parametrize(
    ("description", "weights", "left", "right", "expected"),
    [
        ("dates apart", WEIGHTS, MAY, MARCH, DISTINCT),
        ("dates apart, weak beside that", at(possible=2.5), MAY, MARCH, DISTINCT),
        ("dates apart, too weak beside that", at(possible=2.51), MAY, MARCH, None),
        ("dates apart, places too", WEIGHTS, MAY | GRAZ, MARCH | LINZ, DISTINCT),
        ("and but for both too weak", at(possible=2.51), MAY | GRAZ, MARCH | LINZ, None),
        ("places alone are not evident", WEIGHTS, GRAZ, LINZ, POSSIBLE),
        ("places alone, and weak", at(possible=1.51), GRAZ, LINZ, None),
    ],
)
def test_what_shows_that_there_were_two_occasions(
    description: str, weights: Weights, left: Fields, right: Fields, expected: Verdict | None
) -> None:
    assert verdict(weights, left=left, right=right) == expected


IN_PASSING, BEFORE = {"when": day(12)}, {"when": day(12, month=3)}  # taken over from the context


@pytest.mark.parametrize(
    ("description", "left", "right", "later", "expected"),
    [
        ("both taken over", IN_PASSING, BEFORE, 1, POSSIBLE),
        ("one its own", MAY, BEFORE, 1, DISTINCT),
        ("the other its own", IN_PASSING, MARCH, 1, DISTINCT),
        ("in news of weeks apart", IN_PASSING, BEFORE, 9, DISTINCT),
        ("the one of before", IN_PASSING, BEFORE | {"looks_back": True}, 1, DISTINCT),
    ],
)
def test_dates_that_both_take_over_from_their_context_show_no_two_occasions(
    description: str, left: Fields, right: Fields, later: int, expected: Verdict
) -> None:
    news = datetime(2024, 5, 13, 9, tzinfo=UTC)
    times = (news, news + timedelta(days=later))
    sure = weighing({"value-number:3": 4.0})
    assert verdict(sure, left=left, right=right, published=times) == expected


LONG_AGO = {"when": day(12, month=1)}  # taken over, and far from the news
BOUND = {"dating": (value("by 2030", CalendarDate(day(1)), "rel:by", kind=Kind.DATE),)}


@pytest.mark.parametrize(
    ("description", "left", "fields", "expected"),
    [
        ("taken over", LONG_AGO, {}, POSSIBLE),
        ("beside a bound of its own", LONG_AGO | BOUND, {}, POSSIBLE),
        ("its own", dated(day(12, month=1)), {}, DISTINCT),
        ("in sentences that are not alike", LONG_AGO, {"cosine": 0.5}, DISTINCT),
        ("where another sentence is nearer", LONG_AGO, {"ranks": (1, 2)}, DISTINCT),
    ],
)
def test_a_date_far_from_the_news_that_is_taken_over_shows_nothing_where_the_same_is_said(
    description: str, left: Fields, fields: Fields, expected: Verdict
) -> None:
    sure = weighing({"value-number:3": 4.0})
    assert verdict(sure, left=left, **fields) == expected


def test_news_of_months_apart_are_of_two_occasions() -> None:
    times = (datetime(2024, 5, 13, 9, tzinfo=UTC), datetime(2024, 9, 13, 9, tzinfo=UTC))
    assert verdict(weighing({"publication:months": 1.0}), published=times) == DISTINCT
    assert verdict(at(possible=2.01), published=times) is None


def quotation(**fields: Any) -> Claim:
    return claim("“Aye”", value("“Aye”", Wording("aye"), kind=Kind.QUOTE), **fields)


def test_dates_beside_a_quotation_are_of_what_it_speaks_of() -> None:
    level = Level(Relation.DIFFERENT, "other words", 2.0)
    apart = dispute(quotation(**MAY), quotation(**MARCH), level=level)
    found = judge(apart, at(possible=0.5))
    assert found is not None
    assert (found.verdict, found.total) == (POSSIBLE, 0.5)
    old = (datetime(2024, 5, 13, 9, tzinfo=UTC), datetime(2024, 9, 13, 9, tzinfo=UTC))
    other_news = judge(dispute(quotation(), quotation(), level=level, published=old), WEIGHTS)
    assert other_news is not None
    assert other_news.verdict is DISTINCT


def test_whole_sentences_are_judged_by_what_was_read_in_them() -> None:
    def read(vote: float | None, when: Fields) -> Judgement | None:
        left, right = (
            claim(text, value(text, Wording(text), kind=Kind.POLARITY), **fields)
            for text, fields in (("Aye", MAY), ("No", when))
        )
        story = ((TEN,), ())
        made = dispute(left, right, match=None, level=READ, vote=vote, others=story)
        return judge(made, WEIGHTS)

    assert read(None, MAY) is None  # nobody read them
    here, there = read(0.5, MAY), read(0.5, MARCH)
    assert here is not None
    assert here == replace(there, dispute=here.dispute)  # the judge has read the dates
    assert here.verdict is POSSIBLE
    assert {item.about for item in here.evidence} == {"values"}


@pytest.mark.parametrize(("threshold", "expected"), [(2.0, POSSIBLE), (2.1, None)])
def test_what_stands_alone_has_a_threshold_of_its_own(
    threshold: float, expected: Verdict | None
) -> None:
    left, right = (claim(t, value(t, Wording(t), kind=Kind.POLARITY)) for t in ("Aye", "No"))
    found = judge(dispute(left, right, match=None, level=READ, vote=0.5), at(standalone=threshold))
    assert (found.verdict if found else None) == expected


@pytest.mark.parametrize(
    ("weight", "least"),
    [
        # 1.5 is wanting, and a vote says log(vote / (1 - vote)) more than one of 0.1
        (0.0, None),
        (0.4, None),  # nor is the surest enough
        (0.5, 0.7),
        (1.0, 0.34),
        (9.0, 0.12),
    ],
)
def test_from_which_vote_on_a_dispute_is_one(weight: float, least: float | None) -> None:
    weights = replace(weighing({"vote:value": weight}), conflict_prior=-5.0)
    one = dispute(TWELVE, TEN)
    assert least_vote(examine(one), weights) == least
    votes = [hundredth / 100 for hundredth in range(101)]
    enough = [vote for vote in votes if judge(replace(one, vote=vote), weights)]
    assert enough[:1] == ([] if least is None else [least])
    assert len(enough) == (0 if least is None else round(101 - 100 * least))


def test_within_one_article_what_can_stand_beside_the_other_is_nothing() -> None:
    words = {"keywords": ("boat", "sink", "lindra", "reef")}
    assert verdict(left=words, right=words, within=True) is not None
    assert verdict(left=words, within=True) is None  # of no word in common


def test_the_evidence_is_the_sum() -> None:
    found = judge(dispute(TWELVE, TEN), weighing({"attribute-figure:same": 0.126}))
    assert found is not None
    prior, *rest = found.evidence
    assert prior == Evidence(
        about="values", label="a candidate pair, before anything was seen", weight=-1.0
    )
    said = [(one.about, one.label, one.left, one.right, one.weight) for one in rest if one.weight]
    of = "boat, sink"
    assert said == [
        ("same event", "published within days", "2024-05-13", "2024-05-13", 0.5),
        ("values", "values do not overlap", "12", "10", 3.0),
        ("values", "values of the same thing", of, of, 0.13),
    ]
    assert [one.about for one in rest] == sorted(one.about for one in rest)
    assert found.total == 2.63
    assert found.dispute.aligned.left.text == "Twelve"


@pytest.mark.parametrize(
    ("verdict", "total", "expected"),
    [
        (CONTRADICTION, 0.0, 0.5),
        (CONTRADICTION, 2.0, 0.88),
        (POSSIBLE, -2.0, 0.12),
        (DISTINCT, -2.0, 0.88),
        (DISTINCT, 2.0, 0.12),
    ],
)
def test_confidence_is_the_chance_that_the_verdict_is_right(
    verdict: Verdict, total: float, expected: float
) -> None:
    assert Judgement(dispute(TWELVE, TEN, level=DIFFER), verdict, total, ()).confidence == expected


def test_what_a_reprint_changed_is_of_one_happening_unless_it_grew() -> None:
    monday, tuesday = (datetime(2024, 5, day, 9, tzinfo=UTC) for day in (13, 14))
    sure = weighing({"reprint:changed": 4.0})
    assert verdict(sure, published=(monday, None)) == POSSIBLE
    assert verdict(sure, published=(monday, None), reprint=True) == CONTRADICTION
    toll = {"attribute": ("dead",)}
    for published, expected in (((tuesday, monday), POSSIBLE), ((monday, tuesday), CONTRADICTION)):
        left, right = (
            {"slots": (replace(one.slots[0], **toll),)} for one in (TWELVE, TEN)
        )  # twelve dead and ten
        found = verdict(sure, left=left, right=right, published=published, reprint=True)
        assert found == expected
        if expected is POSSIBLE:
            assert verdict(sure, left=left, right=right, published=published) == CONTRADICTION
