"""Which conflicts come first."""

from __future__ import annotations

from collections.abc import Iterable

from discrepancy.records import Conflict, Verdict

GRAVITY = (Verdict.CONTRADICTION, Verdict.POSSIBLE, Verdict.DISTINCT)


def by_gravity(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Sort: the gravest first, the surest first among equals."""
    return tuple(
        sorted(
            conflicts,
            key=lambda c: (
                GRAVITY.index(c.verdict),
                str(c.severity),
                -c.confidence,
                c.sides[0].article,
                c.sides[0].start,
                c.id,
            ),
        )
    )
