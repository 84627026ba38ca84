"""Encoders by name or folder: what tells them apart, and that they stay off the network."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from discrepancy.embeddings import SentenceTransformerEncoder, bundled_folder
from discrepancy.errors import ModelError

TEXTS = ["The ferry ran aground.", "Bread is cheap.", "The ship was stuck on a sandbank."]


def test_the_company_of_a_text_changes_no_bit_of_its_vector() -> None:
    encoder = SentenceTransformerEncoder(str(bundled_folder()))
    alone, beside = encoder.encode(TEXTS[:1]), encoder.encode([*TEXTS, "word " * 200])
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


def test_the_identity_of_a_folder_tells_nothing_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    assert SentenceTransformerEncoder(str(tmp_path / "model")).identity == "model"
    assert SentenceTransformerEncoder("a/name").identity == "a/name"
