"""What is remembered from run to run: by work, by key, by all that it depends on."""

from __future__ import annotations

from pathlib import Path

import pytest

from discrepancy import memory
from discrepancy.cache import Cache
from discrepancy.memory import FORGETFUL, Memory, engine


def test_outcomes_are_known_by_work_key_and_fingerprint(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    Memory("slots", cache, lambda: "one").keep({"a": b"1", "b": b"2"})
    assert Memory("slots", cache, lambda: "one").recall(["a", "b", "c"]) == {"a": b"1", "b": b"2"}
    assert Memory("pairs", cache, lambda: "one").recall(["a"]) == {}
    assert Memory("slots", cache, lambda: "other").recall(["a"]) == {}


def test_without_a_fingerprint_or_a_cache_nothing_is_remembered(tmp_path: Path) -> None:
    for forgetful in (Memory("slots", Cache(tmp_path), str), FORGETFUL):
        forgetful.keep({"a": b"1"})
        assert forgetful.recall(["a"]) == {}
    assert not (tmp_path / "models.sqlite").exists()


def test_another_engine_remembers_nothing_of_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path)
    Memory("slots", cache, lambda: "one").keep({"a": b"1"})
    monkeypatch.setattr(memory, "engine", lambda: "repaired")
    assert Memory("slots", cache, lambda: "one").recall(["a"]) == {}


def test_the_engine_is_its_code_its_data_and_its_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "engine"
    folder.mkdir()
    file, code, data = folder / "memory.py", folder / "rule.py", folder / "weights.json"
    for one in (file, code, data):
        one.write_text("1", encoding="utf-8")
    monkeypatch.setattr(memory, "__file__", str(file))
    seen = [engine.__wrapped__()]
    for changed in (code, data):
        changed.write_text("2", encoding="utf-8")
        seen.append(engine.__wrapped__())
    monkeypatch.setattr(memory.metadata, "version", lambda name: f"{name} 99")
    seen.append(engine.__wrapped__())
    (folder / "notes.pyc").write_text("compiled", encoding="utf-8")
    assert engine.__wrapped__() == seen[-1]
    assert len(set(seen)) == len(seen)
