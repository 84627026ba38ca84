"""Figures that differ and can both hold: a whole and its part, a stretch of it, no real count."""

from __future__ import annotations

import re
from itertools import combinations
from math import isclose

from discrepancy.conflicts.alignment import Aligned
from discrepancy.records import Claim, Hedge, Kind, Magnitude, Slot
from discrepancy.slots.attribute_marks import FORMER
from discrepancy.slots.names import fold
from discrepancy.slots.synonyms import CASUALTIES, PEOPLE, canonical

COUNTED = frozenset([Kind.NUMBER, Kind.MONEY])  # what is told in parts and in total
ROUGHLY = 0.05  # of "half" and "twice", as news counts
NEXT = 12  # characters: "three of its eleven"
FLOORS = frozenset([Hedge.AT_LEAST, Hedge.OVER])

# Words of a count that nobody made.
VAGUE = frozenset("several dozens scores hundreds thousands millions few many".split())
# Words beside a figure that make it a stretch of something longer.
STRETCH = frozenset(
    "last first opening next past previous final closing later earlier ago more another remaining "
    "other straight consecutive".split()
)

# "five of the dead", "four of whom", "20 of those hurt"; "ten of May" is none
_OF_WHOLE = re.compile(
    r"\s+(?:out\s+)?of\s+(?:the|those|these|its|their|his|her)\b"
    r"|(?:\s+[a-z]+){0,2}\s+of\s+(?:whom|which|them|those)\b"
)
_AMONG = re.compile(
    r"\b(?:including|among\s+(?:them|whom|the\s+\w+)|(?:of|with)\s+(?:whom|which)|comprising"
    r"|consisting\s+of|included|were\s+among|accounted\s+for)\s+(?:[a-z]+\s+){0,2}$",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"\b(?:half|halves|halved|each|equally|evenly|apiece|fifty-fifty)\b", re.IGNORECASE
)
_TIMES = {"twice": 2.0, "double": 2.0, "half": 0.5, "thrice": 3.0}
_TIMES_AS = re.compile(
    r"\b(twice|double|half|thrice)\s+(?:as\s+(?:much|many|long|high|big)|the\s+(?:number|amount|sum"
    r"|price|figure|length|size|cost)|that|what)\b",
    re.IGNORECASE,
)
_LIMITED = re.compile(r"\s+(?:[a-z-]+\s+){0,1}(?:U\.S\.|[A-Z][\w.]+)")


def is_vague(text: str) -> bool:
    """Whether the words of a figure are those of someone who did not count."""
    return bool(VAGUE & {fold(word) for word in text.split()})


def stretch(claim: Claim, slot: Slot) -> tuple[str, ...]:
    """Words that make a figure a stretch, right before it or within two words after it, sorted."""
    text = claim.sentence.text
    beside = (*text[: slot.start].split()[-1:], *text[slot.end :].split()[:2])
    return tuple(sorted({fold(word.strip(".,;:")) for word in beside} & STRETCH))


def part_of(left: Claim, right: Claim, aligned: Aligned) -> str:
    """Return how one figure is a part of the other: "sum", "told" or "sort"; "" where none is.

    "sum": one sentence has the parts that add up to the other's figure. "told": the smaller is
    said to be of a whole ("five of the dead"). "sort": the smaller counts a sort of people
    ("10 Americans", "two pilots"), the larger people at large.
    """
    one, other = aligned.left.value, aligned.right.value
    if not (isinstance(one, Magnitude) and isinstance(other, Magnitude)):
        return ""
    if _tells_times(left, one, other) or _tells_times(right, other, one):
        return "sum"
    if aligned.left.kind not in COUNTED or one.amount == other.amount:
        return ""
    if one.amount < other.amount:
        part, whole, parts, wholes = aligned.left, aligned.right, left, right
    else:
        part, whole, parts, wholes = aligned.right, aligned.left, right, left
    if _adds_up(part, whole, parts) or _is_half(part, whole, parts, wholes):
        return "sum"
    if part.kind is not Kind.NUMBER:
        return ""
    if _told(part, parts) and not _told(whole, wholes):
        return "told"
    return "sort" if _sort(part, parts) and _of_people(whole, wholes) else ""


def _tells_times(claim: Claim, own: Magnitude, other: Magnitude) -> bool:
    """Whether a claim says how many times the other its figure is: "half the number of 2020"."""
    if not other.amount:
        return False
    told = (_TIMES[found[1].lower()] for found in _TIMES_AS.finditer(claim.sentence.text))
    return any(isclose(own.amount / other.amount, times, rel_tol=ROUGHLY) for times in told)


def _adds_up(part: Slot, whole: Slot, parts: Claim) -> bool:
    """Whether figures beside the part make the whole with it."""
    if _of_counted(part, parts):
        return False
    total = _amount(whole)
    beside = [
        _amount(slot)
        for slot in parts.slots
        if slot.kind is part.kind and slot != part and _addable(slot, part)
    ]
    rest = total - _amount(part)
    sums = (sum(chosen) for size in (1, 2) for chosen in combinations(beside, size))
    return _addable(part, part) and any(rest == found for found in sums)


def _is_half(part: Slot, whole: Slot, parts: Claim, wholes: Claim) -> bool:
    """Whether one is half of the other, and a sentence says that two share it."""
    shared = any(_SHARED.search(claim.sentence.text) for claim in (parts, wholes))
    return shared and isclose(2 * _amount(part), _amount(whole))


def _addable(slot: Slot, part: Slot) -> bool:
    same = _unit(slot) == _unit(part)
    return same and slot.hedge is Hedge.EXACT and FORMER not in slot.attribute


def _amount(slot: Slot) -> float:
    return slot.value.amount if isinstance(slot.value, Magnitude) else float("nan")


def _unit(slot: Slot) -> str:
    return slot.value.unit if isinstance(slot.value, Magnitude) else ""


def _of_counted(slot: Slot, claim: Claim) -> bool:
    """Whether the whole is counted beside it: "three of its eleven coaches"."""
    text = claim.sentence.text
    return any(
        0 <= other.start - slot.end <= NEXT and " of " in text[slot.end : other.start]
        for other in claim.slots
        if other.kind is slot.kind
    )


def _told(slot: Slot, claim: Claim) -> bool:
    """Whether a figure is said to be of a whole that is not counted beside it."""
    if _of_counted(slot, claim):
        return False
    text = claim.sentence.text
    return bool(
        _OF_WHOLE.match(text, slot.end) or _AMONG.search(text[max(0, slot.start - 40) : slot.start])
    )


def _sort(slot: Slot, claim: Claim) -> bool:
    """Whether a figure counts people of a sort: by what they are, or by a name before the noun."""
    head = _head(slot)
    if head in PEOPLE:
        limited = _LIMITED.match(claim.sentence.text, slot.end)
        return head != "people" or bool(limited)
    return False


def _of_people(slot: Slot, claim: Claim) -> bool:
    """Whether a figure counts people without a sort: "12 people", "12 dead"."""
    head = _head(slot)
    return (head == "people" or head in CASUALTIES.values()) and not _sort(slot, claim)


def _head(slot: Slot) -> str:
    return canonical(slot.attribute[0]) if slot.attribute else ""
