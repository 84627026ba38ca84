"""Conflicts as flat rows: what CSV and the data frame share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from discrepancy.records import Article, Conflict, Report, Side
from discrepancy.reports.wording import iso

Cell: TypeAlias = str | int | float
Row: TypeAlias = dict[str, Cell]

_CONFLICT = (
    *("id", "verdict", "severity", "confidence", "status", "kind", "rule", "summary", "event"),
    *("same_event_weight", "values_weight"),
)
_SIDE = (
    *("publisher", "title", "path", "line", "column", "spot", "published", "url"),
    *("value", "value_text", "hedge", "sentence", "copies"),
)
COLUMNS = (
    *_CONFLICT,
    *(f"left_{name}" for name in _SIDE),
    *(f"right_{name}" for name in _SIDE),
    "would_change",
    "suppression",
)


def rows(report: Report) -> Iterator[Row]:
    """One row a conflict, in the report's order; keys are COLUMNS, in order."""
    articles = {article.id: article for article in report.articles}
    labels = {event.id: event.label for event in report.events}
    for conflict in report.conflicts:
        left, right = conflict.sides
        yield {
            **_conflict_cells(conflict, labels.get(conflict.event, conflict.event)),
            **_side_cells("left", left, articles),
            **_side_cells("right", right, articles),
            "would_change": "; ".join(conflict.would_change),
            "suppression": conflict.suppression,
        }


def _conflict_cells(conflict: Conflict, event: str) -> Row:
    return {
        "id": conflict.id,
        "verdict": conflict.verdict.value,
        "severity": conflict.severity.value,
        "confidence": round(conflict.confidence, 2),
        "status": conflict.status.value,
        "kind": conflict.kind.value,
        "rule": conflict.rule,
        "summary": conflict.summary,
        "event": event,
        "same_event_weight": _sum(conflict, "same event"),
        "values_weight": _sum(conflict, "values"),
    }


def _sum(conflict: Conflict, about: str) -> float:
    weights = (round(item.weight, 2) for item in conflict.evidence if item.about == about)
    return round(sum(weights), 2) + 0.0


def _side_cells(prefix: str, side: Side, articles: dict[str, Article]) -> Row:
    article = articles[side.article]
    cells: Row = {
        "publisher": article.publisher,
        "title": article.title,
        "path": side.path,
        "line": side.line,
        "column": side.column,
        "spot": str(side.spot or ""),
        "published": iso(article.published),
        "url": article.url,
        "value": side.value,
        "value_text": side.value_text,
        "hedge": side.hedge,
        "sentence": side.sentence,
        "copies": "; ".join(voice for voice in side.voices if voice != side.article),
    }
    return {f"{prefix}_{name}": cell for name, cell in cells.items()}
