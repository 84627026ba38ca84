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
    grounds_of,
    ordered,
    prune,
    subtract,
)
from discrepancy.calibration import raw_log_odds, scale_of
from discrepancy.errors import BaselineError
from discrepancy.gate import counting
from discrepancy.records import Evidence, Report, Ruling, Skipped, Status
from discrepancy.settings import Settings

ALARMS = counting(REPORT, Settings())
FIRST = CONFLICTS[0].id


@pytest.fixture
def known() -> Baseline:
    """All that counts in the report."""
    return adopt(Baseline(), REPORT, ALARMS)


def statuses(report: Report) -> dict[str, Status]:
    return {conflict.id: conflict.status for conflict in report.conflicts}


def test_what_is_adopted_is_known_and_says_what_it_is(known: Baseline) -> None:
    assert [e.id for e in known.entries] == sorted(c.id for c in ALARMS)
    kept = known.find(FIRST)
    assert kept.rule == "number"
    assert dict(zip(kept.articles, kept.values, strict=True)) == {
        "harbour-post.txt": "14",
        "wire/north-quay.txt": "9",
    }
    assert kept.about == "people injured"
    after = subtract(REPORT, known)
    assert {after.report.conflicts[i].status for i in range(5)} == {Status.KNOWN}
    assert not after.absent


def test_adopting_again_changes_nothing(known: Baseline) -> None:
    assert adopt(known, REPORT, ALARMS) == known


@pytest.mark.parametrize(
    ("decision", "status"),
    [
        (Decision.OPEN, Status.KNOWN),
        (Decision.CONFIRMED, Status.CONFIRMED),
        (Decision.DISMISSED, Status.DISMISSED),
        (Decision.FIXED, Status.NEW),
    ],
)
def test_a_decision_gives_the_status(decision: Decision, status: Status, known: Baseline) -> None:
    baseline, decided = decide(known, FIRST[:6], decision, reason="see the ferry's log")
    assert decided.reason == "see the ferry's log"
    assert statuses(subtract(REPORT, baseline).report)[FIRST] is status


def test_an_alias_is_as_good_as_the_name(known: Baseline) -> None:
    other = replace(CONFLICTS[0], id="f" * 16, aliases=("e" * 16, FIRST))
    report = replace(REPORT, conflicts=(other,))
    assert statuses(subtract(report, known).report) == {"f" * 16: Status.KNOWN}
    assert adopt(known, report, [other]) == known


def test_what_is_restated_is_known_with_it(known: Baseline) -> None:
    again = replace(CONFLICTS[0], id=f"{FIRST}-2")
    report = replace(REPORT, conflicts=(*REPORT.conflicts, again))
    assert statuses(subtract(report, known).report)[f"{FIRST}-2"] is Status.KNOWN
    assert adopt(known, report, [again]) == known


def test_what_was_fixed_and_is_there_again_is_new_until_it_is_adopted(known: Baseline) -> None:
    fixed, _ = decide(known, FIRST, Decision.FIXED, reason="asked them", note="page 3")
    again = adopt(fixed, REPORT, ALARMS).find(FIRST)
    assert (again.decision, again.reason, again.note) == (Decision.OPEN, "asked them", "page 3")


def test_what_no_longer_occurs_is_stale_unless_it_was_fixed(known: Baseline) -> None:
    gone, mended = entry("1" * 16), entry("2" * 16, Decision.FIXED)
    baseline = Baseline.of([*known.entries, gone, mended])
    after = subtract(REPORT, baseline)
    assert after.absent == (gone, mended)
    assert after.stale == (gone,)
    assert prune(baseline, after.absent) == known


def test_what_nobody_could_look_for_is_not_absent() -> None:
    baseline = Baseline.of([entry("1" * 16)])
    unread = replace(REPORT, skipped=(Skipped(path="news/gazette.txt", reason="not text"),))
    assert subtract(REPORT, baseline).absent
    assert not subtract(unread, baseline).absent
    named_alike = replace(REPORT, skipped=(Skipped(path="old-gazette.txt", reason="x"),))
    assert subtract(named_alike, baseline).absent


