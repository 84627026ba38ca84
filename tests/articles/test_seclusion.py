"""No file makes a reader ask the network or open another file, whatever stands in it."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from golden import PARAGRAPHS, SHAPES, TITLE, feed, opml, packed_odt, page, plain_word, zipped

from discrepancy.articles import read_articles
from discrepancy.settings import Settings

HIDDEN = "The secret of the harbour is kept in another file, said the mayor of Lindra on Monday."
ADDRESS = "http://127.0.0.1:9/feed"


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    for name in ("getaddrinfo", "create_connection", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


def told(folder: Path, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    articles, _ = read_articles([name], settings=Settings(), root=folder)
    return "\n".join(article.text for article in articles)


def with_entity(data: bytes, system: str) -> bytes:
    """The XML with an entity of another resource in place of each title."""
    doctype = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{system}">]>'.encode()
    declaration, sign, rest = data.rpartition(b"?>")
    return declaration + sign + doctype + rest.replace(TITLE.encode(), b"&e;")


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_reading_asks_nobody(tmp_path: Path, shape: object) -> None:
    name, make, *_ = shape  # type: ignore[misc]
    assert PARAGRAPHS[1] in " ".join(told(tmp_path, name, make()).split())


def odt_of(xml: Callable[[bytes], bytes]) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(packed_odt(f"<text:p>{TITLE}</text:p>"))) as archive:
        return zipped({n: xml(archive.read(n)) for n in archive.namelist() if "xml" in n})


def docx_of(xml: Callable[[bytes], bytes]) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(plain_word())) as archive:
        return zipped(
            {
                n: xml(archive.read(n)) if n == "word/document.xml" else archive.read(n)
                for n in archive.namelist()
            }
        )


@pytest.mark.parametrize("where", ["file", "network"])
def test_no_entity_leads_out_of_a_file(tmp_path: Path, where: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(HIDDEN, encoding="utf-8")
    system = secret.as_uri() if where == "file" else ADDRESS

    def hostile(data: bytes) -> bytes:
        return with_entity(data, system)

    files = {
        "a.rss": hostile(feed()),
        "a.html": hostile(page()),
        "a.xhtml": hostile(b"<?xml version='1.0'?>" + page()),
        "a.odt": odt_of(hostile),
        "a.docx": docx_of(hostile),
        "a.opml": hostile(opml("https://a.example/feed")),
    }
    for name, data in files.items():
        assert HIDDEN not in told(tmp_path, name, data)


def test_the_name_of_a_file_in_a_feed_is_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.rss"
    secret.write_bytes(feed())
    assert told(tmp_path, "a.xml", str(secret).encode()) == ""
    assert told(tmp_path, "b.xml", ADDRESS.encode()) == ""


def test_what_a_page_points_to_is_not_fetched(tmp_path: Path) -> None:
    pointers = (
        f'<base href="{ADDRESS}"><link rel="stylesheet" href="a.css"><meta http-equiv="refresh" '
        f'content="0; url={ADDRESS}"><img src="{ADDRESS}"><iframe src="{ADDRESS}"></iframe>'
        f'<link rel="amphtml" href="{ADDRESS}"><script src="{ADDRESS}"></script>'
    )
    data = page().replace(b"<head>", b"<head>" + pointers.encode())
    assert PARAGRAPHS[0] in told(tmp_path, "a.html", data)
