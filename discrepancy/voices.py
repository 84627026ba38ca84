"""Which articles speak with one voice: wire copies and near-verbatim reprints."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from discrepancy.records import Article, Sentence

# A reprint shares most of the shorter text word for word; articles on one event that were written
# apart share under a tenth of their five-word runs.
RUN = 5
SAME_VOICE = 0.5


def find_copies(
    articles: Sequence[Article], sentences: Mapping[str, Sequence[Sentence]]
) -> dict[str, str]:
    """Map each copy's id to the id of its original: the one published first, then the longest.

    Articles that share no run of words are never compared.
    """
    runs = {article.id: _runs(sentences[article.id]) for article in articles}
    holders: dict[tuple[str, ...], list[str]] = {}
    for article in articles:
        for run in sorted(runs[article.id]):
            holders.setdefault(run, []).append(article.id)
    shared: dict[tuple[str, str], int] = {}
    for ids in holders.values():
        if len(ids) <= 50:  # a run in more articles is a formula, and tells nothing
            for i, left in enumerate(ids):
                for right in ids[i + 1 :]:
                    shared[left, right] = shared.get((left, right), 0) + 1
    rank = {article.id: _precedence(article, len(runs[article.id])) for article in articles}
    copies: dict[str, str] = {}
    for (left, right), count in sorted(shared.items()):
        if count >= SAME_VOICE * min(len(runs[left]), len(runs[right])) and count >= RUN:
            first, second = sorted((left, right), key=lambda name: rank[name])
            if second not in copies or rank[first] < rank[copies[second]]:
                copies[second] = first
    return {copy: _root(copy, copies) for copy in sorted(copies)}


def _runs(sentences: Sequence[Sentence]) -> set[tuple[str, ...]]:
    words = [
        word for s in sentences if not s.headline for word in re.findall(r"\w+", s.text.lower())
    ]
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def _precedence(article: Article, length: int) -> tuple[bool, str, int, str]:
    published = article.published.isoformat() if article.published else ""
    return (article.published is None, published, -length, article.id)


def _root(copy: str, copies: Mapping[str, str]) -> str:
    seen = {copy}
    while copy in copies and copies[copy] not in seen:
        copy = copies[copy]
        seen.add(copy)
    return copy
