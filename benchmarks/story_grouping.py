"""How well the articles of one news event are grouped as one story, with all others around."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from pathlib import Path, PurePath

import numpy as np

from discrepancy.articles import read_articles
from discrepancy.records import Sentence, Story
from discrepancy.sentences import split
from discrepancy.settings import Settings
from discrepancy.stories import group_stories
from discrepancy.tools import Tools


def pairwise_scores(folder: Path, tools: Tools) -> tuple[float, float, float]:
    """Return F1, precision and recall of pairs of articles; a sub-folder is the label."""
    articles, _ = read_articles([folder], settings=Settings())
    articles = sorted(articles, key=lambda article: article.id)
    sentences = {article.id: split(article) for article in articles}
    rows = tools.encoder.encode([_folded(s) for own in sentences.values() for s in own])
    ends = np.cumsum([len(own) for own in sentences.values()])
    vectors = dict(zip(sentences, np.split(rows, ends[:-1]), strict=True))
    stories = group_stories(articles, sentences, vectors)
    grouped = set(_pairs(stories))
    labels = {article.id: PurePath(article.path).parent.name for article in articles}
    alike = {
        (one, other)
        for one, other in combinations(sorted(labels), 2)
        if labels[one] == labels[other]
    }
    right = len(grouped & alike)
    precision, recall = right / max(1, len(grouped)), right / max(1, len(alike))
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def _folded(sentence: Sentence) -> str:
    return " ".join(sentence.text.split())


def _pairs(stories: Iterable[Story]) -> Iterable[tuple[str, str]]:
    for story in stories:
        yield from combinations(sorted(story.articles), 2)
