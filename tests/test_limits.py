"""Limits: what is too large is left out, or refused, in a sentence that names it and the limit."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from newsroom import BEACON, article

from discrepancy.errors import InputError, SettingsError
from discrepancy.limits import cut
from discrepancy.records import Skipped
from discrepancy.settings import Settings

Command = Callable[..., Any]
SHORT = article("b", "The ferry was late.", "It was stuck.", "It left.")
LONG = article("a", "One was late.", "Two were late.", "Three were late.", "Four were late.")
SILENT = article("c", "…", "---")


def test_an_article_with_more_sentences_is_skipped() -> None:
    before = Skipped(path="z.xls", reason="no")
    kept, sentences, skipped = cut([SHORT, SILENT, LONG], [before], Settings(max_sentences=3))
    assert [one.id for one in kept] == ["b"]
    assert {id_: len(own) for id_, own in sentences.items()} == {"b": 3}
    assert skipped == (
        Skipped(path="a", reason="it has more than 3 sentences (max_sentences)"),
        Skipped(path="c", reason="no sentence in it"),
        before,
    )


def test_exactly_as_many_are_no_more() -> None:
    kept, _, skipped = cut([SHORT, LONG], [], Settings(max_sentences=4, max_total_sentences=7))
    assert [one.id for one in kept] == ["a", "b"]
    assert not skipped


def test_all_together_may_be_too_many() -> None:
    with pytest.raises(InputError, match=r"^With b, the articles have more than 6 sentences") as no:
        cut([SHORT, LONG], [], Settings(max_total_sentences=6))
    assert "max_total_sentences" in no.value.advice


def test_what_is_skipped_does_not_count() -> None:
    kept, _, _ = cut([SHORT, LONG], [], Settings(max_sentences=3, max_total_sentences=3))
    assert [one.id for one in kept] == ["b"]


@pytest.mark.parametrize("name", ["max_sentences", "max_total_sentences"])
@pytest.mark.parametrize("value", [0, -1, 2.5, True, "9"])
def test_a_limit_is_a_positive_whole_number(name: str, value: object) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings(**{name: value})  # type: ignore[arg-type]


def test_the_command_says_which_file_passed_the_limit(ferry: Path, command: Command) -> None:
    shown = command("check", "news", "--max-sentences", "4")
    assert shown.code == 2
    assert "skipped news/beacon.txt: it has more than 4 sentences (max_sentences)" in shown.err
    shown = command("check", "news", "--max-total-sentences", "8", "-o", "r.json")
    assert shown.code == 2
    assert shown.err.startswith("discrepancy: With news/gazette.txt, the articles have more than 8")
    assert not (ferry / "r.json").exists()


# --------------------------------------------------------------------------- memory

READ = """
import resource, sys
from discrepancy.articles import read_articles
from discrepancy.sentences import split
from discrepancy.settings import Settings
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
read_articles([sys.argv[1]], settings=Settings())
before = peak()
articles, skipped = read_articles([sys.argv[2]], settings=Settings(max_file_mb=60))
print(peak() - before, sum(len(split(a)) for a in articles), *(s.reason for s in skipped))
"""


def numbers() -> bytes:
    return b"The figures were " + b", ".join(b"%d" % n for n in range(1_000_000)) + b"."


def bomb(folder: Path) -> bytes:
    """One member of 300 MB, in two."""
    with (
        zipfile.ZipFile(folder / "bomb", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("a.txt", "w") as member,
    ):
        for _ in range(300):
            member.write(bytes(1 << 20))
    return (folder / "bomb").read_bytes()


HOSTILE: list[tuple[str, Callable[[Path], bytes], str]] = [
    ("bomb.zip", bomb, "larger than"),
    ("bomb.docx", bomb, "no Word document|larger than|damaged"),
    ("nested.html", lambda _: b"<div>" * 90_000 + b"The ferry was late on Monday.", ""),
    ("paragraph.txt", lambda _: b"The ferry was late on Monday. " * 1_700_000, "is no prose"),
    ("paragraph.html", lambda _: b"<p>" + b"It was late. " * 3_800_000, "larger than 8 MB"),
    ("numbers.txt", lambda _: numbers(), "is no prose"),
    ("lines.txt", lambda _: b"The ferry was late.\n\n" * 2_000_000, "lines are no article"),
    ("cells.csv", lambda _: b"text\n" + b"a,b\n" * 5_000_000, "rows: split the table"),
    ("objects.jsonl", lambda _: b'{"text": ' + b"[" * 5_000_000, "no JSON"),
    ("entities.xml", lambda _: LAUGHS, "no RSS or Atom feed|no entr|no text|damaged"),
]
LAUGHS = (
    b'<!DOCTYPE rss [<!ENTITY a0 "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    + b"]><rss version='2.0'><channel><item><title>&a11;</title></item></channel></rss>"
)
MOST = 300 << 10  # kilobytes beyond what reading an ordinary article takes


@pytest.mark.parametrize(("name", "make", "said"), HOSTILE, ids=[row[0] for row in HOSTILE])
def test_memory_is_bounded(
    name: str, make: Callable[[Path], bytes], said: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(make(tmp_path))
    (tmp_path / "plain.txt").write_text(BEACON, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", READ, "plain.txt", name],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (60, 60)),
    )
    assert done.returncode == 0, done.stderr
    grown, sentences, *reason = done.stdout.split(maxsplit=2)
    assert int(grown) < MOST
    assert re.search(said, "".join(reason))
    assert int(sentences) == 0 or not said
