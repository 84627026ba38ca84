"""What turns a record of an older schema version into one of the next, step by step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

SCHEMA_VERSION = 2

Data = dict[str, Any]


def _from_0(data: Data) -> Data:
    """Version 0: no header; conflicts as in a JSON report, one a line, their status as decision."""
    left, right = data["sides"]
    status = data["status"]
    return {
        "id": data["id"].partition("-")[0],
        "rule": data["rule"],
        "articles": [side["path"].rpartition("/")[2] for side in (left, right)],
        "values": [side["value"] for side in (left, right)],
        "about": data.get("about", ""),
        "summary": data["summary"],
        "decision": "open" if status in ("new", "known") else status,
        "reason": data.get("reason", ""),
        "author": data.get("author", ""),
        "note": data.get("note", ""),
    }


def _from_1(data: Data) -> Data:
    """Version 1: neither which side is right, nor when and on what it was decided."""
    return {**data, "right": "", "decided": "", "grounds": None}


MIGRATIONS: Mapping[int, Callable[[Data], Data]] = MappingProxyType({0: _from_0, 1: _from_1})
