"""Swapping two sources mirrors what is found of them, whatever they say."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from made import claim, dispute, figure, mirrored
from newsroom import MONDAY

from discrepancy.conflicts.dispute import Dispute
from discrepancy.conflicts.judgement import judge
from discrepancy.conflicts.wording import severity, would_change
from discrepancy.findings import load_weights
from discrepancy.records import Claim, Hedge, Kind

WORDS = ("boat", "dead", "man", "people", "crew", "difference", "former", "per:day")
BEFORE = ("", "At least ", "The last ", "A total of ", "Of these ", "It rose to ", "Two of the ")
AFTER = (" died.", " of the dead were from Marl.", " others, police in Tarn said.", " later.")


@st.composite
def sentences(draw: st.DrawFn, kind: Kind) -> Claim:
    amounts = draw(st.lists(st.integers(0, 60), min_size=1, max_size=3, unique=True))
    slots = [
        figure(
            f"{amount}n",
            amount,
            *draw(st.lists(st.sampled_from(WORDS), max_size=2, unique=True)),
            kind=kind,
            hedge=draw(st.sampled_from(Hedge)),
        )
        for amount in amounts
    ]
    told = f"{draw(st.sampled_from(BEFORE))}{' and '.join(slot.text for slot in slots)}"
    return claim(
        told + draw(st.sampled_from(AFTER)),
        *slots,
        headline=draw(st.booleans()),
        keywords=tuple(draw(st.lists(st.sampled_from(WORDS), max_size=4, unique=True))),
        who=tuple(draw(st.lists(st.sampled_from(["Ana Moss", "Per Kamm"]), max_size=1))),
    )


@st.composite
def disputes(draw: st.DrawFn) -> Dispute:
    kind = draw(st.sampled_from([Kind.NUMBER, Kind.MONEY, Kind.AGE, Kind.DURATION]))
    times = st.none() | st.integers(0, 60).map(lambda days: MONDAY + timedelta(days=days))
    left, right, beside = (draw(sentences(kind)) for _ in range(3))
    return dispute(
        left,
        right,
        match=draw(st.none() | st.sampled_from([0.0, 0.2, 0.5, 0.65, 0.7, 1.0])),
        others=draw(st.sampled_from([((), ()), ((beside,), ()), ((), (beside,))])),
        published=(draw(times), draw(times)),
        ranks=(draw(st.integers(1, 4)), draw(st.integers(1, 4))),
        vote=draw(st.none() | st.floats(0, 1)),
    )


@settings(max_examples=50, deadline=None)
@given(disputes())
def test_swapping_two_sources_mirrors_the_result(one: Dispute) -> None:
    here, there = judge(one, load_weights()), judge(mirrored(one), load_weights())
    assert (here is None) is (there is None)
    if here is None or there is None:
        return
    assert (here.verdict, here.total) == (there.verdict, there.total)
    assert [(item.label, item.left, item.right, item.weight) for item in here.evidence] == [
        (item.label, item.right, item.left, item.weight) for item in there.evidence
    ]
    assert severity(here) is severity(there)
    assert sorted(would_change(here)) == sorted(would_change(there))
