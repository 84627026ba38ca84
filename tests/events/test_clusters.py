"""Events: what is linked is together, what is not is apart, and the order of links is nothing."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from newsroom import MONDAY

from discrepancy.events.clusters import cluster, components
from discrepancy.records import Claim, Period, Place, Sentence, Story

names = st.integers(0, 12).map(lambda n: f"a.txt#{n}")
links = st.lists(st.tuples(names, names), max_size=20)


@given(links)
def test_components_are_a_partition_that_keeps_links_together(
    pairs: list[tuple[str, str]],
) -> None:
    groups = components(pairs)
    members = [item for group in groups.values() for item in group]
    assert sorted(members) == sorted({item for pair in pairs for item in pair})
    home = {item: first for first, group in groups.items() for item in group}
    assert all(home[left] == home[right] for left, right in pairs)
    assert all(group == sorted(group) and group[0] == first for first, group in groups.items())


@given(links, st.randoms(use_true_random=False))
def test_the_order_and_direction_of_links_is_nothing(
    pairs: list[tuple[str, str]], random: st.DataObject
) -> None:
    shuffled = [(right, left) for left, right in pairs]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert components(shuffled) == components(pairs)


MALTA = Place(name="Valletta", key="city:1")
DAY = Period(MONDAY, MONDAY + timedelta(days=1))
WEEK = Period(MONDAY, MONDAY + timedelta(days=7), precision="week")


def claim(article: str, index: int, **fields: object) -> Claim:
    sentence = Sentence(article=article, index=index, start=0, end=1, text="x")
    return Claim(id=f"{article}#{index}", sentence=sentence, **fields)  # type: ignore[arg-type]


CLAIMS = {
    c.id: c
    for c in (
        claim("a.txt", 0, who=("Lind",), where=(MALTA,), when=DAY, keywords=("talk", "fish")),
        claim("b.txt", 3, who=("Lind", "Vassal"), when=DAY, keywords=("talk", "envoy")),
        claim("b.txt", 5, who=("Renner",), when=WEEK, keywords=("bridge",)),
        claim("c.txt", 1, keywords=("bridge", "open")),
    )
}
STORY = Story(id="story-1", title="x", articles=("a.txt", "b.txt", "c.txt"))


def test_an_event_is_named_by_what_its_claims_share() -> None:
    first, second = cluster([("b.txt#3", "a.txt#0"), ("b.txt#5", "b.txt#5")], CLAIMS, STORY)
    assert (first.id, second.id) == ("story-1-event-1", "story-1-event-2")
    assert first.claims == ("a.txt#0", "b.txt#3")
    assert first.who == ("Lind", "Vassal")
    assert first.where == ("Valletta",)
    assert first.when == DAY
    assert first.label == "talk, envoy; Lind and Vassal; Valletta"
    assert second.when == WEEK


def together(
    likely: list[tuple[str, str]], apart: list[tuple[str, str]], *links: tuple[str, str]
) -> list[tuple[str, ...]]:
    alone = [(id_, id_) for id_ in CLAIMS]
    events = cluster([*links, *alone], CLAIMS, STORY, likely=likely, apart=apart)
    return [event.claims for event in events]


A, B, C, D = CLAIMS


def test_what_could_be_of_either_joins_the_nearer_of_two_that_are_apart() -> None:
    assert together([(A, D), (D, B)], []) == [(A, B, D), (C,)]
    assert together([(A, D), (D, B)], [(A, B)]) == [(A, D), (B,), (C,)]
    assert together([(D, B), (A, D)], [(B, A)]) == [(A,), (B, D), (C,)]
    assert together([(A, D), (B, C), (D, C)], [(A, B)]) == [(A, D), (B, C)]


def test_what_is_in_conflict_is_of_one_event_whatever_is_apart() -> None:
    assert together([], [(A, B)], (A, D), (D, B)) == [(A, B, D), (C,)]


@given(links, links)
def test_no_event_holds_two_that_are_apart(
    likely: list[tuple[str, str]], apart: list[tuple[str, str]]
) -> None:
    every = {item: claim("a.txt", int(item.split("#")[1])) for pair in likely for item in pair}
    known = [(one, other) for one, other in apart if one != other and {one, other} <= {*every}]
    events = cluster([(id_, id_) for id_ in every], every, STORY, likely=likely, apart=known)
    home = {id_: event.id for event in events for id_ in event.claims}
    assert home.keys() == every.keys()
    assert all(home[one] != home[other] for one, other in known)


def test_no_link_is_no_event() -> None:
    assert cluster([], CLAIMS, STORY) == ()
