"""One article in every format, in several shapes of each: makers of the bytes of real files."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from gzip import compress
from typing import NamedTuple
from xml.sax.saxutils import escape

import docx
import pyarrow
from pyarrow import parquet
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

TITLE = "Storm closes the harbour of Lindra"
PARAGRAPHS = (
    "A storm closed the harbour of Lindra for nine hours on Monday, the port authority said.",
    "Two hundred and fourteen passengers spent the night on board the ferry Corvina.",
    "Repairs of the pier will cost 3.2 million euros, mayor Ines Holt told reporters.",
)
PUBLISHED = "2026-03-02T08:30:00+00:00"
URL = "https://lake-post.example/storm"
OUTLET = "Lake Post"

# --------------------------------------------------------------------------- text, HTML


def text() -> bytes:
    return "\n\n".join((TITLE, *PARAGRAPHS)).encode()


def utf16() -> bytes:
    return "\r\n\r\n".join((TITLE, *PARAGRAPHS)).encode("utf-16")


def wrapped() -> bytes:
    """Lines broken by hand, as in a mail or an old terminal."""
    import textwrap

    return "\n\n".join((TITLE, *("\n".join(textwrap.wrap(p, 64)) for p in PARAGRAPHS))).encode()


def markdown() -> bytes:
    first, second, third = PARAGRAPHS
    second = second.replace("Corvina", "*Corvina*")
    third = third.replace("Ines Holt", "[Ines Holt](https://lindra.example/mayor)")
    return f"# {TITLE}\n\n{first}\n\n{second}\n\n{third}\n".encode()


def front_matter() -> bytes:
    said = f"---\ntitle: {TITLE}\npublisher: {OUTLET}\ndate: {PUBLISHED}\nurl: {URL}\n---\n\n"
    return said.encode() + "\n\n".join(PARAGRAPHS).encode()


def page(*, meta: bool = True) -> bytes:
    declared = (
        f'<meta property="og:site_name" content="{OUTLET}">'
        f'<meta property="article:published_time" content="{PUBLISHED}">'
    )
    body = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    return (
        f"<!doctype html><html><head><title>{TITLE}</title>{declared if meta else ''}</head>"
        f"<body><article><h1>{TITLE}</h1>{body}</article></body></html>"
    ).encode()


# --------------------------------------------------------------------------- PDF


def pdf() -> bytes:
    """Two columns on two pages, with running heads, and a hyphen at the end of a line."""
    out = io.BytesIO()
    sheet = Canvas(out, pagesize=A4)
    sheet.setTitle(TITLE)
    rows = (
        ("A storm closed the harbour of Lindra", "for nine hours on Monday, the port au-"),
        ("thority said.",),
        ("Two hundred and fourteen passengers", "spent the night on board the ferry"),
        ("Corvina.",),
        ("Repairs of the pier will cost 3.2 million", "euros, mayor Ines Holt told reporters."),
    )
    for number in (1, 2):
        sheet.setFont("Helvetica", 8)
        sheet.drawString(60, 815, f"Lake Post, page {number} of 2")
        sheet.drawString(60, 25, "All about the lake")
        sheet.setFont("Helvetica", 10)
        if number == 1:
            sheet.setFont("Helvetica-Bold", 20)
            sheet.drawString(60, 770, TITLE)
            sheet.setFont("Helvetica", 10)
            for at, line in enumerate((*rows[0], *rows[1])):
                sheet.drawString(60, 700 - 12 * at, line)
            for at, line in enumerate(rows[2]):
                sheet.drawString(320, 700 - 12 * at, line)
        else:
            sheet.drawString(60, 770, rows[3][0])
            for at, line in enumerate(rows[4]):
                sheet.drawString(60, 730 - 12 * at, line)
        sheet.showPage()
    sheet.save()
    return out.getvalue()


def letter() -> bytes:
    """One page of one column, laid out in paragraphs by a library."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    out, styles = io.BytesIO(), getSampleStyleSheet()
    flow: list[object] = [Paragraph(TITLE, styles["Title"])]
    for one in PARAGRAPHS:
        flow += [Paragraph(one, styles["BodyText"]), Spacer(1, 12)]
    SimpleDocTemplate(out, pagesize=A4, title=TITLE).build(flow)
    return out.getvalue()


