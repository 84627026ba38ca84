"""What is computed in integers comes to the same on every processor."""

from __future__ import annotations

from pathlib import Path

import pytest

from discrepancy import inference
from discrepancy.embeddings import BundledEncoder
from discrepancy.inference import adds_in_full
from discrepancy.judges import BundledJudge, Question
from discrepancy.settings import PRECISIONS

TEXTS = [
    "The ferry sank at dawn with 24 people on board.",
    "Thirty-one people were on the ferry, which went down at noon!",
    "ß\x00漢字 🜁",
    "word " * 300,
]


def read() -> list[bytes]:
    """What both models that compute in integers make of the texts, loaded anew."""
    vectors = [BundledEncoder(precision).encode(TEXTS).tobytes() for precision in PRECISIONS]
    asked = [Question(one, TEXTS[0], alone) for one in TEXTS for alone in (False, True)]
    return [*vectors, BundledJudge().read(asked).tobytes()]


@pytest.mark.skipif(not adds_in_full(), reason="here sums may overflow")
def test_wider_products_come_to_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = read()
    monkeypatch.setattr(inference, "PROCESSOR", tmp_path / "none")
    assert not adds_in_full()
    assert read() == plain
