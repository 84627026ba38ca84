"""Subtracting a baseline from a report, and making the next one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports.sample import CONFLICTS, REPORT

from baseline.known import baselines, entry
from discrepancy.baseline import (
    Baseline,
    Decision,
    Entry,
    Right,
    adopt,
    decide,
    ordered,
    prune,
    subtract,
)
from discrepancy.errors import BaselineError
from discrepancy.gate import counting
from discrepancy.records import Report, Skipped, Status
from discrepancy.settings import Settings

ALARMS = counting(REPORT, Settings())
ALL = adopt(Baseline(), REPORT, ALARMS)
FIRST = CONFLICTS[0].id


def statuses(report: Report) -> dict[str, Status]:
    return {conflict.id: conflict.status for conflict in report.conflicts}


def test_what_is_adopted_is_known_and_says_what_it_is() -> None:
    assert [e.id for e in ALL.entries] == sorted(c.id for c in ALARMS)
    kept = ALL.find(FIRST)
    assert kept.rule == "number"
    assert dict(zip(kept.articles, kept.values, strict=True)) == {
        "harbour-post.txt": "14",
        "wire/north-quay.txt": "9",
    }
    assert kept.about == "people injured"
    after = subtract(REPORT, ALL)
    assert {after.report.conflicts[i].status for i in range(5)} == {Status.KNOWN}
    assert not after.absent


def test_adopting_again_changes_nothing() -> None:
    assert adopt(ALL, REPORT, ALARMS) == ALL


@pytest.mark.parametrize(
    ("decision", "status"),
    [
        (Decision.OPEN, Status.KNOWN),
        (Decision.CONFIRMED, Status.CONFIRMED),
        (Decision.DISMISSED, Status.DISMISSED),
        (Decision.FIXED, Status.NEW),
    ],
)
def test_a_decision_gives_the_status(decision: Decision, status: Status) -> None:
    baseline, decided = decide(ALL, FIRST[:6], decision, reason="see the ferry's log")
    assert decided.reason == "see the ferry's log"
    assert statuses(subtract(REPORT, baseline).report)[FIRST] is status


def test_an_alias_is_as_good_as_the_name() -> None:
    other = replace(CONFLICTS[0], id="f" * 16, aliases=("e" * 16, FIRST))
    report = replace(REPORT, conflicts=(other,))
    assert statuses(subtract(report, ALL).report) == {"f" * 16: Status.KNOWN}
    assert adopt(ALL, report, [other]) == ALL


def test_what_is_restated_is_known_with_it() -> None:
    again = replace(CONFLICTS[0], id=f"{FIRST}-2")
    report = replace(REPORT, conflicts=(*REPORT.conflicts, again))
    assert statuses(subtract(report, ALL).report)[f"{FIRST}-2"] is Status.KNOWN
    assert adopt(ALL, report, [again]) == ALL


def test_what_was_fixed_and_is_there_again_is_new_until_it_is_adopted() -> None:
    fixed, _ = decide(ALL, FIRST, Decision.FIXED, reason="asked them", note="page 3")
    again = adopt(fixed, REPORT, ALARMS).find(FIRST)
    assert (again.decision, again.reason, again.note) == (Decision.OPEN, "asked them", "page 3")


def test_what_no_longer_occurs_is_stale_unless_it_was_fixed() -> None:
    gone, mended = entry("1" * 16), entry("2" * 16, Decision.FIXED)
    baseline = Baseline.of([*ALL.entries, gone, mended])
    after = subtract(REPORT, baseline)
    assert after.absent == (gone, mended)
    assert after.stale == (gone,)
    assert prune(baseline, after.absent) == ALL


def test_what_nobody_could_look_for_is_not_absent() -> None:
    baseline = Baseline.of([entry("1" * 16)])
    unread = replace(REPORT, skipped=(Skipped(path="news/gazette.txt", reason="not text"),))
    assert subtract(REPORT, baseline).absent
    assert not subtract(unread, baseline).absent
    named_alike = replace(REPORT, skipped=(Skipped(path="old-gazette.txt", reason="x"),))
    assert subtract(named_alike, baseline).absent


def test_a_note_stays_and_a_reason_goes_with_its_decision() -> None:
    first, _ = decide(ALL, FIRST, Decision.DISMISSED, reason="two\nferries", note="page 3")
    assert first.find(FIRST).reason == "two ferries"
    second, decided = decide(first, FIRST, Decision.OPEN)
    assert (decided.reason, decided.note) == ("", "page 3")
    assert len(second.entries) == len(ALL.entries)


def test_which_side_is_right_and_when_goes_with_its_decision() -> None:
    noon = datetime(2024, 3, 13, 12, tzinfo=UTC)
    first, decided = decide(ALL, FIRST, Decision.CONFIRMED, right=Right.SECOND, decided=noon)
    assert (decided.right, decided.decided) == (Right.SECOND, noon)
    assert adopt(first, REPORT, ALARMS) == first
    again, reopened = decide(first, FIRST, Decision.OPEN, note="")
    assert (reopened.right, reopened.decided) == (Right.UNKNOWN, None)
    assert again == ALL


def test_sides_are_ordered_as_an_entry_names_them() -> None:
    articles = {article.id: article for article in REPORT.articles}
    for conflict in ALARMS:
        sides = ordered(conflict, articles)
        swapped = replace(conflict, sides=conflict.sides[::-1])
        assert ordered(swapped, articles) == sides
        kept = ALL.find(conflict.fingerprint)
        assert ordered(swapped, articles, kept) == sides
        turned = replace(kept, values=kept.values[::-1])  # as of a copy whose name sorts elsewhere
        assert ordered(conflict, articles, turned) == sides[::-1]
        assert ALL.find(conflict.fingerprint).articles == tuple(
            articles[side.article].name or side.article for side in sides
        )


@pytest.mark.parametrize("id_", ["", "zzz", "-2"])
def test_an_id_that_is_none(id_: str) -> None:
    with pytest.raises(BaselineError, match="No known conflict"):
        decide(ALL, id_, Decision.FIXED)


def test_an_id_that_is_of_two() -> None:
    with pytest.raises(BaselineError, match="2 known conflicts"):
        Baseline.of([entry("ab1"), entry("ab2")]).find("ab")


@given(baselines, st.data())
def test_decisions_survive_every_change(baseline: Baseline, data: st.DataObject) -> None:
    """Adopting and pruning never touch an entry that stays."""
    report = subtract(REPORT, baseline).report
    some = st.sets(st.sampled_from(baseline.entries)) if baseline.entries else st.just(set[Entry]())
    absent = data.draw(some)
    after = prune(adopt(baseline, report, ALARMS), absent)
    kept = {e for e in baseline.entries if e not in absent}
    assert kept <= set(after.entries)
    assert not absent & set(after.entries)
