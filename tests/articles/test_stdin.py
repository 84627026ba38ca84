"""Standard input: one article or several, told apart by the first bytes."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from golden import PARAGRAPHS, TITLE, atom, feed, json_lines, page, pdf, text, utf16

from discrepancy.articles import read_articles
from discrepancy.settings import Settings

GIVEN: list[tuple[str, Callable[[], bytes], str]] = [
    ("text", text, "stdin"),
    ("text in UTF-16", utf16, "stdin"),
    ("HTML", page, "stdin"),
    ("HTML after a byte order mark and blanks", lambda: b"\xef\xbb\xbf\n " + page(), "stdin"),
    ("a PDF", pdf, "stdin"),
    ("JSON Lines", json_lines, "stdin#storm-1"),
    ("JSON Lines with blanks", lambda: json_lines().replace(b'{"', b'\n{ "'), "stdin#storm-1"),
    ("RSS", feed, "stdin#storm-1"),
    ("Atom", atom, "stdin#storm-1"),
]


def give(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize(("description", "make", "id_"), GIVEN, ids=[row[0] for row in GIVEN])
def test_what_comes_is_told_by_its_first_bytes(
    monkeypatch: pytest.MonkeyPatch, description: str, make: Callable[[], bytes], id_: str
) -> None:
    give(monkeypatch, make())
    ((article,), skipped) = read_articles(["-"], settings=Settings())
    assert not skipped
    assert (article.id, article.path) == (id_, "stdin")
    told = [article.text[p.start : p.end] for p in article.passages]
    assert [one for one in told if one != TITLE] == list(PARAGRAPHS)


def test_it_is_mixed_with_files_and_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(text())
    (tmp_path / "-").write_bytes(text())  # a file of that name is ./-
    give(monkeypatch, text())
    articles, skipped = read_articles(
        ["-", "a.txt", "-", "./-"], settings=Settings(), root=tmp_path
    )
    assert [a.id for a in articles] == ["a.txt", "stdin"]
    assert [one.path for one in skipped] == ["-"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "the file is empty"), (b"a " * 9_000, "the file is larger than 0.01 MB (max_file_mb)")],
)
def test_what_cannot_be_read_is_skipped(
    monkeypatch: pytest.MonkeyPatch, data: bytes, reason: str
) -> None:
    give(monkeypatch, data)
    articles, (skipped,) = read_articles(["-"], settings=Settings(max_file_mb=0.01))
    assert not articles
    assert (skipped.path, skipped.reason) == ("stdin", reason)


def test_a_closed_standard_input_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    _, (skipped,) = read_articles(["-"], settings=Settings())
    assert skipped.reason == "there is no standard input"
