"""Amounts of money, also those whose currency is left to the context ("owed about 190 million")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from discrepancy.records import Kind, Magnitude, Slot, Token
from discrepancy.slots.attributes import attribute_of
from discrepancy.slots.figures import slot_of, slots_of
from discrepancy.slots.interface import Level, Reading
from discrepancy.slots.magnitude import compare_magnitudes
from discrepancy.slots.measure import COUNT, Measure
from discrepancy.slots.measures import read_measures
from discrepancy.slots.names import word_set

OPEN = "¤"  # a currency that is not stated; it may be any
_LEAST = 1000  # a smaller bare number counts things, even beside "paid"
_MONEY_WORDS = word_set(
    "bill bounty budget compensation cost debt dividend donation earnings fee fine fortune fund "
    "income jackpot loan loss payment price profit ransom refund revenue reward salary sum "
    "takings turnover value wage cost donate fetch owe pay repay reimburse spend"
)


def extract(reading: Reading) -> Iterator[Slot]:
    """Slots of kind money, in order of their start."""
    stated = tuple(slots_of(reading, Kind.MONEY))
    return iter(stated or tuple(_told(reading)))


def _told(reading: Reading) -> Iterator[Slot]:
    """Amounts of a sentence that states no currency at all."""
    for measure in read_measures(reading.text):
        if _is_money(reading, measure):
            yield slot_of(reading, _as_money(measure), attribute_of(reading, measure))


def compare(left: Slot, right: Slot) -> Level:
    """Compares two amounts by their bounds; one without a currency is in the other's. Symmetric."""
    one, other = left.value, right.value
    if isinstance(one, Magnitude) and isinstance(other, Magnitude):
        if one.unit == OPEN:
            left = replace(left, value=replace(one, unit=other.unit))
        elif other.unit == OPEN:
            right = replace(right, value=replace(other, unit=one.unit))
    return compare_magnitudes(left, right)


def _is_money(reading: Reading, measure: Measure) -> bool:
    """Is a count of nothing named told of what is paid or owed."""
    if measure.unit is not COUNT or measure.value.amount < _LEAST:
        return False
    inside = [i for i, t in enumerate(reading.tokens) if measure.start <= t.start < measure.end]
    if not inside or _counts(reading.tokens, inside[-1] + 1):
        return False
    return bool(_MONEY_WORDS.intersection(attribute_of(reading, measure)))


def _counts(tokens: tuple[Token, ...], after: int) -> bool:
    """Does a noun follow that the number counts: "1,200 workers", "8,000 of the shares"."""
    following = tokens[after : after + 1]
    counted = ("NOUN", "PROPN", "ADJ", "NUM", "PRON")  # "the 20,000 who marched"
    return any(t.pos in counted or t.lemma == "of" for t in following)


def _as_money(measure: Measure) -> Measure:
    value = replace(measure.value, unit=OPEN)
    return replace(measure, kind=Kind.MONEY, value=value)
