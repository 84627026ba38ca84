"""Any cross-encoder of sentence-transformers that has a class for contradiction, as a judge."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from discrepancy.errors import ModelError
from discrepancy.judges.both_ways import mean_both_ways
from discrepancy.judges.interface import Chances, Question
from discrepancy.model_files import SAFE, model_fingerprint, stay_offline

LABELS = ("contradiction", "conflict", "contradictory")
DIGITS = 3
BATCH = 32
VERSION = 1  # of how pairs are read below: raise it where an equal pair gets another chance


class CrossEncoderJudge:
    """A folder, or a name in the local model cache. Loaded at the first pair, never from a network.

    Both directions of a pair are read, and their mean is taken.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._model: Any = None
        self._place = 0  # of the contradiction among its classes

    @property
    def identity(self) -> str:
        return Path(self._name).name if Path(self._name).is_dir() else self._name

    def contradiction(
        self, questions: Sequence[Question], needed: Sequence[float] | None = None
    ) -> Chances:
        """Return (n,) float32, 0 to 1. Raises ModelError."""
        if not questions:
            return np.zeros(0, dtype=np.float32)
        if self._model is None:
            self._load()
        return mean_both_ways(self._read, questions, needed, digits=DIGITS)

    def _read(self, questions: list[Question]) -> Chances:
        pairs = [one.texts for one in questions]
        rows = self._model.predict(
            pairs, batch_size=BATCH, apply_softmax=True, show_progress_bar=False
        )
        if not np.isfinite(rows).all():
            raise _unusable(self._name, "its weights give no numbers")
        return np.asarray(rows[:, self._place], dtype=np.float32)

    def fingerprint(self) -> str:
        """Return what chances depend on but the texts, "" if not known. Loads nothing."""
        return model_fingerprint(self._name, VERSION)

    def _load(self) -> None:
        try:
            model = _offline(self._name)
            labels = [str(model.config.id2label[i]).lower() for i in range(model.num_labels)]
        except Exception as error:  # the library raises many kinds for a missing or damaged model
            raise _unusable(self._name, type(error).__name__) from error
        found = [place for place, label in enumerate(labels) if label in LABELS]
        if len(found) != 1:
            raise _unusable(self._name, f"it has no class for contradiction: {', '.join(labels)}")
        self._model, self._place = model, found[0]


def _offline(name: str) -> Any:
    """Load from this machine alone: a name that is not in the local cache is not looked up."""
    stay_offline()
    from sentence_transformers import CrossEncoder

    return CrossEncoder(name, device="cpu", local_files_only=True, model_kwargs=SAFE)


def _unusable(name: str, reason: str) -> ModelError:
    return ModelError(
        f"The judge {name} could not be loaded ({reason}).",
        advice=(
            "Give --judge a folder with a cross-encoder of sentence-transformers that was trained "
            "on natural language inference, or the name of one in the local model cache; without "
            "the option the judge in the package is used, with --judge none there is none."
        ),
    )
