"""Models that remember: one text is encoded and parsed once a run, or once a cache file."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import fields
from importlib.metadata import version
from pathlib import Path

import numpy as np

from discrepancy.embeddings import Encoder, Vectors, encoder_of
from discrepancy.judges import BundledJudge, Chances, Judge, Question
from discrepancy.records import Token
from discrepancy.syntax import MODEL, VERSION, Parser, SpacyParser
from discrepancy.tools import Tools


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


class MemoJudge:
    """A Judge that keeps every chance, by question."""

    def __init__(self, judge: Judge, chances: dict[Question, float]) -> None:
        self._judge, self._chances = judge, chances

    @property
    def identity(self) -> str:
        return self._judge.identity

    def contradiction(
        self,
        questions: Sequence[Question],
        needed: Sequence[float] | None = None,  # noqa: ARG002  # with other weights more matters
    ) -> Chances:
        """Return (n,) float32, as the judge behind."""
        missing = sorted({one for one in questions if one not in self._chances})
        self._chances.update(
            zip(missing, map(float, self._judge.contradiction(missing)), strict=True)
        )
        return np.array([self._chances[one] for one in questions], dtype=np.float32)


class Memory:
    """Vectors, tokens and votes by text, kept in a file from run to run where one is given.

    What other models gave, or what was kept when a token had other fields, is forgotten.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._encoder, self._parser, self._judge = encoder_of(), SpacyParser(), BundledJudge()
        self._made_by = _made_by(self._encoder.fingerprint(), self._judge.fingerprint())
        self._rows: dict[str, Vectors] = {}
        self._tokens: dict[str, tuple[Token, ...]] = {}
        self._chances: dict[Question, float] = {}
        if path and path.exists():
            made_by, *kept = pickle.loads(path.read_bytes())  # noqa: S301 (our own file)
            if made_by == self._made_by:
                self._rows, self._tokens, self._chances = kept
        self._before = self._size()

    def tools(self) -> Tools:
        """Return the default models, remembering."""
        return Tools(
            MemoEncoder(self._encoder, self._rows),
            MemoParser(self._parser, self._tokens),
            judge=MemoJudge(self._judge, self._chances),
        )

    @property
    def added(self) -> int:
        """How many texts were encoded or parsed, and pairs judged, anew."""
        return sum(self._size()) - sum(self._before)

    def save(self) -> None:
        """Write the file anew where something was added."""
        if self._path and self._size() != self._before:
            self._path.parent.mkdir(exist_ok=True)
            data = pickle.dumps((self._made_by, self._rows, self._tokens, self._chances))
            self._path.write_bytes(data)

    def _size(self) -> tuple[int, ...]:
        return len(self._rows), len(self._tokens), len(self._chances)


def _made_by(encoder: str, judge: str) -> tuple[str, ...]:
    parser = f"{MODEL} {version(MODEL.replace('_', '-'))} spaCy {version('spacy')} {VERSION}"
    return (encoder, judge, parser, *(field.name for field in fields(Token)))
