"""Stories: articles about the same news, and no others, are grouped."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from newsroom import AGREEING, BEACON, GAZETTE, UNRELATED, BagOfWords, article

from discrepancy import stories as stories_module
from discrepancy.articles import read_articles
from discrepancy.profiles import Likeness, Profile
from discrepancy.records import Article, Story
from discrepancy.sentences import split
from discrepancy.settings import Settings
from discrepancy.stories import group_stories, grouped, name_stories
from discrepancy.tools import Tools


def of(id_: str, text: str) -> Article:
    return article(id_, *text.split("---\n")[2].strip().split("\n\n"))


FERRY = (of("a.txt", BEACON), of("b.txt", GAZETTE), of("c.txt", AGREEING))
BREAD = of("d.txt", UNRELATED)


def stories_of(articles: tuple[Article, ...], encoder: object) -> tuple[Story, ...]:
    sentences = {one.id: split(one) for one in articles}
    vectors = {
        id_: encoder.encode([s.text for s in own])  # type: ignore[attr-defined]
        for id_, own in sentences.items()
    }
    return group_stories(articles, sentences, vectors)


def test_the_same_news_is_one_story(tools: Tools) -> None:
    stories = stories_of((*FERRY, BREAD), tools.encoder)
    assert [story.articles for story in stories] == [("a.txt", "b.txt", "c.txt"), ("d.txt",)]
    assert [story.id for story in stories] == ["story-1", "story-2"]
    assert stories[1].title == BREAD.title


def test_a_story_without_a_title_is_named_by_its_opening() -> None:
    """A title of any of its articles goes first; what is too long is cut between words."""
    words = "The council of Lund met on Monday to talk of a bridge, " * 4
    untitled, titled = (article(id_, "", words) for id_ in ("a.txt", "b.txt"))
    untitled, titled = replace(untitled, title=""), replace(titled, title="A bridge for Lund")
    sentences = {one.id: split(one) for one in (untitled, titled)}
    (story,) = name_stories([("a.txt",)], [untitled], sentences)
    assert story.title.endswith(" …")
    assert words.startswith(story.title.removesuffix(" …") + " ")
    assert 100 < len(story.title) <= 120
    (story,) = name_stories([("a.txt", "b.txt")], [untitled, titled], sentences)
    assert story.title == "A bridge for Lund"


@pytest.mark.parametrize("order", list(permutations([BEACON, GAZETTE, UNRELATED])))
def test_names_of_files_do_not_matter(order: tuple[str, ...]) -> None:
    """Whichever article is first, the same ones belong together."""
    stories = stories_of(tuple(of(f"{n}.txt", text) for n, text in enumerate(order)), BagOfWords())
    alone = f"{order.index(UNRELATED)}.txt"
    assert {len(story.articles) for story in stories} == {1, 2}
    assert (alone,) in [story.articles for story in stories]


def test_every_article_is_in_exactly_one_story() -> None:
    stories = stories_of((*FERRY, BREAD), BagOfWords())
    listed = [id_ for story in stories for id_ in story.articles]
    assert sorted(listed) == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_one_article_is_a_story_alone() -> None:
    (story,) = stories_of((BREAD,), BagOfWords())
    assert story.articles == ("d.txt",)


def test_two_articles_given_alone_are_one_story() -> None:
    (story,) = stories_of((FERRY[0], BREAD), BagOfWords())
    assert story.articles == ("a.txt", "d.txt")


def test_articles_without_a_name_or_a_capital_are_grouped_by_their_words() -> None:
    texts = ("bread is dear", "rain took the barley", "an old comet shines at night")
    stories = stories_of(
        tuple(article(f"{n}.txt", t, t) for n, t in enumerate(texts)), BagOfWords()
    )
    assert len(stories) == 3


@pytest.fixture(scope="module")
def cases() -> tuple[list[str], Likeness]:
    """All articles of the cases: their ids, and how alike they are."""
    found, _ = read_articles([Path(__file__).parent / "cases"], settings=Settings())
    articles = [one for one in found if split(one)]
    vectors = {one.id: BagOfWords().encode([s.text for s in split(one)]) for one in articles}
    profiles = [Profile.of(article, vectors[article.id]) for article in articles]
    return [article.id for article in articles], Likeness(profiles)


def test_linked_by_components_as_all_at_once(cases: tuple[list[str], Likeness]) -> None:
    """Average linkage over all pairs is the result."""
    ids, likeness = cases
    labels = stories_module._average_linkage(likeness.within(np.arange(len(ids))))
    expected = {tuple(ids[i] for i in np.flatnonzero(labels == one)) for one in np.unique(labels)}
    assert {*grouped(likeness, likeness.alike(), ids)} == expected


@pytest.mark.parametrize("since", [1, 20, 60])
def test_groups_of_the_last_articles_are_those_of_all(
    cases: tuple[list[str], Likeness], since: int
) -> None:
    ids, likeness = cases
    rows, columns = likeness.alike()
    before = (rows < since) & (columns < since)
    alike = tuple(
        np.concatenate([kept[before], new])
        for kept, new in zip((rows, columns), likeness.alike(since), strict=True)
    )
    everything = grouped(likeness, (rows, columns), ids)
    last = [group for group in everything if {*group} & {*ids[since:]}]
    assert grouped(likeness, (alike[0], alike[1]), ids, since=since) == last
