"""Names of places in a sentence: what the gazetteer knows and what the parser calls a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from discrepancy.records import Place, Token
from discrepancy.slots import venue
from discrepancy.slots.calendar import MONTHS, WEEKDAYS
from discrepancy.slots.gazetteer import Gazetteer
from discrepancy.slots.names import word_set

_PLACE_TYPES = frozenset({"GPE", "LOC", "FAC"})
_LINKS = word_set("of de del da do dos la el al le les las los and du")
_MAX_WORDS = 6
_UPPER_ONLY = frozenset({"us", "uk", "dc", "uae", "drc", "car", "prc"})  # "us" is a pronoun
# "in" before a name that the parser took for a person or nothing still makes it a place.
_STRONG = frozenset({"in", "near", "outside"})
_BETWEEN = re.compile(
    r",\s(?:in\s)?(?:the\s)?(?:(?:north|south|east|west|central)\w{0,8}[ -]){0,2}$", re.IGNORECASE
)
_PART_OF = re.compile(
    r"\s(?:(?:district|suburb|neighbou?rhood|quarter|area|borough|section)\s)?(?:of|in)\s(?:the\s)?"
    r"(?:(?:north|south|east|west|central)\w{0,8}[ -]){0,2}$",
    re.IGNORECASE,
)
_WITHIN = ("country:", "region:", "area:", "continent:")


@dataclass(frozen=True, slots=True)
class Named:
    """A place name: token indices [first, after) and the place it was read as."""

    first: int
    after: int
    place: Place


def find(text: str, tokens: tuple[Token, ...], gazetteer: Gazetteer) -> list[Named]:
    """Place names in order. "Antofagasta, northern Chile" is one, with Chile above it."""
    names = list(_names(text, tokens, gazetteer))
    context = [n.place.key for n in names if n.place.key.startswith("country:")]
    merged: list[Named] = []
    for name in reversed(names):  # from the right: "Calbiga, Samar, Philippines"
        container = merged[-1] if merged else None
        if container and _contains(text, tokens, name, container):
            inside = _inside(text, tokens, name, container.place, gazetteer)
            if inside:
                if _BETWEEN.fullmatch(
                    text, tokens[name.after - 1].end, tokens[container.first].start
                ):
                    merged.pop()
                merged.append(inside)
                continue
        merged.append(_settled(text, tokens, name, context, gazetteer))
    return merged[::-1]


def _names(text: str, tokens: tuple[Token, ...], gazetteer: Gazetteer) -> Iterator[Named]:
    index = 0
    while index < len(tokens):
        after = _run_end(tokens, index)
        if after == index:
            index += 1
            continue
        yield from _split(text, tokens, index, after, gazetteer)
        index = after


def _run_end(tokens: tuple[Token, ...], first: int) -> int:
    """The end of the run of capitalised words that begins here; `first` itself if none does."""
    if not _is_name_word(tokens[first]):
        return first
    after = first + 1
    while after < len(tokens) and after - first < 12:
        if _is_name_word(tokens[after]):
            after += 1
        elif (
            tokens[after].text.lower() in _LINKS - {"and"}
            and after + 1 < len(tokens)
            and _is_name_word(tokens[after + 1])
        ):
            after += 2
        else:
            break
    return after


def _is_name_word(token: Token) -> bool:
    word = token.text
    if not word[:1].isupper() or word.lower() in MONTHS or word.lower() in WEEKDAYS:
        return False
    return token.pos in ("PROPN", "ADJ", "NOUN") or bool(token.entity)


def _split(
    text: str, tokens: tuple[Token, ...], first: int, after: int, gazetteer: Gazetteer
) -> Iterator[Named]:
    """The places of one run: all of it, or its head's kind decides what it is."""
    words = text[tokens[first].start : tokens[after - 1].end]
    country = gazetteer.demonym_country(words)
    if country:
        capital = gazetteer.capital_city(country) if _is_capital(tokens, after) else None
        if capital:  # "the Greek capital"
            yield Named(first, after + 1, capital)
        return
    if after - first <= _MAX_WORDS and _known(words, gazetteer):
        place = gazetteer.lookup(words)
        if place and not _is_person(tokens, first, after):
            yield Named(first, after, place)
        return
    head = tokens[after - 1].lemma.lower()
    kinds = {t.entity for t in tokens[first:after]}
    if venue.group(head) and len(words.split()) > 1:
        inner = next(_inner(text, tokens, first, after, gazetteer), None)
        above = (inner.key, *inner.ancestors) if inner and head not in venue.WATERS else ()
        yield Named(first, after, Place(words, ancestors=above))
    elif kinds <= _PLACE_TYPES and kinds:
        yield Named(first, after, Place(words))
    elif any(t.text.lower() in _LINKS for t in tokens[first:after]):
        # "Ministry of Defence of Chile" is no place, "Malta of Vienna" never written
        return
    elif first and tokens[first - 1].text.lower() in _STRONG and not kinds & {"ORG", "DATE"}:
        yield Named(first, after, Place(words))