def test_a_note_stays_and_a_reason_goes_with_its_decision(known: Baseline) -> None:
    first, _ = decide(known, FIRST, Decision.DISMISSED, reason="two\nferries", note="page 3")
    assert first.find(FIRST).reason == "two ferries"
    second, decided = decide(first, FIRST, Decision.OPEN)
    assert (decided.reason, decided.note) == ("", "page 3")
    assert len(second.entries) == len(known.entries)


def test_which_side_is_right_and_when_goes_with_its_decision(known: Baseline) -> None:
    noon = datetime(2024, 3, 13, 12, tzinfo=UTC)
    first, decided = decide(known, FIRST, Decision.CONFIRMED, right=Right.SECOND, decided=noon)
    assert (decided.right, decided.decided) == (Right.SECOND, noon)
    assert adopt(first, REPORT, ALARMS) == first
    again, reopened = decide(first, FIRST, Decision.OPEN, note="")
    assert (reopened.right, reopened.decided) == (Right.UNKNOWN, None)
    assert again == known


def test_sides_are_ordered_as_an_entry_names_them(known: Baseline) -> None:
    articles = {article.id: article for article in REPORT.articles}
    for conflict in ALARMS:
        sides = ordered(conflict, articles)
        swapped = replace(conflict, sides=conflict.sides[::-1])
        assert ordered(swapped, articles) == sides
        kept = known.find(conflict.fingerprint)
        assert ordered(swapped, articles, kept) == sides
        turned = replace(kept, values=kept.values[::-1])  # as of a copy whose name sorts elsewhere
        assert ordered(conflict, articles, turned) == sides[::-1]
        assert known.find(conflict.fingerprint).articles == tuple(
            articles[side.article].name or side.article for side in sides
        )


@pytest.mark.parametrize("id_", ["", "zzz", "-2"])
def test_an_id_that_is_none(id_: str, known: Baseline) -> None:
    with pytest.raises(BaselineError, match="No known conflict"):
        decide(known, id_, Decision.FIXED)


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


# --------------------------------------------------------------------------- whose side is whose

SAID = {"reason": "asked", "author": "Ines Holt", "note": "page 3"}
NOON = datetime(2024, 3, 13, 12, tzinfo=UTC)


@pytest.mark.parametrize("swapped", [False, True])
@pytest.mark.parametrize("right", list(Right))
def test_a_report_shows_what_was_decided_on_its_own_sides(
    right: Right, swapped: bool, known: Baseline
) -> None:
    conflict = CONFLICTS[0]
    if swapped:
        conflict = replace(conflict, sides=conflict.sides[::-1])
    report = replace(REPORT, conflicts=(conflict,))
    baseline, kept = decide(known, FIRST, Decision.CONFIRMED, right=right, decided=NOON, **SAID)
    (shown,) = subtract(report, baseline).report.conflicts
    sides = {"left": shown.sides[0].value, "right": shown.sides[1].value}
    values = dict(zip((Right.FIRST, Right.SECOND), kept.values, strict=True))
    assert shown.ruling is not None
    assert sides.get(shown.ruling.correct) == values.get(right)
    assert (shown.ruling.correct == "neither") is (right is Right.NEITHER)
    assert (shown.ruling.correct == "") is (right is Right.UNKNOWN)
    assert replace(shown.ruling, correct="") == Ruling(
        decision="confirmed", decided=NOON, reason="asked", author="Ines Holt", note="page 3"
    )


