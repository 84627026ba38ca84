"""Labelled sentence pairs for the judge: what a pair is, and the general ones of the pool."""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import dataclass
from pathlib import Path

CONFLICT, AGREE, OTHER = 0, 1, 2
LABELS = ("contradiction", "entailment", "neutral")
POOL_LABELS = {"contradiction": CONFLICT, "entailment": AGREE, "neutral": OTHER}

# Templates, a licence that forbids it, noisy labels, long texts; the last three are for testing.
LEFT_OUT = (
    "semfrag_", "imppres", "covidfact_", "control", "anli_r3_test", "snli_test", "conjnli_dev",
)  # fmt: skip
HELD_OUT_PAIRS = 3000
MOST_WORDS = 60  # a pair longer than two long sentences teaches little and costs much


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts as the judge reads them, and what they are to each other."""

    left: str
    right: str
    label: int


def pool(path: Path, *, seed: int = 0) -> tuple[list[Pair], list[Pair]]:
    """Return (training, held out) pairs; the held out ones are 3,000 drawn at random."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    pairs = [
        Pair(row["premise"], row["hypothesis"], POOL_LABELS[row["label"]])
        for row in rows
        if not row["source"].startswith(LEFT_OUT)
    ]
    random.Random(seed).shuffle(pairs)  # noqa: S311
    short = [pair for pair in pairs[HELD_OUT_PAIRS:] if _words(pair) <= MOST_WORDS]
    return short, pairs[:HELD_OUT_PAIRS]


def _words(pair: Pair) -> int:
    return len(pair.left.split()) + len(pair.right.split())
