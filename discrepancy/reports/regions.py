"""Where a value stands in its file, as far as that is known."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from discrepancy.records import Article, Side
from discrepancy.sentences import position


@dataclass(frozen=True, slots=True)
class Region:
    """Lines and columns from 1, the end column exclusive; columns count Unicode code points.

    Without an end, only where the paragraph begins is known (HTML, Markdown with markup).
    `offset` counts code points from the start of the file; None where that is not known.
    """

    line: int
    column: int
    end_line: int | None = None
    end_column: int | None = None
    offset: int | None = None
    length: int | None = None


def region(side: Side, articles: Mapping[str, Article]) -> Region:
    """The region of a side's value."""
    article = articles.get(side.article)
    if article is None or not _is_exact(article, side.start):
        return Region(side.line, side.column)
    end_line, end_column = position(article, side.end)
    if not article.verbatim:
        return Region(side.line, side.column, end_line, end_column)
    length = side.end - side.start
    return Region(side.line, side.column, end_line, end_column, side.start, length)


def _is_exact(article: Article, offset: int) -> bool:
    index = bisect_right(article.passages, offset, key=lambda passage: passage.start) - 1
    return index >= 0 and article.passages[index].exact
