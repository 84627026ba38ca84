"""Evidence as a waterfall: each weight starts where the one before it ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from discrepancy.records import Evidence


@dataclass(frozen=True, slots=True)
class Step:
    """One item of evidence; `start` and `end` are running sums of log-odds."""

    item: Evidence
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The evidence about one question. `low` and `high` span all sums, nought included."""

    about: str
    steps: tuple[Step, ...]
    total: float
    low: float
    high: float

    def share(self, value: float) -> float:
        """Where a sum lies between `low` (0) and `high` (1)."""
        return (value - self.low) / ((self.high - self.low) or 1.0)


def waterfalls(evidence: Iterable[Evidence]) -> tuple[Waterfall, ...]:
    """One waterfall a question, in the order in which the evidence first speaks of it.

    Weights are rounded to two decimals before they are added, so that what is shown adds up.
    """
    groups: dict[str, list[Evidence]] = {}
    for item in evidence:
        groups.setdefault(item.about, []).append(item)
    return tuple(_waterfall(about, items) for about, items in groups.items())


def _waterfall(about: str, items: list[Evidence]) -> Waterfall:
    steps: list[Step] = []
    total = 0.0
    for item in items:
        start, total = total, round(total + round(item.weight, 2), 2)
        steps.append(Step(item, start, total))
    sums = [0.0, *(step.end for step in steps)]
    return Waterfall(about, tuple(steps), total + 0.0, min(sums), max(sums))
