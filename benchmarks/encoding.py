"""Measures how fast texts become vectors, beside SentenceTransformer.encode on the same texts.

    python benchmarks/encoding.py ../shared/data/news [--sentences 2000]

Prints sentences a second, the ratio to the raw encoder, and the cosine of ours to its vectors. The
encoders take turns, some hundred sentences each, so that a busy machine slows all of them alike.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from discrepancy.articles import read_articles
from discrepancy.embeddings import BundledEncoder, Vectors, bundled_folder
from discrepancy.sentences import split
from discrepancy.settings import PRECISIONS, Settings

RAW = "SentenceTransformer.encode"
TURN = 500  # sentences


@dataclass(frozen=True)
class Speed:
    """How fast one encoder was, and how near its vectors are to those of the raw one."""

    name: str
    seconds: float
    sentences: int
    ratio: float  # its time / the raw encoder's
    mean_cosine: float
    least_cosine: float


def measure(texts: Iterable[str]) -> list[Speed]:
    """Encode each distinct text with the raw encoder and with ours, in every precision."""
    distinct = sorted(set(texts))
    encoders = {RAW: _raw(), **{name: BundledEncoder(name).encode for name in PRECISIONS}}
    for encode in encoders.values():
        encode(distinct[:8])  # loading is no encoding
    seconds, vectors = dict.fromkeys(encoders, 0.0), {name: [] for name in encoders}
    for start in range(0, len(distinct), TURN):
        for name, encode in encoders.items():
            began = time.perf_counter()
            vectors[name].append(encode(distinct[start : start + TURN]))
            seconds[name] += time.perf_counter() - began
    raw = np.concatenate(vectors[RAW])
    return [
        _speed(name, seconds[name], seconds[RAW], np.sum(np.concatenate(rows) * raw, axis=1))
        for name, rows in vectors.items()
    ]


def _speed(name: str, seconds: float, raw: float, cosines: Vectors) -> Speed:
    least, mean = float(cosines.min()), float(cosines.mean())
    return Speed(name, seconds, len(cosines), seconds / raw, mean, least)


def _raw() -> Callable[[Sequence[str]], Vectors]:
    """What a user would write, with its own defaults: float32, batches of 32."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(bundled_folder()), device="cpu", local_files_only=True)

    def encode(texts: Sequence[str]) -> Vectors:
        return model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)

    return encode


def sentences_of(folder: Path) -> list[str]:
    """Return the sentences of the articles of a folder, as a run encodes them."""
    articles, _ = read_articles([folder], settings=Settings())
    return [" ".join(s.text.split()) for article in articles for s in split(article)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sentences", type=int, default=2000, help="at most so many")
    options = parser.parse_args()
    texts = sorted(set(sentences_of(options.folder)))
    step = max(1, len(texts) // options.sentences)
    for speed in measure(texts[::step][: options.sentences]):
        sys.stdout.write(
            f"{speed.name:27} {speed.sentences / speed.seconds:6.0f} sentences a second, "
            f"{speed.ratio:.2f} of its time, cosine {speed.mean_cosine:.4f} on average, "
            f"at least {speed.least_cosine:.4f}\n"
        )


if __name__ == "__main__":
    main()
