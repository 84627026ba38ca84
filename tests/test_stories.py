"""Stories: articles about the same news, and no others, are grouped."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from newsroom import AGREEING, BEACON, GAZETTE, UNRELATED, BagOfWords, article

from discrepancy import stories as stories_module
from discrepancy.articles import read_articles
from discrepancy.records import Article, Story
from discrepancy.sentences import split
from discrepancy.settings import Settings
from discrepancy.stories import group_stories
from discrepancy.tools import Tools


def of(id_: str, text: str) -> Article:
    return article(id_, *text.split("---\n")[2].strip().split("\n\n"))


FERRY = (of("a.txt", BEACON), of("b.txt", GAZETTE), of("c.txt", AGREEING))
BREAD = of("d.txt", UNRELATED)


def grouped(articles: tuple[Article, ...], encoder: object) -> tuple[Story, ...]:
    sentences = {one.id: split(one) for one in articles}
    vectors = {
        id_: encoder.encode([s.text for s in own])  # type: ignore[attr-defined]
        for id_, own in sentences.items()
    }
    return group_stories(articles, sentences, vectors)


def test_the_same_news_is_one_story(tools: Tools) -> None:
    stories = grouped((*FERRY, BREAD), tools.encoder)
    assert [story.articles for story in stories] == [("a.txt", "b.txt", "c.txt"), ("d.txt",)]
    assert [story.id for story in stories] == ["story-1", "story-2"]
    assert stories[1].title == BREAD.title


@pytest.mark.parametrize("order", list(permutations([BEACON, GAZETTE, UNRELATED])))
def test_names_of_files_do_not_matter(order: tuple[str, ...]) -> None:
    """Whichever article is first, the same ones belong together."""
    stories = grouped(tuple(of(f"{n}.txt", text) for n, text in enumerate(order)), BagOfWords())
    alone = f"{order.index(UNRELATED)}.txt"
    assert {len(story.articles) for story in stories} == {1, 2}
    assert (alone,) in [story.articles for story in stories]


def test_every_article_is_in_exactly_one_story() -> None:
    stories = grouped((*FERRY, BREAD), BagOfWords())
    listed = [id_ for story in stories for id_ in story.articles]
    assert sorted(listed) == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_one_article_is_a_story_alone() -> None:
    (story,) = grouped((BREAD,), BagOfWords())
    assert story.articles == ("d.txt",)


def test_two_articles_given_alone_are_one_story() -> None:
    (story,) = grouped((FERRY[0], BREAD), BagOfWords())
    assert story.articles == ("a.txt", "d.txt")


def test_articles_without_a_name_or_a_capital_are_grouped_by_their_words() -> None:
    texts = ("bread is dear", "rain took the barley", "an old comet shines at night")
    stories = grouped(tuple(article(f"{n}.txt", t, t) for n, t in enumerate(texts)), BagOfWords())
    assert len(stories) == 3


@pytest.mark.parametrize("block", [1, 3, 512])
def test_linked_by_components_as_all_at_once(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many articles are compared at once, average linkage over all pairs is the result."""
    monkeypatch.setattr(stories_module, "BLOCK", block)
    found, _ = read_articles([Path(__file__).parent / "cases"], settings=Settings())
    articles = [one for one in found if split(one)]
    vectors = {one.id: BagOfWords().encode([s.text for s in split(one)]) for one in articles}
    similarity = stories_module._Similarity.of(articles, vectors)
    everything = similarity.between(slice(None), slice(None))
    expected = stories_module._average_linkage(everything)
    assert _groups(stories_module._linked(articles, vectors)) == _groups(expected)


def _groups(labels: list[int]) -> list[list[int]]:
    return sorted([i for i, label in enumerate(labels) if label == one] for one in {*labels})
