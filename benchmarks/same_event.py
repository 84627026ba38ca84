"""Is a pair of sentences of one event: labelled pairs, the fit, and how well it does on others.

One logistic regression over the levels of the evidence (Fellegi and Sunter's model, fitted
discriminatively) on two corpora at once. Each has a level of its own, which takes up that they
hold one pair in seven and one in six: what ships is the odds among candidates of an article pair.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

RARE = 8  # a level seen less often gets no weight of its own
REGULARISATION = 0.5
FOLDS = 5  # of ECB+'s topics: each is scored with the weights of the other folds
ECBPLUS = "corpus:ecbplus"  # the level that all its pairs have, and no candidate of a check
# Weight of a pair of ECB+ beside one of a bundle: with more, the bundles lose what ECB+ gains.
ECBPLUS_WEIGHT = 0.35

Numbers = npt.NDArray[np.float64]


# Features whose levels are steps of one measure: a higher step never speaks for less. The rare top
# steps of a fit dip (near-copies are of boilerplate in the bundles), and would punish the nearest.
ORDERED = ("similarity", "closeness", "margin")


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled pair. `fold` is that of its topic, 0 to FOLDS - 1; a bundle has none."""

    levels: tuple[str, ...]
    label: bool
    cosine: float
    fold: int | None = None
    held_out: bool = False  # a bundle that nothing is fitted on


@dataclass(frozen=True, slots=True)
class Model:
    """Log-odds by level, and those of a pair before anything was seen."""

    levels: Mapping[str, float]
    prior: float

    def chances(self, examples: Sequence[Example]) -> Numbers:
        """Return the probability of one event, a number an example."""
        score = np.array(
            [self.prior + sum(self.levels.get(key, 0.0) for key in e.levels) for e in examples]
        )
        return np.asarray(1 / (1 + np.exp(-score)))


def columns_of(levels: Iterable[Sequence[str]]) -> dict[str, int]:
    """Give every level that is not rare a column, in alphabetical order."""
    seen = Counter(key for keys in levels for key in keys)
    return {key: i for i, key in enumerate(sorted(k for k, n in seen.items() if n >= RARE))}


def design(levels: Sequence[Sequence[str]], columns: Mapping[str, int]) -> npt.NDArray[np.float32]:
    """Return (pairs, columns): 1 where a pair is on a level."""
    matrix = np.zeros((len(levels), len(columns)), dtype=np.float32)
    for row, keys in zip(matrix, levels, strict=True):
        row[[columns[key] for key in keys if key in columns]] = 1
    return matrix


def fit(examples: Sequence[Example]) -> Model:
    """Fit on all examples but those held out."""
    from scipy.sparse import csr_array  # ten times as fast: most levels of a pair are zero
    from sklearn.linear_model import LogisticRegression

    used = [e for e in examples if not e.held_out]
    columns = columns_of(e.levels for e in used)
    regression = LogisticRegression(C=REGULARISATION, max_iter=3000)
    regression.fit(
        csr_array(design([e.levels for e in used], columns)),
        np.array([e.label for e in used]),
        sample_weight=[1.0 if e.fold is None else ECBPLUS_WEIGHT for e in used],
    )
    weights = {key: float(regression.coef_[0][i]) for key, i in columns.items()}
    seen = Counter(key for example in used for key in example.levels)
    return Model(monotone(weights, seen), float(regression.intercept_[0]))


def monotone(weights: Mapping[str, float], seen: Mapping[str, int]) -> dict[str, float]:
    """Pool steps of ORDERED features whose weights fall, by how often they were seen.

    Isotonic regression (Barlow et al. 1972) of the weights on the steps.
    """
    from sklearn.isotonic import isotonic_regression

    pooled = dict(weights)
    for feature in ORDERED:
        own = (key for key in weights if key.startswith(f"{feature}:"))
        steps = sorted(own, key=lambda key: int(key.partition(":")[2]))
        if steps:
            rising = isotonic_regression(
                [weights[key] for key in steps], sample_weight=[seen[key] for key in steps]
            )
            pooled |= zip(steps, map(float, rising), strict=True)
    return pooled


def held_out_pairs(
    bundles: Sequence[Example], training: Sequence[Example], topics: Sequence[Example]
) -> dict[str, tuple[Numbers, npt.NDArray[np.bool_]]]:
    """Return corpus -> (probabilities, labels) of pairs that the weights were not fitted on.

    "bundles": those held out whole. "ECB+": all of `topics`, each scored with weights fitted on
    the bundles and on the `training` pairs of other topics.
    """
    held = [e for e in bundles if e.held_out]
    found = {"bundles": (fit([*bundles, *training]).chances(held), _labels(held))}
    if topics:
        chances = np.zeros(len(topics))
        for fold in range(FOLDS):
            model = fit([*bundles, *(e for e in training if e.fold != fold)])
            own = [i for i, e in enumerate(topics) if e.fold == fold]
            chances[own] = model.chances([topics[i] for i in own])
        found["ECB+"] = chances, _labels(topics)
    return found


def _labels(examples: Sequence[Example]) -> npt.NDArray[np.bool_]:
    return np.array([e.label for e in examples])
