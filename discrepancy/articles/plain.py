"""Plain text and Markdown: lines -> paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from discrepancy.articles.comments import Comment, find_comments, with_holes, without_holes
from discrepancy.articles.decoding import decode
from discrepancy.articles.directives import is_directive, read_request
from discrepancy.articles.front_matter import read_front_matter
from discrepancy.articles.interface import Directive, Document, Paragraph, UnreadableError
from discrepancy.articles.residue import ends_sentence, is_residue

_BULLET = re.compile(r"(?:[•·‣▪●◦*+–—-]|\d{1,2}[.)]|>)[ \t]+(?=\S)")
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_MAX_LINES = 20_000  # a long read has some hundreds; a tenth of a million takes ten seconds
_WIDEST_WRAP = 120  # columns; lines wider than this were not wrapped by hand or by an editor
_SHORTEST_WRAP = 30
_LONGEST_MARKED = 20_000  # characters of a line in which Markdown is looked for

_IMAGE = re.compile(r"!\[[^\[\]]{0,300}\]\([^()\s]{0,1000}(?: \"[^\"]{0,300}\")?\)")
_LINK = re.compile(
    r"\[([^\[\]]{1,500})\](?:\([^()\s]{0,1000}(?: \"[^\"]{0,300}\")?\)|\[\w{0,40}\])"
)
_EMPHASIS = re.compile(r"(\*\*|__|(?<!\w)[*_]|`)(?=\S)([^*_`]{1,500})(?<=\S)\1(?!\w)")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    start: int  # offset of the line in Document.text
    number: int  # in the file, from 1
    exact: bool


@dataclass(frozen=True, slots=True)
class PlainReader:
    """Reads .txt and, with `markdown`, .md. A paragraph is a line, unless lines are wrapped.

    Of plain text, `Document.text` is the file's text. Of Markdown, links, emphasis and images
    are reduced to their words, and the paragraphs that had any are not `exact`. Comments (of
    plain text, those addressed to this program) become blanks at the ends of a line, and are cut
    out of its middle.
    """

    markdown: bool = False

    def read(self, data: bytes) -> Document:
        """Raises UnreadableError when the bytes are not text, or too many lines."""
        source = decode(data)
        if source.count("\n") > _MAX_LINES:
            raise UnreadableError(f"more than {_MAX_LINES:,} lines are no article")
        declared, body = read_front_matter(source)
        comments = find_comments(source, body, markdown=self.markdown)
        lines = tuple(self._lines(with_holes(source, comments)))
        text = "\n".join(line.text for line in lines)
        first = source.count("\n", 0, body) + (1 if body else 0)  # the line after the closing ---
        paragraphs = tuple(_paragraphs(lines[first:]))
        heading = self._heading(lines[first:]) if self.markdown else ""
        return Document(
            text=text,
            paragraphs=paragraphs,
            declared=(declared,),
            directives=tuple(_directives(source, comments, lines)),
            heading=heading,
        )

    def _heading(self, lines: Sequence[_Line]) -> str:
        """The words of the first first-level heading."""
        found = (line.text[2:].strip() for line in lines if line.text.startswith("# "))
        return next(found, "")

    def _lines(self, source: str) -> Iterator[_Line]:
        start = 0
        for number, raw in enumerate(source.split("\n"), 1):
            text = without_holes(raw)
            exact = len(text) == len(raw)
            if self.markdown and len(text) <= _LONGEST_MARKED:
                marked, text = text, _unmarked(text)
                exact = exact and text == marked
            yield _Line(text, start, number, exact=exact)
            start += len(text) + 1


def _directives(
    source: str, comments: Sequence[Comment], lines: Sequence[_Line]
) -> Iterator[Directive]:
    """What the comments ask of this program, each with the span of the lines it stands on."""
    number, position = 1, 0
    for comment in (c for c in comments if is_directive(c.text)):
        number += source.count("\n", position, comment.start)
        position = comment.start
        last = lines[number - 1 + source.count("\n", comment.start, comment.end)]
        yield Directive(
            start=lines[number - 1].start,
            end=last.start + len(last.text),
            line=number,
            request=read_request(comment.text, closed=comment.closed),
        )


def _unmarked(line: str) -> str:
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", _IMAGE.sub("", line)))


def _paragraphs(lines: Sequence[_Line]) -> Iterator[Paragraph]:
    for number, block in enumerate(_blocks(lines)):
        widest = max(len(line.text.rstrip()) for line in block)
        filled = _is_filled(block, widest)
        current: Paragraph | None = None
        for index, line in enumerate(block):
            found = _paragraph(line, number)
            if current and not found.item and _continues(block, index, filled=filled):
                exact = current.exact and line.exact
                current = replace(current, end=found.end, exact=exact)
                continue
            if current:
                yield current
            current = found
        if current:
            yield current


def _blocks(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    block: list[_Line] = []
    for line in lines:
        if line.text.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _paragraph(line: _Line, block: int) -> Paragraph:
    """The line without indent, list marker or heading marker."""
    begin = len(line.text) - len(line.text.lstrip())
    bullet, heading = _BULLET.match(line.text, begin), _HEADING.match(line.text, begin)
    marker = bullet or heading
    inner = marker.end() if marker else begin
    return Paragraph(
        start=line.start + inner,
        end=line.start + len(line.text.rstrip()),
        line=line.number,
        column=inner + 1,
        exact=line.exact,
        block=block,
        item=bullet is not None,
    )


def _is_filled(block: Sequence[_Line], widest: int) -> bool:
    """Whether lines are broken as an editor breaks them: the next word would not have fitted.

    That a sentence runs on over some break tells it from a list of lines of like length.
    """
    pairs = [(line.text.rstrip(), after.text.split()[0]) for line, after in pairwise(block)]
    return (
        widest <= _WIDEST_WRAP
        and all(len(line) + 1 + len(word) >= widest - 1 for line, word in pairs)
        and any(not ends_sentence(line) and word[0].islower() for line, word in pairs)
    )


def _continues(block: Sequence[_Line], index: int, *, filled: bool) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    before, line = block[index - 1].text.strip(), block[index].text.strip()
    runs_on = not ends_sentence(before) and line[0].islower()
    wrapped = filled or (runs_on and _SHORTEST_WRAP <= len(before) <= _WIDEST_WRAP)
    return wrapped and not is_residue(before) and not is_residue(line)
