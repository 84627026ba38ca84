"""Files that a command writes: all of them, whole, or none."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from discrepancy.errors import OutputError
from discrepancy.outputs import require_writable, write_all


def test_all_are_written_and_old_ones_replaced(folder: Path) -> None:
    (folder / "a.json").write_text("old", encoding="utf-8")
    write_all({Path("a.json"): "new\r\n", Path("b.html"): "“x”"})
    assert (folder / "a.json").read_bytes() == b"new\r\n"
    assert (folder / "b.html").read_text(encoding="utf-8") == "“x”"
    assert sorted(path.name for path in folder.iterdir()) == ["a.json", "b.html"]


def test_one_that_fails_leaves_all_as_they_were(folder: Path) -> None:
    (folder / "a.json").write_text("old", encoding="utf-8")
    with pytest.raises(OutputError, match=r"b\.html"):
        write_all({Path("a.json"): "new", Path("gone/b.html"): "x"})
    assert (folder / "a.json").read_text(encoding="utf-8") == "old"
    assert [path.name for path in folder.iterdir()] == ["a.json"]


def test_a_link_is_followed_and_stays_a_link(folder: Path) -> None:
    (folder / "latest.json").symlink_to("a.json")
    write_all({Path("latest.json"): "new"})
    assert (folder / "latest.json").is_symlink()
    assert (folder / "a.json").read_text(encoding="utf-8") == "new"


def test_a_pipe_is_written_to_and_stays_a_pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe.json")
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append((folder / "pipe.json").read_text()))
    reader.start()
    write_all({Path("pipe.json"): "new"})
    reader.join(10)
    assert got == ["new"]
    assert stat.S_ISFIFO((folder / "pipe.json").stat().st_mode)


@pytest.mark.parametrize(
    ("description", "outputs", "said"),
    [
        ("twice the same", ["r.json", "./r.json"], "given twice"),
        ("no folder", ["x/r.json"], "does not exist"),
        ("a folder", ["news"], "is a folder"),
        ("an article", ["news/a.txt"], "overwrite an article"),
        ("an old page among the articles", ["news/page.html"], "overwrite an article"),
    ],
)
def test_refused(description: str, outputs: list[str], said: str, folder: Path) -> None:
    (folder / "news").mkdir()
    for name in ("a.txt", "page.html"):
        (folder / "news" / name).write_text("news", encoding="utf-8")
    with pytest.raises(OutputError, match=said):
        require_writable(outputs, inputs=["news"])


def test_not_refused(folder: Path) -> None:
    (folder / "news").mkdir()
    (folder / "news" / "r.html").write_text(
        "<title>Discrepancy report: x</title>", encoding="utf-8"
    )
    (folder / "page.html").write_text("not among the articles", encoding="utf-8")
    require_writable(["news/r.html", "news/new.txt", "news/r.json", "page.html"], inputs=["news"])
