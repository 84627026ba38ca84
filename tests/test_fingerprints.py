"""Fingerprints: what changes them, and all that must not."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsroom import AGREEING, BEACON, GAZETTE, UNRELATED

from discrepancy.articles import read_articles
from discrepancy.fingerprints import Stated, fingerprint, value_key
from discrepancy.pipeline import check_articles
from discrepancy.records import (
    CalendarDate,
    Clock,
    Hedge,
    Kind,
    Magnitude,
    Name,
    Period,
    Place,
    Report,
    Slot,
    Stance,
    Value,
    Verdict,
    Wording,
)
from discrepancy.settings import RULES, Settings
from discrepancy.tools import Tools

FEW = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
DAY = Period(datetime(2024, 5, 12, tzinfo=UTC), datetime(2024, 5, 13, tzinfo=UTC))


def slot(value: Value, text: str = "x", hedge: Hedge = Hedge.EXACT, *of: str) -> Slot:
    return Slot(kind=Kind.NUMBER, value=value, start=7, end=9, text=text, hedge=hedge, attribute=of)


def hours(amount: float, text: str = "", *of: str) -> Slot:
    return slot(Magnitude(amount * 3600, 0, 0, "s", f"{amount:g} h"), text, Hedge.EXACT, *of)


NINE = Stated("a.txt", hours(9, "nine hours", "stick", "ferry", "captain"))
FIVE = Stated("b.txt", hours(5, "5 hours", "ferry", "stick"))


# --------------------------------------------------------------------------- of two values


def test_it_is_short_and_the_same_from_either_side() -> None:
    name = fingerprint("duration", NINE, FIVE)
    assert len(name) == 16
    assert int(name, 16)
    assert fingerprint("duration", FIVE, NINE) == name


@pytest.mark.parametrize(
    ("description", "rule", "left"),
    [
        ("another rule", "time", NINE),
        ("another article", "duration", replace(NINE, article="c.txt")),
        ("another value", "duration", replace(NINE, slot=hours(8, "nine hours", "stick", "ferry"))),
        ("a value of another thing", "duration", replace(NINE, slot=hours(9, "", "repair"))),
        ("a hedge", "duration", replace(NINE, slot=replace(NINE.slot, hedge=Hedge.OVER))),
    ],
)
def test_it_changes_with(description: str, rule: str, left: Stated) -> None:
    assert fingerprint(rule, left, FIVE) != fingerprint("duration", NINE, FIVE)


@pytest.mark.parametrize(
    ("description", "left"),
    [
        ("other words for the value", replace(NINE.slot, text="540 minutes")),
        ("another place", replace(NINE.slot, start=70, end=80)),
        ("words that one side alone says", replace(NINE.slot, attribute=("ferry", "stick"))),
    ],
)
def test_it_does_not_change_with(description: str, left: Slot) -> None:
    other = fingerprint("duration", Stated("a.txt", left), FIVE)
    assert other == fingerprint("duration", NINE, FIVE)


DIFFERENT: tuple[tuple[Value, Value], ...] = (
    (Magnitude(1234567, 0, 0), Magnitude(1234568, 0, 0)),
    (Magnitude(5, 0, 0, "USD"), Magnitude(5, 0, 0, "EUR")),
    (CalendarDate(DAY), CalendarDate(replace(DAY, end=datetime(2024, 5, 19, tzinfo=UTC)))),
    (CalendarDate(None, month=5), CalendarDate(None, month=5, day=3)),
    (CalendarDate(None, shown="spring"), CalendarDate(None, shown="winter")),
    (Clock(300), Clock(301)),
    (Clock(300), Clock(300, utc_offset=60)),
    (Place("Malta", "country:MT"), Place("Vienna", "city:2761369")),
    (Place("Nether Quill"), Place("Upper Quill")),
    (Name("Odile Marsh", ("odile", "marsh")), Name("Otto Marsh", ("otto", "marsh"))),
    (Wording("It will sail"), Wording("It will not sail")),
    (Wording("It will sail", "Marsh"), Wording("It will sail", "Olm")),
    (Stance("sail"), Stance("sail", negated=True)),
)
SAME: tuple[tuple[Value, Value], ...] = (
    (Magnitude(0.1 + 0.2, 0, 0), Magnitude(0.3, 0, 0)),
    (CalendarDate(DAY, shown="Sunday"), CalendarDate(DAY, day=12, shown="12 May")),
    (Place("the Hague", "city:1"), Place("The Hague", "city:1")),
    (Wording("It will\nsail,"), Wording("it will sail")),
    (Stance("sail", arguments=("ferry",)), Stance("sail", arguments=("ferry", "may"))),
)


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_values_that_differ(left: Value, right: Value) -> None:
    assert value_key(slot(left)) != value_key(slot(right))


@pytest.mark.parametrize(("left", "right"), SAME)
def test_values_that_are_the_same(left: Value, right: Value) -> None:
    assert value_key(slot(left)) == value_key(slot(right))


def test_a_range_is_its_bounds() -> None:
    near, far = Magnitude(5, 4, 6), Magnitude(5, 1, 9)
    keys = {value_key(slot(value, "x", Hedge.RANGE)) for value in (near, far)}
    assert len(keys) == 2


def test_the_rules_of_the_settings_are_the_kinds_of_values() -> None:
    assert set(RULES) == {kind.value for kind in Kind}


# --------------------------------------------------------------------------- of a whole check


def checked(files: Mapping[str, str], tools: Tools, under: str = "news") -> Report:
    """The report on files that lie in a folder of their own."""
    with TemporaryDirectory() as root:
        for name, text in files.items():
            path = Path(root, under, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        articles, _ = read_articles([under], settings=Settings(), root=Path(root))
        return check_articles(articles, tools=tools)


def known(report: Report) -> dict[frozenset[tuple[str, str]], set[str]]:
    """Values by the files that state them -> fingerprints, of what is alarming."""
    found: dict[frozenset[tuple[str, str]], set[str]] = {}
    for conflict in report.conflicts:
        if conflict.verdict is not Verdict.DISTINCT:
            sides = frozenset((s.path.rpartition("/")[2], s.value) for s in conflict.sides)
            found.setdefault(sides, set()).add(conflict.fingerprint)
    return found


def parts(text: str) -> tuple[str, list[str]]:
    """The front matter with the headline, and the paragraphs."""
    head, *paragraphs = text.strip().split("\n\n")
    return head, paragraphs


def joined(head: str, paragraphs: Sequence[str]) -> str:
    return "\n\n".join([head, *paragraphs]) + "\n"


NEWS = {"beacon.txt": BEACON, "gazette.txt": GAZETTE}


@pytest.fixture(scope="module")
def before(quick: Tools) -> dict[frozenset[tuple[str, str]], set[str]]:
    found = known(checked(NEWS, quick))
    assert len(found) == 3
    assert all(len(names) == 1 for names in found.values())
    return found


Known = dict[frozenset[tuple[str, str]], set[str]]


@FEW
@given(width=st.integers(60, 200))  # shorter lines may be taken for a list
def test_wrapping_changes_nothing(width: int, before: Known, quick: Tools) -> None:
    head, paragraphs = parts(GAZETTE)
    wrapped = joined(head, [textwrap.fill(p.replace("\n", " "), width) for p in paragraphs])
    assert known(checked({**NEWS, "gazette.txt": wrapped}, quick)) == before


@FEW
@given(order=st.permutations(range(3)))
def test_the_order_of_paragraphs_changes_no_name(
    order: Sequence[int], before: Known, quick: Tools
) -> None:
    head, paragraphs = parts(GAZETTE)
    moved = joined(head, [paragraphs[place] for place in order])
    after = known(checked({**NEWS, "gazette.txt": moved}, quick))
    shared = after.keys() & before.keys()
    assert len(shared) >= 2  # what a sentence takes from the one before may move a verdict
    assert all(after[sides] == before[sides] for sides in shared)


@FEW
@given(
    place=st.integers(0, 3),
    text=st.sampled_from(
        [
            "Lifeboats from two villages stood by until dusk.",
            "A fair in the market square went on as planned. Children sang.",
            "Gulls followed the tugs, and a fisherman sold coffee from his boat.",
        ]
    ),
)
def test_a_paragraph_more_changes_nothing(
    place: int, text: str, before: Known, quick: Tools
) -> None:
    head, paragraphs = parts(GAZETTE)
    longer = joined(head, [*paragraphs[:place], text, *paragraphs[place:]])
    after = known(checked({**NEWS, "gazette.txt": longer}, quick))
    assert all(after[sides] == names for sides, names in before.items())


@pytest.mark.parametrize("under", ["old/news", "another folder", "naïve"])
def test_the_folder_above_changes_nothing(under: str, before: Known, quick: Tools) -> None:
    assert known(checked(NEWS, quick, under)) == before


@pytest.mark.parametrize("more", [AGREEING, UNRELATED])
def test_another_article_changes_nothing(more: str, before: Known, quick: Tools) -> None:
    after = known(checked({**NEWS, "third.txt": more}, quick))
    assert all(after[sides] == names for sides, names in before.items())


def test_a_changed_value_is_another_conflict_and_the_others_stay(
    before: Known, quick: Tools
) -> None:
    changed = GAZETTE.replace("188", "190")
    after = known(checked({**NEWS, "gazette.txt": changed}, quick))
    names, old = set[str]().union(*after.values()), set[str]().union(*before.values())
    assert len(names) == len(old) == 3
    assert len(names & old) == 2


def test_other_words_of_the_sentence_change_nothing(before: Known, quick: Tools) -> None:
    edited = GAZETTE.replace(", according to the\ncoast guard.", ", its crew told reporters.")
    assert edited != GAZETTE
    assert known(checked({**NEWS, "gazette.txt": edited}, quick)) == before


def test_a_copy_that_comes_first_is_known_by_an_alias(before: Known, quick: Tools) -> None:
    wire = BEACON.replace("The Lindra Beacon", "Wire").replace("T09:00", "T08:00")
    report = checked({**NEWS, "wire.txt": wire}, quick)
    assert dict(report.copies) == {"news/beacon.txt": "news/wire.txt"}
    names = {name for c in report.conflicts for name in (c.fingerprint, *c.aliases)}
    assert names >= set[str]().union(*before.values())


def test_what_is_restated_has_one_fingerprint_and_ids_of_its_own(quick: Tools) -> None:
    report = checked(NEWS, quick)
    ids = [conflict.id for conflict in report.conflicts]
    restated = [c for c in report.conflicts if c.id != c.fingerprint]
    assert len(set(ids)) == len(ids)
    assert [c.id for c in restated] == [f"{c.fingerprint}-2" for c in restated]
    assert restated
    assert all(c.fingerprint in ids for c in restated)
