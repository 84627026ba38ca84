"""Web archives: an article a page that a crawler brought home, by warcio."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO, StringIO
from typing import Any

from discrepancy.articles.container import MAX_PARTS, Part
from discrepancy.articles.fields import declared
from discrepancy.articles.interface import Document, Reader, UnreadableError
from discrepancy.articles.libraries import importing, reading, too_large
from discrepancy.records import Spot

SOURCE = "web archive"
_LARGEST = 256 << 20  # bytes of all pages, unpacked
_LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class _Page:
    url: str
    data: bytes
    reader: Reader
    number: int


@dataclass(frozen=True, slots=True)
class WarcReader:
    """Reads .warc and .warc.gz (ISO 28500): what was answered with 200, of types that are read.

    `readers` are by content type. A page that was fetched twice is read once, the first time.
    """

    readers: Mapping[str, Reader]

    def parts(self, data: bytes) -> Iterator[Part]:
        """Raises UnreadableError where it is no such archive, damaged, too large or has no page."""
        pages = {page.url: page for page in reversed(self._pages(data))}
        if not pages:
            raise UnreadableError("no page was found in it")
        for page in sorted(pages.values(), key=lambda page: page.number):
            yield Part(page.url[:_LONGEST_NAME], partial(_document, page))

    def _pages(self, data: bytes) -> list[_Page]:
        with importing("warcio", extra="warc"):
            from warcio.archiveiterator import ArchiveIterator
        pages, size = list[_Page](), 0
        flaws = StringIO()  # it tells of them on stderr
        with reading("it is no web archive, or damaged"), redirect_stderr(flaws):
            for number, record in enumerate(ArchiveIterator(BytesIO(data)), 1):
                reader = self._reader(record)
                if reader is None:
                    continue
                content = record.content_stream().read(_LARGEST + 1 - size)
                size += len(content)
                url = record.rec_headers.get_header("WARC-Target-URI") or str(number)
                pages.append(_Page(url.strip("<>"), content, reader, number))
                if size > _LARGEST:
                    raise too_large(_LARGEST)
                if len(pages) > MAX_PARTS:
                    raise UnreadableError(f"more than {MAX_PARTS:,} pages in it")
        return pages

    def _reader(self, record: Any) -> Reader | None:
        if record.rec_type == "resource":  # without the answer of a server around it
            return self.readers.get(_type(record.rec_headers.get_header("Content-Type")))
        if record.rec_type != "response" or record.http_headers is None:
            return None
        if record.http_headers.get_statuscode() != "200":
            return None
        return self.readers.get(_type(record.http_headers.get_header("Content-Type")))


def _type(written: str | None) -> str:
    return (written or "").partition(";")[0].strip().casefold()


def _document(page: _Page) -> Document:
    """The page; what it does not declare itself, its address does. It has no lines of the file."""
    document = page.reader.read(page.data)
    known = declared(SOURCE, {"url": page.url})
    placed = (replace(one, line=1, column=1, exact=False) for one in document.paragraphs)
    return replace(
        document,
        paragraphs=tuple(placed),
        spots=((0, Spot("record", page.number)),),
        declared=(*document.declared, known),
    )
