"""One article in every format: the same sentences come out, its metadata, and where they stand."""

from __future__ import annotations

import csv
import io
import json
import random
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from golden import (
    OUTLET,
    PARAGRAPHS,
    SHAPES,
    TITLE,
    URL,
    Shape,
    archive,
    columns,
    json_lines,
    mail,
    opml,
    packed_odt,
    pdf,
    table,
    warc,
    word,
    workbook,
    wrapped,
    zipped,
)
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from discrepancy.articles import read_articles
from discrepancy.articles.formats import SUFFIXES
from discrepancy.articles.names import suffix_of
from discrepancy.records import Article
from discrepancy.settings import Settings


def read(folder: Path, *paths: str) -> tuple[dict[str, Article], dict[str, str]]:
    articles, skipped = read_articles(paths or ["."], settings=Settings(), root=folder)
    return {a.id: a for a in articles}, {one.path: one.reason for one in skipped}


def told(article: Article) -> list[str]:
    return [" ".join(article.text[p.start : p.end].split()) for p in article.passages]


def named(shape: Shape) -> str:
    return f"{shape.name}-{SHAPES.index(shape)}"


@pytest.mark.parametrize("shape", SHAPES, ids=named)
def test_the_same_article_comes_out_of_every_format(tmp_path: Path, shape: Shape) -> None:
    (tmp_path / shape.name).write_bytes(shape.make())
    articles, skipped = read(tmp_path)
    assert list(articles) == [shape.id], skipped
    found = articles[shape.id]
    assert found.title == TITLE
    assert [text for text in told(found) if text != TITLE] == list(PARAGRAPHS)
    assert found.path == shape.id.partition("#")[0]
    if shape.dated:
        assert found.publisher == OUTLET
        assert found.published is not None
        assert found.published.isoformat().startswith(("2026-03-02T08:30", "2026-03-02T09:30"))


@pytest.mark.parametrize("shape", SHAPES, ids=named)
def test_each_sentence_stands_where_people_look_for_it(tmp_path: Path, shape: Shape) -> None:
    (tmp_path / shape.name).write_bytes(shape.make())
    found = read(tmp_path)[0][shape.id]
    spots = tuple(str(spot) for p in found.passages if (spot := found.spot(p.start)))
    assert spots == shape.spots


def test_the_lines_of_a_mail_are_those_of_its_file(tmp_path: Path) -> None:
    data = mail()
    (tmp_path / "a.eml").write_bytes(data)
    found = read(tmp_path)[0]["a.eml"]
    lines = data.decode().split("\n")
    assert [lines[p.line - 1] for p in found.passages] == list(PARAGRAPHS)


def test_there_is_a_golden_article_of_every_format() -> None:
    assert {suffix_of(shape.name) for shape in SHAPES} == {*SUFFIXES} - {".xhtml", ".opml"}


def test_one_folder_with_every_format_is_one_set_of_articles(tmp_path: Path) -> None:
    for number, shape in enumerate(SHAPES):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / shape.name).write_bytes(shape.make())
    articles, skipped = read(tmp_path)
    assert sorted(articles) == sorted(f"{n}/{shape.id}" for n, shape in enumerate(SHAPES))
    assert [Path(path).name for path in skipped] == ["notes.xls"]
    assert read(tmp_path) == (articles, skipped)


# --------------------------------------------------------------------------- PDF


