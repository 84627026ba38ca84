"""Chapters that are known: the same report, however the stories are numbered now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from newsroom import BEACON, DISTANT, GAZETTE, UNRELATED, BagOfWords, CountingParser, articles_of

from discrepancy.cache import Cache
from discrepancy.embeddings import Vectors
from discrepancy.judges import Chances
from discrepancy.memory import Memory
from discrepancy.pipeline import check_articles
from discrepancy.records import Report
from discrepancy.settings import Settings
from discrepancy.syntax import SpacyParser
from discrepancy.tools import Tools


class Moody:
    """A judge that answers on the first pair alone."""

    identity = "moody"

    def contradiction(
        self,
        pairs: Sequence[tuple[str, str]],
        needed: Sequence[float] | None = None,  # noqa: ARG002
    ) -> Chances:
        return np.array([np.nan if i else 0.4 for i in range(len(pairs))], dtype=np.float32)


@pytest.fixture
def counting(parser: SpacyParser, tmp_path: Path) -> Tools:
    def memory(work: str) -> Memory:
        return Memory(work, Cache(tmp_path / "cache"), lambda: "models")

    return Tools(
        BagOfWords(),
        CountingParser(parser),
        chapters=memory("chapter"),
        arrangements=memory("arrangement"),
    )


def parsed(tools: Tools) -> int:
    assert isinstance(tools.parser, CountingParser)
    count = len(tools.parser.asked)
    tools.parser.asked.clear()
    return count


def test_a_known_story_is_told_without_reading_it(
    counting: Tools, quick: Tools, folder: Path
) -> None:
    articles = articles_of(folder, c=BEACON, d=GAZETTE)
    first = check_articles(articles, tools=counting)
    assert parsed(counting)
    assert (
        check_articles(articles, tools=counting) == first == check_articles(articles, tools=quick)
    )
    assert not parsed(counting)
    assert first.conflicts
    assert first.timelines


class Unasked:
    """An encoder of a run that needs none."""

    identity = BagOfWords.identity

    def encode(self, texts: Sequence[str]) -> Vectors:
        raise AssertionError(texts)


def test_where_all_is_known_no_sentence_is_encoded(counting: Tools, folder: Path) -> None:
    articles = articles_of(folder, c=BEACON, d=GAZETTE, e=BEACON)
    first = check_articles(articles, tools=counting)
    assert first.copies
    assert check_articles(articles, tools=replace(counting, encoder=Unasked())) == first


def test_a_known_story_may_have_another_number(counting: Tools, quick: Tools, folder: Path) -> None:
    articles = articles_of(folder, c=BEACON, d=GAZETTE, e=UNRELATED)
    check_articles(articles, tools=counting)
    parsed(counting)
    more = articles_of(folder, a=DISTANT, b=UNRELATED)
    report = check_articles(more, tools=counting)
    assert report == check_articles(more, tools=quick)
    assert report.events[0].story != "story-1"
    assert not parsed(counting)


@pytest.mark.parametrize(
    ("description", "old", "new"),
    [
        ("a text", "188 passengers", "189 passengers"),
        ("a time of publication", "T17:30", "T18:30"),
        ("a publisher", "Marl Gazette", "Marl Herald"),
    ],
)
def test_what_changed_is_read_again(
    description: str, old: str, new: str, *, counting: Tools, quick: Tools, folder: Path
) -> None:
    check_articles(articles_of(folder, c=BEACON, d=GAZETTE), tools=counting)
    parsed(counting)
    changed = articles_of(folder, d=GAZETTE.replace(old, new))
    assert check_articles(changed, tools=counting) == check_articles(changed, tools=quick)
    assert parsed(counting)


def test_a_copy_more_is_another_story(counting: Tools, quick: Tools, folder: Path) -> None:
    check_articles(articles_of(folder, c=BEACON, d=GAZETTE), tools=counting)
    more = articles_of(folder, e=BEACON)
    assert check_articles(more, tools=counting) == check_articles(more, tools=quick)


def test_a_story_is_known_as_it_was_asked_for(counting: Tools, quick: Tools, folder: Path) -> None:
    articles = articles_of(folder, c=BEACON, d=GAZETTE)
    check_articles(articles, tools=counting)
    within = Settings(within=True)
    found = check_articles(articles, tools=counting, settings=within)
    assert found == check_articles(articles, tools=quick, settings=within)
    assert found.compared_pairs > check_articles(articles, tools=counting).compared_pairs


def test_a_story_on_which_the_judge_was_silent_is_compared_again(
    counting: Tools, folder: Path
) -> None:
    judged = replace(counting, judge=Moody())
    articles = articles_of(folder, c=BEACON, d=GAZETTE)
    first: Report = check_articles(articles, tools=judged)
    assert any("gave no answer" in str(note) for note in first.notes)
    parsed(counting)
    assert check_articles(articles, tools=judged) == first
    assert parsed(counting)


def test_what_was_done_before_an_interruption_is_known(
    counting: Tools, quick: Tools, folder: Path
) -> None:
    articles = articles_of(folder, c=BEACON, d=GAZETTE, e=UNRELATED)
    within = Settings(within=True)  # so that the third is a story, too

    def interrupt(stage: str, done: int, total: int) -> None:
        if stage == "comparing" and 0 < done < total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check_articles(articles, tools=counting, settings=within, progress=interrupt)
    whole = parsed(counting)
    plain = check_articles(articles, tools=quick, settings=within)
    assert check_articles(articles, tools=counting, settings=within) == plain
    assert 0 < parsed(counting) < whole
