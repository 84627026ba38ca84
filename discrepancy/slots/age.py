"""Ages of people and things, in years; the attribute is whose: a surname or a noun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discrepancy.records import Kind, Slot, Token
from discrepancy.slots.figures import slot_of, slots_of
from discrepancy.slots.interface import Level, Reading
from discrepancy.slots.magnitude_compare import compare_magnitudes
from discrepancy.slots.measure import Measure
from discrepancy.slots.names import fold
from discrepancy.slots.offices import is_role
from discrepancy.slots.synonyms import PEOPLE
from discrepancy.slots.told_ages import told_ages

_WHO_IS = re.compile(
    r",?\s{1,3}who\s{1,3}(?:is|was|turned|turns|will be|at)\s{1,3}"
    r"(?:(?:only|just|now|then)\s{1,3})?$"
)
_NOW = re.compile(r"\bnow\s+$")
_PLACES = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME"})


def extract(reading: Reading) -> Iterator[Slot]:
    """Slots of kind age, in order of their start."""
    stated = slots_of(reading, Kind.AGE, accept=_is_age, attribute=_whose)
    told = (slot_of(reading, measure, _whose(reading, measure)) for measure in told_ages(reading))
    return iter(sorted([*stated, *told], key=lambda slot: slot.start))


def compare(left: Slot, right: Slot) -> Level:
    """Compares two ages: whole years are exact, months and weeks rounded. Symmetric."""
    return compare_magnitudes(left, right)


def _is_age(reading: Reading, measure: Measure) -> bool:
    """After a comma, only what stands beside a name that is no place's ("Toledo, 44, ...").

    A number in words is no house number or year: it is an age whatever the name looks like.
    """
    before = _NOW.sub("", reading.text[: measure.start]).rstrip()
    if not before.endswith(","):
        return True
    name = _token_before(reading.tokens, len(before), skip=",")
    in_words = reading.text[measure.core : measure.core + 1].isalpha()
    if name is None or (name.entity in _PLACES and not in_words):
        return False
    return (
        name.pos == "PROPN"
        or (in_words and name.text[:1].isupper())
        or (name.pos == "NOUN" and (name.lemma in PEOPLE or is_role(name.lemma)))
    )


def _token_before(tokens: tuple[Token, ...], position: int, *, skip: str) -> Token | None:
    found = [token for token in tokens if token.start < position and token.text != skip]
    return found[-1] if found else None


def _whose(reading: Reading, measure: Measure) -> tuple[str, ...]:
    """The surname or noun that the age is of, folded; () where nothing tells."""
    tokens = reading.tokens
    inside = [i for i, token in enumerate(tokens) if measure.start <= token.start < measure.end]
    if not inside:
        return ()
    followed = _name_after(tokens, inside[-1])
    if followed:
        return (followed,)
    if inside[0] > 1 and tokens[inside[0] - 1].text == "of":  # "a man of 54"
        return (tokens[inside[0] - 2].lemma,)
    clause = _WHO_IS.search(reading.text, max(0, measure.start - 40), measure.start)
    position = clause.start() if clause else len(_NOW.sub("", reading.text[: measure.start]))
    if clause or reading.text[:position].rstrip().endswith(","):  # "Finn, who is 54", "Finn, 54,"
        name = _token_before(tokens, position, skip=",")
        return (fold(name.lemma),) if name else ()
    people = [t for t in tokens if t.entity == "PERSON" and t.start < measure.start]
    return (fold(people[-1].text),) if people else _subject(tokens, inside[0])


def _name_after(tokens: tuple[Token, ...], last: int) -> str:
    """Of "33-year-old Orla Finn" the surname, of "six-year-old tall boy" the noun."""
    if tokens[last].text != "old":
        return ""
    after = last + 1
    while after < len(tokens) and tokens[after].pos in ("ADJ", "PROPN"):
        after += 1
    if after < len(tokens) and tokens[after].pos == "NOUN":
        return _named(tokens, _compound_head(tokens, after))
    name = [token for token in tokens[last + 1 : after] if token.pos == "PROPN"]
    return fold(name[-1].text) if name else ""


def _compound_head(tokens: tuple[Token, ...], noun: int) -> int:
    """The last noun of a compound: in "bus driver" the driver."""
    while tokens[noun].dep == "compound" and noun < tokens[noun].head < len(tokens):
        noun = tokens[noun].head
    return noun


def _named(tokens: tuple[Token, ...], noun: int) -> str:
    """The surname of whom a noun is an apposition to, or who is one to it; else the noun."""
    above = tokens[tokens[noun].head]
    if tokens[noun].dep == "appos" and above.pos == "PROPN" and above.entity == "PERSON":
        return fold(above.text)
    return tokens[noun].lemma


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
