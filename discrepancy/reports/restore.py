"""A JSON report and the articles it is of -> the report as records again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from discrepancy.errors import ReportError
from discrepancy.records import (
    Agreement,
    Article,
    Event,
    Kind,
    Note,
    Point,
    Position,
    Report,
    Skipped,
    Story,
    TimelineEntry,
    Verdict,
)
from discrepancy.reports.load import ADVICE, load_conflicts, period, side

_ID = re.compile(r"[0-9a-f]{8,64}(?:-\d{1,6})?")


def restore(data: Mapping[str, Any], articles: Sequence[Article]) -> Report:
    """The report of a loaded JSON report; texts are those of `articles`, of the same ids.

    Raises ReportError when a field is missing or wrong, or an article of it was not given.
    """
    given = {article.id: article for article in articles}
    conflicts = load_conflicts(data)
    try:
        report = Report(
            tool_version=str(data["tool"]["version"]),
            settings=tuple((str(k), str(v)) for k, v in data["settings"].items()),
            articles=tuple(_article(one, given) for one in data["articles"]),
            sentence_counts=tuple((a["id"], int(a["sentences"])) for a in data["articles"]),
            copies=tuple((a["id"], a["copy_of"]) for a in data["articles"] if a["copy_of"]),
            skipped=tuple(Skipped(**one) for one in data["skipped"]),
            stories=tuple(
                Story(**{**one, "articles": tuple(one["articles"])}) for one in data["stories"]
            ),
            events=tuple(_event(one) for one in data["events"]),
            claim_count=int(data["summary"]["claims"]),
            compared_pairs=int(data["summary"]["compared_pairs"]),
            conflicts=conflicts,
            agreements=tuple(_agreement(one) for one in data["agreements"]),
            points=tuple(_point(one) for one in data["points"]),
            timelines=tuple(
                (one["event"], tuple(_entry(entry) for entry in one["entries"]))
                for one in data["timelines"]
            ),
            notes=tuple(Note(text=str(text)) for text in data["notes"]),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ReportError(f"The report is damaged ({error!r}).", advice=ADVICE) from error
    _require_whole(report)
    return report


def _require_whole(report: Report) -> None:
    """Raise ReportError where a conflict names what is not there, or has an id that is none."""
    known = {article.id for article in report.articles}
    for conflict in report.conflicts:
        if not _ID.fullmatch(conflict.id):
            raise ReportError("The report is damaged (a conflict has no id).", advice=ADVICE)
        if any(one.article not in known for one in conflict.sides):
            raise ReportError("The report is damaged (a side has no article).", advice=ADVICE)


def _article(data: Mapping[str, Any], given: Mapping[str, Article]) -> Article:
    """As the report has it; its text as it was read now."""
    if data["id"] not in given:
        raise ReportError(
            f"The report is of {data['path']}, which is not among the articles that were given.",
            advice="Give the paths that were checked, from the folder in which they were checked.",
        )
    published = data["published"]
    return replace(
        given[data["id"]],
        title=data["title"],
        publisher=data["publisher"],
        published=datetime.fromisoformat(published) if published else None,
        published_precision=data["published_precision"],
        published_from=data["published_from"],
        url=data["url"],
    )


def _event(data: Mapping[str, Any]) -> Event:
    lists = {name: tuple(data[name]) for name in ("where", "who", "claims")}
    return Event(**{**data, **lists, "when": period(data["when"])})


def _point(data: Mapping[str, Any]) -> Point:
    return Point(
        **{
            **data,
            "kind": Kind(data["kind"]),
            "verdict": Verdict(data["verdict"]),
            "positions": tuple(Position(**one) for one in data["positions"]),
            "conflicts": tuple(data["conflicts"]),
        }
    )


def _agreement(data: Mapping[str, Any]) -> Agreement:
    sides = tuple(side(one) for one in data["sides"])
    return Agreement(**{**data, "kind": Kind(data["kind"]), "sides": sides})


def _entry(data: Mapping[str, Any]) -> TimelineEntry:
    start, end = (datetime.fromisoformat(data[name]) for name in ("start", "end"))
    return TimelineEntry(**{**data, "start": start, "end": end})
