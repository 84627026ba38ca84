"""Comparing two articles: what is remembered of it is what would be found again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import AGREEING, BEACON, GAZETTE, MONDAY, article
from test_pipeline import FEW, bodies, dates, ferry, others

from discrepancy import comparison
from discrepancy.cache import Cache
from discrepancy.errors import InputError
from discrepancy.events.candidates import ArticlePair, Candidate
from discrepancy.memory import Memory
from discrepancy.pipeline import check_articles
from discrepancy.records import Article
from discrepancy.tools import Tools


def remembering(tools: Tools, folder: Path) -> Tools:
    cache = Cache(folder)
    return replace(
        tools,
        slots=Memory("slots", cache, lambda: "parser"),
        outcomes=Memory("outcomes", cache, lambda: "both models"),
    )


def paragraphs(id_: str, text: str) -> Article:
    return article(id_, *text.split("\n\n"), published=MONDAY)


@FEW
@given(told=st.tuples(bodies, others, others), published=dates)
def test_a_second_run_finds_what_the_first_found(
    quick: Tools,
    tmp_path_factory: pytest.TempPathFactory,
    told: tuple[tuple[str, ...], ...],
    published: object,
) -> None:
    left, right, third = told
    tools = remembering(quick, tmp_path_factory.mktemp("kept"))
    articles = [
        ferry("a.txt", left, MONDAY),
        ferry("b.txt", right, published),
        ferry("c.txt", third, MONDAY),
    ]
    try:
        plain = check_articles(articles, tools=quick)
    except InputError:
        return
    assert check_articles(articles, tools=tools) == plain
    assert check_articles(articles, tools=tools) == plain
    assert check_articles(articles[:2], tools=tools) == check_articles(articles[:2], tools=quick)


def test_articles_that_did_not_change_are_not_compared_again(
    quick: Tools, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[ArticlePair] = []
    plainly = comparison.find_between

    def counted(pair: ArticlePair, *rest: object, **named: object) -> list[Candidate]:
        looked_at.append(pair)
        return list(plainly(pair, *rest, **named))  # type: ignore[arg-type]

    monkeypatch.setattr(comparison, "find_between", counted)
    tools = remembering(quick, tmp_path)
    beacon, gazette = paragraphs("a.txt", BEACON), paragraphs("b.txt", GAZETTE)
    check_articles([beacon, gazette], tools=tools)
    check_articles([beacon, gazette], tools=tools)
    assert looked_at == [ArticlePair("a.txt", "b.txt")]

    edited = paragraphs("b.txt", GAZETTE + "\n\nA tug came at noon.")
    check_articles([beacon, edited], tools=tools)
    later = replace(gazette, published=MONDAY.replace(day=28))
    check_articles([beacon, later], tools=tools)
    assert len(looked_at) == 3

    check_articles([beacon, gazette, paragraphs("c.txt", AGREEING)], tools=tools)
    assert len(looked_at) == 6  # within three articles, how two are alike is another question
