"""Places: where something happened, from the gazetteer, the parser and nouns for venues."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discrepancy.records import Kind, Place, Slot, Token
from discrepancy.slots import gazetteer, governor, place_names, venue
from discrepancy.slots.interface import Reading
from discrepancy.slots.names import word_set
from discrepancy.slots.place_compare import compare, contains_or_equal, relate
from discrepancy.slots.place_names import Named

__all__ = ["compare", "contains_or_equal", "extract", "relate"]

_AT = word_set(
    "in at near outside inside across around throughout off via within along beneath beyond "
    "into toward towards above under through"
)
# What is "of" a place and lies there: "the capital of Oman", "the coast of Chile".
_OF_HEADS = word_set(
    "capital city town village district port province region island coast border outskirts "
    "centre center suburb north south east west northeast northwest southeast southwest state "
    "area streets heart middle edge part rest waters shore kilometre kilometer mile"
)
_MOTION = word_set(
    "go travel fly return move come head arrive send bring drive sail flee deport transfer "
    "evacuate relocate shift trip visit flight journey tour take carry ship depart leave escape "
    "rush walk march extradite withdraw"
)
_VISITED = word_set(
    "visit leave enter reach hit strike shake tour devastate flood rock bomb shell occupy "
    "capture evacuate cross batter quit attack"
)
_GATHERINGS = word_set(
    "talk talks meeting summit conference round session visit negotiation negotiations forum "
    "hearing trial ceremony festival attack bombing earthquake quake fire crash accident flood "
    "protest rally election office plant factory branch headquarters home hospital airport"
)
_DIRECTION = re.compile(
    r"(?:north|south|east|west)(?:ern|east|west|eastern|western)?$|central$", re.IGNORECASE
)


def extract(reading: Reading) -> Iterator[Slot]:
    """PLACE slots, of places where something is or goes.

    A country that acts or is acted upon ("Washington said", "talks with Malta") is no place.
    The attribute holds the governing verb's and its arguments' lemmas and "prep:in", "prep:to", ...
    """
    tokens = reading.tokens
    names = place_names.find(reading.text, tokens, gazetteer.load())
    venues = list(venue.find(tokens))
    taken = [(v.first, v.after) for v in venues]
    found: list[tuple[int, int, Place, str]] = [
        (v.first, v.after, _venue_place(reading, v, names), v.preposition) for v in venues
    ]
    for name in names:
        if any(name.first < after and first < name.after for first, after in taken):
            continue
        preposition = _preposition(tokens, name)
        if preposition:
            first, place = _directed(reading, name)
            found.append((first, name.after, place, preposition))
    for first, after, place, preposition in sorted(found, key=lambda f: f[:2]):
        yield _slot(reading, first, after, place, preposition)


def _slot(reading: Reading, first: int, after: int, place: Place, preposition: str) -> Slot:
    start, end = reading.tokens[first].start, reading.tokens[after - 1].end
    index = governor.token_at(reading.tokens, start, end)
    attribute = governor.attribute_of(reading.tokens, index)
    return Slot(
        kind=Kind.PLACE,
        value=place,
        start=start,
        end=end,
        text=reading.text[start:end],
        attribute=(*attribute, f"prep:{preposition}"),
    )


def _venue_place(reading: Reading, found: venue.Venue, names: list[Named]) -> Place:
    """A venue, with the places that its words or the words behind it name above it."""
    tokens = reading.tokens
    name = reading.text[tokens[found.first].start : tokens[found.after - 1].end]
    for named in names:
        inside = found.first <= named.first < found.after
        behind = named.first > found.head and _hangs_on(tokens, named, found.head)
        prominent = gazetteer.load().is_prominent(named.place.key)
        if named.place.key and (behind or (inside and prominent)):
            return Place(name, ancestors=(named.place.key, *named.place.ancestors))
        if inside and named.place.ancestors:
            return Place(name, ancestors=named.place.ancestors)
    return Place(name)


def _hangs_on(tokens: tuple[Token, ...], named: Named, head: int) -> bool:
    """Does the name hang on the venue by a preposition: "a clinic in Punta del Este"."""
    top = _top(tokens, named)
    above = tokens[top].head
    return tokens[top].dep == "pobj" and tokens[above].head == head


def _top(tokens: tuple[Token, ...], name: Named) -> int:
    """The head of a name, or that of the series it is listed in."""
    start, end = tokens[name.first].start, tokens[name.after - 1].end
    index = governor.token_at(tokens, start, end)
    top = name.first if index is None else index
    for _ in range(8):  # "in Lima, Arica and Tacna"
        if tokens[top].dep != "conj" or tokens[top].head == top:
            break
        top = tokens[top].head
    return top


def _preposition(tokens: tuple[Token, ...], name: Named) -> str:
    """How the sentence places something there ("in", "to", "from"), "" where it does not."""
    top = _top(tokens, name)
    token, above = tokens[top], tokens[tokens[top].head]
    if token.dep == "pobj":
        return _prepositional(tokens, token.head)
    if token.dep in ("compound", "nmod") and above.lemma in _GATHERINGS:
        # "Lima and Quito open talks": those who talk
        return "" if any(t.dep == "conj" for t in governor.children(tokens, top)) else "in"
    if token.dep == "dobj" and above.lemma in _VISITED:
        return "in"
    before = _word_before(tokens, name.first)
    return before if before in _AT and token.dep not in ("nsubj", "poss", "compound") else ""


def _prepositional(tokens: tuple[Token, ...], index: int) -> str:
    word, above = tokens[index].text.lower(), tokens[tokens[index].head]
    if word in _AT:
        return word
    if word == "of":
        return "in" if above.lemma in _OF_HEADS else ""
    if word in ("to", "from"):
        return word if above.lemma in _MOTION else ""
    return ""


def _word_before(tokens: tuple[Token, ...], first: int) -> str:
    index = first - 1
    while index >= 0 and (tokens[index].pos == "DET" or _DIRECTION.match(tokens[index].text)):
        index -= 1
    return tokens[index].text.lower() if index >= 0 else ""


def _directed(reading: Reading, name: Named) -> tuple[int, Place]:
    """A part of a place ("northern Chile") is shown so, and keeps the key of the whole."""
    first = name.first - 1
    if first < 0 or not _DIRECTION.match(reading.tokens[first].text):
        return name.first, name.place
    shown = f"{reading.tokens[first].text} {name.place.name}"
    place = name.place
    return first, Place(
        shown, place.key, place.ancestors, place.latitude, place.longitude, place.alternatives
    )
