"""The cache file: it remembers, it is shared, it stays small, and no damage to it matters."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_files import other_layout

from discrepancy.cache import NAME, Cache, folder_of

Command = Callable[..., Any]
VALUES = {"one": b"1", "zwei \N{SNOWMAN}": b"\0\1\2", "": b""}


def test_what_was_put_is_found_by_model_and_text(tmp_path: Path) -> None:
    Cache(tmp_path).put("m", VALUES)
    later = Cache(tmp_path)
    assert later.get("m", [*VALUES, "none"]) == VALUES
    assert later.get("other", VALUES) == {}
    assert later.count() == len(VALUES)
    later.clear()
    assert later.count() == 0
    assert not (tmp_path / NAME).exists()


@settings(deadline=None, max_examples=40)
@given(text=st.text(), value=st.binary())
def test_every_text_and_value_is_kept_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, text: str, value: bytes
) -> None:
    cache = Cache(tmp_path_factory.getbasetemp() / "one")
    cache.put("m", {text: value})
    assert cache.get("m", [text]) == {text: value}


def test_a_folder_is_made_where_it_is_missing(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "not" / "yet")
    cache.put("m", VALUES)
    assert cache.get("m", VALUES) == VALUES
    assert not cache.problem


def without_table(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("DROP TABLE outputs")
        db.execute("CREATE TABLE outputs (something)")
    db.close()


def flipped(file: Path) -> None:
    data = bytearray(file.read_bytes())
    for at in range(100, len(data), 50):
        data[at] ^= 0xFF
    file.write_bytes(data)


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.write_bytes(b"no database at all" * 1000),
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[:5000]),
        flipped,
        other_layout,
        without_table,
    ],
)
def test_a_damaged_file_is_begun_anew(damage: object, tmp_path: Path) -> None:
    Cache(tmp_path).put("m", VALUES)
    damage(tmp_path / NAME)  # type: ignore[operator]
    cache = Cache(tmp_path)
    assert cache.get("m", VALUES).items() <= VALUES.items()
    cache.put("m", VALUES)
    cache.put("m", VALUES)  # where the first met the damage
    assert cache.get("m", VALUES) == VALUES
    assert not cache.problem


def test_a_value_that_is_not_what_was_kept_is_not_found(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("m", {"a": b"first", "b": b"second"})
    with sqlite3.connect(tmp_path / NAME) as db:
        values = [row[0] for row in db.execute("SELECT value FROM outputs ORDER BY rowid")]
        db.execute("UPDATE outputs SET value = ? WHERE rowid = 1", (values[1],))  # moved
        db.execute("UPDATE outputs SET value = 7 WHERE rowid = 2")  # no bytes
    db.close()
    assert cache.get("m", ["a", "b"]) == {}
    assert not cache.problem


@pytest.mark.parametrize("inside", ["a file", "a folder of that name"])
def test_what_cannot_be_used_is_said_and_does_no_harm(inside: str, tmp_path: Path) -> None:
    if inside == "a file":
        (tmp_path / "cache").write_text("x", encoding="utf-8")
    else:
        (tmp_path / "cache" / NAME).mkdir(parents=True)
    cache = Cache(tmp_path / "cache")
    cache.put("m", VALUES)
    assert cache.get("m", VALUES) == {}
    assert "is not used" in cache.problem
    assert "\n" not in cache.problem


def test_the_file_stays_small_and_keeps_what_is_used(tmp_path: Path) -> None:
    largest = 1 << 20
    Cache(tmp_path, largest=largest).put("m", {"used": b"u" * 1000})
    for run in range(30):
        cache = Cache(tmp_path, largest=largest)
        assert cache.get("m", ["used"])
        cache.put("m", {f"{run} {i}": bytes(1000) for i in range(100)})
    del cache  # what is open has a log beside it
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) < 1.5 * largest
    kept = Cache(tmp_path, largest=largest).get("m", [f"29 {i}" for i in range(100)])
    assert len(kept) == 100


WRITER = """
import sys
from pathlib import Path
from discrepancy.cache import Cache
name, folder = sys.argv[1:]
for i in range(25):
    cache = Cache(Path(folder))
    cache.put("m", {f"{name} {i} {j}": name.encode() for j in range(10)})
    assert len(cache.get("m", [f"{name} {k} 0" for k in range(i + 1)])) == i + 1
    assert not cache.problem, cache.problem
"""


def test_several_processes_share_one_file(tmp_path: Path) -> None:
    started = [
        subprocess.Popen([sys.executable, "-c", WRITER, name, str(tmp_path)]) for name in "abcd"
    ]
    assert [one.wait(120) for one in started] == [0] * 4
    assert Cache(tmp_path).count() == 4 * 250


def test_a_process_that_is_killed_leaves_a_file_that_can_be_used(tmp_path: Path) -> None:
    for _ in range(3):
        with subprocess.Popen([sys.executable, "-c", WRITER, "a", str(tmp_path)]) as running:
            try:
                running.wait(0.4)
            except subprocess.TimeoutExpired:
                running.kill()
        cache = Cache(tmp_path)
        cache.put("m", VALUES)
        assert cache.get("m", VALUES) == VALUES
        assert not cache.problem


def test_the_default_is_the_users_folder_for_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert folder_of("") == Path("/somewhere/discrepancy")
    monkeypatch.setenv("HOME", "/home-of-one")
    assert folder_of("~/kept") == Path("/home-of-one/kept")


def test_the_command_shows_and_clears_it(folder: Path, command: Command) -> None:
    (folder / "discrepancy.toml").write_text("cache-dir = 'kept'", encoding="utf-8")
    assert "0 vectors" in command("cache", "info").out
    Cache(folder / "kept").put("m", VALUES)
    shown = command("cache", "info")
    assert shown.code == 0
    assert "3 vectors and parses" in shown.out
    assert command("cache", "clear").code == 0
    assert not (folder / "kept" / NAME).exists()
    assert command("cache", "clear", "--cache-dir", "not there").code == 0
