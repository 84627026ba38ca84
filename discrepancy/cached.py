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
from typing import TYPE_CHECKING

import numpy as np

from discrepancy.cache import Cache
from discrepancy.embeddings import Encoder, Vectors
from discrepancy.judges import Chances, Judge, Question
from discrepancy.memory import FORGETFUL, Form, Memory, remembered
from discrepancy.packing import packed, unpacked
from discrepancy.records import Slot, Token
from discrepancy.syntax import Parser

if TYPE_CHECKING:
    from discrepancy.slots.interface import Reading

AT_ONCE = 256  # texts; so many parses are lost at most where a run is broken off
TOKEN_FIELDS = tuple(field.name for field in fields(Token))

Fingerprint = Callable[[], str]  # all that a model's output depends on but the text; "" if unknown


class CachedEncoder:
    """An Encoder that keeps every vector, bit by bit."""

    def __init__(self, encoder: Encoder, cache: Cache, fingerprint: Fingerprint) -> None:
        self._encoder = encoder
        self._memory = Memory("vector", cache, fingerprint, ours=False)

    @property
    def identity(self) -> str:
        return self._encoder.identity

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return (n, d) float32, L2-normalised, as the encoder behind. Raises what it raises."""
        if not texts:
            return self._encoder.encode(texts)
        rows = remembered(self._memory, texts, self._encoder.encode, VECTOR)
        return np.stack([rows[text] for text in texts])


class CachedParser:
    """A Parser that keeps all tokens."""

    def __init__(self, parser: Parser, cache: Cache, fingerprint: Fingerprint) -> None:
        self._parser = parser
        self._memory = Memory(f"parse {','.join(TOKEN_FIELDS)}", cache, fingerprint, ours=False)

    def parse(self, texts: Sequence[str]) -> Iterator[tuple[Token, ...]]:
        """Yield the tokens of each text, as the parser behind. Raises what it raises."""
        waiting = iter(texts)
        while some := list(islice(waiting, AT_ONCE)):
            parses = remembered(self._memory, some, self._parser.parse, TOKENS)
            yield from (parses[text] for text in some)


class CachedJudge:
    """A Judge that keeps every chance, one for a pair and its mirror image."""

    def __init__(self, judge: Judge, cache: Cache, fingerprint: Fingerprint) -> None:
        self._judge = judge
        self._memory = Memory("vote, and what was needed", cache, fingerprint, ours=False)

    @property
    def identity(self) -> str:
        return self._judge.identity

    def contradiction(
        self, questions: Sequence[Question], needed: Sequence[float] | None = None
    ) -> Chances:
        """Return (n,) float32, as the judge behind. Raises what it raises."""
        by_key = {_named(one): one for one in reversed(questions)}
        least = dict.fromkeys(by_key, 1.0)
        for one, own in zip(questions, needed or [0.0] * len(questions), strict=True):
            least[_named(one)] = min(own, least[_named(one)])
        kept = {key: _read_vector(value) for key, value in self._memory.recall(by_key).items()}
        chances = {key: both[0] for key, both in kept.items() if _is_told(both, least[key])}
        if missing := [key for key in by_key if key not in chances]:
            wanted = [least[key] for key in missing]
            new = self._judge.contradiction([by_key[key] for key in missing], wanted)
            told = zip(missing, new, wanted, strict=True)
            self._memory.keep({key: _floats(np.array(both)) for key, *both in told})
            chances |= zip(missing, new, strict=True)
        return np.array([chances[_named(one)] for one in questions], dtype=np.float32)


def read_slots(readings: Sequence[Reading], memory: Memory = FORGETFUL) -> list[tuple[Slot, ...]]:
    """Return the slots of each sentence. `memory` must depend on what made the tokens."""
    keys = [f"{reading.language} {reading.published} {reading.text}" for reading in readings]
    by_key = dict(zip(keys, readings, strict=True))

    def read(keys: list[str]) -> Iterator[tuple[Slot, ...]]:
        from discrepancy.slots.registry import extract_slots

        return (extract_slots(by_key[key]) for key in keys)

    found = remembered(memory, keys, read, (packed, unpacked))
    return [found[key] for key in keys]


def _is_told(kept: Vectors, needed: float) -> bool:
    """Whether a chance, kept beside what was needed then, is known as far as it matters now."""
    chance, then = kept
    return bool(chance >= then or chance < needed)


def _named(question: Question) -> str:
    texts = "\0".join(question.ordered.texts)
    return f"{texts}\0standalone" if question.standalone else texts


def _packed(tokens: Sequence[Token]) -> bytes:
    columns = [*zip(*map(attrgetter(*TOKEN_FIELDS), tokens), strict=True)]
    return zlib.compress(json.dumps(columns, separators=(",", ":")).encode(), level=1)


def _unpacked(value: bytes) -> tuple[Token, ...]:
    columns = json.loads(zlib.decompress(value))
    return tuple(Token(*row) for row in zip(*columns, strict=True))


def _floats(values: Vectors) -> bytes:
    return np.asarray(values, dtype="<f4").tobytes()


def _read_vector(value: bytes) -> Vectors:
    return np.frombuffer(value, dtype="<f4").astype(np.float32, copy=False)


VECTOR: Form[Vectors] = (_floats, _read_vector)
TOKENS: Form[tuple[Token, ...]] = (_packed, _unpacked)
