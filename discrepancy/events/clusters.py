"""Pairs of one happening -> Events: clusters of claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from discrepancy.records import Claim, Event, Period, Place, Story
from discrepancy.slots.happenings import FAMILY
from discrepancy.slots.names import fold

# Words that say how much, not what.
UNITS = frozenset(
    "minute hour day week month year metre meter kilometre kilometer mile tonne ton percent "
    "dollar euro pound people round".split()
)


Link: TypeAlias = tuple[str, str]  # of the ids of two claims


def cluster(
    links: Iterable[Link],
    claims: Mapping[str, Claim],
    story: Story,
    *,
    likely: Iterable[Link] = (),
    apart: Iterable[Link] = (),
) -> tuple[Event, ...]:
    """Join linked claims of a story into events, in the order of their first claims.

    `likely` links, the strongest first, join what they can without putting two that are `apart`
    into one event: "why are they talking?" could be of either of two meetings. `claims` holds every
    linked claim by id.
    """
    groups = _Groups()
    for one, other in links:
        groups.join(one, other)
    for one, other in apart:
        groups.keep_apart(one, other)
    for one, other in likely:
        groups.join(one, other)
    found = sorted(groups.by_first().values(), key=lambda group: _key(claims[group[0]]))
    return tuple(
        _event(number, [claims[id_] for id_ in group], story)
        for number, group in enumerate(found, start=1)
    )


def components(links: Iterable[Link]) -> dict[str, list[str]]:
    """Connected components: first member -> all members, sorted."""
    groups = _Groups()
    for one, other in links:
        groups.join(one, other)
    return groups.by_first()


class _Groups:
    """Disjoint sets (union-find), some of which are kept apart."""

    def __init__(self) -> None:
        self._group: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = {}  # member -> others that its group must not hold

    def join(self, one: str, other: str) -> None:
        """Put two into one group, unless their groups are kept apart."""
        small, large = sorted((self._of(one), self._of(other)), key=len)
        if small is large or any(self._apart.get(item, set()) & large for item in small):
            return
        large |= small
        self._group.update(dict.fromkeys(small, large))

    def keep_apart(self, one: str, other: str) -> None:
        """Never join the groups of two, unless they are in one already."""
        if self._of(one) is not self._of(other):
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def by_first(self) -> dict[str, list[str]]:
        """First member -> all members, sorted."""
        groups = {id(group): sorted(group) for group in self._group.values()}
        return {group[0]: group for group in sorted(groups.values())}

    def _of(self, item: str) -> set[str]:
        return self._group.setdefault(item, {item})


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
