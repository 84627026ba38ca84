"""The gazetteer: names, aliases, containment, adjectives, capitals."""

from __future__ import annotations

import pytest

from discrepancy.slots import gazetteer
from discrepancy.slots.gazetteer import distance_km

GAZETTEER = gazetteer.load()


@pytest.mark.parametrize(
    ("names", "key"),
    [
        (("US", "U.S.", "USA", "America", "the United States"), "country:US"),
        (("UK", "Britain", "Great Britain", "the United Kingdom"), "country:GB"),
        (("Holland", "the Netherlands"), "country:NL"),
        (("Burma", "Myanmar"), "country:MM"),
        (("South Korea",), "country:KR"),
        (("North Korea", "DPRK"), "country:KP"),
        (("Bavaria",), "region:DE.02"),
        (("the Balkans", "Balkans"), "area:balkans"),
    ],
)
def test_aliases(names: tuple[str, ...], key: str) -> None:
    assert {place.key for n in names if (place := GAZETTEER.lookup(n))} == {key}


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        ("Valletta", "Malta"), ("Munich", "Bavaria"), ("Munich", "Germany"), ("England", "UK"),
        ("Ghent", "Flanders"), ("Edinburgh", "Scotland"), ("Lagos", "West Africa"),
        ("Lima", "Latin America"), ("Los Angeles", "California"), ("DC", "US"),
    ],
)  # fmt: skip
def test_containment(inner: str, outer: str) -> None:
    one, two = GAZETTEER.lookup(inner), GAZETTEER.lookup(outer)
    assert one is not None
    assert two is not None
    assert two.key in one.ancestors
    assert one.key not in two.ancestors


def test_the_larger_is_meant_unless_the_context_tells() -> None:
    plain, near = GAZETTEER.lookup("Vienna"), GAZETTEER.lookup("Vienna", ["region:US.VA"])
    assert plain is not None
    assert near is not None
    assert "country:AT" in plain.ancestors
    assert near.key in plain.alternatives
    assert near.alternatives == ()


def test_georgia_is_two_places() -> None:
    place = GAZETTEER.lookup("Georgia")
    assert place is not None
    assert (place.key, place.alternatives) == ("country:GE", ("region:US.GA",))


@pytest.mark.parametrize(
    ("word", "key"),
    [("Chinese", "country:CN"), ("Finns", "country:FI"), ("South Korean", "country:KR"),
     ("Chileans", "country:CL"), ("Martian", None)],
)  # fmt: skip
def test_adjectives(word: str, key: str | None) -> None:
    assert GAZETTEER.demonym_country(word) == key
    assert GAZETTEER.lookup(word) is None


def test_capitals_and_time_zones() -> None:
    washington, munich = GAZETTEER.lookup("Washington"), GAZETTEER.lookup("Munich")
    assert washington is not None
    assert munich is not None
    assert GAZETTEER.capital_of(washington.key) == "country:US"
    assert GAZETTEER.capital_of(munich.key) is None
    assert GAZETTEER.timezone(munich.key) == "Europe/Berlin"


def test_every_region_of_the_table_lies_in_its_country() -> None:
    for name, code, _ in gazetteer._rows("regions.txt"):
        place = GAZETTEER.lookup(name, [f"country:{code}"])
        assert place is not None
        assert f"country:{code}" in place.ancestors, name


def test_distance() -> None:
    lima, tacna = GAZETTEER.lookup("Lima"), GAZETTEER.lookup("Tacna")
    peru = GAZETTEER.lookup("Peru")
    assert lima
    assert tacna
    assert peru
    assert distance_km(lima, tacna) == pytest.approx(990, rel=0.03)
    assert distance_km(lima, peru) is None