def test_a_decision_on_the_first_value_of_an_entry_is_on_the_side_that_has_it(
    known: Baseline,
) -> None:
    conflict = CONFLICTS[0]
    turned = replace(known.find(FIRST), values=known.find(FIRST).values[::-1])  # as of a copy
    decided, kept = decide(Baseline((turned,)), FIRST, Decision.CONFIRMED, right=Right.FIRST)
    (shown,) = subtract(replace(REPORT, conflicts=(conflict,)), decided).report.conflicts
    sides = {"left": shown.sides[0].value, "right": shown.sides[1].value}
    assert shown.ruling is not None
    assert sides[shown.ruling.correct] == kept.values[0]


def test_where_nobody_decided_nothing_was_ruled(known: Baseline) -> None:
    assert {c.ruling for c in subtract(REPORT, known).report.conflicts} == {None}


@pytest.mark.parametrize(
    ("description", "values", "turned"),
    [
        ("as it names them", ("14", "9"), False),
        ("as a copy's name sorts", ("9", "14"), True),
        ("other values", ("9", "15"), False),
    ],
)
def test_the_values_of_an_entry_tell_its_first_side(
    description: str, values: tuple[str, str], turned: bool, known: Baseline
) -> None:
    articles = {article.id: article for article in REPORT.articles}
    first, second = ordered(CONFLICTS[0], articles)
    assert (first.value, second.value) == ("14", "9")
    kept = replace(known.find(FIRST), values=values)
    expected = (second, first) if turned else (first, second)
    assert ordered(CONFLICTS[0], articles, kept) == expected


def test_an_entry_is_on_single_lines_and_named_by_its_articles() -> None:
    one = CONFLICTS[0]
    sides = tuple(replace(side, value=f"{side.value}\n people") for side in one.sides)
    odd = replace(one, sides=sides, summary="14 or\n9?", point="none")
    nameless = tuple(replace(article, name="") for article in REPORT.articles)
    (made,) = adopt(Baseline(), replace(REPORT, articles=nameless), [odd]).entries
    told = (made.id, made.rule, made.about, made.summary)
    assert told == (FIRST, "number", "number", "14 or 9?")
    assert dict(zip(made.articles, made.values, strict=True)) == {
        side.article: " ".join(side.value.split()) for side in sides
    }
    names = {article.id: article for article in nameless}
    turned = replace(made, values=made.values[::-1])
    assert ordered(odd, names, turned) == ordered(odd, names)[::-1]


def test_the_grounds_of_a_decision_are_the_verdict_and_its_scale() -> None:
    found = grounds_of(CONFLICTS[0], REPORT)
    assert found.verdict == CONFLICTS[0].verdict.value
    assert found.log_odds == pytest.approx(raw_log_odds(CONFLICTS[0]), abs=0.05)
    assert found.log_odds == round(found.log_odds, 1)
    assert found.scale == scale_of(REPORT.settings)
    for weight in (-0.04, 0.0, 0.04):  # nought has no sign
        weak = replace(CONFLICTS[0], evidence=(Evidence(about="x", label="x", weight=weight),))
        assert str(grounds_of(weak, REPORT).log_odds) == "0.0"


def test_a_decision_keeps_its_grounds_until_there_are_others(known: Baseline) -> None:
    grounds = grounds_of(CONFLICTS[0], REPORT)
    first, _ = decide(known, FIRST, Decision.DISMISSED, grounds=grounds, author="Ines\nHolt")
    second, kept = decide(first, FIRST, Decision.CONFIRMED, note="page\n3")
    assert (kept.grounds, kept.author, kept.note) == (grounds, "", "page 3")
    assert first.find(FIRST).author == "Ines Holt"
    other = replace(grounds, log_odds=9.0)
    assert decide(second, FIRST, Decision.CONFIRMED, grounds=other)[1].grounds == other


def test_what_was_fixed_and_is_there_again_is_decided_by_nobody(known: Baseline) -> None:
    fixed, _ = decide(known, FIRST, Decision.FIXED, right=Right.FIRST, decided=NOON)
    again = adopt(fixed, REPORT, ALARMS).find(FIRST)
    assert (again.right, again.decided) == (Right.UNKNOWN, None)
