"""Paths -> articles and skipped inputs; where metadata comes from."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from discrepancy.articles import read_articles
from discrepancy.errors import InputError
from discrepancy.records import Article
from discrepancy.settings import Settings

BODY = "Two people were hurt on Monday when a lorry hit a bus near Lund, police said.\n"


def read(root: Path, *paths: str, **settings: float) -> tuple[list[Article], dict[str, str]]:
    articles, skipped = read_articles(paths or ["."], settings=Settings(**settings), root=root)
    return list(articles), {one.path: one.reason for one in skipped}


def write(root: Path, name: str, content: str | bytes = BODY) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# --------------------------------------------------------------------------- which files


def test_folders_are_read_recursively_and_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", ".hidden.txt", ".git/a.txt", "sources.csv"):
        write(tmp_path, name)
    write(tmp_path, "c.xls")
    articles, skipped = read(tmp_path)
    assert [article.id for article in articles] == ["a/z.md", "b.txt"]
    assert list(skipped) == ["c.xls"]
    assert ".xls is not read" in skipped["c.xls"]


def test_each_file_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    articles, _ = read(tmp_path, "a.txt", "./a.txt", ".", str(tmp_path / "a.txt"))
    assert [article.id for article in articles] == ["a.txt"]


def test_paths_outside_the_root_are_relative_too(tmp_path: Path) -> None:
    file = write(tmp_path, "there/a.txt")
    (tmp_path / "here").mkdir()
    articles, skipped = read_articles(
        [file, write(tmp_path, "there/b.doc")], settings=Settings(), root=tmp_path / "here"
    )
    assert [article.path for article in articles] == ["../there/a.txt"]
    assert [one.path for one in skipped] == ["../there/b.doc"]


def test_a_missing_path_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt does not exist") as caught:
        read(tmp_path, "nowhere.txt")
    assert caught.value.advice


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert read(tmp_path) == ([], {})


# --------------------------------------------------------------------------- what is skipped

SKIPPED: list[tuple[str, str | bytes, str]] = [
    ("empty.txt", "", "empty"),
    ("binary.txt", bytes(range(256)) * 9, "not text"),
    ("navigation.txt", "• Home\n• World\n\nAD\n", "no text is left"),
    ("one-line.txt", "word " * 8_000, "paragraph of over"),
    ("page.html", "<html><body></body></html>", "no text"),
]


@pytest.mark.parametrize(("name", "content", "reason"), SKIPPED, ids=[row[0] for row in SKIPPED])
def test_unusable_files_are_skipped_with_a_reason(
    tmp_path: Path, name: str, content: str | bytes, reason: str
) -> None:
    write(tmp_path, name, content)
    articles, skipped = read(tmp_path)
    assert not articles
    assert reason in skipped[name]


def test_files_over_the_limit_are_skipped(tmp_path: Path) -> None:
    write(tmp_path, "large.txt", BODY * 20)
    _, skipped = read(tmp_path, max_file_mb=0.001)
    assert "larger than 0.001 MB" in skipped["large.txt"]


def test_a_line_of_20_mb_takes_seconds(tmp_path: Path) -> None:
    write(tmp_path, "line.txt", BODY.strip() * 260_000)
    started = time.perf_counter()
    _, skipped = read(tmp_path)
    assert "paragraph" in skipped["line.txt"]
    assert time.perf_counter() - started < 10


@pytest.mark.skipif(os.name == "nt", reason="links and pipes need a POSIX file system")
def test_broken_links_and_pipes_are_skipped(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    _, skipped = read(tmp_path)
    assert skipped == {"link.txt": "it is a broken link", "pipe.txt": "it is not a file"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads anything")
def test_unreadable_files_are_skipped(tmp_path: Path) -> None:
    write(tmp_path, "secret.txt").chmod(0)
    _, skipped = read(tmp_path)
    assert "could not be opened" in skipped["secret.txt"]


# --------------------------------------------------------------------------- metadata

FRONT = "---\ntitle: Front title\npublished: 2024-03-02T10:00:00Z\n---\n"
LINE = "3 March 2024\n\n"
CSV = "path,title,publisher,published,url\n{path},Table title,Lake Post,2024-03-01,\n"


def published(article: Article) -> tuple[str, str]:
    day = article.published.date().isoformat() if article.published else ""
    return day, article.published_from


def test_sources_of_the_date_in_their_order(tmp_path: Path) -> None:
    name = "lake-2024-03-05.txt"
    for content, csv, expected in (
        (FRONT + LINE + BODY, CSV, ("2024-03-01", "sources.csv")),
        (FRONT + LINE + BODY, "", ("2024-03-02", "front matter")),
        (LINE + BODY, "", ("2024-03-05", "file name")),
    ):
        write(tmp_path, name, content)
        write(tmp_path, "sources.csv", csv.format(path=name))
        assert published(read(tmp_path)[0][0]) == expected
    write(tmp_path, "line.txt", LINE + BODY)
    assert published(read(tmp_path, "line.txt")[0][0]) == ("2024-03-03", "date line")


def test_a_date_line_of_the_same_day_adds_the_time(tmp_path: Path) -> None:
    write(tmp_path, "lake-2024-03-03.txt", "3 March 2024, 9:15 GMT\n\n" + BODY)
    write(tmp_path, "lake-2024-03-04.txt", "3 March 2024, 9:15 GMT\n\n" + BODY)
    same, other = read(tmp_path)[0]
    assert str(same.published) == "2024-03-03 09:15:00+00:00"
    assert (same.published_precision, same.published_from) == ("minute", "file name")
    assert str(other.published) == "2024-03-04 00:00:00+00:00"


@pytest.mark.parametrize(
    "text",
    [
        "Saturday, February 24\n\n" + BODY,
        BODY + "\n18 September 2023\n\n" + BODY.replace("Two", "Three"),
        BODY,
    ],
    ids=["no year", "between paragraphs", "no date"],
)
def test_a_date_is_never_invented(tmp_path: Path, text: str) -> None:
    write(tmp_path, "a.txt", text)
    article = read(tmp_path)[0][0]
    assert (article.published, article.published_precision, article.published_from) == (
        None,
        "",
        "",
    )


def test_a_date_line_at_the_end_counts(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", BODY + "\nAna Moss\nFri, 09/10/2021 – 08:25\n\nShare LakePost\n")
    assert published(read(tmp_path)[0][0]) == ("2021-09-10", "date line")


def test_fields_come_from_different_sources(tmp_path: Path) -> None:
    write(tmp_path, "sub/a.txt", FRONT.replace("title: Front title\n", "") + BODY)
    write(tmp_path, "sources.csv", "\ufeffpath,publisher,extra\nsub/a.txt,Lake Post,x\nb.txt\n")
    article = read(tmp_path)[0][0]
    assert (article.publisher, published(article)) == ("Lake Post", ("2024-03-02", "front matter"))


def test_the_nearest_table_wins(tmp_path: Path) -> None:
    write(tmp_path, "sub/a.txt")
    write(tmp_path, "sources.csv", "path,title\nsub/a.txt,Far\n")
    write(tmp_path, "sub/sources.csv", "path,title\na.txt,Near\n")
    assert read(tmp_path)[0][0].title == "Near"


NOTES = [
    ("---\ntitle: Milk\npublished: soon\n---\n", "front matter: published is no full date: 'soon'"),
    ("---\npublished: 2024-02-31\n---\n", "'2024-02-31'"),
    ("---\ntitle: Milk: more\npublished: 2024-02-31\n---\n", "not valid YAML"),
    ("---\nurl: javascript:alert(1)\n---\n", "no web address"),
    ("---\n" + "x: y\n" * 3_000 + "---\n", "larger than 8 kB"),
    ("---\n" + "[" * 8_000 + "\n---\n", "not valid YAML"),
    ("---\ntitle: Milk\n", "not closed"),
]


@pytest.mark.parametrize(("front", "note"), NOTES)
def test_broken_front_matter_becomes_a_note(tmp_path: Path, front: str, note: str) -> None:
    write(tmp_path, "a.txt", f"{front}\n{BODY}")
    article = read(tmp_path)[0][0]
    assert any(note in one for one in article.notes)
    assert article.published is None
    assert article.url == ""
    assert article.text[article.passages[-1].start :].strip() == BODY.strip()


def test_what_can_be_read_of_broken_front_matter_is_read(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", f"---\ntitle: Milk: more\npublished: 2024-03-02\n---\n{BODY}")
    article = read(tmp_path)[0][0]
    assert (article.title, published(article)) == ("Milk: more", ("2024-03-02", "front matter"))


@pytest.mark.parametrize(
    ("table", "note"),
    [
        ("path,title\n,No path\n", "line 2"),
        ("path,title\na.txt,T,too,many\n", "line 2"),
        ("name,title\na.txt,T\n", "no column named path"),
        (bytes(range(256)) * 9, "not read"),
    ],
)
def test_broken_tables_become_a_note(tmp_path: Path, table: str | bytes, note: str) -> None:
    write(tmp_path, "a.txt")
    write(tmp_path, "sources.csv", table)
    article = read(tmp_path)[0][0]
    assert note in " ".join(article.notes)
    assert article.title == ""


def test_the_title_is_the_headline_where_nothing_declares_one(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", f"Two hurt in Lund\n\n{BODY}")
    assert read(tmp_path)[0][0].title == "Two hurt in Lund"


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", FRONT + LINE + BODY)
    write(tmp_path, "b.xls")
    assert read(tmp_path) == read(tmp_path)
    (skipped,) = read_articles(["."], settings=Settings(), root=tmp_path)[1]
    assert skipped.path == "b.xls"
    assert skipped.reason.startswith(".xls is not read, only .atom, .csv, .docx, .eml, ")
