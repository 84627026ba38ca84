"""Encoders of others, by sentence-transformers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from discrepancy.embeddings.interface import Vectors
from discrepancy.errors import ModelError, told_briefly
from discrepancy.model_files import SAFE, model_fingerprint, stay_offline
from discrepancy.settings import ENCODER

BATCH = 32
# A model sums in another order for each size of a batch. In double precision that tells in the
# 16th digit, and is gone once rounded: a text has one vector, whatever is encoded beside it, so
# that a run finds the same with and without a cache. It takes 1.4 to 1.9 times as long.
DIGITS = 6
VERSION = 1  # of how texts are encoded below: raise it where equal text gives other vectors


class SentenceTransformerEncoder:
    """A sentence-transformers model: a folder, or a name in the local cache.

    Loaded at the first text to encode, and never from the network.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._model: Any = None

    @property
    def identity(self) -> str:
        return Path(self._name).name if Path(self._name).is_dir() else self._name

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode each distinct text once. Raises ModelError."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        if self._model is None:
            self._model = _load(self._name)
        distinct = sorted(set(texts))
        vectors = self._model.encode(
            distinct, batch_size=BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        row = {text: i for i, text in enumerate(distinct)}
        rounded = np.round(vectors, DIGITS).astype(np.float32)
        return np.asarray(rounded[[row[text] for text in texts]])

    def fingerprint(self) -> str:
        """Return what vectors depend on but the text, "" where that is not known. Loads nothing."""
        return model_fingerprint(self._name, VERSION)


def _load(name: str) -> Any:
    try:
        model = _offline(name).double()
        finite = bool(np.isfinite(model.encode(["news"], show_progress_bar=False)).all())
    except Exception as error:  # the library raises many kinds for a missing or damaged model
        raise _unusable(name, told_briefly(error)) from error
    if not finite:
        raise _unusable(name, "its weights give no numbers")
    return model


def _offline(source: str) -> Any:
    """Load from this machine alone: a name that is not in the local cache is not looked up."""
    stay_offline()
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(source, device="cpu", local_files_only=True, model_kwargs=SAFE)


def _unusable(name: str, reason: str) -> ModelError:
    return ModelError(
        f"The encoder {name} could not be loaded ({reason}).",
        advice=(
            "Give --encoder a folder with a sentence-transformers model, or the name of one in "
            "the local model cache; without the option the installed "
            f"package {ENCODER} is used."
        ),
    )
