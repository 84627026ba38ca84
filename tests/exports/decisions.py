"""Decisions on the sample report: one of each kind, one open, and one that no longer occurs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from reports.sample import CONFLICTS, REPORT

from discrepancy.baseline import Baseline, Decision, Entry, Right, adopt

INJURED, AT_LEAST, BEGAN, LENGTH, PLACE, _ = CONFLICTS
GONE = "0" * 16
TIME = datetime(2024, 3, 20, 10, 30, tzinfo=UTC)

_DECISIONS: dict[str, dict[str, Any]] = {
    INJURED.id: {
        "decision": Decision.CONFIRMED,
        "right": Right.FIRST,
        "reason": "the hospital says 14",
        "author": "Ines Holt",
        "note": "ask the wire for a correction",
        "decided": TIME,
    },
    AT_LEAST.id: {"decision": Decision.FIXED, "author": "Ines Holt"},
    BEGAN.id: {"decision": Decision.CONFIRMED},
    LENGTH.id: {"decision": Decision.DISMISSED, "reason": "different events"},
}
_KNOWN = adopt(Baseline(), REPORT, CONFLICTS[:5])
ENTRIES: tuple[Entry, ...] = (
    Entry(
        id=GONE,
        rule="date",
        articles=("harbour-post.txt", "wire/north-quay.txt"),
        values=("4 May", "5 May"),
        about="when she sails again",
        summary="4 May or 5 May?",
        decision=Decision.FIXED,
        reason="mended",
    ),
    *(replace(entry, **_DECISIONS.get(entry.id, {})) for entry in _KNOWN.entries),
)
