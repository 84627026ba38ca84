"""What a comment asks of this program: "discrepancy: ignore RULE, RULE -- reason"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from discrepancy.articles.interface import Directive, Request
from discrepancy.records import Passage, Suppression

MAX_DIRECTIVE = 2_000  # characters; a longer comment is no remark on a paragraph
_LONGEST_REASON = 500  # characters that are kept
_NAME = re.compile(r"\s*discrepancy\s{0,9}:", re.IGNORECASE)
_IGNORE = re.compile(r"\s*ignore(?![\w-])", re.IGNORECASE)
_DASH = re.compile(r"--|—|–")
_RULE = re.compile(r"[A-Za-z][\w-]*")
_SHOWN = 60  # characters of a comment in a note

NOT_CLOSED = "it is not closed"
NO_REASON = "it gives no reason (ignore RULE -- reason)"


def is_directive(comment: str) -> bool:
    """Whether the text of a comment is addressed to this program."""
    return _NAME.match(comment) is not None


def read_request(comment: str, *, closed: bool) -> Request:
    """What the comment asks for or, in `fault`, why that cannot be done."""
    if not closed:
        return Request(fault=NOT_CLOSED)
    name = _NAME.match(comment)
    verb = _IGNORE.match(comment, name.end()) if name else None
    if verb is None:
        return Request(fault=f"it is not understood: {' '.join(comment.split())[:_SHOWN]!r}")
    dash = _DASH.search(comment, verb.end())
    listed = comment[verb.end() : dash.start() if dash else len(comment)]
    rules = tuple(dict.fromkeys(word.lower() for word in listed.replace(",", " ").split()))
    if bad := next((rule for rule in rules if not _RULE.fullmatch(rule)), ""):
        return Request(fault=f"{bad[:_SHOWN]!r} is no name of a rule")
    reason = " ".join(comment[dash.end() :].split())[:_LONGEST_REASON] if dash else ""
    if not any(character.isalnum() for character in reason):
        return Request(rules, fault=NO_REASON)
    return Request(() if "all" in rules else rules, reason)


# --------------------------------------------------------------------------- placing


def place(
    directives: Sequence[Directive], passages: Sequence[Passage], text: str
) -> tuple[Suppression, ...]:
    """Each directive with the passages that it covers.

    That is the passage it stands in; else those whose lines it touches; else the one below it;
    at the end of a text, the one above.
    """
    return tuple(
        Suppression(
            line=directive.line,
            rules=directive.request.rules,
            reason=directive.request.reason,
            spans=tuple((p.start, p.end) for p in _covered(directive, passages, text)),
            fault=directive.request.fault,
        )
        for directive in directives
    )


def _covered(directive: Directive, passages: Sequence[Passage], text: str) -> Sequence[Passage]:
    index = bisect_right(passages, directive.end, key=lambda passage: passage.start)
    first = index
    while first and passages[first - 1].end >= directive.start:
        first -= 1
    above, inside, below = (
        passages[max(first - 1, 0) : first],
        passages[first:index],
        passages[index : index + 1],
    )
    return inside or [*_touching(directive, above, below, text)] or below or above


def _touching(
    directive: Directive, above: Sequence[Passage], below: Sequence[Passage], text: str
) -> Iterator[Passage]:
    """Of the neighbours, those that only one line end parts from the comment's lines."""
    if directive.lined:
        yield from (p for p in above if _one_line_end(text, p.end, directive.start))
        yield from (p for p in below if _one_line_end(text, directive.end, p.start))


def _one_line_end(text: str, start: int, end: int) -> bool:
    found = text.find("\n", start, end)
    return found >= 0 and text.find("\n", found + 1, end) < 0