def pages_of(*pages: Sequence[str]) -> bytes:
    """A PDF whose pages hold these paragraphs."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer

    out, style = io.BytesIO(), getSampleStyleSheet()["BodyText"]
    flow: list[object] = []
    for page_ in pages:
        flow += [part for one in page_ for part in (Paragraph(one, style), Spacer(1, 12))]
        flow.append(PageBreak())
    SimpleDocTemplate(out, pagesize=A4).build(flow)
    return out.getvalue()


# --------------------------------------------------------------------------- office documents


def word() -> bytes:
    made = docx.Document()
    made.add_heading(TITLE, level=0)
    first = made.add_paragraph("A storm closed the harbour of Lindra for ")
    _tracked(first, "w:del", "w:delText", "eight")
    _tracked(first, "w:ins", "w:t", "nine")
    first.add_run(" hours on Monday, the port authority said.")
    grid = made.add_table(rows=2, cols=1)
    for cell, words in zip(grid.column_cells(0), PARAGRAPHS[1:], strict=True):
        cell.text = words
    return _saved(made)


def plain_word() -> bytes:
    made = docx.Document()
    made.add_heading(TITLE, level=1)
    for one in PARAGRAPHS:
        words = made.add_paragraph()
        words.add_run(one[:20]).bold = True
        words.add_run(one[20:])
    made.sections[0].header.paragraphs[0].text = "Lake Post, internal draft of the desk."
    return _saved(made)


def _saved(made: object) -> bytes:
    out = io.BytesIO()
    made.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def _tracked(paragraph: object, change: str, holds: str, words: str) -> None:
    from docx.oxml import OxmlElement

    tracked, run, said = (OxmlElement(name) for name in (change, "w:r", holds))
    said.text = words
    run.append(said)
    tracked.append(run)
    paragraph._p.append(tracked)  # type: ignore[attr-defined]


def odt(body: str = "") -> bytes:
    """With a heading, a blank element, a note, and a change that is tracked."""
    first, second, third = PARAGRAPHS
    before, after = first.split("nine")
    body = body or (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>"
        "The harbour was never closed at all, said the desk.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        f'<text:h text:outline-level="1">{TITLE}</text:h>'
        f"<text:p>{before}<text:span>nine</text:span><text:change/>{after}<text:note><text:note-body>"
        "<text:p>The figure is that of the port, not of the ferry line.</text:p></text:note-body>"
        f"</text:note></text:p><text:p>{second.replace(' the ', '<text:s/>the ', 1)}</text:p>"
        f"<text:p>{third}</text:p>"
    )
    return packed_odt(body)


def odt_table() -> bytes:
    cells = "".join(
        f"<table:table-row><table:table-cell><text:p>{one}</text:p></table:table-cell>"
        "</table:table-row>"
        for one in PARAGRAPHS
    )
    title = f'<text:p text:style-name="Title">{TITLE}</text:p>'
    return packed_odt(f"{title}<table:table>{cells}</table:table>")


def packed_odt(body: str) -> bytes:
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{spaces}><office:body>'
        f"<office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode(),
        }
    )


# --------------------------------------------------------------------------- mail


def mail() -> bytes:
    message = _message()
    quoted = "> The harbour was never closed, we were told for a whole week.\n\n"
    signed = "\n\n-- \nThe desk\nLindra, Pier 3\n"
    message.set_content(quoted + "\n\n".join(PARAGRAPHS) + signed, cte="7bit")
    return message.as_bytes()


def html_mail() -> bytes:
    message = _message()
    message.set_content(page().decode(), subtype="html", cte="base64")
    return message.as_bytes()


def mail_of_both() -> bytes:
    message = _message()
    message.set_content("\n\n".join(PARAGRAPHS), cte="quoted-printable")
    message.add_alternative(page().decode(), subtype="html")
    message.add_attachment(b"%PDF-1.4 no such thing", maintype="application", subtype="pdf")
    return message.as_bytes()


def _message() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = "Lake Post <desk@lake-post.example>", f"Fwd: {TITLE}"
    message["Date"] = "Mon, 02 Mar 2026 09:30:00 +0100"
    return message


# --------------------------------------------------------------------------- tables

HEADER = ("id", "Headline", "outlet", "date", "link", "body")
CELLS = ("storm-1", TITLE, OUTLET, PUBLISHED, URL, "\n\n".join(PARAGRAPHS))


def table(delimiter: str, header: Sequence[str] = HEADER, *, encoding: str = "utf-8") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([header, CELLS])
    return out.getvalue().encode(encoding)


def json_lines(names: Sequence[str] = HEADER) -> bytes:
    return json.dumps(dict(zip(names, CELLS, strict=True))).encode() + b"\n"


def columns(names: Sequence[str] = HEADER, *, typed: bool = False) -> bytes:
    """A Parquet file; `typed`: the date as a timestamp, the outlet as a dictionary of words."""
    cells: dict[str, object] = {n: [c] for n, c in zip(names, CELLS, strict=True)}
    if typed:
        cells[names[3]] = [datetime(2026, 3, 2, 8, 30, tzinfo=UTC)]
        cells[names[2]] = pyarrow.array([OUTLET]).dictionary_encode()
        cells["embedding"] = [[0.5, 0.25]]
    out = io.BytesIO()
    parquet.write_table(pyarrow.table(cells), out)
    return out.getvalue()


def workbook(names: Sequence[str] = HEADER, *, typed: bool = False) -> bytes:
    """Two sheets, of which the second has no articles; `typed`: with a date, and an empty row."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(names))
    if typed:
        sheet.append([])
    moment = datetime(2026, 3, 2, 8, 30) if typed else PUBLISHED
    sheet.append([*CELLS[:3], moment, *CELLS[4:]])
    book.create_sheet("notes").append(["What", "When"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


# --------------------------------------------------------------------------- feeds


def feed() -> bytes:
    body = "".join(f"&lt;p&gt;{one}&lt;/p&gt;" for one in PARAGRAPHS)
    return (
        f"<rss version='2.0'><channel><title>{OUTLET}</title><item>"
        f"<title>{TITLE}</title><guid>storm-1</guid><link>{URL}</link>"
        f"<pubDate>Mon, 02 Mar 2026 08:30:00 GMT</pubDate><description>{body}</description>"
        "</item></channel></rss>"
    ).encode()


def full_feed() -> bytes:
    """With a teaser beside the whole text."""
    body = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    return (
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
        f"<title>{OUTLET}</title><item><title>{TITLE}</title><guid>storm-1</guid>"
        "<description>A storm, a harbour, a ferry.</description>"
        "<pubDate>Mon, 02 Mar 2026 09:30:00 +0100</pubDate>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded></item></channel></rss>"
    ).encode()


def atom() -> bytes:
    body = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{OUTLET}</title><entry><id>storm-1</id><title>{TITLE}</title>"
        f'<link href="{URL}"/><published>{PUBLISHED}</published><updated>{PUBLISHED}</updated>'
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{body}</div></content>'
        "</entry></feed>"
    ).encode()


def opml(*urls: str) -> bytes:
    lines = "".join(f'<outline type="rss" text="a feed" xmlUrl="{escape(u)}"/>' for u in urls)
    return (
        f'<opml version="2.0"><body><outline text="lake">{lines}</outline></body></opml>'.encode()
    )


# --------------------------------------------------------------------------- archives


def warc(*, gzip: bool = False, resource: bool = False) -> bytes:
    """A crawl: the request, the page, a picture, a page that was not found, the page once more."""
    missing = b"<html><p>Sorry, this page of the Lake Post is gone for good.</p></html>"
    records = [
        _record("request", URL, b"GET /storm HTTP/1.1\r\n\r\n"),
        _record("response", URL, _answer("200 OK", "text/html; charset=utf-8", page())),
        _record("response", f"{URL}.png", _answer("200 OK", "image/png", b"\x89PNG")),
        _record("response", f"{URL}/old", _answer("404 Not Found", "text/html", missing)),
        _record("response", URL, _answer("200 OK", "text/html", page())),
    ]
    if resource:
        records = [_record("metadata", URL, b"a: b\r\n"), _record("resource", URL, page())]
    return b"".join(compress(record) if gzip else record for record in records)


def _answer(status: str, content_type: str, data: bytes) -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n"
    return f"{head}Content-Length: {len(data)}\r\n\r\n".encode() + data


def _record(kind: str, url: str, block: bytes) -> bytes:
    held = "text/html" if kind == "resource" else f"application/http; msgtype={kind}"
    fields = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": "2026-03-09T10:00:00Z",
        "WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000000>",
        "Content-Type": held,
        "Content-Length": str(len(block)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def zipped(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in members.items():
            opened.writestr(name, data)
    return out.getvalue()


def archive() -> bytes:
    return zipped(
        {"day/storm.txt": text(), "day/notes.xls": b"cells", "__MACOSX/._storm.txt": b"\0\0"}
    )


# --------------------------------------------------------------------------- all of them


class Shape(NamedTuple):
    """A file, its maker, the id of its article, whether it tells outlet and date, and the spots."""

    name: str
    make: Callable[[], bytes]
    id: str
    dated: bool = False
    spots: tuple[str, ...] = ()  # of headline and paragraphs; () where lines tell


def _rows(place: str) -> tuple[str, ...]:
    return (place,) * 4


SHAPES = (
    Shape("storm.txt", text, "storm.txt"),
    Shape("storm.txt", utf16, "storm.txt"),
    Shape("storm.txt", wrapped, "storm.txt"),
    Shape("storm.txt", front_matter, "storm.txt", dated=True),
    Shape("storm.md", markdown, "storm.md"),
    Shape("storm.html", page, "storm.html", dated=True),
    Shape("storm.htm", lambda: page(meta=False), "storm.htm"),
    Shape("storm.pdf", pdf, "storm.pdf", spots=("page 1", "page 1", "page 1", "page 2")),
    Shape("storm.pdf", letter, "storm.pdf", spots=_rows("page 1")),
    Shape("storm.docx", word, "storm.docx",
          spots=("paragraph 1", "paragraph 2", "paragraph 3", "paragraph 4")),
    Shape("storm.docx", plain_word, "storm.docx",
          spots=("paragraph 1", "paragraph 2", "paragraph 3", "paragraph 4")),
    Shape("storm.odt", odt, "storm.odt",
          spots=("paragraph 2", "paragraph 3", "paragraph 5", "paragraph 6")),
    Shape("storm.odt", odt_table, "storm.odt",
          spots=("paragraph 1", "paragraph 2", "paragraph 3", "paragraph 4")),
    Shape("storm.eml", mail, "storm.eml", dated=True),
    Shape("storm.eml", html_mail, "storm.eml", dated=True,
          spots=("paragraph 1", "paragraph 2", "paragraph 3", "paragraph 4")),
    Shape("storm.eml", mail_of_both, "storm.eml", dated=True,
          spots=("paragraph 1", "paragraph 2", "paragraph 3")),
    Shape("wires.csv", lambda: table(","), "wires.csv#storm-1", dated=True, spots=_rows("row 2")),
    Shape("wires.csv", lambda: table(";", encoding="utf-8-sig"), "wires.csv#storm-1", dated=True,
          spots=_rows("row 2")),
    Shape("wires.tsv", lambda: table("\t"), "wires.tsv#storm-1", dated=True, spots=_rows("row 2")),
    Shape("wires.tsv", lambda: table("\t", encoding="utf-16"), "wires.tsv#storm-1", dated=True,
          spots=_rows("row 2")),
    Shape("wires.jsonl", json_lines, "wires.jsonl#storm-1", dated=True),
    Shape("wires.ndjson", lambda: b"\n" + json_lines(), "wires.ndjson#storm-1", dated=True),
    Shape("wires.parquet", columns, "wires.parquet#storm-1", dated=True, spots=_rows("row 1")),
    Shape("wires.parquet", lambda: columns(typed=True), "wires.parquet#storm-1", dated=True,
          spots=_rows("row 1")),
    Shape("wires.xlsx", workbook, "wires.xlsx#storm-1", dated=True, spots=_rows("row 2")),
    Shape("wires.xlsx", lambda: workbook(typed=True), "wires.xlsx#storm-1", dated=True,
          spots=_rows("row 3")),
    Shape("feed.xml", feed, "feed.xml#storm-1", dated=True, spots=_rows("entry 1")),
    Shape("feed.rss", full_feed, "feed.rss#storm-1", dated=True, spots=_rows("entry 1")),
    Shape("feed.atom", atom, "feed.atom#storm-1", dated=True, spots=_rows("entry 1")),
    Shape("crawl.warc", warc, f"crawl.warc#{URL}", dated=True, spots=_rows("record 2")),
    Shape("crawl.warc.gz", lambda: warc(gzip=True), f"crawl.warc.gz#{URL}", dated=True,
          spots=_rows("record 2")),
    Shape("crawl.warc", lambda: warc(resource=True), f"crawl.warc#{URL}", dated=True,
          spots=_rows("record 2")),
    Shape("day.zip", archive, "day.zip/day/storm.txt"),
    Shape("day.zip", lambda: zipped({"a/wires.csv": table(",")}), "day.zip/a/wires.csv#storm-1",
          dated=True, spots=_rows("row 2")),
    Shape("day.zip", lambda: zipped({"feed.xml": feed()}), "day.zip/feed.xml#storm-1",
          dated=True, spots=_rows("entry 1")),
    Shape("day.zip", lambda: zipped({"s.pdf": pdf()}), "day.zip/s.pdf",
          spots=("page 1", "page 1", "page 1", "page 2")),
    Shape("day.zip", lambda: zipped({"c.warc.gz": warc(gzip=True)}), f"day.zip/c.warc.gz#{URL}",
          dated=True, spots=_rows("record 2")),
)  # fmt: skip
