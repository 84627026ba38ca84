"""Comments that ask not to report: read from every format, and no part of any text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.articles import read_articles
from discrepancy.articles.comments import find_comments, with_holes, without_holes
from discrepancy.articles.directives import is_directive, read_request
from discrepancy.records import Article
from discrepancy.sentences import position, split
from discrepancy.settings import Settings

ONE = "The talks in Bergen took twelve hours on Monday."
TWO = "Nobody said what was agreed, and nobody would say when they meet again."
ASK = "<!-- discrepancy: ignore duration -- counted with the breaks -->"
DEFINED = "[//]: # (discrepancy: ignore duration -- counted with the breaks)"


def read(folder: Path, name: str, content: str) -> Article:
    (folder / name).write_bytes(content.encode())
    ((article,), skipped) = read_articles([name], settings=Settings(), root=folder)
    assert not skipped
    return article


def covered(article: Article) -> list[set[str]]:
    """For each suppression, which of the two paragraphs it covers."""
    names = {ONE: "one", TWO: "two"}
    return [
        {names[" ".join(article.text[a:b].split())] for a, b in one.spans}
        for one in article.suppressions
    ]


# --------------------------------------------------------------------------- what is asked for

REQUESTS = [
    ("one rule", "discrepancy: ignore duration -- why", ("duration",), "why", ""),
    ("several", "discrepancy: ignore date, age  time -- why", ("date", "age", "time"), "why", ""),
    ("all by silence", "discrepancy: ignore -- why", (), "why", ""),
    ("all by name", "discrepancy: ignore all -- why", (), "why", ""),
    ("all among others", "discrepancy: ignore date all -- why", (), "why", ""),
    ("capitals", "Discrepancy : IGNORE Duration -- Why", ("duration",), "Why", ""),
    ("a dash of print", "discrepancy: ignore date — why", ("date",), "why", ""),
    ("over lines", "\n discrepancy: ignore date\n -- by\n hand\n", ("date",), "by hand", ""),
    ("a dash in the reason", "discrepancy: ignore date -- a -- b", ("date",), "a -- b", ""),
    ("no reason", "discrepancy: ignore date", ("date",), "", "no reason"),
    ("an empty reason", "discrepancy: ignore date -- ", ("date",), "", "no reason"),
    ("a reason of dots", "discrepancy: ignore date -- ...", ("date",), "", "no reason"),
    ("another verb", "discrepancy: ignroe date -- why", (), "", "not understood"),
    ("no verb", "discrepancy:", (), "", "not understood"),
    ("a verb that goes on", "discrepancy: ignored -- why", (), "", "not understood"),
    ("no name of a rule", "discrepancy: ignore <b> -- why", (), "", "no name of a rule"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("description", "comment", "rules", "reason", "fault"), REQUESTS, ids=[r[0] for r in REQUESTS]
)
def test_requests(
    description: str, comment: str, rules: tuple[str, ...], reason: str, fault: str
) -> None:
    request = read_request(comment, closed=True)
    assert (request.rules, request.reason) == (rules, reason)
    assert fault in request.fault
    assert bool(fault) == bool(request.fault)


@pytest.mark.parametrize("text", ["TODO: check", "the discrepancy: ignore it", "discrepancy", ""])
def test_other_comments_are_none_of_ours(text: str) -> None:
    assert not is_directive(text)


@given(st.text())
def test_any_comment_is_read_to_an_end(text: str) -> None:
    request = read_request(f"discrepancy: ignore {text}", closed=True)
    assert bool(request.reason) != bool(request.fault)


# --------------------------------------------------------------------------- where it stands

PLACES = [
    ("above its paragraph", f"{ASK}\n{ONE}\n\n{TWO}\n", {"one"}),
    ("below it", f"{ONE}\n{ASK}\n\n{TWO}\n", {"one"}),
    ("at its end", f"{ONE} {ASK}\n\n{TWO}\n", {"one"}),
    ("at its start", f"{ASK} {ONE}\n\n{TWO}\n", {"one"}),
    ("in its middle", f"{ONE.replace(' took', f' {ASK} took')}\n\n{TWO}\n", {"one"}),
    ("alone: the one below", f"{ONE}\n\n{ASK}\n\n{TWO}\n", {"two"}),
    ("alone at the end: the one above", f"{ONE}\n\n{TWO}\n\n{ASK}\n", {"two"}),
    ("touching both", f"{ONE}\n{ASK}\n{TWO}\n", {"one", "two"}),
    ("over lines", f"{ONE}\n\n{ASK.replace(' -- ', chr(10) + '-- ')}\n{TWO}\n", {"two"}),
    ("indented", f"{ONE}\n\n  {ASK}\n{TWO}\n", {"two"}),
]  # fmt: skip


@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize(("description", "text", "expected"), PLACES, ids=[p[0] for p in PLACES])
def test_places_in_lines(
    description: str, text: str, expected: set[str], suffix: str, tmp_path: Path
) -> None:
    article = read(tmp_path, f"a.{suffix}", text)
    assert covered(article) == [expected]
    assert article.suppressions[0].reason == "counted with the breaks"
    assert article.suppressions[0].line == text[: text.index("<!--")].count("\n") + 1
    assert [s.text for s in split(article)] == [ONE, TWO]


PAGES = [
    ("before it", f"{ASK}<p>{ONE}</p><p>{TWO}</p>", {"one"}),
    ("at its start", f"<p>{ASK}{ONE}</p><p>{TWO}</p>", {"one"}),
    ("in its middle", f"<p>{ONE.replace(' took', f' {ASK} took')}</p><p>{TWO}</p>", {"one"}),
    ("at its end", f"<p>{ONE}{ASK}</p><p>{TWO}</p>", {"one"}),
    ("between", f"<p>{ONE}</p>\n{ASK}\n<p>{TWO}</p>", {"two"}),
    ("last in its box", f"<div><p>{ONE}</p>{ASK}</div><p>{TWO}</p>", {"one"}),
    ("last of all", f"<p>{ONE}</p><p>{TWO}</p>{ASK}", {"two"}),
    ("beside another comment", f"<p>{ONE}</p>{ASK}<!-- ad --><p>{TWO}</p>", {"two"}),
    ("in markup", f"<p>{ONE.replace('Bergen', f'<b>Bergen{ASK}</b>')}</p><p>{TWO}</p>", {"one"}),
]  # fmt: skip


@pytest.mark.parametrize(("description", "body", "expected"), PAGES, ids=[p[0] for p in PAGES])
def test_places_in_pages(description: str, body: str, expected: set[str], tmp_path: Path) -> None:
    page = f"<html><body><article>\n{body}</article></body></html>"
    article = read(tmp_path, "a.html", page)
    assert covered(article) == [expected]
    assert article.suppressions[0].line == page[: page.index("<!--")].count("\n") + 1
    assert [s.text for s in split(article)] == [ONE, TWO]


def test_markdown_takes_the_other_customary_comment(tmp_path: Path) -> None:
    article = read(tmp_path, "a.md", f"{ONE}\n\n{DEFINED}\n\n{TWO}\n")
    assert covered(article) == [{"two"}]
    assert DEFINED not in article.text
    assert not read(tmp_path, "a.txt", f"{ONE}\n\n{DEFINED}\n\n{TWO}\n").suppressions


def test_offsets_and_columns_hold_after_a_comment(tmp_path: Path) -> None:
    for suffix in ("txt", "md"):
        article = read(tmp_path, f"a.{suffix}", f"{ONE} {ASK}\n\n{ASK} {TWO}\n")
        (_, second) = split(article)
        assert position(article, second.start) == (3, len(ASK) + 2)
        assert article.verbatim
    cut = read(tmp_path, "b.txt", f"{ONE.replace(' took', f' {ASK} took')}\n")
    assert position(cut, cut.text.index("twelve")) == (1, 1)
    assert not cut.verbatim


@pytest.mark.parametrize(
    ("name", "data", "verbatim"),
    [
        ("a.txt", f"{ONE}\n".encode(), True),
        ("a.txt", f"Zoë: {ONE}\n".encode(), True),
        ("a.txt", f"{ONE}\r\n".encode(), False),
        ("a.txt", f"\ufeff{ONE}\n".encode(), False),
        ("a.txt", f"Zoë: {ONE}\n".encode("latin-1"), False),
        ("a.md", f"The **{ONE}**\n".encode(), False),
        ("a.html", f"<p>{ONE}</p>\n".encode(), False),
    ],
)
def test_offsets_are_those_of_the_file_or_are_not_said_to_be(
    name: str, data: bytes, verbatim: bool, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    ((article,), _) = read_articles([name], settings=Settings(), root=tmp_path)
    assert article.verbatim is verbatim


# --------------------------------------------------------------------------- hostile forms


def test_code_shows_comments_and_makes_none(tmp_path: Path) -> None:
    block = f"```html\n{ASK}\n```html\n{ASK}\n```"
    text = f"{ONE}\n\n{block}\n\nWrite `{ASK}` beside it, or so.\n\n{TWO}\n"
    assert not read(tmp_path, "a.md", text).suppressions


def test_other_comments_are_no_text_of_markdown(tmp_path: Path) -> None:
    article = read(
        tmp_path, "a.md", f"{ONE}\n\n<!-- The talks took\n\nnine hours, I think. -->\n\n{TWO}\n"
    )
    assert [s.text for s in split(article)] == [ONE, TWO]
    assert not article.suppressions


@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize(
    "comment",
    [
        "<!-- discrepancy: ignore duration -- why",
        "<!-- discrepancy: ignore duration -- why ->",
        "<!-- discrepancy: ignore <!-- duration -- why",
    ],
)
def test_what_is_not_closed_hides_no_text(comment: str, suffix: str, tmp_path: Path) -> None:
    article = read(tmp_path, f"a.{suffix}", f"{comment}\n\n{ONE}\n\n{TWO}\n\n<!-- x -->\n")
    assert [s.text for s in split(article) if "x" not in s.text] == [ONE, TWO]
    (suppression,) = article.suppressions
    assert suppression.fault == "it is not closed"


def test_front_matter_is_left_alone(tmp_path: Path) -> None:
    article = read(tmp_path, "a.md", f"---\ntitle: '{ASK}'\n---\n{ONE}\n\n{TWO}\n")
    assert not article.suppressions


def test_a_text_of_nothing_but_comments_takes_no_time(tmp_path: Path) -> None:
    for suffix in ("txt", "md", "html"):
        lines = f"{ASK}\n" * 5_000
        article = read(tmp_path, f"a.{suffix}", f"{lines}<p>{ONE}</p>\n\n<p>{TWO}</p>\n")
        assert len(article.suppressions) == 5_000
    long = "<!--" * 200_000
    article = read(tmp_path, "b.md", f"{long}\n\n{ONE}\n")
    assert not article.suppressions


marks = st.lists(
    st.sampled_from(
        ["<!--", "-->", "\n", " ", "`", "```", "~~~", "x", "discrepancy: ignore -- y", "é"]
    )
)


@given(marks, st.booleans())
def test_holes_keep_every_offset(parts: list[str], markdown: bool) -> None:
    source = "".join(parts)
    comments = find_comments(source, 0, markdown=markdown)
    holed = with_holes(source, comments)
    assert len(holed) == len(source)
    assert [i for i, c in enumerate(holed) if c == "\n"] == [
        i for i, c in enumerate(source) if c == "\n"
    ]
    for before, after in pairwise(comments):
        assert before.end <= after.start
    assert "\x00" not in "".join(map(without_holes, holed.split("\n")))