def _is_capital(tokens: tuple[Token, ...], index: int) -> bool:
    return index < len(tokens) and tokens[index].text.lower() == "capital"


def _inner(
    text: str, tokens: tuple[Token, ...], first: int, after: int, gazetteer: Gazetteer
) -> Iterator[Place]:
    for length in range(min(_MAX_WORDS, after - first - 1), 0, -1):
        for start in range(first, after - length):
            words = text[tokens[start].start : tokens[start + length - 1].end]
            place = gazetteer.lookup(words) if _known(words, gazetteer) else None
            if place and gazetteer.is_prominent(place.key):
                yield place


def _known(words: str, gazetteer: Gazetteer) -> bool:
    if words.lower() in _UPPER_ONLY and not words.isupper():
        return False
    return len(words) > 1 and gazetteer.has(words)


def _is_person(tokens: tuple[Token, ...], first: int, after: int) -> bool:
    """Is the name a person's (Jordan, Chad, Victoria) or part of a longer entity's."""
    kinds = {t.entity for t in tokens[first:after]}
    before = tokens[first - 1].text.lower() if first else ""
    if before in _STRONG:
        return False
    if kinds & {"PERSON", "WORK_OF_ART", "PRODUCT", "LAW"}:
        return True
    longer = after < len(tokens) and tokens[after].entity and not tokens[after].entity_start
    return bool("ORG" in kinds and (longer or not tokens[first].entity_start))


def _contains(text: str, tokens: tuple[Token, ...], name: Named, container: Named) -> bool:
    """Do the words between say that the second place holds the first."""
    gap = (tokens[name.after - 1].end, tokens[container.first].start)
    if _BETWEEN.fullmatch(text, *gap):
        return container.place.key.startswith(_WITHIN)
    return bool(_PART_OF.fullmatch(text, *gap))


def _inside(
    text: str, tokens: tuple[Token, ...], name: Named, container: Place, gazetteer: Gazetteer
) -> Named | None:
    """The name read as lying in the container; None where the gazetteer knows that it does not."""
    words = text[tokens[name.first].start : tokens[name.after - 1].end]
    keys = (container.key,) if container.key else container.ancestors[:1]
    place = gazetteer.lookup(words, keys)
    if place is None:
        above = (container.key, *container.ancestors) if container.key else container.ancestors
        return replace(name, place=replace(name.place, name=words, ancestors=above))
    if not set(keys).intersection(place.ancestors):
        return None
    return replace(name, place=replace(place, name=words))


def _settled(
    text: str, tokens: tuple[Token, ...], name: Named, context: list[str], gazetteer: Gazetteer
) -> Named:
    words = text[tokens[name.first].start : tokens[name.after - 1].end]
    place = gazetteer.lookup(words, context) if name.place.key else None
    if place is None:
        return name
    shown = place.name if place.key.startswith("country:") else words
    return replace(name, place=replace(place, name=shown))
