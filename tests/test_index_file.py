"""The file of an index: what is new is read, the rest kept; what is wrong with it is said."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from newsroom import AGREEING, BEACON, DISTANT, GAZETTE, UNRELATED, BagOfWords
from sqlite_files import other_layout

from discrepancy.articles import read_articles
from discrepancy.embeddings import Vectors
from discrepancy.errors import CorpusIndexError, InputError
from discrepancy.index import Outcome, check_against, store, update_index
from discrepancy.pipeline import check as check_all
from discrepancy.records import Report
from discrepancy.settings import Settings
from discrepancy.tools import Tools

INDEX = Path("news.index")
Command = Callable[..., Any]


class Counting(BagOfWords):
    """Counts what it is asked, or fails."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.broken = False

    def encode(self, texts: Sequence[str]) -> Vectors:
        if self.broken:
            raise KeyboardInterrupt
        self.asked += texts
        return super().encode(texts)


@pytest.fixture
def counting(quick: Tools) -> Tools:
    return replace(quick, encoder=Counting())


@pytest.fixture
def archive(folder: Path) -> Path:
    """A folder with three articles, and a new one beside it."""
    write(folder / "archive", beacon=BEACON, quill=UNRELATED, sky=DISTANT)
    write(folder / "incoming", gazette=GAZETTE)
    return folder


