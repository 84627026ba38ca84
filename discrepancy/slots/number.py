"""Counts of people and things, and ranks ("the third such quake", unit "rank")."""

from __future__ import annotations

from collections.abc import Iterator

from discrepancy.records import Hedge, Kind, Magnitude, Slot, Token
from discrepancy.slots.figures import slots_of
from discrepancy.slots.interface import Level, Reading, Relation
from discrepancy.slots.magnitude_compare import compare_magnitudes
from discrepancy.slots.measure import Measure

# After "one": no count of anything.
_IDLE = frozenset(
    "day thing way time side hand point another reason example sense more such word".split()
)
# Before "one" or a bare numeral: a pronoun.
_DETERMINERS = frozenset("no the this that any every each which some only another".split())


_READING_AND_COUNT = Level(Relation.UNRELATED, "a reading and a count", 0.0)


def extract(reading: Reading) -> Iterator[Slot]:
    """Slots of kind number, in order of their start."""
    return slots_of(reading, Kind.NUMBER, accept=_is_count)


def compare(left: Slot, right: Slot) -> Level:
    """Compares two counts, or two ranks, by their bounds. Symmetric. No count has a decimal."""
    if _is_decimal(left) != _is_decimal(right):
        return _READING_AND_COUNT
    return compare_magnitudes(left, right)


def _is_decimal(slot: Slot) -> bool:
    if not isinstance(slot.value, Magnitude) or slot.hedge is not Hedge.EXACT:
        return False
    return not float(slot.value.amount).is_integer()


def _is_count(reading: Reading, measure: Measure) -> bool:
    tokens = reading.tokens
    inside = [i for i, t in enumerate(tokens) if measure.core <= t.start < measure.core_end]
    if not inside:
        return True
    first, last = inside[0], inside[-1]
    word = reading.text[measure.core : measure.core_end].lower()
    if measure.value.unit == "rank":
        plain = word in ("first", "second") and measure.value.low == measure.value.high
        return not plain and tokens[last].dep in (
            "amod",
            "compound",
            "nummod",
        )
    if word == "one":
        return _counts_one(tokens, first)
    return not (_is_name_part(tokens, first) or _is_pronoun(tokens, first, last))


def _counts_one(tokens: tuple[Token, ...], index: int) -> bool:
    """As in "one person was killed", but not "one of the", "no one", "the one", "one day"."""
    before = tokens[index - 1].text.lower() if index else ""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if _of_counted(tokens, index):
        return before not in _DETERMINERS - {"only"}
    if before in _DETERMINERS or after is None:
        return False
    return after.pos in ("NOUN", "ADJ") and after.lemma not in _IDLE


def _of_counted(tokens: tuple[Token, ...], index: int) -> bool:
    """As in "one of the seven", "one of its 12 ships": a part of what is counted."""
    following = tokens[index + 1 : index + 4]
    return (
        len(following) == 3
        and following[0].lemma == "of"
        and following[1].tag in ("DT", "PRP$")
        and following[2].pos == "NUM"
    )


def _is_pronoun(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """As in "the two", "all three": those already named, with no noun after."""
    before = tokens[first - 1].text.lower() if first else ""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    spelled = first == last and tokens[first].text.isalpha()
    if not spelled or before not in ("the", "these", "those", "all", "other"):
        return False
    return after is None or after.pos in ("VERB", "AUX", "PUNCT", "ADP", "ADV", "CCONJ", "PART")


def _is_name_part(tokens: tuple[Token, ...], index: int) -> bool:
    """As in "Vision 2030", "Channel 4": a number that a name right before it takes in."""
    token = tokens[index]
    if index == 0 or not token.text[:1].isdigit():
        return False
    name = tokens[index - 1]
    return name.pos == "PROPN" and token.head == index - 1 and token.dep in ("nummod", "appos")
