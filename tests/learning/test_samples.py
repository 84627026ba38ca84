from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from reports.sample import CONFLICTS, REPORT

from discrepancy.baseline import Baseline, Decision, adopt, decide, grounds_of
from discrepancy.calibration import raw_log_odds
from discrepancy.learning import gather

from .desk import desk, entry

FEW = [
    entry(1, Decision.CONFIRMED, 2.0),
    entry(2, Decision.FIXED, 1.0, story=1),
    entry(3, Decision.DISMISSED, -1.0, story=2, reason="two ferries"),
    entry(4, Decision.OPEN, 0.5),
    entry(5, Decision.DISMISSED, None, story=3),
]


def test_what_was_mended_had_been_a_conflict() -> None:
    samples = gather(FEW)
    assert [one.conflict for one in samples.decided] == [True, True, False, False]
    assert samples.open == 1
    assert [one.log_odds for one in samples.scored] == [2.0, 1.0, -1.0]
    assert samples.decided[2].reason == "two ferries"


def test_stories_are_what_articles_join() -> None:
    apart = [entry(n, Decision.CONFIRMED, 1.0, story=n) for n in (1, 2, 3)]
    assert len({one.story for one in gather(apart).decided}) == 3
    bridge = replace(entry(9, Decision.CONFIRMED, 1.0), articles=("b1.txt", "a3.txt"))
    stories = [one.story for one in gather([*apart, bridge]).decided]
    assert stories == [apart[n].id for n in (0, 1, 0, 0)]


def test_what_still_occurs_is_seen_as_it_is_now() -> None:
    known = adopt(Baseline(), REPORT, CONFLICTS[:2])
    for conflict in CONFLICTS[:2]:
        known, _ = decide(known, conflict.id, Decision.CONFIRMED)
    assert gather(known.entries).scored == ()
    (first, second) = gather(known.entries, REPORT).scored
    assert first.grounds == grounds_of(CONFLICTS[0], REPORT)
    assert first.grounds.verdict == "contradiction"
    assert abs(second.log_odds - raw_log_odds(CONFLICTS[1])) <= 0.05


def test_what_was_kept_with_a_decision_stays_when_its_articles_go() -> None:
    known = adopt(Baseline(), REPORT, CONFLICTS[:1])
    kept = grounds_of(CONFLICTS[0], REPORT)
    known, _ = decide(known, CONFLICTS[0].id, Decision.CONFIRMED, grounds=kept)
    known, _ = decide(known, CONFLICTS[0].id, Decision.FIXED)  # by the command line, without
    assert [one.grounds for one in gather(known.entries).scored] == [kept]


@given(st.permutations(desk(12)))
def test_order_does_not_matter(entries: list[object]) -> None:
    assert gather(entries) == gather(desk(12))  # type: ignore[arg-type]