def write(folder: Path, **texts: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def changes(outcome: Outcome) -> tuple[int, int, int, int]:
    return outcome.articles, outcome.added, outcome.replaced, outcome.removed


def asked(tools: Tools) -> list[str]:
    assert isinstance(tools.encoder, Counting)
    found, tools.encoder.asked = tools.encoder.asked, []
    return found


def found(report: Report) -> list[tuple[str, list[str]]]:
    return [(c.summary, [s.path for s in c.sides]) for c in report.conflicts]


def test_only_what_is_new_is_encoded(archive: Path, counting: Tools) -> None:
    assert changes(update_index(["archive"], INDEX, tools=counting)) == (3, 3, 0, 0)
    assert len(asked(counting)) > 10
    before = INDEX.read_bytes()
    assert changes(update_index(["archive"], INDEX, tools=counting)) == (3, 0, 0, 0)
    assert not asked(counting)
    assert changes(update_index(["archive", "incoming"], INDEX, tools=counting)) == (4, 1, 0, 0)
    write(archive / "archive", quill=AGREEING)
    (archive / "archive" / "sky.txt").unlink()
    assert changes(update_index(["archive"], INDEX, tools=counting)) == (2, 0, 1, 2)
    assert any("sandbank off Lindra held" in text for text in asked(counting))
    write(archive / "archive", quill=UNRELATED, sky=DISTANT)
    update_index(["archive"], INDEX, tools=counting)
    fresh = Path("fresh.index")
    update_index(["archive"], fresh, tools=counting)
    assert before == fresh.read_bytes()
    reports = [check_against(["incoming"], file, tools=counting) for file in (INDEX, fresh)]
    assert replace(reports[0], settings=()) == replace(reports[1], settings=())


def test_metadata_are_content(archive: Path, counting: Tools) -> None:
    update_index(["archive"], INDEX, tools=counting)
    table = archive / "archive" / "sources.csv"
    table.write_text("path,publisher\nsky.txt,The Wyler Sky\n", encoding="utf-8")
    assert changes(update_index(["archive"], INDEX, tools=counting)) == (3, 0, 1, 0)


def test_a_run_that_is_broken_off_leaves_the_old(
    archive: Path, counting: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(counting.encoder, Counting)
    counting.encoder.broken = True
    with pytest.raises(KeyboardInterrupt):
        update_index(["archive"], INDEX, tools=counting)
    assert sorted(path.name for path in archive.iterdir()) == ["archive", "incoming"]
    counting.encoder.broken = False
    update_index(["archive"], INDEX, tools=counting)
    before = INDEX.read_bytes()

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(store, "_content_row", broken)
        with pytest.raises(KeyboardInterrupt):
            update_index(["incoming"], INDEX, tools=counting)
    assert INDEX.read_bytes() == before
    assert changes(update_index(["archive"], INDEX, tools=counting)) == (3, 0, 0, 0)


def test_index_and_articles_are_moved_together(
    archive: Path, quick: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    update_index(["archive"], INDEX, tools=quick)
    here = check_against(["incoming"], INDEX, tools=quick)
    assert here.conflicts
    assert {s.path for c in here.conflicts for s in c.sides} == {
        "archive/beacon.txt",
        "incoming/gazette.txt",
    }
    (archive / "desk").mkdir()
    for name in ("archive", "incoming", INDEX):
        (archive / name).rename(archive / "desk" / name)
    monkeypatch.chdir(archive / "desk" / "incoming")
    there = check_against(["gazette.txt"], Path("..", INDEX), tools=quick)
    assert {s.path for c in there.conflicts for s in c.sides} == {
        "../archive/beacon.txt",
        "gazette.txt",
    }
    assert [c.id for c in there.conflicts] == [c.id for c in here.conflicts]


def test_an_indexed_article_that_is_given_is_taken_as_given(archive: Path, quick: Tools) -> None:
    update_index(["archive", "incoming"], INDEX, tools=quick)
    write(archive / "incoming", gazette=GAZETTE.replace("188", "199"))
    report = check_against(["incoming"], INDEX, tools=quick)
    assert any("199" in c.summary for c in report.conflicts)
    assert not any("188" in c.summary for c in report.conflicts)
    (archive / "incoming" / "gazette.txt").write_bytes(b"")
    write(archive / "incoming", other=AGREEING)
    report = check_against(["incoming"], INDEX, tools=quick)
    assert [s.path for s in report.skipped] == ["incoming/gazette.txt"]
    assert "incoming/gazette.txt" not in {article.id for article in report.articles}


def test_a_table_that_is_given_replaces_all_its_rows(archive: Path, quick: Tools) -> None:
    table = archive / "incoming" / "wire.csv"
    (archive / "incoming" / "gazette.txt").unlink()
    texts = [text.partition("---\n")[2].partition("---\n")[2] for text in (GAZETTE, AGREEING)]
    rows = [f'"{text}"\n' for text in texts]
    table.write_text("text\n" + "".join(rows), encoding="utf-8")
    update_index(["archive", "incoming"], INDEX, tools=quick)
    table.write_text("text\n" + rows[0], encoding="utf-8")
    report = check_against([table], INDEX, tools=quick)
    own = [article.id for article in report.articles if article.path == "incoming/wire.csv"]
    assert len(own) == 1


def test_a_new_copy_adds_a_voice(archive: Path, quick: Tools) -> None:
    update_index(["archive", "incoming"], INDEX, tools=quick)
    write(archive, copy=BEACON)
    report = check_against(["copy.txt"], INDEX, tools=quick)
    assert report.copies == (("copy.txt", "archive/beacon.txt"),)
    full = check_all(["archive", "incoming", "copy.txt"], tools=quick)
    assert report.conflicts == full.conflicts


def test_an_article_alone_is_a_note(archive: Path, quick: Tools) -> None:
    (archive / "archive" / "beacon.txt").unlink()
    update_index(["archive"], INDEX, tools=quick)
    report = check_against(["incoming"], INDEX, tools=quick)
    assert [str(note) for note in report.notes] == [
        "incoming/gazette.txt: there is nothing to compare it with: no article of the index is "
        "about the same news"
    ]
    write(archive, copy=UNRELATED)
    report = check_against(["copy.txt"], INDEX, tools=quick)
    assert "copies of one text" in str(report.notes[0])


def test_an_article_given_beside_an_index_of_one_is_compared_with_it(
    archive: Path, quick: Tools
) -> None:
    """As two that are given alone."""
    update_index(["archive/quill.txt"], INDEX, tools=quick)
    report = check_against(["incoming"], INDEX, tools=quick)
    assert [len(story.articles) for story in report.stories] == [2]


def test_nothing_to_index_and_nothing_new_are_errors(archive: Path, quick: Tools) -> None:
    (archive / "empty").mkdir()
    with pytest.raises(InputError, match="No article could be read"):
        update_index(["empty"], INDEX, tools=quick)
    assert not INDEX.exists()
    with pytest.raises(InputError, match="Standard input"):
        update_index(["-"], INDEX, tools=quick)
    update_index(["archive"], INDEX, tools=quick)
    with pytest.raises(InputError, match="No article could be read"):
        check_against(["empty"], INDEX, tools=quick)


def other_database(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE recipes (name TEXT)")
    db.close()


def other_engine(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("UPDATE about SET value = 'older' WHERE name = 'engine'")
    db.close()


def lost_row(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("DELETE FROM articles WHERE number = 2")
    db.close()


@pytest.mark.parametrize(
    ("description", "spoil", "said", "renewed"),
    [
        ("none", Path.unlink, "There is no index news.index", True),
        ("a text", lambda p: p.write_text(BEACON, encoding="utf-8"), "is no index", False),
        ("empty", lambda p: p.write_bytes(b""), "is no index", False),
        ("another database", other_database, "is no index", False),
        ("another layout", other_layout, "made by another version", True),
        ("another version", other_engine, "made by another version", True),
        ("a row is lost", lost_row, "is damaged", True),
        ("cut short", lambda p: p.write_bytes(p.read_bytes()[:9000]), "is damaged", True),
    ],
)
def test_what_is_wrong_is_said_and_mended(
    description: str,
    spoil: Callable[[Path], object],
    said: str,
    *,
    renewed: bool,
    archive: Path,
    quick: Tools,
) -> None:
    update_index(["archive"], INDEX, tools=quick)
    spoil(INDEX)
    left = INDEX.read_bytes() if INDEX.exists() else b""
    with pytest.raises(CorpusIndexError, match=said) as error:
        check_against(["incoming"], INDEX, tools=quick)
    assert error.value.advice
    if not renewed:
        with pytest.raises(CorpusIndexError, match=said):
            update_index(["archive"], INDEX, tools=quick)
        assert INDEX.read_bytes() == left
        return
    outcome = update_index(["archive"], INDEX, tools=quick)
    assert changes(outcome) == (3, 3, 0, 0)
    assert bool(outcome.anew) == bool(left)
    assert check_against(["incoming"], INDEX, tools=quick).conflicts


def test_of_another_encoder(archive: Path, quick: Tools) -> None:
    class Other(BagOfWords):
        identity = "another bag"

    update_index(["archive"], INDEX, tools=quick)
    other = replace(quick, encoder=Other())
    with pytest.raises(CorpusIndexError, match="not made with the encoder another bag"):
        check_against(["incoming"], INDEX, tools=other)
    newer = replace(quick, encoding=lambda: "newer weights")
    with pytest.raises(CorpusIndexError, match="not made with the encoder bag of words"):
        check_against(["incoming"], INDEX, tools=newer)
    assert "another bag" in update_index(["archive"], INDEX, tools=other).anew


def test_damage_is_noticed_wherever_it_is(archive: Path, quick: Tools) -> None:
    """A flipped byte is found, or was of no use: never does a run find anything else."""
    update_index(["archive"], INDEX, tools=quick)
    whole = INDEX.read_bytes()
    expected = found(check_against(["incoming"], INDEX, tools=quick))
    chance, noticed = random.Random(5), 0  # noqa: S311 (no secret)
    for _ in range(40):
        spoilt = bytearray(whole)
        spoilt[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        INDEX.write_bytes(spoilt)
        try:
            assert found(check_against(["incoming"], INDEX, tools=quick)) == expected
        except CorpusIndexError:
            noticed += 1
    assert noticed > 5


def test_two_writers_take_turns(
    archive: Path, quick: Tools, monkeypatch: pytest.MonkeyPatch
) -> None:
    from discrepancy import locks

    monkeypatch.setattr(locks, "PATIENCE", 0.1)
    with (
        locks.locked(INDEX, told="the index", error=CorpusIndexError),
        pytest.raises(CorpusIndexError, match="Another process is writing the index"),
    ):
        update_index(["archive"], INDEX, tools=quick)


# --------------------------------------------------------------------------- the commands


def test_the_commands(archive: Path, command: Command) -> None:
    made = command("index", "archive", "-o", INDEX)
    assert (made.code, made.out) == (0, "")
    assert "3 articles, 3 added" in made.err
    shown = command("check", "incoming", "--against", INDEX)
    assert shown.code == 1
    assert "188" in shown.out
    write(archive, alone=DISTANT.replace("Ansel", "Brehm"))
    (archive / "archive" / "sky.txt").unlink()
    command("index", "archive", "-o", INDEX)
    shown = command("check", "alone.txt", "--against", INDEX)
    assert shown.code == 0
    assert "nothing to compare it with" in shown.out
    shown = command("check", "incoming", "--against", "nowhere.index")
    assert shown.code == 2
    assert "discrepancy index" in shown.err
    shown = command("check", "incoming", "--against", INDEX, "-o", f"json:{INDEX}")
    assert shown.code == 2


@pytest.mark.slow
def test_against_an_index_with_the_real_encoder(archive: Path, tools: Tools) -> None:
    update_index(["archive"], INDEX, tools=tools)
    report = check_against(["incoming"], INDEX, tools=tools)
    full = check_all(["archive", "incoming"], tools=tools)
    assert report.conflicts == full.conflicts
    assert report.agreements == full.agreements
    assert len(report.conflicts) >= 3


def test_the_articles_come_back_as_they_were_read(archive: Path, quick: Tools) -> None:
    update_index(["archive"], INDEX, tools=quick)
    read, _ = read_articles(["archive"], settings=Settings())
    with store.opened(INDEX, store.Stamp.of(quick)) as index:
        kept = index.contents(entry.number for entry in index.entries())
    assert [content.article for content in kept.values()] == list(read)
