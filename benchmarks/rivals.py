"""What a user would otherwise write, on the same vectors. Seconds of the processor.

    python benchmarks/rivals.py FOLDER NAME

`mining`: sentence_transformers.util.paraphrase_mining_embeddings, and the slots of all pairs that
it finds compared, read by this project's own parser and rules. `clustering`: scikit-learn's
agglomerative clustering of all sentences (average linkage, cosine), then the same within each
cluster. Both know no stories: a sentence is looked at beside all others.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, groupby
from pathlib import Path

import numpy as np
from made_up_news import MadeUpVectors, Origins
from peak import peak_mb

from discrepancy.articles import read_articles
from discrepancy.embeddings import Vectors
from discrepancy.records import Sentence, Slot
from discrepancy.sentences import split
from discrepancy.settings import Settings
from discrepancy.slots.interface import Reading, Relation
from discrepancy.slots.registry import compare, extract_slots
from discrepancy.syntax import SpacyParser

ALIKE = 0.6  # cosine

Pair = tuple[int, int]


def main() -> None:
    """Run one of them, and tell what it took."""
    folder, name = Path(sys.argv[1]), sys.argv[2]
    kept = np.load(folder / "vectors.npz")
    vectors = MadeUpVectors(
        Origins(kept["keys"], kept["variations"], kept["rows"]), kept["originals"]
    )
    articles, _ = read_articles([folder / "articles"], settings=Settings())
    sentences = [sentence for article in articles for sentence in split(article)]
    rows = vectors.encode([" ".join(s.text.split()) for s in sentences])
    find = {"mining": _miner, "clustering": _clusterer}[name]()  # loads what it needs: not timed
    began = time.process_time()
    pairs = [(i, j) for i, j in find(rows) if sentences[i].article != sentences[j].article]
    differing = sum(_differ(*both) for both in _read(sentences, pairs))
    told = {
        "sentences": len(sentences),
        "pairs": len(pairs),
        "conflicts": differing,
        "seconds": time.process_time() - began,
        "peak_mb": peak_mb(),
    }
    sys.stdout.write(json.dumps(told) + "\n")


def _miner() -> Callable[[Vectors], Iterator[Pair]]:
    import torch
    from sentence_transformers.util import paraphrase_mining_embeddings

    def mined(rows: Vectors) -> Iterator[Pair]:
        for score, i, j in paraphrase_mining_embeddings(torch.from_numpy(rows)):
            if score >= ALIKE:
                yield i, j

    return mined


def _clusterer() -> Callable[[Vectors], Iterator[Pair]]:
    from sklearn.cluster import AgglomerativeClustering

    clusters = AgglomerativeClustering(
        n_clusters=None, metric="cosine", linkage="average", distance_threshold=1 - ALIKE
    )

    def clustered(rows: Vectors) -> Iterator[Pair]:
        labels = clusters.fit_predict(rows)
        order = sorted(range(len(rows)), key=lambda i: (labels[i], i))
        for _, own in groupby(order, key=lambda i: labels[i]):
            yield from combinations(own, 2)

    return clustered


def _read(
    sentences: list[Sentence], pairs: Iterable[Pair]
) -> Iterator[tuple[tuple[Slot, ...], tuple[Slot, ...]]]:
    wanted = sorted({i for pair in pairs for i in pair})
    parses = SpacyParser().parse([sentences[i].text for i in wanted])
    slots = {
        i: extract_slots(Reading(sentences[i], tokens, None))
        for i, tokens in zip(wanted, parses, strict=True)
    }
    return ((slots[i], slots[j]) for i, j in pairs)


def _differ(left: Iterable[Slot], right: Iterable[Slot]) -> bool:
    both = list(right)
    return any(
        one.kind == other.kind and compare(one, other).relation is Relation.DIFFERENT
        for one in left
        for other in both
    )


if __name__ == "__main__":
    main()
