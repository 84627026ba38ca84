"""Conflicts and agreements -> disputed points: one question, and what each article answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from discrepancy.conflicts.alignment import Aligned, align
from discrepancy.conflicts.assembly import Sources
from discrepancy.conflicts.judgement import Judgement
from discrepancy.events.candidates import Candidate
from discrepancy.events.clusters import components
from discrepancy.ranking import GRAVITY
from discrepancy.records import (
    Agreement,
    Claim,
    Conflict,
    Kind,
    Point,
    Position,
    Slot,
    Verdict,
)
from discrepancy.slots.interface import Relation
from discrepancy.slots.registry import same_value

NAMES = {Kind.DURATION: "length", Kind.MONEY: "amount", Kind.PERCENT: "share"}

# An agreement is worth telling where the value says something: names and places always recur.
TOLD = frozenset(Kind) - {Kind.PERSON, Kind.ORGANIZATION, Kind.POLARITY, Kind.STATUS}


Place = tuple[str, str, int, str]  # article id, claim id, start of a value, the value


def point_ids(judged: Mapping[str, Judgement]) -> dict[str, str]:
    """Map each conflict id to its point: conflicts of one kind that share a value are one point.

    Pairs kept apart as distinct are points of their own, and keep the points of their values
    apart: "nine hours or six" of one round never joins "five hours or four" of another because
    an undated article might speak of either. Nor does an article dispute itself where two
    are compared: where it has two values, it speaks of two points. What it disputes within itself
    is a point of its own.
    """
    apart = {
        frozenset(_places(item)) for item in judged.values() if item.verdict is Verdict.DISTINCT
    }
    groups: list[tuple[Kind, set[Place], list[str]]] = []
    for id_, item in sorted(judged.items(), key=lambda entry: (-entry[1].total, entry[0])):
        places = _places(item)
        group = None
        if not _alone(item):
            group = next((g for g in groups if _fits(item, places, g, apart)), None)
        if group is None:
            group = (item.dispute.kind, set(), [])
            groups.append(group)
        if not _alone(item):
            group[1].update(places)
        group[2].append(id_)
    return {id_: f"point-{min(ids)}" for _, _, ids in groups for id_ in ids}


def _alone(item: Judgement) -> bool:
    return item.verdict is Verdict.DISTINCT or item.dispute.pair.within


def _places(item: Judgement) -> tuple[Place, Place]:
    pair, aligned = item.dispute.pair, item.dispute.aligned
    return (
        (pair.left_article.id, pair.left.id, aligned.left.start, aligned.left.shown),
        (pair.right_article.id, pair.right.id, aligned.right.start, aligned.right.shown),
    )


def _fits(
    item: Judgement,
    places: tuple[Place, Place],
    group: tuple[Kind, set[Place], list[str]],
    apart: set[frozenset[Place]],
) -> bool:
    kind, known, _ = group
    return (
        kind is item.dispute.kind
        and bool(known & set(places))
        and not any(_excluded(a, b, apart) for a in places for b in known)
    )


def _excluded(one: Place, other: Place, apart: set[frozenset[Place]]) -> bool:
    own = one[0] == other[0] and one[3] != other[3]
    return own or frozenset((one, other)) in apart


def points(judged: Mapping[str, Judgement], conflicts: Sequence[Conflict]) -> tuple[Point, ...]:
    """Gather the disputed points, in the order of `conflicts`."""
    grouped: dict[str, list[Conflict]] = {}
    for conflict in conflicts:
        grouped.setdefault(conflict.point, []).append(conflict)
    return tuple(_point(id_, group, judged) for id_, group in grouped.items())


def _point(id_: str, group: Sequence[Conflict], judged: Mapping[str, Judgement]) -> Point:
    best = max(group, key=lambda c: (-GRAVITY.index(c.verdict), c.confidence, c.id))
    return Point(
        id=id_,
        event=best.event,
        kind=best.kind,
        label=_label(best.kind, [judged[c.id] for c in group]),
        verdict=best.verdict,
        positions=_positions(group, judged),
        conflicts=tuple(c.id for c in group),
    )


def _label(kind: Kind, group: Sequence[Judgement]) -> str:
    """Name what is disputed: the kind, and what most of the values are values of."""
    words = Counter(
        word
        for item in group
        for slot in (item.dispute.aligned.left, item.dispute.aligned.right)
        for word in slot.attribute
        if ":" not in word
    )
    common = [w for w, n in sorted(words.items(), key=lambda e: (-e[1], e[0])) if n > 1][:3]
    return f"{NAMES.get(kind, str(kind))}: {', '.join(common)}" if common else str(kind)


def _positions(group: Sequence[Conflict], judged: Mapping[str, Judgement]) -> tuple[Position, ...]:
    stated: dict[tuple[str, str], Slot] = {}
    for conflict in group:
        item = judged[conflict.id]
        pair, aligned = item.dispute.pair, item.dispute.aligned
        for article, slot in (
            (pair.left_article.id, aligned.left),
            (pair.right_article.id, aligned.right),
        ):
            stated.setdefault((article, slot.shown), slot)
    kinds: list[Slot] = []
    made = []
    for (article, shown), slot in sorted(stated.items(), key=lambda entry: entry[0]):
        known = next((i for i, other in enumerate(kinds) if same_value(slot, other)), None)
        if known is None:
            kinds.append(slot)
        number = len(kinds) - 1 if known is None else known
        made.append(Position(article=article, value=shown, value_text=slot.text, group=number))
    return tuple(made)


def agreements(
    linked: Sequence[Candidate], sources: Sources, event_of: Mapping[str, str]
) -> tuple[Agreement, ...]:
    """Gather who corroborates whom: equal values in claims of one event, from different voices."""
    values: dict[str, tuple[Claim, Slot]] = {}
    links = []
    for candidate in linked:
        for aligned in align(candidate.left, candidate.right):
            if _corroborates(aligned):
                keys = []
                for claim, slot in (
                    (candidate.left, aligned.left),
                    (candidate.right, aligned.right),
                ):
                    key = f"{slot.kind}|{claim.id}|{slot.start:06}"
                    values[key] = (claim, slot)
                    keys.append(key)
                links.append((keys[0], keys[1]))
    made = [
        _agreement([values[key] for key in group], sources, event_of)
        for group in components(links).values()
    ]
    return tuple(
        sorted(made, key=lambda a: (a.event, str(a.kind), a.sides[0].article, a.sides[0].start))
    )


def _corroborates(aligned: Aligned) -> bool:
    return (
        aligned.level.relation is Relation.SAME
        and aligned.left.kind in TOLD
        and (aligned.match is None or aligned.match > 0.25)
    )


def _agreement(
    group: Sequence[tuple[Claim, Slot]], sources: Sources, event_of: Mapping[str, str]
) -> Agreement:
    first: dict[str, tuple[Claim, Slot]] = {}
    for claim, slot in group:
        first.setdefault(claim.sentence.article, (claim, slot))
    claim, slot = group[0]
    return Agreement(
        event=event_of[claim.id],
        kind=slot.kind,
        label=" ".join(word for word in slot.attribute if ":" not in word) or str(slot.kind),
        value=slot.shown,
        sides=tuple(sources.side(*entry) for _, entry in sorted(first.items())),
    )
