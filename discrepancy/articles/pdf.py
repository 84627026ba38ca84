"""PDF: the text layer, laid out by pdfminer.six, put together to paragraphs."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from statistics import median
from typing import Any

from discrepancy.articles.composed import Composed, compose
from discrepancy.articles.fields import declared
from discrepancy.articles.interface import Document, UnreadableError
from discrepancy.articles.libraries import reading
from discrepancy.articles.residue import ends_sentence
from discrepancy.records import Spot

SOURCE = "PDF properties"
_MAX_PAGES = 200
_MARGIN = 0.12  # of the page's height, above and below, where running heads stand
_RECURS = 0.5  # share of the pages on which a line must stand to be a running head
_INDENT = 0.6  # of the height of a line, by which the first line of a paragraph is set in
_LARGER = 1.15  # times the usual size of letters: a headline
_LONGEST_HEADING = 200  # characters
_MIN_WORDS = 9  # of what is no heading
_HYPHEN = re.compile(r"[^\W\d_](?:-|\u00ad|‐)$")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    height: float


@dataclass(frozen=True, slots=True)
class _Box:
    """What pdfminer holds together: lines near each other, of one column."""

    lines: tuple[_Line, ...]
    page: int
    marginal: bool  # at the head or the foot of the page

    @property
    def folded(self) -> str:
        """Its words, all numbers alike: "Page 2 of 9" recurs as "Page 3 of 9"."""
        return _DIGITS.sub("#", " ".join(" ".join(line.text for line in self.lines).split()))


@dataclass(frozen=True, slots=True)
class _Text:
    """A paragraph, or what a column or a page leaves of it."""

    text: str
    page: int
    height: float
    turns: tuple[tuple[int, int], ...] = ()  # offsets in it where other pages begin, and these


class PdfReader:
    """Reads .pdf. Passages are not `exact`; pages are numbered from 1."""

    def read(self, data: bytes) -> Document:
        """Raises UnreadableError for what is no PDF, is encrypted, or has no text layer."""
        boxes, pages, title = _opened(data)
        if not any(character.isalpha() for box in boxes for character in box.folded):
            raise UnreadableError("no text layer: the pages are pictures (a scan?)")
        kept = [box for box in boxes if box.folded not in _running_heads(boxes, pages)]
        whole = {word for box in kept for word in box.folded.casefold().split()}
        parts = [part for box in kept for part in _paragraphs(box, whole)]
        texts = list(_joined(parts, whole))
        heading = _heading(texts)
        known = declared(SOURCE, {"title": title if any(title == t.text for t in texts) else ""})
        return compose(map(_composed, texts), declared=(known,), heading=heading)


def _composed(text: _Text) -> Composed:
    turns = tuple((at, Spot("page", page)) for at, page in text.turns)
    return Composed(text.text, spot=Spot("page", text.page), turns=turns)


def _opened(data: bytes) -> tuple[list[_Box], int, str]:
    """The boxes in reading order, the number of pages, the title of the properties."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
    from pdfminer.pdfparser import PDFParser

    if not data.lstrip()[:5] == b"%PDF-":
        raise UnreadableError("it is no PDF")
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it would tell of each flaw on stderr
    boxes: list[_Box] = []
    pages = 0
    locked = (PDFPasswordIncorrect, "the PDF is protected by a password")
    with reading("the PDF is damaged", locked):
        properties = PDFDocument(PDFParser(BytesIO(data))).info
        for pages, page in enumerate(extract_pages(BytesIO(data), laparams=LAParams()), 1):
            if pages > _MAX_PAGES:
                raise UnreadableError(f"more than {_MAX_PAGES} pages are no article")
            boxes += _boxes(page, pages)
    return boxes, pages, _title(properties)


def _boxes(page: Any, number: int) -> Iterator[_Box]:
    from pdfminer.layout import LTTextBox, LTTextLine

    for box in page:
        if isinstance(box, LTTextBox):
            lines = tuple(
                _Line(" ".join(line.get_text().split()), line.x0, line.height)
                for line in box
                if isinstance(line, LTTextLine) and line.get_text().strip()
            )
            middle = (box.y0 + box.y1) / 2
            marginal = not _MARGIN < (middle - page.y0) / max(page.height, 1) < 1 - _MARGIN
            if lines:
                yield _Box(lines, number, marginal)


def _title(properties: Sequence[dict[str, Any]]) -> str:
    from pdfminer.utils import decode_text

    titles = (one.get("Title") for one in properties)
    found = next((title for title in titles if isinstance(title, bytes)), b"")
    return " ".join(decode_text(found).split())


def _running_heads(boxes: Iterable[_Box], pages: int) -> frozenset[str]:
    """What stands at the head or foot of most pages, whatever number it has."""
    on = Counter(text for text, _ in {(box.folded, box.page) for box in boxes if box.marginal})
    return frozenset(text for text, times in on.items() if times > max(1, _RECURS * pages))


def _paragraphs(box: _Box, whole: set[str]) -> Iterator[_Text]:
    """A box is a paragraph, or several where first lines are set in."""
    left = min(line.left for line in box.lines)
    starts = [
        index
        for index, (before, line) in enumerate(pairwise(box.lines), 1)
        if line.left > left + _INDENT * line.height and ends_sentence(before.text)
    ]
    for start, end in pairwise([0, *starts, len(box.lines)]):
        lines = box.lines[start:end]
        text = lines[0].text
        for line in lines[1:]:
            text = _continued(text, line.text, whole)
        yield _Text(text, box.page, median(line.height for line in lines))


def _joined(parts: Sequence[_Text], whole: set[str]) -> Iterator[_Text]:
    """Paragraphs put together that a column or a page parts."""
    current: _Text | None = None
    last_page = 0
    for part in parts:
        if current and _goes_on(current, part, over_page=part.page > last_page):
            text = _continued(current.text, part.text, whole)
            turns = current.turns
            if part.page > last_page:
                turns = (*turns, (len(text) - len(part.text), part.page))
            current = _Text(text, current.page, current.height, turns)
        else:
            if current:
                yield current
            current = part
        last_page = part.page
    if current:
        yield current


def _goes_on(current: _Text, part: _Text, *, over_page: bool) -> bool:
    """Is a sentence unfinished? Over a page a name may go on with it; a heading is shorter."""
    if ends_sentence(current.text):
        return False
    return part.text[:1].islower() or (over_page and len(current.text.split()) >= _MIN_WORDS)


def _continued(before: str, after: str, whole: set[str]) -> str:
    """Two lines as one. A hyphen at the end goes, unless the word is spelt with one elsewhere."""
    if not _HYPHEN.search(before) or not after[:1].islower():
        return f"{before} {after}"
    stem, rest = before[:-1].split()[-1:], after.split()[:1]
    spelt = f"{stem[0]}-{rest[0]}".casefold().strip(".,;:!?") if stem and rest else ""
    return f"{before[:-1]}-{after}" if spelt in whole else before[:-1] + after


def _heading(texts: Sequence[_Text]) -> str:
    """The largest text of the first page, where it is larger than most."""
    usual = median(t.height for t in texts for _ in range(len(t.text)))
    first = [t for t in texts if t.page == texts[0].page and len(t.text) <= _LONGEST_HEADING]
    largest = max(first, key=lambda t: t.height, default=None)
    return largest.text if largest and largest.height >= _LARGER * usual else ""
