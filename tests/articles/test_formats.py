"""One article in every format: the same sentences come out, and its metadata."""

from __future__ import annotations

import csv
import io
import json
import random
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from discrepancy.articles import read_articles
from discrepancy.records import Article
from discrepancy.settings import Settings

TITLE = "Storm closes the harbour of Lindra"
PARAGRAPHS = (
    "A storm closed the harbour of Lindra for nine hours on Monday, the port authority said.",
    "Two hundred and fourteen passengers spent the night on board the ferry Corvina.",
    "Repairs of the pier will cost 3.2 million euros, mayor Ines Holt told reporters.",
)
PUBLISHED = "2026-03-02T08:30:00+00:00"
URL = "https://lake-post.example/storm"


def read(folder: Path, *paths: str) -> tuple[dict[str, Article], dict[str, str]]:
    articles, skipped = read_articles(paths or ["."], settings=Settings(), root=folder)
    return {a.id: a for a in articles}, {one.path: one.reason for one in skipped}


def told(article: Article) -> list[str]:
    return [article.text[p.start : p.end] for p in article.passages]


# --------------------------------------------------------------------------- makers


def pdf() -> bytes:
    """Two columns on two pages, with running heads, and a hyphen at the end of a line."""
    out = io.BytesIO()
    page = Canvas(out, pagesize=A4)
    page.setTitle(TITLE)
    rows = (
        ("A storm closed the harbour of Lindra", "for nine hours on Monday, the port au-"),
        ("thority said.",),
        ("Two hundred and fourteen passengers", "spent the night on board the ferry"),
        ("Corvina.",),
        ("Repairs of the pier will cost 3.2 million", "euros, mayor Ines Holt told reporters."),
    )
    for number in (1, 2):
        page.setFont("Helvetica", 8)
        page.drawString(60, 815, f"Lake Post, page {number} of 2")
        page.drawString(60, 25, "All about the lake")
        page.setFont("Helvetica", 10)
        if number == 1:
            page.setFont("Helvetica-Bold", 20)
            page.drawString(60, 770, TITLE)
            page.setFont("Helvetica", 10)
            left = (*rows[0], *rows[1])
            for at, line in enumerate(left):
                page.drawString(60, 700 - 12 * at, line)
            for at, line in enumerate((*rows[2],)):
                page.drawString(320, 700 - 12 * at, line)
        else:
            page.drawString(60, 770, rows[3][0])
            for at, line in enumerate(rows[4]):
                page.drawString(60, 730 - 12 * at, line)
        page.showPage()
    page.save()
    return out.getvalue()


def word() -> bytes:
    made = docx.Document()
    made.add_heading(TITLE, level=0)
    first = made.add_paragraph("A storm closed the harbour of Lindra for ")
    _tracked(first, "w:del", "w:delText", "eight")
    _tracked(first, "w:ins", "w:t", "nine")
    first.add_run(" hours on Monday, the port authority said.")
    table = made.add_table(rows=2, cols=1)
    for cell, text in zip(table.column_cells(0), PARAGRAPHS[1:], strict=True):
        cell.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _tracked(paragraph: object, change: str, holds: str, text: str) -> None:
    from docx.oxml import OxmlElement

    tracked, run, words = (OxmlElement(name) for name in (change, "w:r", holds))
    words.text = text
    run.append(words)
    tracked.append(run)
    paragraph._p.append(tracked)  # type: ignore[attr-defined]


def mail() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Lake Post <desk@lake-post.example>", f"Fwd: {TITLE}"
    message["Date"] = "Mon, 02 Mar 2026 09:30:00 +0100"
    quoted = "> The harbour was never closed, we were told for a whole week.\n\n"
    message.set_content(quoted + "\n\n".join(PARAGRAPHS) + "\n\n-- \nThe desk\nLindra, Pier 3\n")
    return message.as_bytes()


def table(delimiter: str) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["id", "Headline", "outlet", "date", "link", "body"])
    writer.writerow(["storm-1", TITLE, "Lake Post", PUBLISHED, URL, "\n\n".join(PARAGRAPHS)])
    return out.getvalue().encode()


def json_lines() -> bytes:
    row = {"title": TITLE, "source": "Lake Post", "published": PUBLISHED, "url": URL}
    return json.dumps({**row, "id": "storm-1", "text": "\n".join(PARAGRAPHS)}).encode() + b"\n"


