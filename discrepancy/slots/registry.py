"""All slot kinds, in explicit tables: what finds them, what compares them, what they are of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from discrepancy.records import Kind, Slot
from discrepancy.slots import (
    age,
    date,
    date_compare,
    duration,
    languages,
    money,
    number,
    ordering,
    organization,
    percent,
    person,
    place,
    place_compare,
    quantity,
    quote,
    role,
    score,
    stance,
    time_compare,
    time_of_day,
)
from discrepancy.slots.attribute_match import attribute_match
from discrepancy.slots.happenings import kin
from discrepancy.slots.interface import Compare, Extract, Level, Reading, Relation
from discrepancy.slots.offices import COMMON

# In the order of precedence: where two spans overlap, the kind named first keeps its slot.
EXTRACTORS: tuple[Extract, ...] = (
    score.extract,
    age.extract,
    money.extract,
    percent.extract,
    time_of_day.extract,
    date.extract,
    duration.extract,
    quantity.extract,
    number.extract,
    place.extract,
    person.extract,
    organization.extract,
    role.extract,
    quote.extract,
    stance.extract,
    ordering.extract,
)

COMPARISONS: dict[Kind, Compare] = {
    Kind.NUMBER: number.compare,
    Kind.QUANTITY: quantity.compare,
    Kind.DURATION: duration.compare,
    Kind.MONEY: money.compare,
    Kind.PERCENT: percent.compare,
    Kind.DATE: date_compare.compare,
    Kind.TIME: time_compare.compare,
    Kind.PLACE: place_compare.compare,
    Kind.PERSON: person.compare,
    Kind.ROLE: role.compare,
    Kind.ORGANIZATION: organization.compare,
    Kind.POLARITY: stance.compare,
    Kind.ORDERING: ordering.compare,
    Kind.ATTRIBUTION: quote.compare,
    Kind.QUOTE: quote.compare,
    Kind.AGE: age.compare,
    Kind.SCORE: score.compare,
    Kind.STATUS: stance.compare,
}

FIGURES = frozenset(
    [Kind.NUMBER, Kind.QUANTITY, Kind.DURATION, Kind.MONEY, Kind.PERCENT, Kind.AGE, Kind.SCORE]
)
OTHER_THING = Level(Relation.UNRELATED, "figures of other things", 0.0)
# how alike what they are of may be for figures to be of other things; shares are told in many words
APART = {Kind.NUMBER: 0.1, Kind.QUANTITY: 0.1}
NAMES = frozenset([Kind.PERSON, Kind.ORGANIZATION])
# Values of one span exclude each other among these; a role or a quotation may hold any of them.
EXCLUSIVE = FIGURES | {Kind.DATE, Kind.TIME}
# What these are of is settled by their own comparison.
SELF_CONTAINED = frozenset(
    [Kind.QUOTE, Kind.ATTRIBUTION, Kind.POLARITY, Kind.STATUS, Kind.ORDERING, Kind.ROLE]
)


def extract_slots(reading: Reading) -> tuple[Slot, ...]:
    """Return all slots of a sentence, in order of their start."""
    if reading.language != "en":
        return languages.extract(reading)
    found: list[Slot] = []
    for extract in EXTRACTORS:
        found += [slot for slot in extract(reading) if not _taken(slot, found)]
    return tuple(sorted(found, key=lambda slot: (slot.start, slot.end, str(slot.kind))))


def _taken(slot: Slot, found: Iterable[Slot]) -> bool:
    return slot.kind in EXCLUSIVE and any(
        other.kind in EXCLUSIVE
        and other.kind is not slot.kind
        and other.start < slot.end
        and slot.start < other.end
        and not _bounds(other, slot)
        for other in found
    )


def _bounds(time: Slot, length: Slot) -> bool:
    """Is a time of day part of a length ("from nine to noon") or a date ("Monday morning")?"""
    within = length.start <= time.start and time.end <= length.end
    return within and time.kind is Kind.TIME and length.kind in (Kind.DURATION, Kind.DATE)


def compare(left: Slot, right: Slot) -> Level:
    """Compare two slots of one kind. Symmetric.

    Figures that differ but count different things, a rate and a total, the dead and the injured,
    are no dispute at all.
    """
    level = COMPARISONS[left.kind](left, right)
    differ = level.relation in (Relation.DIFFERENT, Relation.HEDGED)
    if differ and left.kind in FIGURES:
        match = attribute_match(left, right)
        if match is not None and match <= APART.get(left.kind, 0.0):
            return OTHER_THING
    return level


def same_value(left: Slot, right: Slot) -> bool:
    """Are the two values of one kind the same, in whatever words and units?"""
    return left.kind is right.kind and compare(left, right).relation is Relation.SAME


def match_attributes(left: Slot, right: Slot) -> float | None:
    """Return how alike what the two are values of is, 0 to 1; None where one does not say."""
    if left.kind in FIGURES:
        return attribute_match(left, right)
    if left.kind in SELF_CONTAINED:
        return 1.0
    one, other = set(_lemmas(left)), set(_lemmas(right))
    if left.kind is Kind.PERSON:
        one, other = one - COMMON, other - COMMON
    if left.kind in NAMES and set(_relations(left)) & set(_relations(right)):
        return 1.0  # both lead, both were hit: who did it, or to whom
    if not one or not other:
        return None
    shared = sum(any(kin(a, b) for b in other) for a in one)
    return round(shared / min(len(one), len(other)), 2)


def _relations(slot: Slot) -> Iterator[str]:
    return (mark for mark in slot.attribute if mark.startswith(("subj:", "obj:")))


def _lemmas(slot: Slot) -> Iterator[str]:
    return (lemma for lemma in slot.attribute if ":" not in lemma)