def pages(*drawn: Callable[[Canvas], None]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for draw in drawn:
        canvas.setFont("Helvetica", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(*rows: str, top: int = 700) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for number, row in enumerate(rows):
            canvas.drawString(60 + 12 * row.startswith(" "), top - 12 * number, row.strip())

    return draw


PDFS = [
    (
        "a hyphen of a compound that is spelt so elsewhere stays",
        [lines("The so-called deal was off, and the so-", "called talks were over, they said.")],
        ["The so-called deal was off, and the so-called talks were over, they said."],
    ),
    (
        "first lines set in begin paragraphs",
        [lines("The ferry was late on Monday.", " It had run aground off Lindra.")],
        ["The ferry was late on Monday.", "It had run aground off Lindra."],
    ),
    (
        "a sentence goes on over the page",
        [lines("The ferry with all the", top=90), lines("passengers on board was late.")],
        ["The ferry with all the passengers on board was late."],
    ),
]


@pytest.mark.parametrize(("description", "drawn", "expected"), PDFS, ids=[p[0] for p in PDFS])
def test_paragraphs_of_a_pdf(
    tmp_path: Path, description: str, drawn: list[Callable[[Canvas], None]], expected: list[str]
) -> None:
    (tmp_path / "a.pdf").write_bytes(pages(*drawn))
    articles, _ = read(tmp_path)
    assert told(articles["a.pdf"]) == expected


def test_a_sentence_of_a_pdf_is_on_its_own_page(tmp_path: Path) -> None:
    over = lines("The storm was over, and the ferry with all the", top=90)
    (tmp_path / "a.pdf").write_bytes(pages(over, lines("passengers was late. It sank.")))
    found = read(tmp_path)[0]["a.pdf"]
    (paragraph,) = told(found)
    at = found.passages[0].start
    assert [str(found.spot(at + paragraph.index(word))) for word in ("The", "late", "It")] == [
        "page 1",
        "page 2",
        "page 2",
    ]


# --------------------------------------------------------------------------- skipped


def locked() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(60, 700, PARAGRAPHS[0])
    canvas.save()
    return out.getvalue()


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened:
        for number in range(9):
            opened.writestr(f"{number}.txt", b"a " * (16 << 20))
    return out.getvalue()


def nested() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        opened.writestr("inner.zip", archive())
    return out.getvalue()


REFUSED: list[tuple[str, Callable[[], bytes], str]] = [
    ("scan.pdf", lambda: pages(lambda c: c.rect(60, 60, 300, 300, fill=1)), "no text layer"),
    ("locked.pdf", locked, "protected by a password"),
    ("cut.pdf", lambda: pdf()[:300], "damaged"),
    ("false.pdf", lambda: b"no such thing", "no PDF"),
    ("false.docx", lambda: b"no such thing", "no Word document"),
    ("cut.docx", lambda: word()[:2000], "no Word document"),
    ("other.docx", archive, "damaged"),
    ("old.docx", lambda: b"\xd0\xcf\x11\xe0" + bytes(99), "save it as .docx"),
    ("empty.eml", lambda: b"Subject: nothing\n\n", "no text"),
    ("figures.csv", lambda: b"year,people\n2025,14\n", "no column of texts"),
    ("cut.jsonl", lambda: b'{"text": "a"}\n{"text"\n', "line 2 is no JSON"),
    ("list.jsonl", lambda: b"[1]\n", "line 1 is no JSON object"),
    ("other.xml", lambda: b"<a><b/></a>", "no RSS or Atom feed"),
    ("false.zip", lambda: b"no such thing", "no ZIP archive"),
    ("false.odt", lambda: b"no such thing", "no OpenDocument text"),
    ("other.odt", archive, "no OpenDocument text, or encrypted"),
    ("cut.odt", lambda: zipped({"content.xml": b"<office:text>"}), "damaged"),
    ("empty.odt", lambda: packed_odt("<text:p/>"), "no text"),
    ("false.parquet", lambda: b"no such thing", "no Parquet file"),
    ("cut.parquet", lambda: columns()[:-9], "no Parquet file, or damaged"),
    ("figures.parquet", lambda: columns(tuple("abcdef")), "no column of texts"),
    ("false.xlsx", lambda: b"no such thing", "no Excel workbook"),
    ("other.xlsx", archive, "damaged"),
    ("figures.xlsx", lambda: workbook(tuple("abcdef")), "no column of texts"),
    ("false.warc", lambda: b"no such thing", "no web archive"),
    ("cut.warc.gz", lambda: warc(gzip=True)[:40], "no page was found"),
    ("empty.warc", lambda: warc().replace(b"200 OK", b"304 No"), "no page was found"),
    ("list.opml", lambda: opml("https://a.example/feed"), "it lists a feed of the network"),
    ("lists.opml", lambda: opml("https://a.example/1", "http://a.example/2"), "it lists 2 feeds"),
    ("empty.opml", opml, "no feed with a web address"),
    ("false.opml", lambda: b"<rss/>", "no OPML"),
    ("bomb.zip", bomb, "larger than 256 MB"),
    ("french.txt", lambda: b"Le ministre des Affaires a dit lundi que la loi sera votee. " * 3,
     "language fr: compared only with"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "make", "reason"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_cannot_be_read_is_skipped_with_the_reason(
    tmp_path: Path, name: str, make: Callable[[], bytes], reason: str
) -> None:
    (tmp_path / name).write_bytes(make())
    articles, skipped = read(tmp_path)
    assert not articles
    assert reason in skipped[name]
    assert "\n" not in skipped[name]


def test_an_archive_in_an_archive_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "outer.zip").write_bytes(nested())
    articles, skipped = read(tmp_path)
    assert not articles
    assert ".zip is not read in an archive" in skipped["outer.zip/inner.zip"]


def test_a_member_that_is_larger_than_it_says_is_skipped(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(archive())
    articles, skipped = read_articles(["a.zip"], settings=Settings(max_file_mb=1e-4), root=tmp_path)
    assert not articles
    assert "larger than" in skipped[0].reason


@pytest.mark.parametrize("shape", SHAPES, ids=named)
def test_damaged_files_are_read_or_skipped(
    tmp_path: Path, shape: Shape, capfd: pytest.CaptureFixture[str]
) -> None:
    whole, chance = shape.make(), random.Random(named(shape))  # noqa: S311
    for number in range(20):
        (tmp_path / f"{number}{suffix_of(shape.name)}").write_bytes(damaged(whole, chance))
    articles, skipped = read(tmp_path)
    assert articles or skipped
    assert not any("\n" in reason for reason in skipped.values())
    assert not capfd.readouterr().err


def damaged(whole: bytes, chance: random.Random) -> bytes:
    data = bytearray(whole)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data))
        match chance.randrange(3):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randint(1, 40)]
            case _:
                data[at:at] = data[max(0, at - 30) : at]
    return bytes(data)


# --------------------------------------------------------------------------- archives


def test_members_with_several_articles_have_paths_of_their_own(tmp_path: Path) -> None:
    members = {"a/wires.csv": table(","), "b/wires.csv": table(","), "figures.csv": b"year\n2025\n"}
    (tmp_path / "day.zip").write_bytes(zipped(members))
    articles, skipped = read(tmp_path)
    assert {a.id: a.path for a in articles.values()} == {
        "day.zip/a/wires.csv#storm-1": "day.zip/a/wires.csv",
        "day.zip/b/wires.csv#storm-1": "day.zip/b/wires.csv",
    }
    assert list(skipped) == ["day.zip/figures.csv"]


def test_articles_of_an_archive_are_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("discrepancy.articles.archives.MAX_PARTS", 2)
    rows = "".join(f"{n},{PARAGRAPHS[0]}\n" for n in range(3)).replace("Monday, ", "Monday ")
    (tmp_path / "day.zip").write_bytes(zipped({"wires.csv": f"id,text\n{rows}".encode()}))
    articles, skipped = read(tmp_path)
    assert len(articles) == 2
    assert skipped == {"day.zip": "more than 2 articles in it; the rest is not read"}


@pytest.mark.parametrize(
    ("library", "name", "make", "extra"),
    [
        ("pyarrow", "wires.parquet", columns, "discrepancy[parquet]"),
        ("openpyxl", "wires.xlsx", workbook, "discrepancy[xlsx]"),
        ("warcio.archiveiterator", "crawl.warc", warc, "discrepancy[warc]"),
    ],
)
def test_a_missing_extra_is_named(  # noqa: PLR0917
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    library: str,
    name: str,
    make: Callable[[], bytes],
    extra: str,
) -> None:
    (tmp_path / name).write_bytes(make())
    monkeypatch.setitem(sys.modules, library, None)
    assert extra in read(tmp_path)[1][name]


# --------------------------------------------------------------------------- tables


def test_rows_are_told_apart_by_id_or_line(tmp_path: Path) -> None:
    rows = [["id", "text"], ["a", PARAGRAPHS[0]], ["b", PARAGRAPHS[1]], ["b", PARAGRAPHS[2]]]
    out = io.StringIO()
    csv.writer(out).writerows([*rows, ["", ""]])
    (tmp_path / "t.csv").write_text(out.getvalue(), encoding="utf-8")
    articles, skipped = read(tmp_path)
    assert list(articles) == ["t.csv#3", "t.csv#4", "t.csv#a"]
    assert [a.passages[0].line for a in articles.values()] == [3, 4, 2]
    assert not skipped


def test_rows_are_numbered_as_in_a_spreadsheet_and_have_lines(tmp_path: Path) -> None:
    first, second, third = PARAGRAPHS
    cells = f'id,text\na,"{first}\n\n{second}"\n\nb,"{third}"\n'
    (tmp_path / "t.csv").write_text(cells, encoding="utf-8")
    articles, _ = read(tmp_path)
    assert [(str(a.spot(0)), a.passages[0].line) for a in articles.values()] == [
        ("row 2", 2),
        ("row 4", 6),
    ]


NAMES = ("key2", "top", "paper", "day", "web", "words")
MAPPING = ("text=Words", "title=top", "publisher=paper", "published=day", "url=web", "id=key2")


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("t.csv", lambda: table(",", NAMES)),
        ("t.tsv", lambda: table("\t", NAMES)),
        ("t.jsonl", lambda: json_lines(NAMES)),
        ("t.parquet", lambda: columns(NAMES)),
        ("t.xlsx", lambda: workbook(NAMES)),
        ("t.zip", lambda: zipped({"t.csv": table(",", NAMES)})),
    ],
)
def test_columns_can_be_named(tmp_path: Path, name: str, make: Callable[[], bytes]) -> None:
    (tmp_path / name).write_bytes(make())
    articles, skipped = read(tmp_path)
    assert not articles
    assert "--column text=NAME" in next(iter(skipped.values()))
    ((found,), skips) = read_articles(["."], settings=Settings(column=MAPPING), root=tmp_path)
    assert not skips
    assert found.id.endswith("#storm-1")
    assert (found.title, found.publisher, found.url) == (TITLE, OUTLET, URL)
    assert found.published is not None
    assert told(found) == [TITLE, *PARAGRAPHS]


