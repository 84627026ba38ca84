"""The judge in the package: a MiniLM cross-encoder in 8-bit integers, run by onnxruntime.

CARD.md beside the model says what it was trained on, what it reaches and where it fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np

from discrepancy.errors import ModelError, told_briefly
from discrepancy.headroom import require_memory
from discrepancy.judges.interface import Chances
from discrepancy.model_files import sha256
from discrepancy.threads import threads

FOLDER = Path(__file__).parent / "model"
# judge.onnx and tokenizer.json as tools/export_judge.py wrote them
SHA256 = {
    "judge.onnx": "ac417b44e1ecad46455c974252f5d2edca4fb7356ed7ca7072fb2901269eee9a",
    "tokenizer.json": "2fc687b11de0bc1b3d8348f92e3b49ef1089a621506c7661fbf3248fcd54947e",
}
NAME = "discrepancy-judge-1"
LONGEST = 128  # tokens of both sentences together, as in training
CONFLICT = 0  # its place among the classes: conflict, agree, other
DIGITS = 2  # processors of other make differ in the fourth
LIBRARIES = ("onnxruntime", "tokenizers")
NEEDED = 360  # MB of address space: 100 to load it, the rest for pairs that are read side by side
VERSION = 1  # of how pairs are read below: raise it where an equal pair gets another chance


class BundledJudge:
    """Reads both directions of a pair and takes their mean. Loaded at the first pair."""

    identity = NAME

    def __init__(self, folder: Path = FOLDER, checksums: dict[str, str] | None = None) -> None:
        self._folder, self._checksums = folder, SHA256 if checksums is None else checksums
        self._session: Any = None
        self._tokenizer: Any = None

    def contradiction(
        self,
        pairs: Sequence[tuple[str, str]],
        needed: Sequence[float] | None = None,  # noqa: ARG002  # both directions are one batch
    ) -> Chances:
        """Return (n,) float32, 0 to 1, two decimals. Raises ModelError."""
        if not pairs:
            return np.zeros(0, dtype=np.float32)
        if self._session is None:
            self._load()
        distinct = sorted({_ordered(pair) for pair in pairs})
        with ThreadPoolExecutor(threads()) as pool:
            chance = dict(zip(distinct, pool.map(self._chance, distinct), strict=True))
        return np.array([chance[_ordered(pair)] for pair in pairs], dtype=np.float32)

    def fingerprint(self) -> str:
        """Return what chances depend on but the texts. Loads nothing. Raises ModelError."""
        self._check()
        versions = [_version(name) for name in LIBRARIES]
        return " ".join([*self._checksums.values(), *versions, str(VERSION)])

    def read(self, pair: tuple[str, str]) -> Chances:
        """Return (2, 3) float32: conflict, agreement or neither, for the pair and its mirror image.

        Both directions are asked at once, and no other pair with them: what is computed in integers
        is scaled by the largest number in a batch, and in company a pair would have another chance.
        Raises ModelError.
        """
        if self._session is None:
            self._load()
        read = self._tokenizer.encode_batch([pair, pair[::-1]])
        inputs = {
            "input_ids": [one.ids for one in read],
            "attention_mask": [one.attention_mask for one in read],
            "token_type_ids": [one.type_ids for one in read],
        }
        rows = {name: np.array(values, dtype=np.int64) for name, values in inputs.items()}
        (logits,) = self._session.run(["logits"], rows)
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(odds / odds.sum(axis=1, keepdims=True), dtype=np.float32)

    def _chance(self, pair: tuple[str, str]) -> float:
        return round(float(self.read(pair)[:, CONFLICT].mean()), DIGITS)

    def _load(self) -> None:
        self._check()
        try:
            require_memory(NEEDED)
            from onnxruntime import InferenceSession, SessionOptions
            from tokenizers import Tokenizer

            options = SessionOptions()
            options.intra_op_num_threads = 1  # pairs run side by side
            model = str(self._folder / "judge.onnx")
            self._session = InferenceSession(model, options, providers=["CPUExecutionProvider"])
            self._tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        except Exception as error:  # the libraries raise many kinds
            raise _unusable(told_briefly(error)) from error
        self._tokenizer.no_padding()  # both directions have the same length
        self._tokenizer.enable_truncation(LONGEST, strategy="longest_first")

    def _check(self) -> None:
        for name, wanted in self._checksums.items():
            file = self._folder / name
            if not file.is_file():
                raise _unusable(f"{name} is missing")
            if sha256(file) != wanted:
                raise _unusable(f"{name} is damaged: it has another checksum")


def _ordered(pair: tuple[str, str]) -> tuple[str, str]:
    left, right = sorted(pair)
    return left, right


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError as error:
        raise _unusable(f"{name} is not installed") from error


def _unusable(reason: str) -> ModelError:
    return ModelError(
        f"The judge {NAME} could not be loaded ({reason}).",
        advice="Install discrepancy again with all it needs, or run it with --judge none.",
    )
