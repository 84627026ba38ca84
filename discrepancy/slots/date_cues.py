"""Letters without which a date cannot be read: a rule is tried only on a text that has its own.

Looking for them takes a hundredth of the time that the rules themselves take, and most sentences
have few. Foreign letters that stand for ours where case is ignored (the dotless i) are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

from discrepancy.slots.calendar import MONTHS, WEEKDAYS

Cue: TypeAlias = re.Pattern[str]  # finds something in a folded text


def _any(words: Iterable[str]) -> Cue:
    return re.compile("|".join(sorted(words)))


DIGIT = re.compile(r"\d")
MONTH = _any({name[:3] for name in MONTHS})
WEEKDAY = _any({name[:3] for name in WEEKDAYS})
UNIT = _any(["day", "week", "fortnight", "month", "quarter", "year", "decade", "centur"])
HALF = _any(["quarter", "half"])
SEASON = _any(["spring", "summer", "autumn", "fall", "winter"])
AGO = _any(["ago", "hence", "from"])
END = _any(["ended", "ending"])


def cues_of(text: str) -> Callable[[Cue], bool]:
    """Return what tells whether a cue is in the text, looked for once."""
    folded, known = text.casefold(), dict[Cue, bool]()

    def has(cue: Cue) -> bool:
        found = known.get(cue)
        if found is None:
            found = known[cue] = cue.search(folded) is not None
        return found

    return has
