"""A model of what a check costs on a cluster, fitted to measured runs, and its estimates.

With n sentences, of which m are compared, and W workers, in seconds of the processor:

    the command    a n              reading, grouping, sending and receiving, the report
    the workers    (e o + c m) / W  encoding and comparing

where o are the sentences that are encoded: those compared, and the openings of other articles;
and the memory of the command is d + g n.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import nnls

from discrepancy.profiles import OPENING_SENTENCES

SIZES = (10_000_000, 100_000_000)
WORKERS = (16, 64, 256)
COMPARED = 0.25  # of the sentences of an archive in which nine news in ten have one outlet only
HOUR = 3600

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Costs:
    """Seconds for a sentence: a, c and e of the model; and MB: d, and g for a sentence.

    `opening` is the share of an article's sentences that are encoded though it is not compared.
    """

    command: float
    comparing: float
    encoding: float
    opening: float
    base_mb: float
    sentence_mb: float

    def workers(self, sentences: float, compared: float) -> float:
        """Return the seconds of all workers together."""
        encoded = compared + self.opening * (sentences - compared)
        return self.encoding * encoded + self.comparing * compared

    def memory_gb(self, sentences: float) -> float:
        """Return the memory of the command."""
        return (self.base_mb + self.sentence_mb * sentences) / 1024


def fitted(runs: Sequence[Told]) -> Costs:
    """Fit by least squares, no cost below zero."""
    read = np.array([[run["sentences"]] for run in runs], float)
    compared = np.array([[run["compared"]] for run in runs], float)
    held = np.array([[1, run["sentences"]] for run in runs], float)
    (a,), _ = nnls(read, np.array([run["command"] for run in runs]))
    (c,), _ = nnls(compared, np.array([sum(run["each"]) for run in runs]))
    (d, g), _ = nnls(held, np.array([run["peak_mb"] for run in runs]))
    encoding = float(np.median([run["encoding"] for run in runs]))
    length = sum(run["sentences"] for run in runs) / sum(run["articles"] for run in runs)
    return Costs(a, c, encoding, min(1, OPENING_SENTENCES / length), d, g)


def tables(costs: Costs, runs: Sequence[Told]) -> list[str]:
    """Return what was measured, the model, and the estimates, in Markdown."""
    return [*_measured(costs, runs), "", *_model(costs), "", *_estimates(costs)]


def _measured(costs: Costs, runs: Sequence[Told]) -> list[str]:
    head = "sentences | workers | by the clock | the command | all workers | by the model"
    lines = [f"| {head} |", "|---" * 6 + "|"]
    for run in runs:
        model = costs.command * run["sentences"]
        model += costs.comparing * run["compared"] / run["workers"]
        seconds = run["seconds"], run["command"], sum(run["each"]), model
        told = " | ".join(f"{value:.1f} s" for value in seconds)
        lines.append(f"| {run['sentences']:,} | {run['workers']} | {told} |")
    return lines


def _model(costs: Costs) -> list[str]:
    milliseconds = [
        f"{1000 * value:.2f} ms {what}"
        for what, value in (
            ("to encode and", costs.encoding),
            ("to compare in a worker, and", costs.comparing),
            ("to read, group and send in the command", costs.command),
        )
    ]
    held = 1024 * costs.sentence_mb
    return [f"A sentence takes {' '.join(milliseconds)}, which holds {held:.1f} kB of it."]


def _estimates(costs: Costs) -> list[str]:
    head = " | ".join(f"{workers} workers" for workers in WORKERS)
    lines = [f"| sentences | core-hours | {head} | memory of the command |"]
    lines.append("|---" * (len(WORKERS) + 3) + "|")
    for n in SIZES:
        m = COMPARED * n
        own, theirs = costs.command * n, costs.workers(n, m)
        hours = " | ".join(f"{(own + theirs / workers) / HOUR:.1f} h" for workers in WORKERS)
        whole = f"{(own + theirs) / HOUR:,.0f}"
        lines.append(f"| {n:,} | {whole} | {hours} | {costs.memory_gb(n):,.0f} GB |")
    return lines
