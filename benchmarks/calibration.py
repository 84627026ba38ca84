"""Do the probabilities hold what they promise: reliability and Brier score on held-out bundles.

Of 100 pairs that are given 0.7, some 70 should turn out to be so. The Brier score (1950) is the
mean squared difference of probability and outcome; the expected calibration error (Naeini et al.
2015) the mean distance of predicted and observed share over ten bins of equal width.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp, inf, sqrt

import numpy as np
from bundles import Bundle
from fit_weights import prepare
from reading_weights import place

from discrepancy.conflicts.disputes import disputes
from discrepancy.conflicts.judgement import judge
from discrepancy.events.evidence import same_event_findings
from discrepancy.findings import load_weights
from discrepancy.tools import Tools

BINS = 10
Z = 1.96  # of a 95 % interval


@dataclass(frozen=True, slots=True)
class Bin:
    """Probabilities of one range: their mean, the share that came true, and how many there are."""

    predicted: float
    observed: float
    count: int

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share (Wilson 1927)."""
        n, share = self.count, self.observed
        centre = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z / (1 + Z * Z / n) * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
        return max(0.0, centre - half), min(1.0, centre + half)


@dataclass(frozen=True)
class Forecast:
    """Probabilities and outcomes, (n,) each."""

    name: str
    probabilities: np.ndarray
    outcomes: np.ndarray

    @classmethod
    def of(cls, name: str, rows: Sequence[tuple[float, bool]]) -> Forecast:
        """Take (probability, outcome) rows."""
        probabilities, outcomes = np.array(rows, dtype=float).reshape(-1, 2).T
        return cls(name, probabilities, outcomes)

    @property
    def base_rate(self) -> float:
        return float(self.outcomes.mean())

    @property
    def brier(self) -> float:
        return float(((self.probabilities - self.outcomes) ** 2).mean())

    @property
    def naive_brier(self) -> float:
        """The Brier score of forecasting the base rate always."""
        return self.base_rate * (1 - self.base_rate)

    @property
    def error(self) -> float:
        """The expected calibration error."""
        distances = [each.count * abs(each.predicted - each.observed) for each in self.bins]
        return sum(distances) / len(self.outcomes)

    @property
    def bins(self) -> tuple[Bin, ...]:
        """Ten bins of equal width, empty ones left out."""
        numbers = np.minimum((self.probabilities * BINS).astype(int), BINS - 1)
        return tuple(
            Bin(
                predicted=float(self.probabilities[numbers == number].mean()),
                observed=float(self.outcomes[numbers == number].mean()),
                count=int((numbers == number).sum()),
            )
            for number in np.unique(numbers)
        )


def forecasts(bundles: Sequence[Bundle], tools: Tools) -> tuple[Forecast, Forecast]:
    """Return how sure the checker is, of every candidate pair and of every two values disputed.

    What is forecast: that a pair of sentences is of one event (marked as conflict or as the same),
    and that a pair with disputed values is marked as conflict. All are counted, also those that
    are too improbable to be reported.
    """
    weights = load_weights()
    unbarred = replace(weights, thresholds={**weights.thresholds, "possible": -inf})
    events: list[tuple[float, bool]] = []
    conflicts: list[tuple[float, bool]] = []
    for bundle, corpus, candidates in prepare(bundles, tools):
        for candidate in candidates:
            findings = same_event_findings(corpus.pair(candidate))
            here = place(candidate)
            score = weights.same_event_prior + weights.total(findings)
            events.append((score, here in bundle.conflicts or here in bundle.same))
        for dispute in disputes(candidates, corpus):
            if judgement := judge(dispute, unbarred):
                here = place(dispute.pair.candidate)
                conflicts.append((judgement.total, here in bundle.conflicts))
    return (
        Forecast.of("same event", [(_probability(total), right) for total, right in events]),
        Forecast.of("conflict", [(_probability(total), right) for total, right in conflicts]),
    )


def _probability(total: float) -> float:
    return 1 / (1 + exp(-total))


def lines(forecast: Forecast) -> Iterator[str]:
    """Yield the reliability table as text."""
    yield f"{forecast.name}: predicted, observed (95 % interval), pairs"
    for each in forecast.bins:
        low, high = each.interval
        yield (
            f"  {each.predicted:.2f}  {each.observed:.2f} ({low:.2f} to {high:.2f})  {each.count:5}"
        )
