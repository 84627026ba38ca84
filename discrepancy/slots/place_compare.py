"""Whether two places can both be where one thing happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from discrepancy.records import Place, Slot
from discrepancy.slots import gazetteer, venue
from discrepancy.slots.gazetteer import distance_km, fold
from discrepancy.slots.interface import Level, Relation

_NEAR_KM = 40.0  # a suburb or the airport town of a city goes by the city's name
# inhabitants, and how many times those of a place beside it, from which it counts as its suburb
_METROPOLIS = 1_000_000
_FAR_SMALLER = 5
_ALIKE = 85.0  # token-set ratio: spellings of one name measure above, two names far below
_OPPOSITES = (("north", "south"), ("east", "west"))
_UNKNOWN = Level(Relation.UNRELATED, "places of other kinds", 0.0)


def compare(a: Slot, b: Slot) -> Level:
    """Symmetric. Names that the gazetteer does not know weigh little."""
    if not isinstance(a.value, Place) or not isinstance(b.value, Place):
        return _UNKNOWN
    return relate(a.value, b.value)


def relate(a: Place, b: Place) -> Level:
    """How two places stand to each other, whatever happened there."""
    if a.key and b.key:
        return _compare_known(a, b)
    if not a.key and not b.key:
        return _compare_unknown(a, b)
    return _compare_mixed(*((a, b) if a.key else (b, a)))


def contains_or_equal(outer: Place, inner: Place) -> bool:
    """Whether the second place is known to be the first, or to lie in it."""
    if outer.key:
        return outer.key == inner.key or outer.key in inner.ancestors
    return not inner.key and fold(outer.name) == fold(inner.name)


def known(places: Iterable[Place]) -> list[Place]:
    """Return the places of the gazetteer among some."""
    return [place for place in places if place.key]


def overlap(left: Sequence[Place], right: Sequence[Place]) -> bool:
    """Whether a place of one is one of the other, or lies in it, or the other way round."""
    return any(contains_or_equal(a, b) or contains_or_equal(b, a) for a in left for b in right)


def _compare_known(a: Place, b: Place) -> Level:
    if a.key == b.key:
        if _opposite(a.name, b.name):
            return Level(Relation.DIFFERENT, "opposite parts", 1.5)
        return Level(Relation.SAME, "same place", -3.0)
    if a.key in b.ancestors or b.key in a.ancestors:
        return Level(Relation.COMPATIBLE, "one lies in the other", -1.5)
    if _may_be(a, b) or _may_be(b, a):
        return Level(Relation.COMPATIBLE, "another place of that name fits", -0.5)
    distance = distance_km(a, b)
    if distance is not None and distance <= _NEAR_KM:
        if _suburb(a, b) or _suburb(b, a):
            return Level(Relation.COMPATIBLE, "a suburb of the other", -0.3)
        return Level(Relation.HEDGED, f"{distance:.0f} km apart", 0.3)
    if any(key.startswith(("area:", "continent:")) for key in (a.key, b.key)):
        return Level(Relation.HEDGED, "neither lies in the other", 0.8)
    label = f"{distance:,.0f} km apart" if distance is not None else "neither lies in the other"
    return Level(Relation.DIFFERENT, label, 3.0)


def _may_be(a: Place, b: Place) -> bool:
    """Could the name of `a` mean a place that is, holds or lies in `b`."""
    known = gazetteer.load()
    others = [place for key in a.alternatives if (place := known.place(key))]
    b_keys = {b.key, *b.alternatives}
    return any(
        o.key in b_keys or o.key in b.ancestors or b_keys.intersection(o.ancestors) for o in others
    )


def _suburb(inner: Place, city: Place) -> bool:
    """Whether the second is a large city, and the first a far smaller place near it."""
    known = gazetteer.load()
    large, small = known.population(city.key), known.population(inner.key)
    return large >= _METROPOLIS and 0 < small * _FAR_SMALLER <= large


def _compare_mixed(known: Place, unknown: Place) -> Level:
    """A gazetteer place against a venue or a small place, which may be known to lie somewhere."""
    if fold(known.name) == fold(unknown.name):
        return Level(Relation.SAME, "same name", -2.0)
    if not unknown.ancestors:
        return _UNKNOWN
    if known.key in unknown.ancestors or set(known.alternatives).intersection(unknown.ancestors):
        return Level(Relation.COMPATIBLE, "one lies in the other", -1.5)
    if unknown.ancestors[0] in known.ancestors:
        return Level(Relation.COMPATIBLE, "in the same wider place", -0.2)
    return Level(Relation.DIFFERENT, "neither lies in the other", 2.0)


def _compare_unknown(a: Place, b: Place) -> Level:
    name_a, name_b = fold(a.name), fold(b.name)
    if name_a == name_b:
        return Level(Relation.SAME, "same name", -2.0)
    if a.ancestors and b.ancestors and not _nested(a, b):
        return Level(Relation.DIFFERENT, "in places apart", 2.0)
    if fuzz.token_set_ratio(name_a, name_b) >= _ALIKE:
        return Level(Relation.COMPATIBLE, "names alike", -1.0)
    group_a, group_b = venue.group(name_a), venue.group(name_b)
    if group_a and group_a == group_b:
        if " " not in name_a or " " not in name_b:  # "in hospital", "at the hotel"
            return Level(Relation.HEDGED, f"another {group_a}", 0.6)
        bare = a.name.islower(), b.name.islower()
        if any(bare) and not all(bare) and name_a.split()[-1] != name_b.split()[-1]:
            return _UNKNOWN  # "a private school" and the name of a college
        return Level(Relation.DIFFERENT, f"another {group_a}", 1.2)
    if not group_a and not group_b and a.name[:1].isupper() and b.name[:1].isupper():
        # one may be a village in the other
        return Level(Relation.HEDGED, "another name", 0.8)
    return _UNKNOWN


def _nested(a: Place, b: Place) -> bool:
    return a.ancestors[0] in b.ancestors or b.ancestors[0] in a.ancestors


def _opposite(a: str, b: str) -> bool:
    one, two = fold(a), fold(b)
    return any(
        (one.startswith(x) and two.startswith(y)) or (one.startswith(y) and two.startswith(x))
        for x, y in _OPPOSITES
    )
