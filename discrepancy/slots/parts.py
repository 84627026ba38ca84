"""The places that a figure is limited to: what is counted in one is no count of another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from discrepancy.records import Token
from discrepancy.slots import gazetteer

OF_PLACE = "of:"  # prefix of a place's keys among the lemmas of an attribute
_WITHIN = frozenset({"in", "for", "from", "at", "of", "across"})
_OWNERS = frozenset({"poss", "amod", "compound"})


def places_of(tokens: tuple[Token, ...], nouns: Iterable[int]) -> tuple[str, ...]:
    """The mark "of:" with the keys of a place that a noun is limited to, the smallest first.

    As in "Peru's share", "Dutch workers", "houses in Calabria"; of several places, the first.
    """
    for noun in nouns:
        for index in _limits(tokens, noun):
            keys = _keys(tokens, index)
            if keys:
                return (OF_PLACE + " ".join(keys),)
    return ()


def _limits(tokens: tuple[Token, ...], noun: int) -> Iterator[int]:
    for index, token in enumerate(tokens):
        if token.head == noun and index != noun and token.dep in _OWNERS:
            yield index
        if token.dep == "pobj":
            preposition = tokens[token.head]
            above = tokens[preposition.head]
            sold = above.dep == "acl" and above.head == noun  # "cookers sold in Canada"
            if preposition.text.lower() in _WITHIN and (preposition.head == noun or sold):
                yield index


def _keys(tokens: tuple[Token, ...], index: int) -> tuple[str, ...]:
    if tokens[index].entity not in ("GPE", "NORP"):
        return ()
    first = index
    while (
        first
        and tokens[first].entity == tokens[first - 1].entity
        and not tokens[first].entity_start
    ):
        first -= 1
    name = " ".join(token.text for token in tokens[first : index + 1])
    known = gazetteer.load()
    country = known.demonym_country(name)
    if country:
        return (country,)
    place = known.lookup(name)
    return (place.key, *place.ancestors) if place else ()


def part_of_elsewhere(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Are both limited to a place, and neither place in the other?"""
    one, other = _place(mine), _place(theirs)
    return bool(one and other) and one[0] not in other and other[0] not in one


@lru_cache(maxsize=4096)  # a slot stands in many pairs
def _place(attribute: tuple[str, ...]) -> list[str]:
    marks = (mark for mark in attribute if mark.startswith(OF_PLACE))
    return next(marks, OF_PLACE).removeprefix(OF_PLACE).split()
