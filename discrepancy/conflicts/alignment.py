"""Which value of one claim answers to which value of the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from discrepancy.records import Claim, Kind, Slot
from discrepancy.slots.interface import Level, Relation
from discrepancy.slots.registry import compare, match_attributes

KINDS = tuple(Kind)
# What is alike is paired first: "12 hours over two days" and "two-day talks of over eight hours"
# leave the hours to the hours.
ORDER = {
    Relation.SAME: 0,
    Relation.COMPATIBLE: 1,
    Relation.DIFFERENT: 2,
    Relation.HEDGED: 2,
}


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two slots that answer to each other. `match` is how alike their attributes are, 0 to 1."""

    left: Slot
    right: Slot
    level: Level
    match: float | None  # None: one of them does not say what it is a value of

    @property
    def disputed(self) -> bool:
        return self.level.relation in (Relation.DIFFERENT, Relation.HEDGED)


def align(left: Claim, right: Claim) -> tuple[Aligned, ...]:
    """Pair the slots of two claims one to one, kind by kind. Symmetric in its arguments."""
    one, other = _by_kind(left), _by_kind(right)
    return tuple(
        pair
        for kind in sorted(one.keys() & other.keys(), key=KINDS.index)
        for pair in _one_to_one(one[kind], other[kind])
    )


def _by_kind(claim: Claim) -> dict[Kind, list[Slot]]:
    kinds: dict[Kind, list[Slot]] = {}
    for slot in claim.slots:
        kinds.setdefault(slot.kind, []).append(slot)
    return kinds


def _one_to_one(left: Sequence[Slot], right: Sequence[Slot]) -> Iterator[Aligned]:
    pairs = sorted(
        _related(left, right),
        key=lambda pair: (
            ORDER[pair.level.relation],
            -(0.5 if pair.match is None else pair.match),
            pair.level.weight,
            min(pair.left.start, pair.right.start),
            max(pair.left.start, pair.right.start),
        ),
    )
    taken: set[tuple[int, Slot]] = set()
    for pair in pairs:
        sides = {(0, pair.left), (1, pair.right)}
        if not taken & sides:
            taken |= sides
            yield pair
        elif pair.level.relation is Relation.SAME and pair.match != 0.0:
            taken |= sides  # "70 metres (230 feet)": told twice in one sentence, and agreed on


def _related(left: Sequence[Slot], right: Sequence[Slot]) -> Iterator[Aligned]:
    for a in left:
        for b in right:
            level = compare(a, b)
            if level.relation is not Relation.UNRELATED:
                yield Aligned(a, b, level, match_attributes(a, b))
