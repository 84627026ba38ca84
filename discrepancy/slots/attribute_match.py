"""Are two values of the same thing? Their attributes side by side."""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import lru_cache

from discrepancy.records import Kind, Magnitude, Slot
from discrepancy.slots.attribute_marks import INTERVAL, PART, PER, is_mark, marks_among
from discrepancy.slots.number_words import ORDINALS
from discrepancy.slots.offices import is_role
from discrepancy.slots.parts import OF_PLACE, part_of_elsewhere
from discrepancy.slots.sorts import ANYONE, is_sort_of
from discrepancy.slots.synonyms import CASUALTIES, DIMENSIONS, DIRECTIONS, LIGHT, PEOPLE, canonical

VICTIM = "victim"
HEAD = 0.7  # from here on, what two figures count has one name
SORT = 0.65  # how alike a thing and the word for its sort are
MOST_APART = 4.0  # times: a sum told without its rate, against one told with it
# Who was there, beside those whom something befell: 120 spectators, of whom nine were injured.
ONLOOKERS = frozenset(map(canonical, "spectator villager visitor tourist fan bystander".split()))
HARMED = frozenset(CASUALTIES.values())
CLASSES = HARMED, frozenset(DIRECTIONS.values()), frozenset(DIMENSIONS.values())
ANYBODY = PEOPLE | ANYONE | ONLOOKERS
LASTING = frozenset("last take run continue go stretch".split())


def attribute_match(left: Slot, right: Slot) -> float | None:
    """How far two slots measure the same thing: 0 (no) to 1 (yes); None where nothing tells.

    0.7 and more: the same thing. SORT: one is named by its sort. 0.2 and less: two things. Between:
    words in common, no more.
    """
    one, other = left.attribute, right.attribute
    marks, others = marks_among(one), marks_among(other)
    if marks - {PART} != others - {PART}:
        return _across(left, right, (marks ^ others) - {PART})
    if left.kind is Kind.AGE:
        return _age_likeness(_lemmas(one), _lemmas(other))
    likeness = _likeness(left.kind, *(_telling(left.kind, _lemmas(own)) for own in (one, other)))
    if likeness == 0.1 and left.kind is Kind.QUANTITY and not _is_length(left):
        likeness = 0.2  # so many litres "leaked", or "of fuel": a sentence has one of these
    if INTERVAL in marks and likeness is None and _lemmas(one) and _lemmas(other):
        return 0.2  # between other happenings, as far as the words tell
    if part_of_elsewhere(one, other):
        return min(0.2, likeness or 0.2)
    if likeness is not None and marks != others:
        return min(likeness, 0.5)  # a part beside what may be the whole
    return likeness


def _across(left: Slot, right: Slot, marks: Set[str]) -> float:
    """How alike two figures are of which one alone is a rate, an interval, or the like."""
    if marks == {INTERVAL}:  # "36 hours before the breach", "two hours' notice"
        return 0.2
    [mark, *more] = marks
    one, other = _lemmas(left.attribute), _lemmas(right.attribute)
    named = bool(one and other) and one[0] == other[0]  # dividends, one told by the share
    rated = left.kind is Kind.MONEY and mark.startswith(PER) and not more
    return 0.5 if named and rated and _of_one_size(left, right) else 0.0


def _of_one_size(left: Slot, right: Slot) -> bool:
    """A sum and what it comes to by the year or the share are further apart."""
    if not (isinstance(left.value, Magnitude) and isinstance(right.value, Magnitude)):
        return False
    small, large = sorted((abs(left.value.amount), abs(right.value.amount)))
    return large <= MOST_APART * small


