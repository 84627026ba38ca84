"""A cross-encoder by folder or name: its class for contradiction, and what is told without one."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from discrepancy.embeddings import bundled_folder
from discrepancy.errors import ModelError
from discrepancy.judges import CrossEncoderJudge, Question

QUESTIONS = [
    Question("The dockers accepted the offer.", "The dockers refused the offer."),
    Question("The crane fell at dawn.", "The port will buy two tugs."),
]
NLI = {0: "entailment", 1: "neutral", 2: "CONTRADICTION"}


def encoder(folder: Path, labels: dict[int, str]) -> str:
    """Write a small cross-encoder with random weights; return its folder."""
    import torch
    from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

    torch.manual_seed(1)
    tokenizer = AutoTokenizer.from_pretrained(bundled_folder())
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        num_labels=len(labels),
        id2label=labels,
        label2id={label: i for i, label in labels.items()},
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return str(folder)


@pytest.mark.slow
def test_both_directions_are_read_and_the_class_found(tmp_path: Path) -> None:
    judge = CrossEncoderJudge(encoder(tmp_path / "tiny-nli", NLI))
    chances = judge.contradiction([*QUESTIONS, QUESTIONS[0]])
    assert chances.shape == (3,)
    assert chances[0] == chances[2]
    assert ((chances > 0) & (chances < 1)).all()
    assert judge.contradiction([one.mirrored for one in QUESTIONS]).tolist() == chances[:2].tolist()
    assert judge.identity == "tiny-nli"


@pytest.mark.slow
def test_a_model_without_the_class_is_told(tmp_path: Path) -> None:
    judge = CrossEncoderJudge(encoder(tmp_path / "tiny", {0: "spam", 1: "ham"}))
    with pytest.raises(ModelError, match="no class for contradiction: spam, ham"):
        judge.contradiction(QUESTIONS)


def test_the_fingerprint_tells_folders_apart_and_knows_no_names(tmp_path: Path) -> None:
    found = []
    for weights in (b"one", b"other"):
        (tmp_path / "model.safetensors").write_bytes(weights)
        found.append(CrossEncoderJudge(str(tmp_path)).fingerprint())
    assert all(found)
    assert found[0] != found[1]
    assert not CrossEncoderJudge("some/name").fingerprint()


def test_a_name_that_is_not_here_is_not_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("the network was touched")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    judge = CrossEncoderJudge("cross-encoder/nli-deberta-v3-base")
    with pytest.raises(ModelError, match="nli-deberta-v3-base could not be loaded") as told:
        judge.contradiction(QUESTIONS)
    assert "--judge" in told.value.advice
    assert judge.contradiction([]).shape == (0,)  # nothing to ask needs no model
