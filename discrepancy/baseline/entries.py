"""One known conflict, and all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from discrepancy.errors import BaselineError


class Decision(StrEnum):
    """What a person said of a conflict; open where nobody has said anything."""

    OPEN = "open"
    CONFIRMED = "confirmed"  # it is one, and may stand for now
    DISMISSED = "dismissed"  # it is none
    FIXED = "fixed"  # the text was mended: where it occurs again, it is new


class Right(StrEnum):
    """Which of an entry's two articles a person found to be right."""

    UNKNOWN = ""
    FIRST = "first"
    SECOND = "second"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What a decision is made on: how the checker saw the conflict, and on which scale."""

    verdict: str
    log_odds: float  # of a conflict, one decimal: more would tell nothing more
    scale: str  # see `calibration.scale_of`


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One known conflict. All but the decision says what it is, for those who read the file."""

    id: str  # Conflict.fingerprint
    rule: str
    articles: tuple[str, str]  # stable names
    values: tuple[str, str]  # of these articles, as shown
    about: str  # what the values are of
    summary: str
    decision: Decision = Decision.OPEN
    reason: str = ""
    right: Right = Right.UNKNOWN  # of a conflict that was confirmed
    decided: datetime | None = None  # aware, in UTC, whole seconds; None where nobody noted it
    author: str = ""
    note: str = ""
    grounds: Grounds | None = None  # None where the decision was made without a report at hand

    def __str__(self) -> str:
        return f"{self.id} {self.rule}: {self.summary} ({', '.join(self.articles)})"


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known conflicts, sorted by id, each once."""

    entries: tuple[Entry, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Baseline:
        """Sort entries; of several with one id the last counts."""
        return cls(tuple(sorted({e.id: e for e in entries}.values(), key=lambda e: e.id)))

    def find(self, beginning: str) -> Entry:
        """Return the one entry whose id begins so. Raises BaselineError where it is not one."""
        wanted = beginning.partition("-")[0].lower()
        found = [entry for entry in self.entries if wanted and entry.id.startswith(wanted)]
        if len(found) == 1:
            return found[0]
        if not found:
            raise BaselineError(
                f"No known conflict has an id that begins with {beginning!r}.",
                advice="The ids: discrepancy baseline show. To take new conflicts in: "
                "discrepancy baseline update PATH...",
            )
        ids = ", ".join(entry.id for entry in found[:5])
        raise BaselineError(
            f"{len(found)} known conflicts have ids that begin with {beginning!r}.",
            advice=f"Give more of it: {ids}",
        )
