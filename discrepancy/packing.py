"""Records <-> bytes: how the cache and an index keep them. Plain JSON, no code in it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from enum import StrEnum
from typing import Any, get_args

from discrepancy.records import (
    Agreement,
    Article,
    Conflict,
    Event,
    Evidence,
    Hedge,
    Inherited,
    Kind,
    Passage,
    Period,
    Point,
    Position,
    Severity,
    Side,
    Slot,
    Spot,
    Status,
    Story,
    Suppression,
    TimelineEntry,
    Value,
    Verdict,
)

_RECORDS: tuple[type, ...] = (
    *(Slot, Period, *get_args(Value)),
    *(Article, Passage, Spot, Suppression, Story),
    *(Event, Conflict, Side, Evidence, Inherited, Agreement, Point, Position, TimelineEntry),
)
_MAKERS: Mapping[str, Callable[..., object]] = {
    **{record.__name__: record for record in _RECORDS},
    **{word.__name__: word for word in (Kind, Hedge, Verdict, Severity, Status)},
    datetime.__name__: datetime.fromisoformat,
}
_FIELDS = {record.__name__: tuple(f.name for f in fields(record)) for record in _RECORDS}

_ATOMS = frozenset([str, int, float, bool, type(None)])


def packed(records: Sequence[Any]) -> bytes:
    """Return records, or tuples of them, as bytes that `unpacked` makes equal ones of."""
    plain = [_plain(record) for record in records]
    return zlib.compress(json.dumps(plain, separators=(",", ":")).encode(), level=1)


def unpacked(value: bytes) -> tuple[Any, ...]:
    """Return the records that were packed. Raises ValueError or KeyError on anything else."""
    return _frozen(json.loads(zlib.decompress(value), object_hook=_made))


def _plain(value: Any) -> Any:
    """Name what JSON has no word for: {"Kind": ["date"]}."""
    kind = type(value)
    if kind in _ATOMS:
        return value
    name = kind.__name__
    if name in _FIELDS:
        return {name: [_plain(getattr(value, field)) for field in _FIELDS[name]]}
    if isinstance(value, StrEnum):
        return {name: [str(value)]}
    if isinstance(value, datetime):
        return {datetime.__name__: [value.isoformat()]}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _made(named: dict[str, list[Any]]) -> object:
    ((name, values),) = named.items()
    own = [_frozen(value) if isinstance(value, list) else value for value in values]
    if name in _FIELDS:
        return _MAKERS[name](**dict(zip(_FIELDS[name], own, strict=True)))
    return _MAKERS[name](*own)


def _frozen(values: list[Any]) -> tuple[Any, ...]:
    return tuple(_frozen(value) if isinstance(value, list) else value for value in values)
