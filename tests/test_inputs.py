"""Inputs of every sort, through the command line: one report, what was skipped, and where it is."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from golden import SHAPES, pages_of
from newsroom import BEACON, GAZETTE

from discrepancy.articles.names import suffix_of

Command = Callable[..., Any]


def parts_of(article: str) -> tuple[dict[str, str], list[str]]:
    """The front matter of an article of the newsroom, and its paragraphs."""
    _, matter, body = article.split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in matter.splitlines())
    return fields, [" ".join(one.split()) for one in body.strip().split("\n\n")]


def as_table(*articles: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["title", "publisher", "published", "text"])
    for fields, paragraphs in map(parts_of, articles):
        writer.writerow([*fields.values(), "\n\n".join(paragraphs[1:])])
    return out.getvalue()


def sides(shown: Any) -> set[str]:
    conflicts = json.loads(shown.out)["conflicts"]
    return {side["article"] for conflict in conflicts for side in conflict["sides"]}


def test_a_folder_of_every_format_gives_one_report(folder: Path, command: Command) -> None:
    news = folder / "news"
    for number, shape in enumerate(SHAPES):
        (news / str(number)).mkdir(parents=True)
        (news / str(number) / shape.name).write_bytes(shape.make())
        (news / f"junk{number}{suffix_of(shape.name)}").write_bytes(b"\x00\x01 junk" * 9)
    (news / "beacon.txt").write_text(BEACON, encoding="utf-8")
    (news / "gazette.csv").write_text(as_table(GAZETTE), encoding="utf-8")
    (news / "figures.xls").write_bytes(b"cells")
    (news / "feeds.opml").write_bytes(b"<opml><outline xmlUrl='https://a.example/feed'/></opml>")
    shown = command("check", "news", "--format", "json")
    assert shown.code == 1
    report = json.loads(shown.out)
    read = {article["id"] for article in report["articles"]}
    assert read >= {f"news/{n}/{shape.id}" for n, shape in enumerate(SHAPES)}
    assert sides(shown) >= {"news/beacon.txt", "news/gazette.csv#2"}
    reasons = {one["path"]: one["reason"] for one in report["skipped"]}
    junk = {f"news/junk{n}{suffix_of(shape.name)}" for n, shape in enumerate(SHAPES)}
    assert reasons.keys() - junk == {
        "news/figures.xls",
        "news/feeds.opml",
        *(f"news/{n}/{s.id.partition('/')[0]}/day/notes.xls"
          for n, s in enumerate(SHAPES) if s.id == "day.zip/day/storm.txt"),
    }  # fmt: skip
    assert junk <= reasons.keys()
    assert all(reason and "\n" not in reason for reason in reasons.values())
    for path in reasons:  # each is told by name on the terminal, too
        assert path in shown.err
    assert all(line.startswith("Skipped ") for line in shown.err.splitlines())


def test_a_page_and_a_row_are_named_and_linked(folder: Path, command: Command) -> None:
    news = folder / "news"
    news.mkdir()
    fields, paragraphs = parts_of(BEACON)
    (news / "beacon.pdf").write_bytes(pages_of(["An empty page of the Lindra Beacon."], paragraphs))
    (news / "sources.csv").write_text(
        f"path,publisher,published\nbeacon.pdf,{fields['publisher']},{fields['published']}\n",
        encoding="utf-8",
    )
    (news / "gazette.csv").write_text(as_table(GAZETTE), encoding="utf-8")
    shown = command("check", "news", "-o", "r.html", "-o", "r.json", "-o", "r.csv", "-o", "r.md")
    assert "news/beacon.pdf, page 2" in shown.out
    assert "news/gazette.csv, row 2" in shown.out
    page = (folder / "r.html").read_text(encoding="utf-8")
    assert 'href="news/beacon.pdf#page=2"' in page
    assert "<bdi>news/beacon.pdf</bdi>, page 2" in page
    assert "row 2" in (folder / "r.md").read_text(encoding="utf-8")
    report = json.loads((folder / "r.json").read_text(encoding="utf-8"))
    (first, *_) = report["conflicts"]
    spots = {side["path"]: (side["line"], side["spot"]) for side in first["sides"]}
    assert spots == {
        "news/beacon.pdf": (1, {"unit": "page", "number": 2}),
        "news/gazette.csv": (2, {"unit": "row", "number": 2}),
    }
    (row, *_) = csv.DictReader(io.StringIO((folder / "r.csv").read_text(encoding="utf-8")))
    assert {row["left_spot"], row["right_spot"]} == {"page 2", "row 2"}
    explained = command("explain", first["id"], "r.json")
    assert "news/beacon.pdf, page 2" in explained.out


def test_standard_input_is_compared_with_files(
    ferry: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ferry / "news" / "gazette.txt").unlink()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GAZETTE.encode())))
    shown = command("check", "-", "news", "--format", "json")
    assert shown.code == 1
    assert sides(shown) == {"news/beacon.txt", "stdin"}


def test_who_waits_at_a_terminal_is_told_what_for(
    ferry: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    (ferry / "news" / "gazette.txt").unlink()
    monkeypatch.setattr(sys, "stdin", Terminal(io.BytesIO(GAZETTE.encode())))
    shown = command("check", "-", "news", "--format", "json")
    assert shown.code == 1
    assert shown.err.startswith("Reading an article from the terminal; Ctrl-D")


def test_columns_are_named_by_option_and_by_setting(folder: Path, command: Command) -> None:
    table = as_table(BEACON, GAZETTE).replace("published,text", "day,words")
    (folder / "wires.csv").write_text(table, encoding="utf-8")
    assert command("check", "wires.csv").code == 2
    given = ("--column", "text=words", "--column", "published=day")
    by_option = command("check", "wires.csv", *given, "--format", "json")
    (folder / "discrepancy.toml").write_text('column = ["text=words", "published=day"]\n', "utf-8")
    assert command("check", "wires.csv", "--format", "json") == by_option
    assert sides(by_option) == {"wires.csv#2", "wires.csv#3"}


@pytest.mark.parametrize("given", ["words", "words=text", "text=", "=body", "text= "])
def test_what_maps_no_column_is_2(given: str, ferry: Path, command: Command) -> None:
    shown = command("check", "news", "--column", given)
    assert shown.code == 2
    assert "is not FIELD=NAME, where FIELD is text, title, publisher" in shown.err
    (ferry / "discrepancy.toml").write_text(f'column = ["{given}"]\n', encoding="utf-8")
    assert command("check", "news").code == 2


def test_a_url_without_leave_is_2(ferry: Path, command: Command) -> None:
    shown = command("check", "news", "https://lake-post.example/storm")
    assert shown.code == 2
    assert shown.err.splitlines() == [
        "discrepancy: The url https://lake-post.example/storm is not read: the network is used "
        "only with --allow-net.",
        "Give --allow-net, or save the page as a file.",
    ]
