"""Places of a language: names after its prepositions, by the gazetteer and CLDR's countries.

The gazetteer has the names of large cities in many languages ("Wien", "Genf", "Londres").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from discrepancy.records import Place
from discrepancy.slots import gazetteer
from discrepancy.slots.languages.grammar import grammar_of
from discrepancy.slots.languages.interface import Language

MOST_WORDS = 4
_NAME = r"[^\W\d_a-zà-ÿ][\w'’.-]*(?:[ -](?:(?:de|del|la|las|los|el|am|an|der|sur|du|des)[ -])*[^\W\d_a-zà-ÿ][\w'’.-]*){0,3}"  # noqa: E501


@dataclass(frozen=True, slots=True)
class PlaceFound:
    start: int
    end: int
    place: Place
    preposition: str  # as of English: "in", "to", "from", "near"


def find(text: str, language: Language) -> tuple[PlaceFound, ...]:
    """The places that the sentence puts something in, in order."""
    return tuple(_found(text, language))


def _found(text: str, language: Language) -> Iterator[PlaceFound]:
    for match in _pattern(language).finditer(text):
        preposition = re.sub(r"\s+", " ", match["before"].lower()).replace("’", "'")
        for length in range(MOST_WORDS, 0, -1):
            name = " ".join(match["name"].split()[:length]).rstrip(".,'’-")
            place = lookup(name, language)
            if name.lower() in grammar_of(language).months:
                break  # "im Mai" is no village in Kenya
            if place is not None:
                start = match.start("name")
                kind = language.prepositions.get(preposition, "in")
                yield PlaceFound(start, start + len(name), place, kind)
                break


@cache
def lookup(name: str, language: Language) -> Place | None:
    """The place of a name in that language, or None."""
    known = gazetteer.load()
    code = countries(language).get(gazetteer.fold(name))
    if code:
        return known.place(f"country:{code}")
    place = known.lookup(language.exonyms.get(gazetteer.fold(name), name))
    small = (
        place is not None and place.key.startswith("city:") and not known.is_prominent(place.key)
    )
    return None if small and name.lower() in language.empty else place


@cache
def countries(language: Language) -> dict[str, str]:
    """Folded names of countries in that language, and their ISO 3166 codes."""
    from babel import Locale

    names = Locale(language.code).territories.items()
    return {gazetteer.fold(name): code for code, name in names if len(code) == 2 and code.isalpha()}


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    words = sorted(language.prepositions, key=len, reverse=True)
    before = "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in words)
    article = r"(?:(?:der|den|dem|die|la|le|les|el|los|las)\s+|l['’])?"
    return re.compile(rf"(?<!\w)(?i:(?P<before>{before}))\s*(?i:{article})(?P<name>{_NAME})")
