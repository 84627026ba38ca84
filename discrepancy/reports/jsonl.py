"""One conflict a line, as in the JSON report: for streams, grep and jq (https://jsonlines.org)."""

from __future__ import annotations

import json

from discrepancy.records import Report
from discrepancy.reports.characters import encodable
from discrepancy.reports.json import SCHEMA_VERSION, conflict_data

# Line ends to some readers, though not to JSON Lines.
_LINE_ENDS = str.maketrans({c: f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"})


def render(report: Report) -> str:
    """The conflicts in the report's order; nothing where there are none."""
    return "".join(f"{_line(conflict_data(conflict))}\n" for conflict in report.conflicts)


def _line(data: dict[str, object]) -> str:
    text = json.dumps({"schema_version": SCHEMA_VERSION, **data}, ensure_ascii=False)
    return encodable(text).translate(_LINE_ENDS)
