"""A pair of claims in its context, and what is found of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from discrepancy.events.candidates import Candidate
from discrepancy.findings import Finding
from discrepancy.records import Article, Claim, Slot

SAME_EVENT = "same event"


@dataclass(frozen=True, slots=True)
class Pair:
    """A candidate with its articles, and the two slots under test: never their own evidence."""

    candidate: Candidate
    left_article: Article
    right_article: Article
    rarity: Mapping[str, float]  # keyword -> 0 (in every sentence of both) to 1 (in these only)
    left_slot: Slot | None = None
    right_slot: Slot | None = None

    @property
    def under_test(self) -> bool:
        """Whether two values are compared, or just the sentences."""
        return self.left_slot is not None or self.right_slot is not None

    @property
    def within(self) -> bool:
        """Whether both claims are of one article."""
        return self.left_article.id == self.right_article.id

    @property
    def dated(self) -> bool:
        """Whether it is known when both articles were published."""
        return None not in (self.left_article.published, self.right_article.published)

    @property
    def left(self) -> Claim:
        return self.candidate.left

    @property
    def right(self) -> Claim:
        return self.candidate.right


def event_finding(feature: str, level: str, label: str, left: str = "", right: str = "") -> Finding:
    return Finding(SAME_EVENT, feature, level, label, left, right)
