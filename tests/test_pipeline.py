"""Properties of the whole: order, repetition and swapping change nothing but the order of sides."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsroom import AGREEING, BEACON, GAZETTE, MONDAY, UNRELATED, article, articles_of

from discrepancy.errors import InputError
from discrepancy.pipeline import check_articles
from discrepancy.records import Article, Report, Verdict
from discrepancy.reports import RENDERERS
from discrepancy.tools import Tools

FEW = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
TEMPLATES = (
    "The ferry Corvina was stuck off Lindra for {} hours on Sunday.",
    "There were {} passengers on board the Corvina, the coast guard said.",
    "Repairs of the Corvina will cost Marl Lines {} million euros.",
    "The mayor of Lindra, Ines Holt, expects the ship back on {} May.",
    "About {} percent of the cargo was lost near Lindra.",
    "Nobody on board was hurt in the accident.",
)
OTHER_WORDS = (
    "For {} hours on Sunday a sandbank held the Corvina near Lindra.",
    "The coast guard counted {} passengers.",
    "Marl Lines puts the price of repairs at {} million euros.",
    "On {} May the ship is to sail again, mayor Ines Holt hopes.",
    "Of the cargo {} percent is gone, the owner of the Corvina told reporters.",
    "All who sailed on the ferry are well.",
)


def told_in(templates: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    """A few of the sentences, with a number each."""
    filled = st.tuples(st.sampled_from(templates), st.integers(2, 28)).map(
        lambda pair: pair[0].format(pair[1])
    )
    return st.lists(filled, min_size=2, max_size=5, unique=True).map(tuple)


bodies, others = told_in(TEMPLATES), told_in(OTHER_WORDS)
dates = st.sampled_from([None, MONDAY, MONDAY.replace(day=14), MONDAY.replace(month=8)])
HEADLINE = "Ferry Corvina stuck off Lindra"


def ferry(id_: str, body: tuple[str, ...], published: object) -> Article:
    return article(id_, f"{HEADLINE}, {id_[0]} reports", *body, published=published)  # type: ignore[arg-type]


def compared(articles: list[Article], tools: Tools) -> Report | None:
    """The report, or None where the generated articles turned out to be one text."""
    try:
        return check_articles(articles, tools=tools)
    except InputError:
        return None


def mirrored(report: Report | None, names: dict[str, str]) -> object:
    """What a report says, whichever article is called first."""
    if report is None:
        return None
    return sorted(
        (
            str(c.kind),
            str(c.verdict),
            str(c.severity),
            c.confidence,
            sorted((names[s.article], s.start, s.end, s.value) for s in c.sides),
            sorted((e.about, e.label, e.weight) for e in c.evidence),
        )
        for c in report.conflicts
    )


@FEW
@given(left=bodies, right=others, third=others, published=dates)
def test_the_order_of_the_articles_changes_nothing(
    quick: Tools,
    left: tuple[str, ...],
    right: tuple[str, ...],
    third: tuple[str, ...],
    published: object,
) -> None:
    articles = [
        ferry("a.txt", left, MONDAY),
        ferry("b.txt", right, published),
        ferry("c.txt", third, MONDAY),
    ]
    report = compared(articles, quick)
    assert compared(articles[::-1], quick) == report
    assert compared([articles[1], articles[2], articles[0]], quick) == report


@FEW
@given(left=bodies, right=others, published=dates)
def test_swapping_the_sources_mirrors_the_result(
    quick: Tools, left: tuple[str, ...], right: tuple[str, ...], published: object
) -> None:
    one, other = ferry("a.txt", left, MONDAY), ferry("b.txt", right, published)
    swapped = [replace(one, id="b.txt", path="b.txt"), replace(other, id="a.txt", path="a.txt")]
    here = mirrored(compared([one, other], quick), {"a.txt": "one", "b.txt": "other"})
    there = mirrored(compared(swapped, quick), {"b.txt": "one", "a.txt": "other"})
    assert here == there


@FEW
@given(numbers=st.lists(st.integers(2, 28), min_size=len(TEMPLATES), max_size=len(TEMPLATES)))
def test_two_who_say_the_same_in_other_words_do_not_contradict_each_other(
    quick: Tools, numbers: list[int]
) -> None:
    pairs = list(zip(TEMPLATES, OTHER_WORDS, numbers, strict=True))
    left = ferry("a.txt", tuple(one.format(number) for one, _, number in pairs), MONDAY)
    right = ferry("b.txt", tuple(other.format(number) for _, other, number in pairs), MONDAY)
    report = check_articles([left, right], tools=quick)
    assert not [c.summary for c in report.conflicts if c.verdict is Verdict.CONTRADICTION]
    assert report.agreements


def test_an_article_of_other_news_changes_nothing_for_the_others(
    quick: Tools, folder: Path
) -> None:
    articles = articles_of(folder, a=BEACON, b=GAZETTE, z=UNRELATED)
    alone, beside = check_articles(articles[:2], tools=quick), check_articles(articles, tools=quick)
    assert beside.conflicts == alone.conflicts
    assert beside.compared_pairs == alone.compared_pairs
    assert len(beside.stories) == len(alone.stories) + 1


def test_a_copy_adds_a_voice_and_no_conflict(quick: Tools, folder: Path) -> None:
    articles = articles_of(folder, a=BEACON, b=GAZETTE, c=BEACON)
    alone, beside = check_articles(articles[:2], tools=quick), check_articles(articles, tools=quick)
    assert beside.copies == (("c.txt", "a.txt"),)
    assert [c.id for c in beside.conflicts] == [c.id for c in alone.conflicts]
    assert {s.voices for c in beside.conflicts for s in c.sides} == {("a.txt", "c.txt"), ("b.txt",)}


def test_what_agrees_is_told_as_agreement(quick: Tools, folder: Path) -> None:
    report = check_articles(articles_of(folder, a=BEACON, b=AGREEING), tools=quick)
    assert not report.conflicts
    assert {a.value for a in report.agreements} & {"9 h", "214"}


def test_the_id_of_a_conflict_outlives_an_edit_elsewhere(quick: Tools, folder: Path) -> None:
    before = check_articles(articles_of(folder, a=BEACON, b=GAZETTE), tools=quick)
    moved = BEACON.replace("There were 214", "A tug came at noon.\n\nThere were 214")
    after = check_articles(articles_of(folder, a=moved, b=GAZETTE), tools=quick)
    assert {c.id for c in before.conflicts} & {c.id for c in after.conflicts}
    (old,) = [c for c in before.conflicts if "188" in c.summary]
    (new,) = [c for c in after.conflicts if "188" in c.summary]
    assert old.id == new.id
    assert old.sides[0].line != new.sides[0].line


@pytest.mark.parametrize(
    ("description", "articles", "said"),
    [
        ("none", [], "no article could be read"),
        ("one", [article("a.txt", HEADLINE, "The ferry was late.")], "only one article"),
        (
            "no word in either",
            [article("a.txt", "...", "-- --"), article("b.txt", "!!!", "***")],
            "nothing to compare",
        ),
        (
            "nothing in either",
            [
                replace(article("a.txt", "x"), passages=()),
                replace(article("b.txt", "y"), passages=()),
            ],
            "nothing to compare",
        ),
    ],
)
def test_nothing_to_compare_is_an_error(
    description: str, articles: list[Article], said: str, quick: Tools
) -> None:
    with pytest.raises(InputError, match=said):
        check_articles(articles, tools=quick)


def test_progress_ends_where_it_said_it_would(quick: Tools, folder: Path) -> None:
    told: list[tuple[str, int, int]] = []
    articles = articles_of(folder, a=BEACON, b=GAZETTE)
    check_articles(articles, tools=quick, progress=lambda *step: told.append(step))
    last = {stage: (done, total) for stage, done, total in told}
    assert list(last) == ["encoding", "comparing"]
    assert all(done == total for done, total in last.values())


def test_no_renderer_changes_the_report(quick: Tools, folder: Path) -> None:
    report = check_articles(articles_of(folder, a=BEACON, b=GAZETTE), tools=quick)
    first = {name: render(report) for name, render in RENDERERS.items()}
    assert first == {name: render(report) for name, render in RENDERERS.items()}
