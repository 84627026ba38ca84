"""Decisions as flat rows: what CSV and XLSX share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from discrepancy.baseline import Entry
from discrepancy.exports.decided import Decided, articles_of, decided
from discrepancy.records import Article, Report, Side
from discrepancy.reports.characters import folded
from discrepancy.reports.rows import Row
from discrepancy.reports.wording import iso

_SIDE = ("article", "correct", "publisher", "value", "sentence", "line", "spot", "published", "url")
COLUMNS = (
    *("id", "decision", "reason", "note", "author", "decided"),
    *("rule", "summary", "about", "occurs", "verdict", "confidence"),
    *(f"left_{name}" for name in _SIDE),
    *(f"right_{name}" for name in _SIDE),
)


def rows(report: Report, entries: Sequence[Entry]) -> Iterator[Row]:
    """One row a decision; keys are COLUMNS, in order. What is not known is ""."""
    articles = articles_of(report)
    for item in decided(report, entries):
        row = {**_decision(item), **_conflict(item)}
        for number, prefix in enumerate(("left", "right")):
            side = _side(item, number, articles)
            row |= {f"{prefix}_{name}": cell for name, cell in side.items()}
        yield {column: row.get(column, "") for column in COLUMNS}


def _decision(item: Decided) -> Row:
    entry = item.entry
    return {
        "id": entry.id,
        "decision": entry.decision.value,
        "reason": entry.reason,
        "note": entry.note,
        "author": entry.author,
        "decided": iso(entry.decided),
        "rule": entry.rule,
        "summary": entry.summary,
        "about": entry.about,
    }


def _conflict(item: Decided) -> Row:
    if not item.pairs:
        return {"occurs": "no"}
    first, _ = item.pairs[0]
    return {
        "occurs": "yes",
        "verdict": first.verdict.value,
        "confidence": round(first.confidence, 2),
    }


def _side(item: Decided, number: int, articles: Mapping[str, Article]) -> Row:
    cells: Row = {
        "article": item.entry.articles[number],
        "correct": "yes" if item.is_correct(number) else "no" if item.is_wrong(number) else "",
        "value": item.entry.values[number],
    }
    if item.pairs:
        _, sides = item.pairs[0]
        cells |= _occurring(sides[number], articles)
    return cells


def _occurring(side: Side, articles: Mapping[str, Article]) -> Row:
    article = articles[side.article]
    return {
        "article": side.path,
        "publisher": article.publisher,
        "value": side.value,
        "sentence": folded(side.sentence),
        "line": side.line,
        "spot": str(side.spot or ""),
        "published": iso(article.published),
        "url": article.url,
    }
