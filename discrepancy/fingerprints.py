"""The name of a conflict by its content, so that a decision on it holds in the next run.

A fingerprint is made of the rule, the two articles' stable names, the two normalised values, and
the key words: what both values are said to be values of. Where a sentence stands, its other words,
what else was read, how sure the verdict is and how things cluster do not count; on the project's
cases an edit of a sentence that leaves the value alone changes it in 1 to 2 % of sentences, where
the parser reads the rest otherwise. A changed value is another conflict.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass

from discrepancy.records import (
    CalendarDate,
    Clock,
    Hedge,
    Magnitude,
    Name,
    Place,
    Slot,
    Stance,
    Value,
    Wording,
)

LENGTH = 16  # hexadecimal digits: 64 bits, enough for millions of conflicts


@dataclass(frozen=True, slots=True)
class Stated:
    """One side: the stable name of an article, and the value that it states."""

    article: str
    slot: Slot


def fingerprint(rule: str, left: Stated, right: Stated) -> str:
    """Return 16 hexadecimal digits. Symmetric in its sides."""
    sides = sorted((side.article, *value_key(side.slot)) for side in (left, right))
    content = json.dumps([rule, sides, key_words(left.slot, right.slot)])
    return hashlib.sha256(content.encode()).hexdigest()[:LENGTH]


def key_words(left: Slot, right: Slot) -> tuple[str, ...]:
    """Return what both values are values of, sorted: folded lemmas, () where nothing is shared.

    What only one side says of its value is left out: it may be reworded, and the other article
    would not notice.
    """
    return tuple(sorted(set(left.attribute) & set(right.attribute)))


def value_key(slot: Slot) -> tuple[str, ...]:
    """Return the hedge and the value in a form that its wording does not change."""
    return (str(slot.hedge), *_key(slot.value, slot))


def _key(value: Value, slot: Slot) -> tuple[str, ...]:
    match value:
        case Magnitude():
            bounds = (value.low, value.high) if slot.hedge is Hedge.RANGE else ()
            # twelve digits hide the noise of converting units, and no difference in a text
            return (value.unit, *(f"{n:.12g}" for n in (value.amount, *bounds)))
        case CalendarDate():
            return _date_key(value, slot)
        case Clock():
            return (str(value.minute), str(value.utc_offset), str(value.precision))
        case Place():
            return (value.key or folded(value.name),)
        case Name():
            return (" ".join(value.parts) or folded(value.text),)
        case Wording():
            return (folded(value.text), folded(value.speaker))
        case Stance():
            return (value.predicate, str(value.negated))


def _date_key(value: CalendarDate, slot: Slot) -> tuple[str, ...]:
    if value.period is not None:
        return (value.period.start.isoformat(), value.period.end.isoformat())
    parts = (value.year, value.month, value.day, value.weekday)
    if any(part is not None for part in parts):
        return tuple(str(part) for part in parts)
    return (folded(slot.shown),)


def folded(text: str) -> str:
    """The words of a text, whatever their case, punctuation and line breaks."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))
