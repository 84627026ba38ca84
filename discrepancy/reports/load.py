"""JSON text -> the report as data, and its conflicts as records again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from discrepancy.errors import ReportError
from discrepancy.records import (
    Conflict,
    Evidence,
    Inherited,
    Kind,
    Period,
    Ruling,
    Severity,
    Side,
    Spot,
    Status,
    Verdict,
)
from discrepancy.reports.json import SCHEMA_VERSION

ADVICE = "Write it again: discrepancy check PATH... -o report.json"


def load_report(text: str) -> dict[str, Any]:
    """The report that the JSON renderer wrote. Raises ReportError when the text is no such."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReportError(f"This is no JSON report ({error}).", advice=ADVICE) from error
    version = data.get("schema_version") if isinstance(data, dict) else None
    if version != SCHEMA_VERSION:
        raise ReportError(f"This is no report of schema version {SCHEMA_VERSION}.", advice=ADVICE)
    return dict(data)


def load_conflicts(report: Mapping[str, Any]) -> tuple[Conflict, ...]:
    """The conflicts of a loaded report. Raises ReportError when a field is missing or wrong."""
    try:
        return tuple(_conflict(conflict) for conflict in report["conflicts"])
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ReportError(f"The report is damaged ({error!r}).", advice=ADVICE) from error


def _conflict(data: Mapping[str, Any]) -> Conflict:
    left, right = (side(one) for one in data["sides"])
    return Conflict(
        **{
            **data,
            "kind": Kind(data["kind"]),
            "verdict": Verdict(data["verdict"]),
            "severity": Severity(data["severity"]),
            "status": Status(data["status"]),
            "sides": (left, right),
            "evidence": tuple(Evidence(**item) for item in data["evidence"]),
            "would_change": tuple(data["would_change"]),
            "ruling": _ruling(data.get("ruling")),
        }
    )


def _ruling(data: Mapping[str, Any] | None) -> Ruling | None:
    if data is None:
        return None
    told = data["decided"]
    return Ruling(**{**data, "decided": datetime.fromisoformat(told) if told else None})


def side(data: Mapping[str, Any]) -> Side:
    """One side of a conflict or an agreement."""
    return Side(
        **{
            **data,
            "when": period(data["when"]),
            "inherited": tuple(Inherited(**item) for item in data["inherited"]),
            "voices": tuple(data["voices"]),
            "spot": Spot(**data["spot"]) if "spot" in data else None,
        }
    )


def period(data: Mapping[str, Any] | None) -> Period | None:
    """An interval, or None."""
    if data is None:
        return None
    start, end = (datetime.fromisoformat(data[name]) for name in ("start", "end"))
    return Period(**{**data, "start": start, "end": end})
