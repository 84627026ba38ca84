"""Word documents: paragraphs and tables, with all tracked changes accepted."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from discrepancy.articles.composed import Composed, compose
from discrepancy.articles.fields import declared
from discrepancy.articles.interface import Document, UnreadableError
from discrepancy.articles.libraries import reading, require_small
from discrepancy.records import Spot

SOURCE = "document properties"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Deleted or moved away by a tracked change; what older programs are shown in place of a drawing.
_GONE = frozenset([f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback"])
_BREAKS = frozenset([f"{_W}tab", f"{_W}br", f"{_W}cr"])
_HEADINGS = frozenset(["title", "heading 1"])
_LARGEST = 64 << 20  # bytes of the document, unpacked


class DocxReader:
    """Reads .docx. Passages are not `exact`; their paragraphs are numbered from 1."""

    def read(self, data: bytes) -> Document:
        """Raises UnreadableError for what is no Word document, is encrypted or has no text."""
        document = _opened(data)
        parts = list(_parts(document))
        styled = (p for p, style in parts if style in _HEADINGS and p.text.strip())
        heading = next((part.text for part in styled), "")
        known = declared(SOURCE, {"title": heading})
        return compose((part for part, _ in parts), declared=(known,), heading=heading)


def _opened(data: bytes) -> Any:
    import docx

    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableError("it is encrypted, or of an older Word: save it as .docx")
    with reading("the document is damaged", (BadZipFile, "it is no Word document")):
        require_small(data, _LARGEST)
        return docx.Document(BytesIO(data))


def _parts(document: Any) -> Iterator[tuple[Composed, str]]:
    """The paragraphs of the body, those of tables row by row, with the names of their styles."""
    names = {style.style_id: style.name.casefold() for style in document.styles}
    current, start = "", 1
    for number, paragraph in enumerate(document.element.body.iter(f"{_W}p"), 1):
        if any(above.tag in _GONE for above in paragraph.iterancestors()):
            continue
        start = start if current else number
        current += "".join(_words(paragraph))
        if _mark_deleted(paragraph):
            continue  # it runs on into the next
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = names.get(style.get(f"{_W}val"), "") if style is not None else ""
        item = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
        yield Composed(current, item=item, spot=Spot("paragraph", start)), name
        current = ""
    if current:
        yield Composed(current, spot=Spot("paragraph", start)), ""


def _mark_deleted(paragraph: Any) -> bool:
    """Did a tracked change delete the paragraph's end?"""
    return paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None


def _words(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _GONE or child.tag == f"{_W}p":  # a text box has paragraphs of its own
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        else:
            yield from _words(child)
