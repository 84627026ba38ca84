"""Baseline <-> text: a line with the schema version, then one JSON record a line, sorted by id.

No line holds the time of a run or a position, so that two branches change different lines; the one
time, and the one score, are those of a decision.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from datetime import UTC, datetime
from math import isfinite
from typing import Any

from discrepancy.baseline.entries import Baseline, Decision, Entry, Grounds, Right
from discrepancy.baseline.migrations import MIGRATIONS, SCHEMA_VERSION
from discrepancy.errors import BaselineError

Data = dict[str, Any]

HEADER = "discrepancy_baseline"  # the key of the first line, with the schema version
MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
MEND = "Mend that line by hand, or take the file from version control again."
FIELDS = tuple(field.name for field in fields(Entry))
PAIRS = ("articles", "values")


def render(baseline: Baseline) -> str:
    """The text of a baseline. Equal baselines have equal texts."""
    records = [{HEADER: SCHEMA_VERSION}, *(_record(entry) for entry in baseline.entries)]
    text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    return text.encode("utf-8", errors="replace").decode("utf-8")


def _record(entry: Entry) -> Data:
    shallow = {name: getattr(entry, name) for name in FIELDS}  # `asdict` takes ten times as long
    grounds = asdict(entry.grounds) if entry.grounds else None
    return {**shallow, "decided": moment(entry.decided), "grounds": grounds}


def moment(time: datetime | None) -> str:
    """ISO 8601 in UTC with Z, whole seconds; "" for None."""
    return f"{time.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if time else ""


def parse(text: str, name: str) -> Baseline:
    """Read a baseline of this schema version or an older one; `name` is the file's, for errors.

    A record that stands there twice, as after a merge, is taken once: a decision goes before none.
    Raises BaselineError, with the number of the line, for what cannot be used.
    """
    version = 0  # the first lines of all had no header
    found: dict[str, tuple[int, Entry]] = {}
    for number, data in _records(text, name):
        where = f"{name}, line {number}"
        if HEADER in data:
            version = _version(data[HEADER], where)
            continue
        entry = _entry(data, version, where)
        before = found.get(entry.id)
        found[entry.id] = (number, _united(before, entry, where) if before else entry)
    return Baseline.of(entry for _, entry in found.values())


def _records(text: str, name: str) -> Iterator[tuple[int, Data]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        if line.startswith(MARKERS):
            raise BaselineError(
                f"{name}, line {number}: a merge conflict is not resolved.",
                advice="Keep the lines of both sides and delete the markers; a line may stand "
                "there twice.",
            )
        yield number, _object(line, f"{name}, line {number}")


def _object(line: str, where: str) -> Data:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
        raise BaselineError(f"{where}: no JSON record ({reason}).", advice=MEND) from error
    if not isinstance(data, dict):
        raise BaselineError(f"{where}: no JSON record.", advice=MEND)
    return data


def _version(value: object, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise BaselineError(f"{where}: {value!r} is no schema version.", advice=MEND)
    if value > SCHEMA_VERSION:
        raise BaselineError(
            f"{where}: written by a newer discrepancy (schema version {value}).",
            advice=f"This one reads schema versions up to {SCHEMA_VERSION}: upgrade it.",
        )
    return value


def _entry(data: Data, version: int, where: str) -> Entry:
    try:
        for step in range(version, SCHEMA_VERSION):
            data = MIGRATIONS[step](data)
        return _checked(data)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        reason = f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
        raise BaselineError(f"{where}: no record of a conflict: {reason}.", advice=MEND) from error


def _checked(data: Mapping[str, Any]) -> Entry:
    """Raises KeyError for a field that is missing, ValueError for one that cannot be used."""
    unknown = sorted(set(data) - set(FIELDS))
    if unknown:
        raise ValueError(f"unknown field {unknown[0]}")
    for name in FIELDS:
        value = data[name]
        if name == "grounds":
            continue
        texts = value if name in PAIRS else [value]
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise ValueError(f"{name} cannot be {value!r}")
        if name in PAIRS and len(texts) != 2:
            raise ValueError(f"{name} are not two")
    if not data["id"]:
        raise ValueError("its id is empty")
    values: Data = {name: tuple(v) if name in PAIRS else v for name, v in data.items()}
    return Entry(
        **{
            **values,
            "decision": Decision(data["decision"]),
            "right": Right(data["right"]),
            "decided": _time(data["decided"]),
            "grounds": _grounds(data["grounds"]),
        }
    )


def _time(text: str) -> datetime | None:
    """Raises ValueError for what is no time, or a time that does not tell its zone."""
    if not text:
        return None
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError(f"decided cannot be {text!r}")
    return time.astimezone(UTC).replace(microsecond=0)


def _grounds(data: Mapping[str, Any] | None) -> Grounds | None:
    """Raises ValueError for what is none."""
    if data is None:
        return None
    number = data["log_odds"]
    texts = (data["verdict"], data["scale"])
    if not all(isinstance(text, str) for text in texts) or isinstance(number, bool):
        raise ValueError(f"grounds cannot be {data!r}")
    if not isinstance(number, (int, float)) or not isfinite(number) or len(data) != 3:
        raise ValueError(f"grounds cannot be {data!r}")
    return Grounds(verdict=texts[0], log_odds=float(number), scale=texts[1])


def _united(before: tuple[int, Entry], entry: Entry, where: str) -> Entry:
    """Return which of two records of one conflict counts."""
    line, first = before
    decided = [e for e in (first, entry) if e.decision is not Decision.OPEN]
    if len({e.decision for e in decided}) > 1:
        raise BaselineError(
            f"{where}: {entry.id} is {entry.decision} here and {first.decision} in line {line}.",
            advice="Delete the line that is wrong.",
        )
    # the later, else the one that says more; of two alike, the same whichever comes first
    return max(decided or (first, entry), key=_precedence)


def _precedence(entry: Entry) -> tuple[str, tuple[int, str], str]:
    rest = f"{entry.right.value} {entry.summary} {entry.grounds or ''}"
    return moment(entry.decided), _words(entry), rest


def _words(entry: Entry) -> tuple[int, str]:
    text = f"{entry.reason}\n{entry.note}\n{entry.author}"
    return len(text), text