def _telling(kind: Kind, lemmas: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out what is said of any length of time: that it lasted says not what did."""
    return tuple(w for w in lemmas if w not in LASTING) if kind is Kind.DURATION else lemmas


def _age_likeness(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float | None:
    """An age is of a person: two names are two people, a name and a description may be one."""
    if not mine or not theirs:
        return None
    if set(mine) & set(theirs):
        return 1.0
    sexes = [{*lemmas} & {"man", "woman"} for lemmas in (mine, theirs)]
    described = any(lemmas[0] in PEOPLE or is_role(lemmas[0]) for lemmas in (mine, theirs))
    return 0.3 if described and not all(sexes) else 0.0


def _likeness(kind: Kind, mine: tuple[str, ...], theirs: tuple[str, ...]) -> float | None:
    if not mine or not theirs:
        return None
    for classes in CLASSES:
        known, known_too = classes.intersection(mine), classes.intersection(theirs)
        if known and known_too:
            if not known & known_too:
                return 0.0
            if classes is HARMED:
                return _casualties(mine, theirs)
    ranks = (ORDINALS.keys() & set(mine), ORDINALS.keys() & set(theirs))
    if all(ranks) and ranks[0] != ranks[1]:
        return 0.0
    if kind is Kind.NUMBER and _one_befell(mine, theirs):
        return _befallen(mine, theirs)
    shared = set(mine) & set(theirs)
    if mine[0] == theirs[0] or _spelling(mine[0], theirs[0]):
        return min(1.0, 0.7 + 0.15 * (len(shared) - 1))
    if shared:
        return 0.6 if mine[0] in theirs or theirs[0] in mine else 0.4
    if {mine[0], theirs[0]} & ANYONE and all(map(is_person, (mine[0], theirs[0]))):
        return SORT  # "three men", "four raiders"
    if is_sort_of(mine[0], theirs[0]):
        return SORT  # "nine vehicles", "seven lorries"
    # The same length is told with any verb ("spent three hours", "was over in 90 minutes").
    if kind in (Kind.DURATION, Kind.MONEY, Kind.AGE):
        return None
    return 0.1


@lru_cache(maxsize=4096)  # a slot stands in many pairs
def _lemmas(attribute: tuple[str, ...]) -> tuple[str, ...]:
    found = (
        canonical(lemma)
        for lemma in attribute
        if not lemma.startswith(OF_PLACE) and not is_mark(lemma)
    )
    return tuple(dict.fromkeys(lemma for lemma in found if lemma not in LIGHT))


def _is_length(slot: Slot) -> bool:
    """A length may be of anything in a sentence; speeds, volumes or weights are seldom two."""
    return isinstance(slot.value, Magnitude) and slot.value.unit in ("m", "m^2")


def is_person(lemma: str) -> bool:
    """Whether a word is for a person or for people."""
    return lemma in PEOPLE or lemma in ANYONE or is_role(lemma)


def _is_casualty(lemmas: Iterable[str]) -> bool:
    return not HARMED.isdisjoint(lemmas)


def _both_people(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return bool(PEOPLE & set(mine)) and bool(PEOPLE & set(theirs))


def _one_befell(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Is it told of one only what befell those counted? "Nine coaches burned" are no casualties."""
    things = mine[0] == theirs[0] and mine[0] not in ANYBODY
    return _is_casualty(mine) != _is_casualty(theirs) and not things


def _befallen(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    if VICTIM in (mine[0], theirs[0]):  # the dead, or the injured with them
        return 0.5
    return 0.25 if {*mine, *theirs} & PEOPLE and _both_people(mine, theirs) else 0.1


def _casualties(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """Both count dead, or both injured, ...: the same unless of different sorts of people."""
    sorts = [
        {lemma for lemma in lemmas if lemma in PEOPLE and lemma != "people"}
        for lemmas in (mine, theirs)
    ]
    if sorts[0] and sorts[1] and not sorts[0] & sorts[1]:
        return 0.2
    if bool(sorts[0]) != bool(sorts[1]):
        return 0.5
    return 1.0


def _spelling(one: str, other: str) -> bool:
    """Whether two words differ as "litre" and "liter" or "labour" and "labor" do."""
    from rapidfuzz.distance import Levenshtein

    return (
        min(len(one), len(other)) > 4
        and one[:3] == other[:3]
        and Levenshtein.distance(one, other) <= (2 if sorted(one) == sorted(other) else 1)
    )
