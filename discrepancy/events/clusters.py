"""Pairs of one happening -> Events: clusters of claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from discrepancy.records import Claim, Event, Period, Place, Story
from discrepancy.slots.happenings import FAMILY
from discrepancy.slots.names import fold

# Words that say how much, not what.
UNITS = frozenset(
    "minute hour day week month year metre meter kilometre kilometer mile tonne ton percent "
    "dollar euro pound people round".split()
)


def cluster(
    links: Iterable[tuple[str, str]], claims: Mapping[str, Claim], story: Story
) -> tuple[Event, ...]:
    """Join linked claims of a story into events, in the order of their first claims.

    `claims` holds every linked claim by id.
    """
    groups = sorted(components(links).values(), key=lambda group: _key(claims[group[0]]))
    return tuple(
        _event(number, [claims[id_] for id_ in group], story)
        for number, group in enumerate(groups, start=1)
    )


def components(links: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Connected components: first member -> all members, sorted."""
    parent: dict[str, str] = {}

    def root(item: str) -> str:
        parent.setdefault(item, item)
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for left, right in links:
        one, other = sorted((root(left), root(right)))
        parent[other] = one
    groups: dict[str, list[str]] = {}
    for item in sorted(parent):
        groups.setdefault(root(item), []).append(item)
    return groups


def _key(claim: Claim) -> tuple[str, int]:
    return (claim.sentence.article, claim.sentence.index)


def _event(number: int, group: Sequence[Claim], story: Story) -> Event:
    who = _common(name for claim in group for name in claim.who)
    where = _common(place.name for claim in group for place in _places(claim))
    return Event(
        id=f"{story.id}-event-{number}",
        story=story.id,
        label=_label(group, who, where),
        when=_when(group),
        where=where[:3],
        who=who[:4],
        claims=tuple(claim.id for claim in group),
    )


def _places(claim: Claim) -> Iterator[Place]:
    return (place for place in claim.where if place.key)


def _common(items: Iterable[str]) -> tuple[str, ...]:
    """The commonest first; among equals in alphabetical order."""
    return tuple(
        item for item, _ in sorted(Counter(items).items(), key=lambda entry: (-entry[1], entry[0]))
    )


def _label(group: Sequence[Claim], who: Sequence[str], where: Sequence[str]) -> str:
    """Name an event by what its claims have in common: "talks; Sullivan and Wang; Malta"."""
    skip = {part for name in (*who, *where) for part in fold(name).split()} | UNITS
    deeds = {word for claim in group for word in claim.actions if word not in FAMILY}
    shared = Counter(word for claim in group for word in set(claim.keywords) - skip - deeds)
    words = [
        word
        for word, _ in sorted(
            shared.items(), key=lambda entry: (entry[0] not in FAMILY, -entry[1], entry[0])
        )
    ]
    parts = [", ".join(words[:2]), " and ".join(who[:2]), *where[:1]]
    return "; ".join(part for part in parts if part)


def _when(group: Sequence[Claim]) -> Period | None:
    """The interval that most claims give; among equals the narrowest, then the earliest."""
    periods = Counter(claim.when for claim in group if claim.when)
    if not periods:
        return None
    return min(periods, key=lambda p: (-periods[p], p.end - p.start, p.start))
