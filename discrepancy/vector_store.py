"""The vectors of all sentences, by article. Many of them are kept in a file, not in memory.

A newsroom's year is millions of sentences of 1.5 kB each, of which one story is looked at at once.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from discrepancy.embeddings import Vectors

IN_MEMORY = 1 << 26  # bytes: more of them go into a file
BLOCK = 1024  # distinct texts that are encoded between two signs of progress

Encode = Callable[[Iterable[list[str]]], Iterator[Vectors]]  # blocks of texts -> their vectors
Tell = Callable[[int, int], None]  # texts done, of how many


class VectorStore(Mapping[str, Vectors]):
    """Article id -> (n, d) float32, L2-normalised: the vectors of its sentences, in order.

    Equal texts share a row, and are encoded once. The file has no name, and goes with the store.
    """

    def __init__(self, texts: Mapping[str, Sequence[str]], encode: Encode, tell: Tell) -> None:
        """Encode the texts of each article. Raises what `encode` raises, and OSError."""
        number: dict[str, int] = {}
        self._places: dict[str, npt.NDArray[np.int32]] = {
            article: np.array([number.setdefault(text, len(number)) for text in own], np.int32)
            for article, own in texts.items()
        }
        distinct = list(number)
        blocks = (distinct[at : at + BLOCK] for at in range(0, len(distinct), BLOCK))
        self._rows, done = np.zeros((0, 0), np.float32), 0
        tell(0, len(distinct))
        for block in encode(blocks):
            if not done:
                self._rows = _array(len(distinct), block.shape[1])
            self._rows[done : done + len(block)] = block
            done += len(block)
            tell(done, len(distinct))

    def __getitem__(self, article: str) -> Vectors:
        return np.asarray(self._rows[self._places[article]])

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _array(count: int, width: int) -> Vectors:
    if count * width * 4 <= IN_MEMORY:
        return np.empty((count, width), np.float32)
    with tempfile.TemporaryFile(prefix="discrepancy-") as file:  # the mapping outlives it
        return np.memmap(file, dtype=np.float32, mode="w+", shape=(count, width))
