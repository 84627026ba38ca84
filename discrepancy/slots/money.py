"""Amounts of money, also those whose currency is left to the context ("owed about 190 million")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from discrepancy.records import Kind, Magnitude, Slot, Token
from discrepancy.slots.attributes import attribute_of
from discrepancy.slots.figures import slot_of, slots_of
from discrepancy.slots.interface import Level, Reading
from discrepancy.slots.magnitude_compare import compare_magnitudes
from discrepancy.slots.measure import COUNT, Measure
from discrepancy.slots.measures import read_measures
from discrepancy.slots.names import word_set
from discrepancy.slots.windows import left_of

OPEN = "¤"  # a currency that is not stated; it may be any
_LEAST = 1000  # a smaller bare number counts things, even beside "paid"
_MONEY_WORDS = word_set(
    "bill bounty budget compensation cost debt dividend donation earnings fee fine fortune fund "
    "income jackpot loan loss payment price profit ransom refund revenue reward salary sum "
    "takings turnover value wage cost donate fetch owe pay repay reimburse spend "
    "bonus bribe deficit deposit expenditure expense grant investment levy penalty prize rent "
    "stake subsidy surplus tax"
)
# Beside these a number of any size is a sum: "a payment of 250", "80,000 in damages".
_OF_SUM = re.compile(
    r"\b(?:payment|fine|fee|price|bonus|grant|fare|dividend|rent|deposit|reward|bill|sum|salary|wage"
    r"|ransom|loan|penalty|premium|compensation|subsidy)\s+of\s+$",
    re.IGNORECASE,
)
_IN_SUMS = re.compile(
    r"\s+in\s+(?:(?:unpaid|back|overdue)\s+)?(?:damages|compensation|cash|fines|fees|debts?|taxes|rent"
    r"|wages|bribes|prize\s+money|savings|donations|subsidies|ransom|arrears)\b"
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
    if measure.unit is not COUNT or measure.per:
        return False
    if _IN_SUMS.match(reading.text, measure.end):
        return True
    of_sum = _OF_SUM.search(left_of(reading.text, measure.start))
    if measure.value.amount < (1 if of_sum else _LEAST):
        return False
    inside = [i for i, t in enumerate(reading.tokens) if measure.start <= t.start < measure.end]
    if not inside or _counts(reading.tokens, inside[-1] + 1):
        return False
    return bool(of_sum or _MONEY_WORDS.intersection(attribute_of(reading, measure)))


def _counts(tokens: tuple[Token, ...], after: int) -> bool:
    """Does a noun follow that the number counts: "1,200 workers", "8,000 of the shares"."""
    following = tokens[after : after + 1]
    counted = ("NOUN", "PROPN", "ADJ", "NUM", "PRON")  # "the 20,000 who marched"
    return any(t.pos in counted or t.lemma == "of" for t in following)


def _as_money(measure: Measure) -> Measure:
    value = replace(measure.value, unit=OPEN)
    return replace(measure, kind=Kind.MONEY, value=value)
