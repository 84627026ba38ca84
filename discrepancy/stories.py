"""Articles -> Stories: which articles are about the same news."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import shorten

import numpy as np

from discrepancy.embeddings import Vectors
from discrepancy.profiles import SAME_STORY, Floats, Indices, Likeness, Pairs, Profile, distance
from discrepancy.records import Article, Sentence, Story

OPENING = 120  # characters of a text that name a story without a title


def group_stories(
    articles: Sequence[Article],
    sentences: Mapping[str, Sequence[Sentence]],
    vectors: Mapping[str, Vectors],
) -> tuple[Story, ...]:
    """Group articles by average linkage. Sentences and their vectors, (n, d), are by article id.

    Every article is in exactly one story, alone if need be. Articles must be sorted by id; stories
    come in the order of their first article.
    """
    profiles = [Profile.of(article, vectors[article.id]) for article in articles]
    likeness = Likeness(profiles)
    ids = [article.id for article in articles]
    return name_stories(grouped(likeness, likeness.alike(), ids), articles, sentences)


def grouped(
    likeness: Likeness, alike: Pairs, ids: Sequence[str], *, since: int = 0
) -> list[tuple[str, ...]]:
    """Return the ids of each group that holds an article from the place `since` on, sorted.

    Average linkage joins no two groups without a pair at least as alike as SAME_STORY, so that it
    may be done in each component of such pairs by itself: all pairs are never held at once. Two
    articles given alone are meant to be compared, and are one group.
    """
    if len(ids) == 2:
        return [tuple(sorted(ids))]
    groups: list[tuple[str, ...]] = []
    for component in _components(alike, len(ids)):
        if component.max() >= since:
            own = np.array(sorted(component, key=ids.__getitem__))
            labels = _average_linkage(likeness.within(own))
            groups += [
                tuple(ids[i] for i in own[labels == label])
                for label in np.unique(labels)
                if own[labels == label].max() >= since
            ]
    return sorted(groups)


def name_stories(
    groups: Sequence[tuple[str, ...]],
    articles: Sequence[Article],
    sentences: Mapping[str, Sequence[Sentence]],
) -> tuple[Story, ...]:
    """Make a story of each group, numbered in their order."""
    by_id = {article.id: article for article in articles}
    return tuple(
        Story(
            id=f"story-{number}",
            title=_title([by_id[name] for name in group], sentences),
            articles=group,
        )
        for number, group in enumerate(groups, start=1)
    )


def _title(group: Sequence[Article], sentences: Mapping[str, Sequence[Sentence]]) -> str:
    """The first title there is, else the opening of the first article, else its name."""
    if titled := next((article.title for article in group if article.title), ""):
        return titled
    own = sentences[group[0].id]
    return shorten(own[0].text, OPENING, placeholder=" …") if own else group[0].id


def _components(pairs: Pairs, size: int) -> list[Indices]:
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    ones = np.ones(len(pairs[0]), dtype=np.int8)
    graph = coo_matrix((ones, pairs), shape=(size, size))
    _, component = connected_components(graph, directed=False)
    ends = np.cumsum(np.bincount(component))[:-1]
    return np.split(np.argsort(component, kind="stable"), ends)


def _average_linkage(likeness: Floats) -> Indices:
    """Labels from 1 of articles that are linked to each other somehow."""
    if len(likeness) < 2:
        return np.ones(len(likeness), dtype=np.int64)
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    apart = distance(likeness)
    np.fill_diagonal(apart, 0)
    tree = linkage(squareform((apart + apart.T) / 2), method="average")
    return np.asarray(fcluster(tree, t=1 - SAME_STORY, criterion="distance"), dtype=np.int64)