def feed() -> bytes:
    body = "".join(f"&lt;p&gt;{text}&lt;/p&gt;" for text in PARAGRAPHS)
    return (
        "<rss version='2.0'><channel><title>Lake Post</title><item>"
        f"<title>{TITLE}</title><guid>storm-1</guid><link>{URL}</link>"
        f"<pubDate>Mon, 02 Mar 2026 08:30:00 GMT</pubDate><description>{body}</description>"
        "</item></channel></rss>"
    ).encode()


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        opened.writestr("day/storm.txt", f"{TITLE}\n\n" + "\n\n".join(PARAGRAPHS))
        opened.writestr("day/notes.xls", b"cells")
        opened.writestr("__MACOSX/._storm.txt", b"\0\0")
    return out.getvalue()


FORMATS: Mapping[str, tuple[Callable[[], bytes], str, bool]] = {
    # file name: its maker, the article's id, does the format tell of outlet and date?
    "storm.pdf": (pdf, "storm.pdf", False),
    "storm.docx": (word, "storm.docx", False),
    "storm.eml": (mail, "storm.eml", True),
    "wires.csv": (lambda: table(","), "wires.csv#storm-1", True),
    "wires.tsv": (lambda: table("\t"), "wires.tsv#storm-1", True),
    "wires.jsonl": (json_lines, "wires.jsonl#storm-1", True),
    "feed.xml": (feed, "feed.xml#storm-1", True),
    "day.zip": (archive, "day.zip/day/storm.txt", False),
}


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_article_comes_out_of_every_format(tmp_path: Path, name: str) -> None:
    make, id_, dated = FORMATS[name]
    (tmp_path / name).write_bytes(make())
    articles, skipped = read(tmp_path)
    assert list(articles) == [id_], skipped
    found = articles[id_]
    assert found.title == TITLE
    assert [text for text in told(found) if text != TITLE] == list(PARAGRAPHS)
    assert found.path == (id_ if "zip" in name else name)
    if dated:
        assert found.publisher == "Lake Post"
        assert found.published is not None
        assert found.published.isoformat().startswith(("2026-03-02T08:30", "2026-03-02T09:30"))


def test_one_folder_with_every_format_is_one_set_of_articles(tmp_path: Path) -> None:
    for name, (make, _, _) in FORMATS.items():
        (tmp_path / name).write_bytes(make())
    articles, skipped = read(tmp_path)
    assert sorted(articles) == sorted(id_ for _, id_, _ in FORMATS.values())
    assert list(skipped) == ["day.zip/day/notes.xls"]
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


def test_the_line_of_a_pdf_is_its_page(tmp_path: Path) -> None:
    first, second = PARAGRAPHS[:2]
    (tmp_path / "a.pdf").write_bytes(pages(lines(first), lines(second)))
    articles, _ = read(tmp_path)
    assert [p.line for p in articles["a.pdf"].passages] == [1, 2]


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
    ("bomb.zip", bomb, "larger than 256 MB"),
    ("french.txt", lambda: b"Le ministre des Affaires a dit lundi que la loi sera votee. " * 3,
     "language fr: only English"),
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


@pytest.mark.parametrize("name", FORMATS)
def test_damaged_files_are_read_or_skipped(
    tmp_path: Path, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    whole, chance = FORMATS[name][0](), random.Random(name)  # noqa: S311
    for number in range(60):
        (tmp_path / f"{number}{Path(name).suffix}").write_bytes(damaged(whole, chance))
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


def test_a_row_without_text_is_skipped_by_name(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f"id,text\na,{PARAGRAPHS[1]}\nb,\n", encoding="utf-8")
    articles, skipped = read(tmp_path)
    assert list(articles) == ["t.csv#a"]
    assert skipped == {"t.csv#b": "the row has no text"}


def test_markup_in_a_cell_is_taken_out(tmp_path: Path) -> None:
    page = "<div>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</div>"
    (tmp_path / "t.jsonl").write_text(json.dumps({"html": page}), encoding="utf-8")
    articles, _ = read(tmp_path)
    assert told(articles["t.jsonl#1"]) == list(PARAGRAPHS)
