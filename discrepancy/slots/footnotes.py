"""Footnote digits glued to words, as pages leave them when superscripts lose their markup."""

from __future__ import annotations

import re

# "months1 .", "U.S.2 ,", "approach3 in": a word of three letters or more, or an
# abbreviation with its full stops, and one or two digits that white space or punctuation follows.
# Names that end in digits ("G20", "COVID19", "MH370", "km2") have capitals or are shorter; those
# that look like a word are listed.
_FOOTNOTE = re.compile(
    r"(?:(?<![\w./@-])(?!(?:[Cc]ovid|[Ff]ormula|[Ww]indows|[Ii]?[Pp]hone|[Aa]ndroid|[Aa]pollo|[Ll]evel|[Pp]hase"
    r"|[Gg]roup|[Tt]ype|[Vv]ersion|[Ss]tudio)\d)(?:[A-Z](?=[a-z])|(?=[a-z]))[a-z]{3,30}|\b(?:[A-Za-z]\.){2,5})"
    r"([1-9]\d?)(?=\s|[.,;:!?)\]”\"’]|$)"
)


def footnote_spans(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each run of digits that is a footnote mark and no number."""
    return tuple(found.span(1) for found in _FOOTNOTE.finditer(text))
