"""An Encoder, a Parser and a Judge that ask the cache before the model behind them; slots likewise.

Where all is known, the model is not even loaded.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from itertools import islice
from operator import attrgetter

import numpy as np

from discrepancy.cache import Cache
from discrepancy.embeddings import Encoder, Vectors
from discrepancy.judges import Chances, Judge
from discrepancy.memory import FORGETFUL, Memory
from discrepancy.packing import packed, unpacked
from discrepancy.records import Slot, Token
from discrepancy.slots.interface import Reading
from discrepancy.slots.registry import extract_slots
from discrepancy.syntax import Parser

AT_ONCE = 256  # texts; so many parses are lost at most where a run is broken off
TOKEN_FIELDS = tuple(field.name for field in fields(Token))

Fingerprint = Callable[[], str]  # all that a model's output depends on but the text; "" if unknown


class CachedEncoder:
    """An Encoder that keeps every vector, bit by bit."""

    def __init__(self, encoder: Encoder, cache: Cache, fingerprint: Fingerprint) -> None:
        self._encoder, self._cache, self._fingerprint = encoder, cache, fingerprint

    @property
    def identity(self) -> str:
        return self._encoder.identity

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return (n, d) float32, L2-normalised, as the encoder behind. Raises what it raises."""
        fingerprint = self._fingerprint() if texts else ""
        if not fingerprint:
            return self._encoder.encode(texts)
        model = f"vector {fingerprint}"
        rows = {
            text: np.frombuffer(value, dtype="<f4")
            for text, value in self._cache.get(model, dict.fromkeys(texts)).items()
        }
        missing = sorted({text for text in texts if text not in rows})
        if missing:
            new = dict(zip(missing, self._encoder.encode(missing), strict=True))
            self._cache.put(model, {text: row.astype("<f4").tobytes() for text, row in new.items()})
            rows |= new
        return np.stack([rows[text] for text in texts]).astype(np.float32, copy=False)


class CachedParser:
    """A Parser that keeps all tokens."""

    def __init__(self, parser: Parser, cache: Cache, fingerprint: Fingerprint) -> None:
        self._parser, self._cache, self._fingerprint = parser, cache, fingerprint

    def parse(self, texts: Sequence[str]) -> Iterator[tuple[Token, ...]]:
        """Yield the tokens of each text, as the parser behind. Raises what it raises."""
        fingerprint = self._fingerprint() if texts else ""
        if not fingerprint:
            yield from self._parser.parse(texts)
            return
        model = f"parse {','.join(TOKEN_FIELDS)} {fingerprint}"
        waiting = iter(texts)
        while some := list(islice(waiting, AT_ONCE)):
            yield from self._parsed(model, some)

    def _parsed(self, model: str, texts: Sequence[str]) -> Iterator[tuple[Token, ...]]:
        known = self._cache.get(model, dict.fromkeys(texts))
        parses = {text: _unpacked(value) for text, value in known.items()}
        missing = list(dict.fromkeys(text for text in texts if text not in parses))
        if missing:
            new = dict(zip(missing, self._parser.parse(missing), strict=True))
            self._cache.put(model, {text: _packed(tokens) for text, tokens in new.items()})
            parses |= new
        return (parses[text] for text in texts)


class CachedJudge:
    """A Judge that keeps every chance, one for a pair and its mirror image."""

    def __init__(self, judge: Judge, cache: Cache, fingerprint: Fingerprint) -> None:
        self._judge, self._cache, self._fingerprint = judge, cache, fingerprint

    @property
    def identity(self) -> str:
        return self._judge.identity

    def contradiction(self, pairs: Sequence[tuple[str, str]]) -> Chances:
        """Return (n,) float32, as the judge behind. Raises what it raises."""
        fingerprint = self._fingerprint() if pairs else ""
        if not fingerprint:
            return self._judge.contradiction(pairs)
        model = f"vote {fingerprint}"
        keys = ["\0".join(sorted(pair)) for pair in pairs]
        known = self._cache.get(model, dict.fromkeys(keys))
        chances = {key: np.frombuffer(value, dtype="<f4")[0] for key, value in known.items()}
        asked = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in chances}
        if asked:
            answers = self._judge.contradiction(list(asked.values()))
            new = dict(zip(asked, answers, strict=True))
            self._cache.put(model, {key: one.astype("<f4").tobytes() for key, one in new.items()})
            chances |= new
        return np.array([chances[key] for key in keys], dtype=np.float32)


def read_slots(readings: Sequence[Reading], memory: Memory = FORGETFUL) -> list[tuple[Slot, ...]]:
    """Return the slots of each sentence. `memory` must depend on what made the tokens."""
    keys = [f"{reading.language} {reading.published} {reading.text}" for reading in readings]
    known = {key: unpacked(value) for key, value in memory.recall(keys).items()}
    new = {
        key: extract_slots(reading)
        for key, reading in zip(keys, readings, strict=True)
        if key not in known
    }
    memory.keep({key: packed(slots) for key, slots in new.items()})
    found = known | new
    return [found[key] for key in keys]


def _packed(tokens: Sequence[Token]) -> bytes:
    columns = [*zip(*map(attrgetter(*TOKEN_FIELDS), tokens), strict=True)]
    return zlib.compress(json.dumps(columns, separators=(",", ":")).encode(), level=1)


def _unpacked(value: bytes) -> tuple[Token, ...]:
    columns = json.loads(zlib.decompress(value))
    return tuple(Token(*row) for row in zip(*columns, strict=True))
