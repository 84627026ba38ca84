"""Organizations by name."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from discrepancy.records import Kind, Name, Slot
from discrepancy.slots import names
from discrepancy.slots.interface import Level, Reading, Relation
from discrepancy.slots.person import SAYING

_LEGAL_FORMS = names.word_set(
    "inc ltd llc plc corp co corporation company ag gmbh sa bv nv ab oy as spa srl group holding "
    "holdings limited the"
)


def extract(reading: Reading) -> Iterator[Slot]:
    """ORGANIZATION slots: attribute is the grammatical relation, ("subj:own",)."""
    tokens = reading.tokens
    for first, last in names.entity_spans(tokens, "ORG"):
        begin, stop = first, last
        while begin < stop and (
            tokens[begin].pos in {"DET", "PUNCT"} or not tokens[begin].text[0].isalnum()
        ):
            begin += 1
        while stop > begin and (tokens[stop - 1].tag == "POS" or tokens[stop - 1].pos == "PUNCT"):
            stop -= 1
        if begin == stop:
            continue
        start, end = tokens[begin].start, tokens[stop - 1].end
        shown = " ".join(reading.text[start:end].split())
        parts = significant(shown)
        if parts:
            yield Slot(
                kind=Kind.ORGANIZATION,
                value=Name(shown, parts),
                start=start,
                end=end,
                text=reading.text[start:end],
                attribute=tuple(
                    one
                    for one in names.relation(tokens, names.span_head(tokens, begin, stop))
                    if one.partition(":")[2] not in SAYING  # who was told what is no dispute
                ),
            )


def significant(name: str) -> tuple[str, ...]:
    """Folded words of a name without particles and legal forms, unless none is left."""
    parts = names.name_parts(name.replace(".", "") if _is_acronym(name) else name)
    return tuple(part for part in parts if part not in _LEGAL_FORMS) or parts


def _is_acronym(name: str) -> bool:
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isupper() and letters.isalpha()


SAME_NAME = Level(Relation.SAME, "the same organization", -2.5)
ACRONYM = Level(Relation.SAME, "one name abbreviates the other", -2.0)
PART_OF_NAME = Level(Relation.SAME, "one name is a part of the other", -1.5)
SPELT_OTHERWISE = Level(Relation.COMPATIBLE, "the same name spelt otherwise", -1.0)
OVERLAP = Level(Relation.COMPATIBLE, "names that share a word", 0.0)
OTHER_NAME = Level(Relation.DIFFERENT, "another organization", 0.7)
NOT_NAMES = Level(Relation.UNRELATED, "not two names", 0.0)

# fuzz.ratio word by word, set by hand: Norrland/Norrlands 94, York/Cork 75. Whole names would not
# do: two universities of York and Cork are 93 alike.
SPELLING = 85.0


def compare(left: Slot, right: Slot) -> Level:
    """Names by their significant words; an acronym stands for the initials."""
    if not (isinstance(left.value, Name) and isinstance(right.value, Name)):
        return NOT_NAMES
    one, other = left.value.parts, right.value.parts
    if not one or not other:
        return NOT_NAMES
    if set(one) == set(other) or "".join(one) == "".join(other):
        return SAME_NAME
    if _abbreviates(left.value, right.value) or _abbreviates(right.value, left.value):
        return ACRONYM
    if set(one) <= set(other) or set(other) <= set(one):
        return PART_OF_NAME
    if len(one) == len(other) and all(
        fuzz.ratio(word, its) >= SPELLING for word, its in zip(one, other, strict=True)
    ):
        return SPELT_OTHERWISE
    return OVERLAP if set(one) & set(other) else OTHER_NAME


def _abbreviates(short: Name, long: Name) -> bool:
    if len(short.parts) != 1 or len(long.parts) < 2 or not _is_acronym(short.text):
        return False
    every = names.words(long.text)
    initials = {"".join(word[0] for word in kept) for kept in (long.parts, every)}
    return short.parts[0] in initials