def test_a_column_that_is_named_goes_before_the_usual_one(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f"text,body\n{TITLE},{PARAGRAPHS[1]}\n", encoding="utf-8")
    ((found,), _) = read_articles(["."], settings=Settings(column=("text=body",)), root=tmp_path)
    assert told(found) == [PARAGRAPHS[1]]


def test_a_row_without_text_is_skipped_by_name(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f"id,text\na,{PARAGRAPHS[1]}\nb,\n", encoding="utf-8")
    articles, skipped = read(tmp_path)
    assert list(articles) == ["t.csv#a"]
    assert skipped == {"t.csv#b": "the row has no text"}


def test_lines_of_a_cell_may_be_wrapped(tmp_path: Path) -> None:
    text = wrapped().decode().partition("\n\n")[2]
    (tmp_path / "t.jsonl").write_text(json.dumps({"text": text}), encoding="utf-8")
    assert told(read(tmp_path)[0]["t.jsonl#1"]) == list(PARAGRAPHS)


def test_a_row_with_an_address_alone_is_not_fetched_without_leave(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f"url,text\n{URL},\n", encoding="utf-8")
    assert read(tmp_path) == (
        {},
        {"t.csv#2": "it has no text, and its address is read only with --allow-net"},
    )


def test_markup_in_a_cell_is_taken_out(tmp_path: Path) -> None:
    page = "<div>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</div>"
    (tmp_path / "t.jsonl").write_text(json.dumps({"html": page}), encoding="utf-8")
    articles, _ = read(tmp_path)
    assert told(articles["t.jsonl#1"]) == list(PARAGRAPHS)
