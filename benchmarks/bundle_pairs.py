"""Held-out bundles: which pairs of sentences are reported, and which are conflicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import baselines
from bundles import Bundle

from discrepancy.errors import InputError
from discrepancy.pipeline import check_articles
from discrepancy.records import Side, Verdict
from discrepancy.tools import Tools

Pairs = Mapping[tuple[int, int], str]  # sentence indices (left, right) -> kind
Meetings = list[tuple[tuple[int, int], baselines.Meeting]]
Read = list[tuple[Bundle, Meetings]]


@dataclass
class PairScore:
    """Counts of pairs by kind: gold and found by the gold kind, reported and right by its own."""

    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    reported: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    apart: int = 0  # bundles whose articles were not seen to be of one story

    @property
    def precision(self) -> float:
        return self.right.total() / max(1, self.reported.total())

    @property
    def recall(self) -> float:
        return self.found.total() / max(1, self.gold.total())

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def scored(reports: Iterable[tuple[Bundle, Pairs | None]]) -> PairScore:
    """Count what was reported on bundles; None of one whose articles were not compared."""
    score = PairScore()
    for bundle, found in reports:
        score.apart += found is None
        pairs = found or {}
        score.gold.update(bundle.conflicts.values())
        score.found.update(kind for pair, kind in bundle.conflicts.items() if pair in pairs)
        score.reported.update(pairs.values())
        score.right.update(kind for pair, kind in pairs.items() if pair in bundle.conflicts)
    return score


def reported(bundle: Bundle, tools: Tools) -> Pairs | None:
    """Check a bundle's two articles; a pair of sentences has the kind of its first report.

    None where the two are not seen to be of one story.
    """
    try:
        report = check_articles([bundle.left, bundle.right], tools=tools)
    except InputError:
        return None
    pairs: dict[tuple[int, int], str] = {}
    for conflict in report.conflicts:
        if conflict.verdict is not Verdict.DISTINCT:
            by_article = {side.article: _index(side, bundle) for side in conflict.sides}
            pair = by_article[bundle.left.id], by_article[bundle.right.id]
            pairs.setdefault(pair, str(conflict.kind))
    return pairs


def _index(side: Side, bundle: Bundle) -> int:
    sentences = bundle.sentences[side.article == bundle.right.id]
    return max(sentence.index for sentence in sentences if sentence.start <= side.start)


def baseline_scores(
    held_out: Iterable[Bundle], rehearsal: Iterable[Bundle], tools: Tools
) -> list[PairScore]:
    """Return the scores of baselines.RULES, each at its best threshold on the rehearsal."""
    seen, unseen = (
        [(bundle, baselines.bundle_meetings(bundle, tools)) for bundle in bundles]
        for bundles in (rehearsal, held_out)
    )

    def score(
        read: list[tuple[Bundle, Meetings]], rule: baselines.Rule, lowest: float
    ) -> PairScore:
        return scored((bundle, _differing(pairs, rule, lowest)) for bundle, pairs in read)

    best = {
        rule: baselines.best_threshold(lambda lowest, rule=rule: score(seen, rule, lowest).f1)
        for rule in baselines.RULES.values()
    }
    return [score(unseen, rule, lowest) for rule, lowest in best.items()]


def _differing(pairs: Meetings, rule: baselines.Rule, lowest: float) -> Pairs:
    return {at: "any" for at, pair in pairs if pair.cosine >= lowest and rule(pair)}
