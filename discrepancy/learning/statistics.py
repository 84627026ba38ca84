"""How often what is reported is confirmed: by rule and verdict, with intervals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from discrepancy.learning.samples import Sample, Samples
from discrepancy.records import Verdict

UNKNOWN = "not kept"
NO_REASON = "no reason given"
FEW = 30  # decisions; with fewer an interval of 95 % is wider than a third


@dataclass(frozen=True, slots=True)
class Precision:
    """The share that was confirmed, with Wilson's interval of 95 % (Wilson 1927)."""

    name: str
    confirmed: int
    decided: int
    low: float
    high: float

    @property
    def share(self) -> float:
        return self.confirmed / self.decided


@dataclass(frozen=True, slots=True)
class Statistics:
    """Tables: what has most decisions first; reasons with how often they were given."""

    total: Precision | None  # None where nothing was decided
    verdicts: tuple[Precision, ...]
    rules: tuple[Precision, ...]
    reasons: tuple[tuple[str, int], ...]
    open: int

    @property
    def few(self) -> bool:
        return self.total is None or self.total.decided < FEW


def statistics(samples: Samples) -> Statistics:
    """Count the decisions."""
    all_ = samples.decided
    reasons = Counter(one.reason or NO_REASON for one in all_ if not one.conflict)
    return Statistics(
        total=precision("all", all_) if all_ else None,
        verdicts=_by(all_, [_verdict(one) for one in all_], [*Verdict, UNKNOWN]),
        rules=_by(all_, [one.rule for one in all_]),
        reasons=tuple(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
        open=samples.open,
    )


def precision(name: str, samples: Iterable[Sample]) -> Precision:
    """Raises ValueError where there is no sample."""
    from scipy.stats import binomtest

    outcomes = [one.conflict for one in samples]
    found = binomtest(sum(outcomes), len(outcomes)).proportion_ci(method="wilson")
    return Precision(name, sum(outcomes), len(outcomes), float(found.low), float(found.high))


def _by(
    samples: tuple[Sample, ...], names: list[str], order: list[str] | None = None
) -> tuple[Precision, ...]:
    counts = Counter(names)
    ordered = order or sorted(counts, key=lambda name: (-counts[name], name))
    return tuple(
        precision(wanted, [one for one, name in zip(samples, names, strict=True) if name == wanted])
        for wanted in ordered
        if counts[wanted]
    )


def _verdict(one: Sample) -> str:
    return one.grounds.verdict if one.grounds else UNKNOWN
