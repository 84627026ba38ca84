"""How much a scaling helps on decisions it was not fitted to: scores by cross-validation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from discrepancy.calibration import Calibration, probability
from discrepancy.learning.samples import Sample

FOLDS = 5
NEAREST = 1e-6  # to 0 and 1, so that no score is infinite


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over decisions; less is better. Brier (1950): squared error; logarithmic: in nats."""

    brier: float
    log_loss: float


@dataclass(frozen=True, slots=True)
class Gain:
    """What scaling brings on decisions held out, and the standard error of the logarithmic one."""

    before: Scores
    after: Scores
    error: float

    @property
    def helps(self) -> bool:
        """Both scores fall, and the logarithmic one by more than its standard error."""
        less = self.before.log_loss - self.after.log_loss
        return less > self.error and self.after.brier < self.before.brier


def gain(samples: Sequence[Sample], fit: Callable[[Sequence[Sample]], Calibration]) -> Gain:
    """Fit to all stories but those of a fold, score that fold, for each of FOLDS folds.

    A story is never parted: its decisions are of the same articles, and would tell of each other.
    Needs at least two stories. The standard error counts a story as one observation.
    """
    unscaled = Calibration()
    before = {one.id: probability(unscaled.log_odds(one.log_odds, one.rule)) for one in samples}
    after: dict[str, float] = {}
    for fold in folds(samples):
        inside = {one.id for one in fold}
        made = fit([one for one in samples if one.id not in inside])
        after |= {one.id: probability(made.log_odds(one.log_odds, one.rule)) for one in fold}
    return Gain(_scores(samples, before), _scores(samples, after), _error(samples, before, after))


def folds(samples: Sequence[Sample]) -> list[list[Sample]]:
    """Deal the stories out, the largest first, each to the smallest fold. No chance in it."""
    stories: dict[str, list[Sample]] = defaultdict(list)
    for one in sorted(samples, key=lambda one: one.id):
        stories[one.story].append(one)
    dealt: list[list[Sample]] = [[] for _ in range(min(FOLDS, len(stories)))]
    for _, own in sorted(stories.items(), key=lambda item: (-len(item[1]), item[0])):
        min(dealt, key=len).extend(own)
    return dealt


def _scores(samples: Sequence[Sample], chance: Mapping[str, float]) -> Scores:
    number = len(samples)
    return Scores(
        brier=sum((chance[one.id] - one.conflict) ** 2 for one in samples) / number,
        log_loss=sum(_surprise(one, chance) for one in samples) / number,
    )


def _surprise(one: Sample, chance: Mapping[str, float]) -> float:
    right = chance[one.id] if one.conflict else 1 - chance[one.id]
    return -log(min(max(right, NEAREST), 1 - NEAREST))


def _error(
    samples: Sequence[Sample], before: Mapping[str, float], after: Mapping[str, float]
) -> float:
    mean = sum(_surprise(one, before) - _surprise(one, after) for one in samples) / len(samples)
    off: dict[str, float] = defaultdict(float)
    for one in samples:
        off[one.story] += _surprise(one, before) - _surprise(one, after) - mean
    stories = len(off)
    return sqrt(sum(part**2 for part in off.values()) * stories / (stories - 1)) / len(samples)
