"""Evidence of one event: it mirrors, and the values under test never speak for themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from newsroom import MONDAY, article

from discrepancy.conflicts.alignment import Aligned, align
from discrepancy.conflicts.disputes import Corpus
from discrepancy.events.candidates import Candidate
from discrepancy.events.evidence import same_event_findings
from discrepancy.events.pair import Pair
from discrepancy.findings import load_weights
from discrepancy.records import Article, Claim, Kind

ClaimsOf = Callable[[Article], tuple[Claim, ...]]


def pair(
    claims_of: ClaimsOf,
    left: str,
    right: str,
    *,
    kind: Kind | None = None,
    published: datetime | None = MONDAY,
) -> Pair:
    """Two sentences as a candidate pair, with their aligned values of a kind under test."""
    one = article("a.txt", "Envoys talk", left)
    other = article("b.txt", "Talks held", right, published=published)
    claims = {"a.txt": claims_of(one), "b.txt": claims_of(other)}
    candidate = Candidate(claims["a.txt"][-1], claims["b.txt"][-1], 0.6, 0.4, 1, 2)
    corpus = Corpus({"a.txt": one, "b.txt": other}, claims)
    return corpus.pair(candidate, under_test(candidate, kind) if kind else None)


def under_test(candidate: Candidate, kind: Kind) -> Aligned:
    return next(a for a in align(candidate.left, candidate.right) if a.left.kind is kind)


def levels(found: Pair) -> dict[str, str]:
    return {finding.feature: finding.level for finding in same_event_findings(found)}


HERE = "Mara Lind met Tor Vassal in Valletta on 12 May 2024 for nine hours."
THERE = "Mara Lind met Tor Vassal in Vienna on 2 March 2023 for six hours."


def test_time_and_place_speak(claims_of: ClaimsOf) -> None:
    same, other = levels(pair(claims_of, HERE, HERE)), levels(pair(claims_of, HERE, THERE))
    assert (same["when"], same["where"]) == ("same", "same")
    assert (other["when"], other["where"]) == ("apart", "other")
    assert same["names"] == other["names"] == "two"


TUESDAY = "Marl beat Holm 3-1 on 7 May 2024."
FINAL = "In the final on 30 June 2024 they meet Marl, who beat Holm 4-1 on {} 2024."


@pytest.mark.parametrize(
    ("description", "left", "right", "kind", "expected"),
    [
        ("of the day of its verb", FINAL.format("7 May"), TUESDAY, Kind.SCORE, "same"),
        ("which may be another", FINAL.format("7 March"), TUESDAY, Kind.SCORE, "apart"),
        (
            "a date that both name",
            "They agreed on 3 June 2024 to cut the catch by 15 percent in 2026.",
            "Seven ports agreed to catch 20 percent less in 2026.",
            Kind.PERCENT,
            "same",
        ),
    ],
)
def test_a_value_is_dated_by_its_own_clause(
    description: str, left: str, right: str, kind: Kind, expected: str, *, claims_of: ClaimsOf
) -> None:
    assert levels(pair(claims_of, left, right, kind=kind))["when"] == expected
    assert levels(pair(claims_of, right, left, kind=kind))["when"] == expected


@pytest.mark.parametrize(("kind", "feature"), [(Kind.PLACE, "where"), (Kind.DATE, "when")])
def test_what_is_under_test_does_not_speak_for_itself(
    kind: Kind, feature: str, claims_of: ClaimsOf
) -> None:
    spoken = levels(pair(claims_of, HERE, THERE, kind=kind)).get(feature)
    assert spoken not in ("same", "other", "apart", "other-day")


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        ("one of now, one of a century ago", "on 12 May 2024", "in 1904", "other-news"),
        ("both of now", "on 12 May 2024", "on 10 May 2024", None),
        ("both of long ago", "in 1906", "in 1904", None),
    ],
)
def test_dates_under_test(
    description: str, left: str, right: str, expected: str | None, claims_of: ClaimsOf
) -> None:
    texts = (f"The masks changed hands {date}." for date in (left, right))
    assert levels(pair(claims_of, *texts, kind=Kind.DATE)).get("when") == expected, description


def test_an_agreeing_value_under_test_is_not_counted(claims_of: ClaimsOf) -> None:
    text = "The talks lasted nine hours."
    assert "agreeing" in levels(pair(claims_of, text, text))
    assert "agreeing" not in levels(pair(claims_of, text, text, kind=Kind.DURATION))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("The army shot two men.", "The shooting went on.", "same"),
        ("Police arrested the mayor.", "The arrest of the mayor was denied.", "same"),
        ("Police arrested and charged her.", "She was charged after her arrest.", "two"),
        ("They met in Valletta.", "The talks were held in Valletta.", "family"),
        ("Rivers flooded the town.", "Ministers resigned.", "other"),
    ],
)
def test_an_action_may_be_a_noun(left: str, right: str, expected: str, claims_of: ClaimsOf) -> None:
    assert levels(pair(claims_of, left, right))["action"] == expected
    assert levels(pair(claims_of, right, left))["action"] == expected


def test_where_a_sentence_stands_is_no_evidence_on_values(claims_of: ClaimsOf) -> None:
    told = levels(pair(claims_of, HERE, HERE))
    tested = levels(pair(claims_of, HERE, THERE, kind=Kind.DURATION))
    assert {"position", "action"} <= told.keys()
    assert not {"position", "action", "strand"} & tested.keys()


LAST = "They met on 3 June 2023. "


@pytest.mark.parametrize(
    ("description", "undated", "dated", "expected"),
    [
        ("fresh, and months old", "They met last month.", "They met on 3 June 2023.", "background"),
        ("fresh, and weeks old", "They met last month.", "They met on 3 May 2024.", "unknown"),
        ("nothing tells when", "They met.", "They met on 3 May 2024.", "unknown"),
        ("of before", "Lind met Vassal.", f"{LAST}That meeting had failed.", "background"),
        ("not said to be", "Lind met Vassal.", f"{LAST}They were in good spirits.", "unknown"),
        ("both of before", "They had met.", f"{LAST}That meeting had failed.", "unknown"),
    ],
)
def test_long_past_for_one_and_fresh_for_the_other(
    description: str, undated: str, dated: str, expected: str, claims_of: ClaimsOf
) -> None:
    assert levels(pair(claims_of, dated, undated, published=None))["when"] == expected, description


def test_an_unknown_publication_time_is_said(claims_of: ClaimsOf) -> None:
    text = "They met for nine hours."
    found = same_event_findings(pair(claims_of, text, text, published=None))
    assert "a publication time is unknown" in {finding.label for finding in found}


def test_a_publication_is_shown_by_the_day_it_names(claims_of: ClaimsOf) -> None:
    late = datetime(2024, 6, 3, 23, tzinfo=UTC)
    east = late.astimezone(timezone(timedelta(hours=9)))
    assert late == east
    for published, day in ((late, "2024-06-03"), (east, "2024-06-04"), (late, "2024-06-03")):
        found = same_event_findings(pair(claims_of, HERE, HERE, published=published))
        assert [f.right for f in found if f.feature == "publication"] == [day]


@pytest.mark.parametrize("kind", [None, Kind.DURATION, Kind.PLACE, Kind.DATE])
def test_evidence_mirrors(kind: Kind | None, claims_of: ClaimsOf) -> None:
    def seen(left: str, right: str, swap: bool) -> list[tuple[str, str, str]]:
        found = same_event_findings(pair(claims_of, left, right, kind=kind))
        return [(f.key, *((f.right, f.left) if swap else (f.left, f.right))) for f in found]

    def weights(left: str, right: str) -> float:
        return load_weights().total(same_event_findings(pair(claims_of, left, right, kind=kind)))

    assert [s[0] for s in seen(HERE, THERE, False)] == [s[0] for s in seen(THERE, HERE, True)]
    assert weights(HERE, THERE) == pytest.approx(weights(THERE, HERE))


def test_each_feature_speaks_at_most_once_and_says_what_it_saw(claims_of: ClaimsOf) -> None:
    found = same_event_findings(pair(claims_of, HERE, THERE))
    assert len({finding.feature for finding in found}) == len(found)
    assert all(finding.label and finding.about == "same event" for finding in found)
