"""Venues: rooms, buildings and grounds that no gazetteer holds ("the milk kitchen")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from discrepancy.records import Token
from discrepancy.slots.names import word_set

ROOMS = word_set(
    "room kitchen hall ward corridor cell chamber basement lobby cellar attic garage bathroom "
    "bedroom lounge ballroom office canteen laboratory lab theatre vault gallery studio"
)
BUILDINGS = word_set(
    "palace hotel hospital clinic home house museum stadium church cathedral mosque synagogue "
    "temple school university college airport station court courthouse castle embassy consulate "
    "mansion villa theatre cinema factory warehouse prison jail monastery restaurant cafe bar "
    "nightclub club mall supermarket shop store library barracks headquarters parliament "
    "ministry apartment flat hangar terminal arena plant refinery mill farm residence retreat "
    "lodge ranch building tower laboratory morgue hostel dormitory pub"
)
GROUNDS = word_set(
    "square street park market port harbour harbor bridge road avenue boulevard beach garden "
    "cemetery campus crossing border motorway highway quay pier field valley village marina "
    "shipyard camp base airfield mine tunnel"
)
# Head nouns of names that lie in no one country.
WATERS = word_set(
    "sea ocean strait straits gulf bay river channel canal lake lagoon sound delta reef trench "
    "mount mountain mountains desert basin plateau peninsula archipelago islands"
)
HEADS = ROOMS | BUILDINGS | GROUNDS
# Too often no place ("in office", "on the market") unless something is said of them.
_NEED_MODIFIER = word_set(
    "office court market home house field school club parliament ministry plant store camp base "
    "bar mine border road street building residence flat cell room theatre gallery port"
)
# Of these an article is enough: "in a school", not "in school".
_ONE_OF_MANY = word_set("school theatre gallery")
# Halls that are buildings by themselves.
_PUBLIC = word_set("town city village parish sports concert music guild community exhibition")
_PREPOSITIONS = frozenset({"in", "at", "inside", "outside", "near", "into", "within", "beside"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
_IDLE = frozenset(
    {"same", "other", "own", "new", "old", "next", "last", "first", "whole", "entire"}
)
_MAX_WORDS = 7


@dataclass(frozen=True, slots=True)
class Venue:
    """Token indices [first, after) of a venue without its determiner, its head, its preposition."""

    first: int
    after: int
    head: int
    preposition: str


def find(tokens: tuple[Token, ...]) -> Iterator[Venue]:
    """Noun phrases headed by a venue noun after "in", "at", "near", ..."""
    for index, token in enumerate(tokens):
        if token.lemma not in HEADS or token.pos not in ("NOUN", "PROPN"):
            continue
        above = tokens[token.head]
        if token.dep != "pobj" or above.text.lower() not in _PREPOSITIONS:
            continue
        first = _first(tokens, index)
        said = [t for t in tokens[first:index] if t.text.lower() not in _IDLE]
        article = token.lemma in _ONE_OF_MANY and tokens[max(0, first - 1)].pos == "DET"
        if said or article or token.lemma not in _NEED_MODIFIER:
            yield Venue(first, _end(tokens, index), index, above.text.lower())


def _first(tokens: tuple[Token, ...], head: int) -> int:
    """The leftmost token of the unbroken run of modifiers before the head."""
    first = head
    for index in range(head - 1, max(-1, head - _MAX_WORDS), -1):
        token = tokens[index]
        if token.dep not in (*_MODIFIERS, "case") or token.pos in ("DET", "PRON"):
            break
        if not index < token.head <= head:
            break
        first = index
    return first


def _end(tokens: tuple[Token, ...], head: int) -> int:
    """Behind the head, or behind the name that it opens: "Church of the Holy Trinity"."""
    after = head + 1
    if tokens[head].pos != "PROPN":
        return after
    for index in range(head + 1, min(len(tokens), head + _MAX_WORDS)):
        token = tokens[index]
        if token.text[:1].isupper() and token.pos == "PROPN" and tokens[head + 1].text == "of":
            after = index + 1
        elif token.text.lower() not in ("of", "the"):
            break
    return after


def group(name: str) -> str:
    """A venue's group, or "": only venues of one group exclude each other."""
    *before, noun = name.lower().split()
    public = noun == "hall" and _PUBLIC.intersection(before)
    if public or (noun == "theatre" and "operating" not in before):
        return "building"
    groups = (("room", ROOMS), ("building", BUILDINGS), ("ground", GROUNDS), ("water", WATERS))
    return next((name for name, nouns in groups if noun in nouns), "")
