"""SARIF 2.1.0, for code scanning and editors: one run, a result a conflict.

Section numbers are those of the standard:
https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from discrepancy.records import Article, Conflict, Note, Report, Side, Status, Verdict
from discrepancy.reports.alarms import says
from discrepancy.reports.characters import encodable, folded
from discrepancy.reports.links import web_link
from discrepancy.reports.markdown import escaped
from discrepancy.reports.regions import region
from discrepancy.reports.sarif_rules import NOTIFICATIONS, descriptors
from discrepancy.reports.wording import count
from discrepancy.rules import RULES

Data = dict[str, Any]

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
ROOT = "SRCROOT"  # the folder the command ran in; its place is no part of the report
_LEVELS = {Verdict.CONTRADICTION: "error", Verdict.POSSIBLE: "warning"}
# 3.27.24: what a baseline knows is unchanged, whatever was decided of it
_BASELINE = {Status.NEW: "new"}
_RULE_INDEX = {name: index for index, name in enumerate(RULES)}


def render(report: Report) -> str:
    """The log. Pairs kept apart are no results; it holds no time and no path of a machine."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    return encodable(json.dumps(log, ensure_ascii=False, indent=1)) + "\n"


def _run(report: Report) -> Data:
    articles = {article.id: article for article in report.articles}
    return {
        "tool": {
            "driver": {
                "name": "discrepancy",
                "version": report.tool_version,
                "shortDescription": {
                    "text": "Finds claims about the same event that cannot both be right."
                },
                "rules": descriptors(),
                "notifications": NOTIFICATIONS,
            }
        },
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": list(_notifications(report)),
            }
        ],
        "originalUriBaseIds": {
            ROOT: {"description": {"text": "The folder in which the command was run."}}
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(c, articles) for c in report.conflicts if c.verdict is not Verdict.DISTINCT
        ],
    }


# --------------------------------------------------------------------------- results


def _result(conflict: Conflict, articles: Mapping[str, Article]) -> Data:
    left, right = conflict.sides
    other = {**_location(right, articles), "id": 1}
    other["message"] = {"text": _literal(says(right, articles))}
    return {
        "ruleId": conflict.rule,
        "ruleIndex": _RULE_INDEX[conflict.rule],
        "level": _LEVELS[conflict.verdict],
        "message": _message(conflict),
        "locations": [_location(left, articles)],
        "relatedLocations": [other],
        "partialFingerprints": {"discrepancy/v1": conflict.id},
        "baselineState": _BASELINE.get(conflict.status, "unchanged"),
        "suppressions": list(_suppressions(conflict)),
        "rank": round(conflict.confidence * 100.0, 1),
        "properties": {"verdict": conflict.verdict.value, "severity": conflict.severity.value},
    }


def _message(conflict: Conflict) -> Data:
    """The question, and a link to the other side (3.11.6: the target is the id of a location)."""
    left, right = conflict.sides
    asked = folded(conflict.summary)
    here, there = folded(left.value_text), folded(right.value_text)
    return {
        "text": f"{_literal(asked)} Here “{_literal(here)}”, but “{_literal(there)}” in "
        f"[{_literal(folded(right.path))}](1).",
        "markdown": f"{escaped(asked)} Here **{escaped(here)}**, but **{escaped(there)}** in "
        f"[{escaped(right.path)}](1).",
    }


def _literal(text: str) -> str:
    """Text that is no link (3.11.6) and no placeholder (3.11.5)."""
    linkless = text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return linkless.replace("{", "{{").replace("}", "}}")


def _location(side: Side, articles: Mapping[str, Article]) -> Data:
    place = region(side, articles)
    span: Data = {"startLine": place.line, "startColumn": place.column}
    if place.end_line is not None:
        span |= {"endLine": place.end_line, "endColumn": place.end_column}
        span["snippet"] = {"text": side.value_text}
    if place.offset is not None:
        span |= {"charOffset": place.offset, "charLength": place.length}
    return {"physicalLocation": {"artifactLocation": _artifact(side.path), "region": span}}


def _artifact(path: str) -> Data:
    if address := web_link(path):
        return {"uri": address}
    return {"uri": quote(path, safe="/", errors="replace"), "uriBaseId": ROOT}


def _suppressions(conflict: Conflict) -> Iterator[Data]:
    if conflict.suppression:
        text = folded(conflict.suppression)
        yield {"kind": "inSource", "status": "accepted", "justification": text}
    if conflict.status is Status.DISMISSED:
        yield {"kind": "external", "status": "accepted"} | _why(conflict)


def _why(conflict: Conflict) -> Data:
    said = conflict.ruling
    words = [folded(text) for text in (said.reason, said.note, said.author) if text] if said else []
    return {"justification": "; ".join(words)} if words else {}


# --------------------------------------------------------------------------- notifications


def _notifications(report: Report) -> Iterator[Data]:
    for skip in report.skipped:
        yield _notification("skipped", skip.reason, skip.path, 0, level="warning")
    if report.left_out:
        told = f"{count(report.left_out, 'conflict')} of files that did not change left out"
        yield _notification("note", told, "", 0, level="note")
    for note in report.notes:
        yield _notification(_about(note), note.text, note.path, note.line, level="note")


def _about(note: Note) -> str:
    return "suppression" if note.text.startswith("suppression ") else "note"


def _notification(id_: str, text: str, path: str, line: int, *, level: str) -> Data:
    index = next(i for i, one in enumerate(NOTIFICATIONS) if one["id"] == id_)
    data: Data = {
        "descriptor": {"id": id_, "index": index},
        "level": level,
        "message": {"text": _literal(folded(text))},
    }
    if path:
        place: Data = {"artifactLocation": _artifact(path)}
        if line:
            place["region"] = {"startLine": line}
        data["locations"] = [{"physicalLocation": place}]
    return data
