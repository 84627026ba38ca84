"""Comments in plain text and Markdown: found, and cut from the text that is compared."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from discrepancy.articles.directives import MAX_DIRECTIVE, is_directive

_OPEN, _CLOSE = "<!--", "-->"
# Written over comments; a decoded text holds no NUL (see decoding.decode).
_HOLE = "\x00"
_HOLES = re.compile(rf"[ \t]*{_HOLE}+(?=[ \t])|{_HOLE}+")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})([^\n]*)", re.MULTILINE)
# [//]: # (a link definition that nothing links to), the other customary comment of Markdown
_DEFINITION = re.compile(
    r"^ {0,3}\[(?://|comment)\]:[ \t]{1,8}(?:#|<>)[ \t]{1,8}"
    r"(?:\(([^\n]{0,2000})\)|\"([^\n]{0,2000})\"|'([^\n]{0,2000})')"
    r"[ \t]*$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment at `source[start:end]`; `text` is what stands in it."""

    start: int
    end: int
    text: str
    closed: bool = True


def find_comments(source: str, start: int, *, markdown: bool) -> tuple[Comment, ...]:
    """Those after `start`, in order: all of Markdown, which nobody sees; of plain text, ours alone.

    What stands in code, in Markdown, is no comment. One of ours that is not closed ends with its
    line, so that a slip of the pen hides no text; no other begins there.
    """
    found = _html_comments(source, start)
    if not markdown:
        return tuple(comment for comment in found if is_directive(comment.text))
    code = [*_fenced(source, start)]
    defined = (
        Comment(match.start(), match.end(), next(filter(None, match.groups()), ""))
        for match in _DEFINITION.finditer(source, start)
    )
    kept = [*(c for c in found if not _in_code_span(source, c.start)), *defined]
    starts = [begin for begin, _ in code]

    def in_block(comment: Comment) -> bool:
        index = bisect_right(starts, comment.start) - 1
        return index >= 0 and comment.start < code[index][1]

    shown = (comment for comment in kept if not in_block(comment))
    return tuple(_apart(sorted(shown, key=lambda comment: comment.start)))


def with_holes(source: str, comments: tuple[Comment, ...]) -> str:
    """The source, of the same length, with marks in place of the comments; line ends stay."""
    parts, position = [], 0
    for comment in comments:
        hole = "\n".join(
            _HOLE * len(line) for line in source[comment.start : comment.end].split("\n")
        )
        parts += [source[position : comment.start], hole]
        position = comment.end
    return "".join([*parts, source[position:]])


def without_holes(line: str) -> str:
    """The line with blanks for comments at its ends, so that columns hold, and none within."""
    if _HOLE not in line:
        return line
    inner = line.strip(f" \t{_HOLE}")
    begin = line.index(inner)
    before, after = line[:begin], line[begin + len(inner) :]
    return _blank(before) + _HOLES.sub("", inner) + _blank(after)


def _blank(text: str) -> str:
    return text.replace(_HOLE, " ")


def _html_comments(source: str, position: int) -> Iterator[Comment]:
    end = -1  # of the comment; where none was found there is none further on
    while (begin := source.find(_OPEN, position)) >= 0:
        inner = begin + len(_OPEN)
        if end < inner:
            end = source.find(_CLOSE, inner)
            end = end if end >= 0 else len(source)
        head = source[inner : min(end, inner + MAX_DIRECTIVE + 1)]
        if is_directive(head) and (end == len(source) or _runs_on(head)):
            stop = source.find("\n", inner)
            position = stop if stop >= 0 else len(source)
            yield Comment(begin, position, source[inner:position], closed=False)
        elif end == len(source):
            position = inner
        else:
            position = end + len(_CLOSE)
            yield Comment(begin, position, source[inner:end])


def _runs_on(text: str) -> bool:
    """Whether what should be one short remark holds the start of another, or a paragraph."""
    return len(text) > MAX_DIRECTIVE or _OPEN in text or "\n\n" in text


def _fenced(source: str, start: int) -> Iterator[tuple[int, int]]:
    """The spans of fenced code blocks; one that is not closed runs to the end."""
    opening: re.Match[str] | None = None
    for fence in _FENCE.finditer(source, start):
        if opening is None:
            opening = fence
        elif fence[1].startswith(opening[1]) and not fence[2].strip():
            yield opening.start(), fence.end()
            opening = None
    if opening is not None:
        yield opening.start(), len(source)


def _in_code_span(source: str, offset: int) -> bool:
    """Whether a backtick is open before it in its line; far before it, none is looked for."""
    begin = source.rfind("\n", max(0, offset - MAX_DIRECTIVE), offset) + 1
    return source.count("`", max(begin, offset - MAX_DIRECTIVE), offset) % 2 == 1


def _apart(comments: list[Comment]) -> Iterator[Comment]:
    """Those that do not begin inside the one before."""
    position = 0
    for comment in comments:
        if comment.start >= position:
            position = comment.end
            yield comment
