"""Which pairs of claims are worth judging: near neighbours between two articles of a story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from discrepancy.embeddings import Vectors
from discrepancy.records import Claim, Story

# Between two articles of one story the counterpart of a disputed sentence is its nearest by cosine
# in 78 % of the cases measured, and among the three nearest, either way, in 94 %.
NEAREST = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two claims of two articles. Ranks count from 1 among the neighbours in the other article."""

    left: Claim
    right: Claim
    cosine: float  # of the sentences' vectors, two decimals
    closeness: float  # cosine after what the two articles have in common is taken out, two decimals
    rank_left: int  # of `right` among the neighbours of `left`
    rank_right: int


def find_candidates(
    story: Story,
    claims: Mapping[str, Sequence[Claim]],
    vectors: Mapping[str, Vectors],
    *,
    nearest: int = NEAREST,
) -> Iterator[Candidate]:
    """Yield pairs of claims, left article first by id. Articles not in `claims` are passed over.

    `vectors[id]` is (claims of the article, d) float32, L2-normalised. Only pairs within each
    other's `nearest`, one way or the other, are yielded: at most 2 * nearest * sentences a pair of
    articles.
    """
    for left, right in combinations(sorted(story.articles), 2):
        if claims.get(left) and claims.get(right):
            cosines = vectors[left] @ vectors[right].T
            # rounded, so that ranks are the same on every processor
            closeness = np.round(_centred(vectors[left], vectors[right]), 3)
            yield from _near(claims[left], claims[right], cosines, closeness, nearest)


def _centred(left: Vectors, right: Vectors) -> Vectors:
    """Cosines around the mean of both articles: what all their sentences share tells nothing.

    For pairs of one event in the bundles the average precision rises from 0.43 to 0.49.
    """
    mean = np.concatenate([left, right]).mean(axis=0)
    one, other = (rows - mean for rows in (left, right))
    lengths = np.linalg.norm(one, axis=1)[:, None] * np.linalg.norm(other, axis=1)[None, :]
    return np.asarray(one @ other.T / np.maximum(lengths, 1e-6), dtype=np.float32)


def _near(
    left: Sequence[Claim],
    right: Sequence[Claim],
    cosines: Vectors,
    closeness: Vectors,
    nearest: int,
) -> Iterator[Candidate]:
    rank_left, rank_right = _ranks(closeness), _ranks(closeness.T).T
    for i, j in np.argwhere((rank_left <= nearest) | (rank_right <= nearest)).tolist():
        yield Candidate(
            left=left[i],
            right=right[j],
            cosine=round(float(cosines[i, j]), 2),
            closeness=round(float(closeness[i, j]), 2),
            rank_left=int(rank_left[i, j]),
            rank_right=int(rank_right[i, j]),
        )


def _ranks(cosines: Vectors) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Rank from 1 of each column within its row, the highest cosine first."""
    order = np.argsort(-cosines, axis=1, kind="stable")
    ranks = np.empty(order.shape, dtype=np.int64)
    np.put_along_axis(ranks, order, np.arange(1, order.shape[1] + 1)[None, :], axis=1)
    return ranks
