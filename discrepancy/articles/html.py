"""HTML pages: prose and title by trafilatura, the rest of the metadata from what they declare."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING, Any

from discrepancy.articles.decoding import decode
from discrepancy.articles.interface import Document, Paragraph, UnreadableError
from discrepancy.articles.page_metadata import read_page_metadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LARGEST = 8 * 1024 * 1024  # characters; pages above are data, and lxml takes seconds for them
_MAX_TAGS = 100_000  # a news page has some thousands; extraction time grows with their number
_HEAD = 4096  # characters, or bytes, in which <html> and <meta charset> are looked for
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([\w-]{2,30})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
_ITEM = re.compile(r"- (?=\S)")
_MAX_PARAGRAPHS = 5_000  # each is searched for in the source
_HIDDEN_TAGS = ("script", "style", "template", "head")


class HtmlReader:
    """Reads .html and .htm. Passages are not `exact`: markup stands between their words."""

    def read(self, data: bytes) -> Document:
        """Raises UnreadableError when the page is not text, too large, or without prose."""
        charset = _CHARSET.search(data, 0, _HEAD)
        source = decode(data, declared=charset[1].decode("ascii") if charset else "")
        if len(source) > _LARGEST:
            raise UnreadableError(f"the page is larger than {_LARGEST >> 20} MB")
        if source.count("<") > _MAX_TAGS:
            raise UnreadableError(f"the page has more than {_MAX_TAGS:,} tags")
        tree = _tree(source)
        declared = read_page_metadata(tree)
        lines, title = _extracted(tree)
        if len(lines) > _MAX_PARAGRAPHS:
            raise UnreadableError(f"more than {_MAX_PARAGRAPHS:,} paragraphs are no article")
        heading = _heading(tree) or title
        if heading and heading not in lines:
            lines.insert(0, heading)
        text = "\n".join(lines)
        paragraphs = tuple(_paragraphs(lines, _Locator(source)))
        return Document(text=text, paragraphs=paragraphs, declared=(declared,), heading=heading)


def _tree(source: str) -> HtmlElement:
    from trafilatura import load_html

    page = _XML_DECLARATION.sub("", source, count=1)
    if "<html" not in page[:_HEAD].lower():
        page = f"<html>{page}</html>"  # trafilatura takes a mere fragment for no HTML at all
    tree = load_html(page)
    if tree is None:
        raise UnreadableError("the page is not HTML that can be parsed")
    return tree


def _extracted(tree: HtmlElement) -> tuple[list[str], str]:
    """The paragraphs and the title that trafilatura finds."""
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(
            tree, include_comments=False, include_tables=False, with_metadata=True
        )
    except Exception as error:  # hostile pages make it fail in many ways, RecursionError included
        raise UnreadableError(f"no text could be extracted ({type(error).__name__})") from error
    if found is None or not found.text:
        raise UnreadableError("no text was found in the page")
    lines = [" ".join(line.split()) for line in found.text.split("\n")]
    return [line for line in lines if line], " ".join((found.title or "").split())


def _heading(tree: HtmlElement) -> str:
    """The words of the page's only <h1>, "" where it has none or several."""
    headings = tree.xpath("//h1")
    return " ".join(headings[0].text_content().split()) if len(headings) == 1 else ""


def _paragraphs(lines: list[str], locator: _Locator) -> Iterator[Paragraph]:
    start = 0
    for number, text in enumerate(lines):
        item = _ITEM.match(text)
        inner = item.end() if item else 0
        line, column = locator.locate(text[inner:])
        yield Paragraph(
            start=start + inner,
            end=start + len(text),
            line=line,
            column=column,
            exact=False,
            block=number,
            item=item is not None,
        )
        start += len(text) + 1


class _Locator:
    """Finds where a paragraph begins in the source of a page, by its first letters and digits."""

    _KEY = 60  # letters and digits that are compared
    _SHORTER = 20  # tried where markup inside the text hides the longer key

    def __init__(self, source: str) -> None:
        self._letters = ""
        self._starts: list[int] = []  # where each visible chunk begins in `letters` ...
        self._offsets: list[int] = []  # ... and in the source
        self._from = 0
        self._line_starts = [0, *(found.end() for found in re.finditer("\n", source))]
        parts = []
        length = 0
        for offset, chunk in _visible(source):
            letters = _letters(html.unescape(chunk))
            if letters:
                self._starts.append(length)
                self._offsets.append(offset + len(chunk) - len(chunk.lstrip()))
                parts.append(letters)
                length += len(letters)
        self._letters = "".join(parts)

    def locate(self, text: str) -> tuple[int, int]:
        """(line, column) from 1; (1, 1) for what is not found. Paragraphs come in page order."""
        key = _letters(text[:400])
        for length in (self._KEY, self._SHORTER):
            for begin in (self._from, 0):
                found = self._letters.find(key[:length], begin) if key else -1
                if found >= 0:
                    self._from = found
                    return self._position(self._offsets[bisect_right(self._starts, found) - 1])
        return 1, 1

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1


def _visible(source: str) -> Iterator[tuple[int, str]]:
    """The text between tags, with its offset; scripts, styles and comments left out."""
    lowered = source.translate(_LOWER)  # str.lower() can change the length: "İ"
    position = 0
    while position < len(source):
        opening = source.find("<", position)
        if opening < 0:
            yield position, source[position:]
            return
        yield position, source[position:opening]
        position = _after_tag(lowered, opening)


def _after_tag(lowered: str, opening: int) -> int:
    end = len(lowered)
    if lowered.startswith("<!--", opening):
        closing = lowered.find("-->", opening + 4)
        return closing + 3 if closing >= 0 else end
    for name in _HIDDEN_TAGS:
        after = opening + 1 + len(name)
        if lowered.startswith(name, opening + 1) and not lowered[after : after + 1].isalnum():
            closing = lowered.find(f"</{name}", opening)
            return closing + len(name) + 2 if closing >= 0 else end
    closing = lowered.find(">", opening)
    return closing + 1 if closing >= 0 else end


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
