"""Ages of people and things, in years; the attribute is whose: a surname or a noun."""

from __future__ import annotations

from collections.abc import Iterator

from discrepancy.records import Kind, Slot, Token
from discrepancy.slots.figures import slots_of
from discrepancy.slots.interface import Level, Reading
from discrepancy.slots.magnitude import compare_magnitudes
from discrepancy.slots.measure import Measure
from discrepancy.slots.names import fold
from discrepancy.slots.offices import is_role
from discrepancy.slots.synonyms import PEOPLE

_PLACES = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME"})


def extract(reading: Reading) -> Iterator[Slot]:
    """Slots of kind age, in order of their start."""
    return slots_of(reading, Kind.AGE, accept=_is_age, attribute=_whose)


def compare(left: Slot, right: Slot) -> Level:
    """Compares two ages: whole years are exact, months and weeks rounded. Symmetric."""
    return compare_magnitudes(left, right)


def _is_age(reading: Reading, measure: Measure) -> bool:
    """After a comma, only what stands beside a name that is no place's ("Toledo, 44, ...")."""
    before = reading.text[: measure.start].rstrip()
    if not before.endswith(","):
        return True
    name = _token_before(reading.tokens, measure.start, skip=",")
    if name is None or name.entity in _PLACES:
        return False
    return name.pos == "PROPN" or (
        name.pos == "NOUN" and (name.lemma in PEOPLE or is_role(name.lemma))
    )


def _token_before(tokens: tuple[Token, ...], position: int, *, skip: str) -> Token | None:
    found = [token for token in tokens if token.start < position and token.text != skip]
    return found[-1] if found else None


def _whose(reading: Reading, measure: Measure) -> tuple[str, ...]:
    tokens = reading.tokens
    inside = [i for i, token in enumerate(tokens) if measure.start <= token.start < measure.end]
    if not inside:
        return ()
    after = inside[-1] + 1
    while after < len(tokens) and tokens[after].pos in ("ADJ", "PROPN"):
        after += 1
    if tokens[inside[-1]].text == "old" and after < len(tokens) and tokens[after].pos == "NOUN":
        return (tokens[after].lemma,)
    named = after
    while named < len(tokens) and tokens[named].pos == "PROPN":
        named += 1
    if tokens[inside[-1]].text == "old" and named > after:  # "33-year-old Orla Finn"
        return (fold(tokens[named - 1].text),)
    if tokens[inside[-1]].text == "old" and inside[-1] + 1 < after:
        names = [t for t in tokens[inside[-1] + 1 : after] if t.pos == "PROPN"]
        if names:
            return (fold(names[-1].text),)
    if reading.text[: measure.start].rstrip().endswith(","):
        name = _token_before(tokens, measure.start, skip=",")
        return (fold(name.lemma),) if name else ()
    people = [t for t in tokens if t.entity == "PERSON" and t.start < measure.start]
    if people:
        return (fold(people[-1].text),)
    return _subject(tokens, inside[0])


def _subject(tokens: tuple[Token, ...], index: int) -> tuple[str, ...]:
    """The subject of the verb that the age hangs on, if a noun."""
    verb = index
    for _ in range(4):
        if tokens[verb].pos in ("VERB", "AUX") or not 0 <= tokens[verb].head < len(tokens):
            break
        verb = tokens[verb].head
    for token in tokens:
        if token.dep == "nsubj" and token.pos == "NOUN" and tokens[token.head] is tokens[verb]:
            return (token.lemma,)
    return ()
