"""A conflict beside its entry: which is of which, whose side is whose, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping

from discrepancy.baseline.entries import Decision, Entry, Grounds
from discrepancy.calibration import raw_log_odds, scale_of
from discrepancy.records import Article, Conflict, Report, Ruling, Side


def match(conflict: Conflict, known: Mapping[str, Entry]) -> Entry | None:
    """Return the entry of a conflict, under its own name or that of a copy of its articles."""
    names = (conflict.fingerprint, *conflict.aliases)
    return next((known[name] for name in names if name in known), None)


def ordered(
    conflict: Conflict, articles: Mapping[str, Article], entry: Entry | None = None
) -> tuple[Side, Side]:
    """The sides of a conflict as its entry has them: `Right.FIRST` is the first of these.

    An entry made of a copy of its articles may name them the other way round: its values tell.
    """
    one, two = sorted(conflict.sides, key=lambda side: named(side, articles))
    reversed_ = (line(two.value), line(one.value))
    turned = entry is not None and entry.values == reversed_ != reversed_[::-1]
    return (two, one) if turned else (one, two)


def named(side: Side, articles: Mapping[str, Article]) -> tuple[str, str]:
    """Return the stable name of the article of a side, and its value, on one line."""
    return articles[side.article].name or side.article, line(side.value)


def line(text: str) -> str:
    """Return the text on one line."""
    return " ".join(text.split())


def ruling_of(conflict: Conflict, entry: Entry, articles: Mapping[str, Article]) -> Ruling | None:
    """Return what a person said of the conflict; None where nobody has decided."""
    if entry.decision is Decision.OPEN:
        return None
    first, _ = ordered(conflict, articles, entry)
    left, right = ("first", "second") if first is conflict.sides[0] else ("second", "first")
    return Ruling(
        decision=entry.decision.value,
        correct={left: "left", right: "right"}.get(entry.right, entry.right.value),
        reason=entry.reason,
        author=entry.author,
        note=entry.note,
        decided=entry.decided,
    )


def grounds_of(conflict: Conflict, report: Report) -> Grounds:
    """Return what a decision on this conflict of this report is made on."""
    return Grounds(
        verdict=conflict.verdict.value,
        log_odds=round(raw_log_odds(conflict), 1) + 0.0,  # no negative nought
        scale=scale_of(report.settings),
    )
