"""Models that remember: one text is encoded and parsed once a run, or once a cache file."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from discrepancy.embeddings import Encoder, SentenceTransformerEncoder, Vectors
from discrepancy.pipeline import Tools
from discrepancy.records import Token
from discrepancy.syntax import Parser, SpacyParser


class MemoEncoder:
    """An Encoder that keeps every vector, by text."""

    def __init__(self, encoder: Encoder, rows: dict[str, Vectors]) -> None:
        self._encoder, self._rows = encoder, rows

    @property
    def identity(self) -> str:
        return self._encoder.identity

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return (n, d) float32, as the encoder behind."""
        missing = sorted({text for text in texts if text not in self._rows})
        self._rows.update(zip(missing, self._encoder.encode(missing), strict=True))
        rows = [self._rows[text] for text in texts]
        return np.stack(rows) if rows else np.zeros((0, 0), dtype=np.float32)


class MemoParser:
    """A Parser that keeps all tokens, by text."""

    def __init__(self, parser: Parser, tokens: dict[str, tuple[Token, ...]]) -> None:
        self._parser, self._tokens = parser, tokens

    def parse(self, texts: Sequence[str]) -> Iterator[tuple[Token, ...]]:
        """Yield the tokens of each text, as the parser behind."""
        missing = list(dict.fromkeys(text for text in texts if text not in self._tokens))
        self._tokens.update(zip(missing, self._parser.parse(missing), strict=True))
        for text in texts:
            yield self._tokens[text]


class Memory:
    """Vectors and tokens by text, kept in a file from run to run where one is given."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._rows: dict[str, Vectors] = {}
        self._tokens: dict[str, tuple[Token, ...]] = {}
        if path and path.exists():
            self._rows, self._tokens = pickle.loads(path.read_bytes())  # noqa: S301 (our own file)
        self._before = self._size()

    def tools(self) -> Tools:
        """Return the default models, remembering."""
        return Tools(
            MemoEncoder(SentenceTransformerEncoder(), self._rows),
            MemoParser(SpacyParser(), self._tokens),
        )

    def save(self) -> None:
        """Write the file anew where something was added."""
        if self._path and self._size() != self._before:
            self._path.write_bytes(pickle.dumps((self._rows, self._tokens)))

    def _size(self) -> tuple[int, int]:
        return len(self._rows), len(self._tokens)
