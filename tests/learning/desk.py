"""A made-up desk: decisions drawn from a truth that differs from what the checker believes."""

from __future__ import annotations

import random
from dataclasses import replace

from discrepancy.baseline import Decision, Entry, Grounds
from discrepancy.calibration import probability

SCALE = "a" * 12


def entry(
    number: int,
    decision: Decision,
    log_odds: float | None,
    *,
    rule: str = "number",
    story: int = 0,
    reason: str = "",
) -> Entry:
    made = Entry(
        id=f"{number:016x}",
        rule=rule,
        articles=(f"a{story}.txt", f"b{story}.txt"),
        values=("9 h", "5 h"),
        about="length: ferry, stick",
        summary="Nine hours or five hours?",
        decision=decision,
        reason=reason,
    )
    if log_odds is None:
        return made
    verdict = "contradiction" if log_odds > 1 else "possible"
    return replace(made, grounds=Grounds(verdict=verdict, log_odds=log_odds, scale=SCALE))


def desk(
    number: int, *, slope: float = 1.0, offset: float = 0.0, place: float = 0.0, seed: int = 7
) -> list[Entry]:
    """Decisions on `number` conflicts, four a story: true log-odds slope * seen + offset.

    Every third is of the rule place, whose true log-odds are less by `place`.
    """
    chance = random.Random(seed)  # noqa: S311
    entries = []
    for n in range(number):
        seen = round(chance.uniform(-2, 3), 1)
        rule = "place" if n % 3 == 0 else "number"
        true = slope * seen + offset - (place if rule == "place" else 0)
        yes = chance.random() < probability(true)
        decision = Decision.CONFIRMED if yes else Decision.DISMISSED
        entries.append(entry(n, decision, seen, rule=rule, story=n // 4))
    return entries
