"""OpenDocument texts: paragraphs, lists and tables, with all tracked changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from discrepancy.articles.composed import Composed, compose
from discrepancy.articles.fields import declared
from discrepancy.articles.interface import Document, UnreadableError
from discrepancy.articles.libraries import reading, too_large
from discrepancy.records import Spot

SOURCE = "document properties"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
# What a tracked change deleted is kept apart from the text; notes and remarks are not of it.
_GONE = frozenset(
    [f"{_TEXT}tracked-changes", f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}ruby-text"]
)
_APART = _GONE | {*_PARAGRAPHS}  # paragraphs of a frame stand on their own
_BLANKS = frozenset([f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"])
_LARGEST = 64 << 20  # bytes of one member, unpacked


class OdtReader:
    """Reads .odt (OpenDocument 1.2). Passages are not `exact`; paragraphs are numbered from 1."""

    def read(self, data: bytes) -> Document:
        """Raises UnreadableError for what is no such document, is encrypted or has no text."""
        no_document = (BadZipFile, "it is no OpenDocument text")
        with (
            reading("the document is damaged", no_document),
            ZipFile(BytesIO(data)) as archive,
        ):
            content = _parsed(archive, "content.xml")
            properties = _parsed(archive, "meta.xml")
        body = content.find(f".//{_OFFICE}text") if content is not None else None
        if body is None:
            raise UnreadableError("it is no OpenDocument text, or encrypted")
        parts = [*_parts(body)]
        headed = (part for part, is_heading in parts if is_heading and part.text.strip())
        heading = next((part.text for part in headed), "")
        fields = {"title": heading or _property(properties, "title")}
        known = declared(SOURCE, fields)
        return compose((part for part, _ in parts), declared=(known,), heading=heading)


def _parsed(archive: ZipFile, name: str) -> Any:
    """The root of a member; None where it is missing."""
    from lxml import etree

    if name not in archive.namelist():
        return None
    with archive.open(name) as opened:
        data = opened.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise too_large(_LARGEST)
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(data, parser)


def _parts(body: Any) -> Iterator[tuple[Composed, bool]]:
    """The paragraphs in order, and which are headings of the first level."""
    for number, element in enumerate(body.iter(*_PARAGRAPHS), 1):
        above = [one.tag for one in element.iterancestors()]
        if _GONE.isdisjoint(above):
            spot = Spot("paragraph", number)
            part = Composed("".join(_words(element)), item=f"{_TEXT}list" in above, spot=spot)
            yield part, _is_heading(element)


def _is_heading(element: Any) -> bool:
    style = element.get(f"{_TEXT}style-name", "")
    first = element.tag == f"{_TEXT}h" and element.get(f"{_TEXT}outline-level", "1") == "1"
    return bool(first or style == "Title")


def _words(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in _BLANKS:
            yield " "
        elif isinstance(child.tag, str) and child.tag not in _APART:
            yield from _words(child)
        yield child.tail or ""


def _property(properties: Any, name: str) -> str:
    found = properties.find(f".//{_DC}{name}") if properties is not None else None
    return "" if found is None else found.text or ""
