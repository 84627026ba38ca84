"""A GitLab code quality report (https://docs.gitlab.com/ci/testing/code_quality/)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from discrepancy.records import Article, Conflict, Report, Severity, Verdict
from discrepancy.reports.alarms import alarms, says, title
from discrepancy.reports.characters import encodable

_SEVERITIES = {
    (Verdict.CONTRADICTION, Severity.MAJOR): "critical",
    (Verdict.CONTRADICTION, Severity.MINOR): "major",
    (Verdict.POSSIBLE, Severity.MAJOR): "minor",
    (Verdict.POSSIBLE, Severity.MINOR): "info",
}


def render(report: Report) -> str:
    """One issue a side, so that each file shows what disputes it."""
    articles = {article.id: article for article in report.articles}
    issues = [_issue(c, side, articles) for c in alarms(report) for side in (0, 1)]
    return encodable(json.dumps(issues, ensure_ascii=False, indent=1)) + "\n"


def _issue(conflict: Conflict, side: int, articles: Mapping[str, Article]) -> dict[str, Any]:
    here, there = conflict.sides[side], conflict.sides[1 - side]
    return {
        "description": f"{title(conflict)} {says(there, articles)}",
        "check_name": conflict.rule,
        "fingerprint": f"{conflict.id}-{'ab'[side]}",
        "severity": _SEVERITIES[conflict.verdict, conflict.severity],
        "location": {"path": here.path, "lines": {"begin": here.line}},
    }
