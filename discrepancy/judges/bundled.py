"""The judge in the package: a MiniLM cross-encoder in 8-bit integers, run by onnxruntime.

It has two readings with the lower half of the layers in common: one of sentences in a story, and
one of sentences that stand alone, which knows of general entailment instead.

CARD.md beside the model says what it was trained on, what it reaches and where it fails.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np

from discrepancy.batches import of_one_length
from discrepancy.errors import ModelError, told_briefly
from discrepancy.headroom import require_memory
from discrepancy.inference import open_session
from discrepancy.judges.both_ways import mean_both_ways
from discrepancy.judges.interface import Chances, Question
from discrepancy.model_files import sha256
from discrepancy.threads import side_by_side

FOLDER = Path(__file__).parent / "model"
MODEL, STANDALONE, TOKENIZER = "judge.onnx", "standalone.onnx", "tokenizer.json"
# as tools/export_judge.py and tools/export_standalone.py wrote them
SHA256 = {
    MODEL: "f1eacabb36c36d54ce898001414185657e58b9669c3769d123a6c7b654632c3f",
    STANDALONE: "0b6786286762612dcc2dac493fc6a540a767ff2dbf44beb99a778e4a27cd69eb",
    TOKENIZER: "2fc687b11de0bc1b3d8348f92e3b49ef1089a621506c7661fbf3248fcd54947e",
}
NAME = "discrepancy-judge-3"
LONGEST = 128  # tokens of both sentences together, as in training
CLASSES = 3
CONFLICT = 0  # its place among the classes: conflict, agree, other
DIGITS = 3  # with two, pairs were alike that differ; those that ask round to two
# What one direction may count for: where it is low, the other need not be read. Of 17,302 readings
# 139 were higher; all 3,641 pairs that were as likely as a report needed still are.
HIGHEST = 0.8
AT_ONCE = 1024  # pairs whose tokens are in memory
PAIRS = 8  # of one length, read in one batch; four to thirty-two took as long
RESULTS = {False: "chances", True: "standalone/chances"}  # of the graphs
LIBRARIES = ("onnxruntime", "tokenizers")
NEEDED = 360  # MB of address space: 100 to load it, the rest for pairs that are read side by side
VERSION = 3  # of how pairs are read below: raise it where an equal pair gets another chance


class BundledJudge:
    """Reads both directions of a pair and takes their mean. Loaded at the first pair.

    A pair has one chance, whatever is read beside it, bit by bit, so that a run finds the same with
    and without a cache: as in BundledEncoder, pairs of a batch have one length, and what is
    computed in integers is scaled token by token.
    """

    identity = NAME

    def __init__(self, folder: Path = FOLDER, checksums: dict[str, str] | None = None) -> None:
        self._folder, self._checksums = folder, SHA256 if checksums is None else checksums
        self._sessions: dict[bool, Any] = {}  # by whether they read what stands alone
        self._tokenizer: Any = None

    def contradiction(
        self, questions: Sequence[Question], needed: Sequence[float] | None = None
    ) -> Chances:
        """Return (n,) float32, 0 to 1, three decimals. Raises ModelError."""
        if not questions:
            return np.zeros(0, dtype=np.float32)
        return mean_both_ways(
            lambda some: self.read(some)[:, CONFLICT],
            questions,
            needed,
            digits=DIGITS,
            highest=HIGHEST,
        )

    def fingerprint(self) -> str:
        """Return what chances depend on but the texts. Loads nothing. Raises ModelError."""
        self._check()
        versions = [_version(name) for name in LIBRARIES]
        return " ".join([*self._checksums.values(), *versions, str(VERSION)])

    def read(self, questions: Sequence[Question]) -> Chances:
        """Return (n, 3) float32: how likely conflict, agreement and neither are, n > 0.

        Of texts as they stand, not of their mirror images. Raises ModelError.
        """
        chances = np.zeros((len(questions), CLASSES), dtype=np.float32)
        for standalone in (False, True):
            places = [i for i, one in enumerate(questions) if one.standalone == standalone]
            for at in range(0, len(places), AT_ONCE):
                some = places[at : at + AT_ONCE]
                chances[some] = self._read([questions[place].texts for place in some], standalone)
        return chances

    def _read(self, pairs: Sequence[tuple[str, str]], standalone: bool) -> Chances:
        session = self._session(standalone)
        texts = self._tokenizer.encode_batch(pairs)
        chances = np.zeros((len(pairs), CLASSES), dtype=np.float32)

        def fill(batch: Sequence[int]) -> None:
            tokens = np.array([texts[place].ids for place in batch], np.int64)
            types = np.array([texts[place].type_ids for place in batch], np.int64)
            (found,) = session.run([RESULTS[standalone]], {"tokens": tokens, "types": types})
            chances[batch] = found[:, 0]

        side_by_side(fill, of_one_length([len(one) for one in texts], PAIRS))
        return chances

    def _session(self, standalone: bool) -> Any:
        if standalone not in self._sessions:
            self._check()
            try:
                require_memory(NEEDED)
                self._tokenizer = self._tokenizer or self._load_tokenizer()
                self._sessions[standalone] = open_session(self._graph(standalone))
            except Exception as error:  # the libraries raise many kinds
                raise _unusable(told_briefly(error)) from error
        return self._sessions[standalone]

    def _graph(self, standalone: bool) -> Path | bytes:
        """Return what reads stories; what reads other sentences continues it halfway.

        Serialised messages one after the other are read as one, merged (Protocol Buffers, guide to
        the encoding, "Last One Wins"), so that the weights of the lower layers are kept once.
        """
        if not standalone:
            return self._folder / MODEL
        return b"".join((self._folder / name).read_bytes() for name in (MODEL, STANDALONE))

    def _load_tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._folder / TOKENIZER))
        tokenizer.no_padding()
        tokenizer.enable_truncation(LONGEST, strategy="longest_first")
        return tokenizer

    def _check(self) -> None:
        for name, wanted in self._checksums.items():
            file = self._folder / name
            if not file.is_file():
                raise _unusable(f"{name} is missing")
            if sha256(file) != wanted:
                raise _unusable(f"{name} is damaged: it has another checksum")


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
