"""Where in the source of a page its paragraphs and comments stand."""

from __future__ import annotations

import html
import re
from bisect import bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase

_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
_HIDDEN_TAGS = ("script", "style", "template", "head")
_KEY = 60  # letters and digits of a paragraph that are looked for
_SHORTER = 20  # tried where markup inside the text hides the longer key


@dataclass(frozen=True, slots=True)
class PageComment:
    """A comment outside scripts and the like.

    `letters` is how many visible letters and digits stand before it; `last` says that a closing
    tag follows, so that it belongs to what stands before.
    """

    text: str
    line: int
    letters: int
    last: bool
    closed: bool


class Locator:
    """Finds where paragraphs begin in the source of a page, by their first letters and digits."""

    def __init__(self, source: str) -> None:
        self._letters = ""
        self._starts: list[int] = []  # where each visible chunk begins in `letters` ...
        self._offsets: list[int] = []  # ... and in the source
        self._from = 0
        self._line_starts = [0, *(found.end() for found in re.finditer("\n", source))]
        self._found: list[tuple[int, int, int]] = []  # first letter, letters, number of paragraph
        self._located = 0
        self.comments: tuple[PageComment, ...] = ()
        self._read(source)

    def _read(self, source: str) -> None:
        parts, length = [], 0
        waiting: list[tuple[str, int, int]] = []  # comments of which it is not known what follows
        comments: list[PageComment] = []

        def settle(*, last: bool) -> None:
            comments.extend(self._comment(*one, last=last) for one in waiting)
            waiting.clear()

        for begin, end in _pieces(source):
            piece = source[begin:end]
            if piece.startswith("<!--"):
                waiting.append((piece, begin, length))
            elif piece.startswith("<"):
                settle(last=piece.startswith("</"))
            elif letters := _letters(html.unescape(piece)):
                settle(last=False)
                self._starts.append(length)
                self._offsets.append(begin + len(piece) - len(piece.lstrip()))
                parts.append(letters)
                length += len(letters)
        settle(last=True)
        self._letters = "".join(parts)
        self.comments = tuple(comments)

    def _comment(self, piece: str, offset: int, letters: int, *, last: bool) -> PageComment:
        closed = piece.endswith("-->") and len(piece) >= len("<!---->")
        text = piece[4:-3] if closed else piece[4:]
        return PageComment(text, self._position(offset)[0], letters, last, closed)

    def locate(self, text: str) -> tuple[int, int]:
        """(line, column) from 1; (1, 1) for what is not found. Paragraphs come in page order."""
        number, self._located = self._located, self._located + 1
        key = _letters(text[:400])
        for length in (_KEY, _SHORTER):
            for begin in (self._from, 0):
                found = self._letters.find(key[:length], begin) if key else -1
                if found >= 0:
                    self._from = found
                    insort(self._found, (found, len(_letters(text)), number))
                    return self._position(self._offsets[bisect_right(self._starts, found) - 1])
        return 1, 1

    def paragraph_of(self, comment: PageComment) -> int:
        """The number, in the order they were located, of the paragraph with the comment in it.

        One between paragraphs belongs to the next or, as the last thing in an element or in the
        page, to the one before. -1: none was located.
        """
        found = self._found
        index = bisect_right(found, (comment.letters, -1, -1))  # the first that begins no earlier
        if not found:
            return -1
        if index:
            first, length, number = found[index - 1]
            if comment.letters < first + length or comment.last or index == len(found):
                return number
        return found[index][2]

    def _position(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1


def _pieces(source: str) -> Iterator[tuple[int, int]]:
    """The spans of text, tags and comments; scripts and the like are one tag with their content."""
    lowered = source.translate(_LOWER)  # str.lower() can change the length: "İ"
    position = 0
    while position < len(source):
        opening = source.find("<", position)
        if opening < 0:
            yield position, len(source)
            return
        if opening > position:
            yield position, opening
        position = _after_tag(lowered, opening)
        yield opening, position


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
