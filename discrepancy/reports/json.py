"""The machine's report: schema version 1, described by schema.json beside this file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import orjson

from discrepancy.ranking import GRAVITY
from discrepancy.records import (
    Agreement,
    Article,
    Conflict,
    Event,
    Evidence,
    Inherited,
    Period,
    Point,
    Report,
    Ruling,
    Side,
    Status,
    TimelineEntry,
)
from discrepancy.reports.characters import encodable
from discrepancy.reports.wording import iso

SCHEMA_VERSION = 1

Data = dict[str, Any]


def render(report: Report) -> str:
    """The report as JSON text."""
    return dumps(to_data(report)) + "\n"


def dumps(data: Data) -> str:
    """Plain values as JSON on many lines, in UTF-8's characters as they are.

    orjson writes a large report in a twentieth of the standard library's time, but no text that has
    no UTF-8, as the undecodable bytes of a file's name.
    """
    try:
        return orjson.dumps(data, option=orjson.OPT_INDENT_2).decode()
    except orjson.JSONEncodeError:
        return encodable(json.dumps(data, ensure_ascii=False, indent=2))


def schema() -> Data:
    """The JSON Schema (draft 2020-12) of the report."""
    text = files("discrepancy.reports").joinpath("schema.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def to_data(report: Report) -> Data:
    """The report as plain JSON values."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "discrepancy", "version": report.tool_version},
        "settings": dict(report.settings),
        "summary": _summary(report),
        "articles": _articles(report),
        "skipped": [_plain(skipped) for skipped in report.skipped],
        "stories": [_plain(story) for story in report.stories],
        "events": [_event(event) for event in report.events],
        "points": [_point(point) for point in report.points],
        "conflicts": [conflict_data(conflict) for conflict in report.conflicts],
        "agreements": [_agreement(agreement) for agreement in report.agreements],
        "timelines": [
            {"event": event, "entries": [_entry(entry) for entry in entries]}
            for event, entries in report.timelines
        ],
        "notes": [str(note) for note in report.notes],
    }


def _summary(report: Report) -> Data:
    verdicts = Counter(conflict.verdict for conflict in report.conflicts)
    statuses = Counter(conflict.status for conflict in report.conflicts)
    return {
        "articles": len(report.articles),
        "skipped": len(report.skipped),
        "stories": len(report.stories),
        "events": len(report.events),
        "claims": report.claim_count,
        "compared_pairs": report.compared_pairs,
        "points": len(report.points),
        "agreements": len(report.agreements),
        "conflicts": len(report.conflicts),
        "left_out": report.left_out,
        "by_verdict": {verdict.value: verdicts[verdict] for verdict in GRAVITY},
        "by_status": {status.value: statuses[status] for status in Status},
        "suppressed": sum(bool(conflict.suppression) for conflict in report.conflicts),
    }


def _articles(report: Report) -> list[Data]:
    sentences, copies = dict(report.sentence_counts), dict(report.copies)
    return [
        _article(article, sentences.get(article.id, 0), copies.get(article.id))
        for article in report.articles
    ]


def _article(article: Article, sentences: int, copy_of: str | None) -> Data:
    return {
        "id": article.id,
        "path": article.path,
        "title": article.title,
        "publisher": article.publisher,
        "published": iso(article.published) or None,
        "published_precision": article.published_precision,
        "published_from": article.published_from,
        "url": article.url,
        "language": article.language,
        "sentences": sentences,
        "copy_of": copy_of,
        "notes": list(article.notes),
    }


def _event(event: Event) -> Data:
    return {**_plain(event), "when": _period(event.when)}


def _point(point: Point) -> Data:
    return {
        **_plain(point),
        "kind": point.kind.value,
        "verdict": point.verdict.value,
        "positions": [_plain(position) for position in point.positions],
    }


def conflict_data(conflict: Conflict) -> Data:
    """One conflict as plain JSON values."""
    return {
        "id": conflict.id,
        "rule": conflict.rule,
        "kind": conflict.kind.value,
        "event": conflict.event,
        "point": conflict.point,
        "verdict": conflict.verdict.value,
        "severity": conflict.severity.value,
        "confidence": round(conflict.confidence, 2),
        "summary": conflict.summary,
        "sides": [_side(side) for side in conflict.sides],
        "evidence": [_evidence(item) for item in conflict.evidence],
        "would_change": list(conflict.would_change),
        "status": conflict.status.value,
        "suppression": conflict.suppression,
        **({"ruling": _ruling(conflict.ruling)} if conflict.ruling else {}),
    }


def _ruling(ruling: Ruling) -> Data:
    return {**_plain(ruling), "decided": iso(ruling.decided) or None}


def _side(side: Side) -> Data:
    data = {**_plain(side), "when": _period(side.when), "inherited": _inherited(side.inherited)}
    if side.spot:
        return {**data, "spot": _plain(side.spot)}
    del data["spot"]
    return data


def _inherited(items: Iterable[Inherited]) -> list[Data]:
    return [_plain(item) for item in items]


def _evidence(item: Evidence) -> Data:
    return {**_plain(item), "weight": round(item.weight, 2) + 0.0}  # no negative nought


def _agreement(agreement: Agreement) -> Data:
    return {
        "event": agreement.event,
        "kind": agreement.kind.value,
        "label": agreement.label,
        "value": agreement.value,
        "sides": [_side(side) for side in agreement.sides],
    }


def _plain(record: Any) -> Data:
    """The fields of a record, as they are: `dataclasses.asdict` copies each."""
    return {name: getattr(record, name) for name in record.__slots__}


def _period(period: Period | None) -> Data | None:
    if period is None:
        return None
    return {**_plain(period), "start": iso(period.start), "end": iso(period.end)}


def _entry(entry: TimelineEntry) -> Data:
    return {**_plain(entry), "start": iso(entry.start), "end": iso(entry.end)}
