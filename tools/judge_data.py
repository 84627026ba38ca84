"""Labelled sentence pairs for the judge: general ones of the pool, and those of the bundles."""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from bundles import Bundle, read_bundles

from discrepancy.claims import read_claims
from discrepancy.conflicts.votes import NEAREST, in_context
from discrepancy.events.candidates import Candidate, find_candidates
from discrepancy.pipeline import Tools
from discrepancy.records import Claim, Story

CONFLICT, AGREE, OTHER = 0, 1, 2
LABELS = ("conflict", "agree", "other")
POOL_LABELS = {"contradiction": CONFLICT, "entailment": AGREE, "neutral": OTHER}

# Templates, a licence that forbids it, noisy labels, long texts; the last three are for testing.
LEFT_OUT = (
    "semfrag_", "imppres", "covidfact_", "control", "anli_r3_test", "snli_test", "conjnli_dev",
)  # fmt: skip
HELD_OUT_PAIRS = 3000
MOST_WORDS = 60  # a pair longer than two long sentences teaches little and costs much
FAR_SHARE = 0.15  # of the pairs that are near from one side only


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


def bundle_pairs(folder: Path, tools: Tools, *, seed: int = 3) -> tuple[list[Pair], list[Pair]]:
    """Return (training, held out) pairs of the bundles, as the engine asks about them.

    Those to learn from are all marked pairs and the near neighbours; of what is near from one
    side only, a part. What is held out are the pairs the engine would ask about.
    """
    draw = random.Random(seed)  # noqa: S311
    training, held_out = [], []
    for bundle in read_bundles(folder):
        claims = bundle_claims(bundle)
        for candidate, label, marked in _labelled(bundle, claims, tools):
            mutual = max(candidate.rank_left, candidate.rank_right) <= NEAREST
            texts = in_context(candidate.left, claims), in_context(candidate.right, claims)
            pair = Pair(*texts, label)
            if bundle.held_out and mutual:
                held_out.append(pair)
            elif not (bundle.held_out or bundle.weighed) and (
                marked or mutual or draw.random() < FAR_SHARE
            ):
                training.append(pair)
    return training, held_out


def _labelled(
    bundle: Bundle, claims: dict[str, tuple[Claim, ...]], tools: Tools
) -> Iterator[tuple[Candidate, int, bool]]:
    """Yield (candidate, label, whether it is marked) of marked pairs and near neighbours."""
    vectors = {
        id_: tools.encoder.encode([claim.sentence.text for claim in own])
        for id_, own in claims.items()
    }
    story = Story(id="story", title="", articles=tuple(claims))
    everything = max(len(own) for own in claims.values())
    for candidate in find_candidates(story, claims, vectors, nearest=everything):
        here = candidate.left.sentence.index, candidate.right.sentence.index
        near = min(candidate.rank_left, candidate.rank_right) <= NEAREST
        marked = here in bundle.conflicts or here in bundle.same or here in bundle.traps
        label = CONFLICT if here in bundle.conflicts else AGREE if here in bundle.same else OTHER
        if marked or near:
            yield candidate, label, marked


def bundle_claims(bundle: Bundle) -> dict[str, tuple[Claim, ...]]:
    """Return the claims without their slots: a judge reads text alone."""
    return {
        article.id: read_claims(own, [()] * len(own), [()] * len(own))
        for article, own in zip((bundle.left, bundle.right), bundle.sentences, strict=True)
    }


def _words(pair: Pair) -> int:
    return len(pair.left.split()) + len(pair.right.split())
