"""Platt's scaling of log-odds, with an offset a rule, drawn towards leaving them as they are.

Platt (1999), "Probabilistic outputs for support vector machines", fits slope and offset by maximum
likelihood on softened targets. Here normal priors stand around slope 1 and offset 0, so that few
decisions move little; an offset a rule is drawn to nought harder (partial pooling: Gelman and Hill
2007, chapter 12). The loss is strictly convex: one minimum, whatever the order of the samples.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from discrepancy.calibration import Calibration
from discrepancy.learning.samples import Sample

Array = npt.NDArray[np.float64]

# Standard deviations of the priors, in log-odds. Chosen on simulated desks of 40 to 160 decisions
# and on the cases: half again as wide, what is learned helps later and harms more where the
# confidence was right; without offsets a rule, desks that distrust one rule are not learned from.
SLOPE_SD, OFFSET_SD, RULE_SD = 0.3, 1.0, 0.3
LEAST_SLOPE = 0.05  # under it the log-odds would tell nothing, or the contrary


def fit(samples: Sequence[Sample]) -> Calibration:
    """Fit to samples that have grounds, at least one."""
    from scipy.optimize import minimize

    ordered = sorted(samples, key=lambda one: one.id)
    rules = sorted({one.rule for one in ordered})
    design = np.array([[one.log_odds, 1.0, *(one.rule == r for r in rules)] for one in ordered])
    wanted = targets([one.conflict for one in ordered])
    prior = np.array([1.0, *(0.0 for _ in range(1 + len(rules)))])
    pull = np.array([SLOPE_SD, OFFSET_SD, *(RULE_SD for _ in rules)]) ** -2.0

    def loss(at: Array) -> tuple[float, Array]:
        sums, off = design @ at, at - prior
        value = np.sum(np.logaddexp(0.0, sums) - wanted * sums) + 0.5 * np.sum(pull * off**2)
        return float(value), design.T @ (_logistic(sums) - wanted) + pull * off

    bounds = [(LEAST_SLOPE, None), *((None, None) for _ in prior[1:])]
    found = minimize(loss, prior, jac=True, method="L-BFGS-B", bounds=bounds, tol=1e-12)
    slope, offset, *own = (round(float(number), 4) for number in found.x)
    return Calibration(
        slope=slope, offset=offset, rules=dict(zip(rules, own, strict=True)), scale=""
    )


def targets(conflict: Sequence[bool]) -> Array:
    """Probabilities a little inside 0 and 1, by how many there are of each.

    Lin, Lin and Weng (2007), "A note on Platt's probabilistic outputs for support vector machines".
    """
    yes = sum(conflict)
    no = len(conflict) - yes
    high, low = (yes + 1) / (yes + 2), 1 / (no + 2)
    return np.array([high if one else low for one in conflict])


def _logistic(sums: Array) -> Array:
    return np.asarray(np.exp(-np.logaddexp(0.0, -sums)))
