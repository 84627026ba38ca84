"""The vectors of sentences, by article. Many of them are kept in a file, not in memory.

A newsroom's year is millions of sentences of 1.5 kB each, of which one story is looked at at once;
and of news that nobody else has, only the opening is ever looked at.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from discrepancy.embeddings import Vectors

IN_MEMORY = 1 << 26  # bytes: more of them go into a file
BLOCK = 1024  # distinct texts that are encoded between two signs of progress

Encode = Callable[[Iterable[list[str]]], Iterator[Vectors]]  # blocks of texts -> their vectors
Tell = Callable[[int, int], None]  # texts done, of how many
Rows = npt.NDArray[np.int32]


class VectorStore(Mapping[str, Vectors]):
    """Article id -> (n, d) float32, L2-normalised: its sentences in order, as far as encoded.

    Equal texts share a row, and are encoded once. The file has no name, and goes with the store.
    """

    def __init__(self, texts: Mapping[str, Sequence[str]], encode: Encode, tell: Tell) -> None:
        """Take the texts of each article; nothing is encoded yet."""
        self._encode, self._tell = encode, tell
        number: dict[str, int] = {}
        self._rows: dict[str, Rows] = {
            article: np.array([number.setdefault(text, len(number)) for text in own], np.int32)
            for article, own in texts.items()
        }
        self._texts = list(number)
        self._known = np.zeros(len(number), dtype=np.bool_)
        self._ready = dict.fromkeys(texts, 0)  # rows of an article that are encoded
        self._vectors: Vectors = np.zeros((0, 0), np.float32)

    def encode_openings(self, first: int) -> None:
        """Encode the first sentences of every article. Raises what `encode` raises, and OSError."""
        self._fill({article: min(first, len(rows)) for article, rows in self._rows.items()})

    def encode_all(self, articles: Iterable[str]) -> Mapping[str, Vectors]:
        """Encode all sentences of these articles, and return self. Raises as `encode_openings`."""
        self._fill({article: len(self._rows[article]) for article in articles})
        return self

    def _fill(self, wanted: Mapping[str, int]) -> None:
        named = (self._rows[article][:length].tolist() for article, length in wanted.items())
        missing = [row for row in dict.fromkeys(chain(*named)) if not self._known[row]]
        done = int(self._known.sum())
        total = done + len(missing)
        self._tell(done, total)
        rows = iter(missing)
        texts = [self._texts[row] for row in missing]
        for block in self._encode(texts[at : at + BLOCK] for at in range(0, len(texts), BLOCK)):
            own = [next(rows) for _ in block]
            if not len(self._vectors):
                self._vectors = _array(len(self._texts), block.shape[1])
            self._vectors[own] = block
            self._known[own] = True
            done += len(own)
            self._tell(done, total)
        for article, length in wanted.items():
            self._ready[article] = max(self._ready[article], length)

    def __getitem__(self, article: str) -> Vectors:
        return np.asarray(self._vectors[self._rows[article][: self._ready[article]]])

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


def _array(count: int, width: int) -> Vectors:
    """Room for all rows; what is never written to takes none."""
    if count * width * 4 <= IN_MEMORY:
        return np.empty((count, width), np.float32)
    with tempfile.TemporaryFile(prefix="discrepancy-") as file:  # the mapping outlives it
        return np.memmap(file, dtype=np.float32, mode="w+", shape=(count, width))
