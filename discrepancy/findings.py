"""Findings and their weights: what was seen of a pair, and what that is worth in log-odds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from discrepancy.records import Evidence


@dataclass(frozen=True, slots=True)
class Finding:
    """The level at which a pair stands on one feature. A level owns its label."""

    about: str  # "same event" or "values"
    feature: str
    level: str
    label: str
    left: str = ""
    right: str = ""
    amount: float = 1.0  # of a level that is a measure: its weight counts that many times

    @property
    def key(self) -> str:
        return f"{self.feature}:{self.level}"


@dataclass(frozen=True, slots=True)
class Weights:
    """Natural-log odds by level, after Fellegi and Sunter (1969); levels not listed weigh nothing.

    The priors are the log-odds of a candidate pair before anything was seen. In the log-odds of a
    conflict the same-event evidence counts by `same_event_scale`. Thresholds are on the sums.
    """

    same_event_prior: float
    same_event_scale: float
    conflict_prior: float
    levels: Mapping[str, float]
    thresholds: Mapping[str, float]

    def of(self, finding: Finding) -> float:
        return finding.amount * self.levels.get(finding.key, 0.0)

    def best(self, feature: str) -> float:
        """Return the most that a feature whose findings have no amount can come to, or 0."""
        return max(0.0, *(w for key, w in self.levels.items() if key.split(":")[0] == feature))

    def total(self, findings: Iterable[Finding]) -> float:
        return sum(self.of(finding) for finding in findings)

    def evidence(self, finding: Finding, *, scale: float = 1.0) -> Evidence:
        return Evidence(
            about=finding.about,
            label=finding.label,
            left=finding.left,
            right=finding.right,
            weight=round(scale * self.of(finding), 2),
        )


@cache
def load_weights() -> Weights:
    """Read the weights that ship with the package; `about` in the file says what they rest on."""
    data = json.loads(files("discrepancy").joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(
        same_event_prior=data["same_event_prior"],
        same_event_scale=data["same_event_scale"],
        conflict_prior=data["conflict_prior"],
        levels=data["levels"],
        thresholds=data["thresholds"],
    )
