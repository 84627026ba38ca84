"""Files that are as they were in a former run: the same articles, and none is read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from discrepancy.articles import read_articles, reading
from discrepancy.articles.interface import Document
from discrepancy.cache import Cache
from discrepancy.memory import Memory
from discrepancy.records import Article
from discrepancy.settings import Settings

BODY = "Two people were hurt on Monday when a lorry hit a bus near Lund, police said."
FILES = {
    "front.txt": f"---\ntitle: Lorry hits bus\npublished: 2024-05-13T09:30:00+02:00\n---\n{BODY}\n",
    "utc.txt": f"---\npublished: 2024-05-13T09:30:00Z\n---\n{BODY}\n",
    "2024-05-13-day.txt": f"{BODY}\n",
    "marked.md": f"# Lorry *hits* bus\n\n<!-- discrepancy: ignore number: quoted -->\n{BODY}\n",
    "page.html": "<html><head><meta property='article:published_time' "
    "content='2024-05-13T09:30:00-04:00'></head><body><article><h1>Lorry hits bus near Lund</h1>"
    f"<p>{BODY}</p><p>The bus had left Malmo at noon.</p></article></body></html>",
}


class Unasked:
    """A reader of a run in which nothing is to be read."""

    def read(self, data: bytes) -> Document:
        raise AssertionError(data)


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory("article", Cache(tmp_path / "cache"), lambda: "of one file")


def write(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def read(folder: Path, memory: Memory) -> tuple[Article, ...]:
    return read_articles(["."], settings=Settings(), root=folder, memory=memory)[0]


def test_nothing_is_read_twice(
    tmp_path: Path, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "news")
    first = read(folder, memory)
    monkeypatch.setattr(reading, "READERS", dict.fromkeys(reading.READERS, Unasked()))
    again = read(folder, memory)
    assert [article.id for article in first] == sorted(FILES)
    # by its repr a story is known: https://docs.python.org/3/library/datetime.html has equal times
    # of unequal representation
    assert [repr(article) for article in again] == [repr(article) for article in first]


@pytest.mark.parametrize(
    ("description", "name", "text"),
    [
        ("the text", "utc.txt", FILES["utc.txt"].replace("Two", "Six")),
        ("the table beside it", "sources.csv", "path,publisher\nutc.txt,The Lund Post\n"),
    ],
)
def test_what_changed_is_read(
    description: str, name: str, text: str, *, tmp_path: Path, memory: Memory
) -> None:
    folder = write(tmp_path / "news")
    first = read(folder, memory)
    (folder / name).write_text(text, encoding="utf-8")
    again = read(folder, memory)
    assert [a.id for a, b in zip(first, again, strict=True) if a != b] == ["utc.txt"], description
    assert again == read_articles(["."], settings=Settings(), root=folder)[0]


def test_a_file_of_the_same_bytes_keeps_its_own_name(tmp_path: Path, memory: Memory) -> None:
    folder = write(tmp_path / "news")
    read(folder, memory)
    (folder / "front.txt").rename(folder / "moved.txt")
    assert [article.path for article in read(folder, memory)] == sorted(
        {*FILES, "moved.txt"} - {"front.txt"}
    )
