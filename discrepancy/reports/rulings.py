"""What was decided of a conflict, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from discrepancy.records import Ruling
from discrepancy.reports.page import Choice, Pair
from discrepancy.reports.wording import day, listed, sentence_case

_SIDES = {"left": 0, "right": 1}


def decisions(pairs: Iterable[Pair], *, named: bool) -> tuple[Choice, ...]:
    """Each decision on these pairs once, with its words; `named`: and with whose pair it is."""
    told: dict[str, Choice] = {}
    for pair in pairs:
        ruling = pair.conflict.ruling
        if ruling is not None:
            outlets = [side.source.outlet for side in pair.sides]
            values = [side.cell.value for side in pair.sides]
            words = decision(ruling, values if pair.conflict.within else outlets)
            whose = f"{listed(outlets)}: {words}" if named else words
            told.setdefault(pair.conflict.fingerprint, Choice(ruling.decision, whose))
    return tuple(told.values())


def decision(ruling: Ruling, outlets: Sequence[str]) -> str:
    """Say "Confirmed by Ines Holt on 12 March 2024: same ferry. The Beacon is right."."""
    by = f" by {ruling.author}" if ruling.author else ""
    on = f" on {day(ruling.decided)}" if ruling.decided else ""
    again = ", and there again" if ruling.decision == "fixed" else ""
    why = f": {ruling.reason}" if ruling.reason else ""
    parts = [f"{sentence_case(ruling.decision)}{by}{on}{again}{why}."]
    if ruling.correct == "neither":
        parts.append("Neither is right.")
    elif ruling.correct:
        parts.append(f"{outlets[_SIDES[ruling.correct]]} is right.")
    if ruling.note:
        parts.append(f"Note: {ruling.note}")
    return " ".join(parts)
