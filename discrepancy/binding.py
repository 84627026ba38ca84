"""Chapters, in the order of their stories -> one: what they tell in the order a report tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from discrepancy.dossiers import Chapter
from discrepancy.ranking import by_gravity
from discrepancy.records import Conflict, Point


def bind(chapters: Iterable[Chapter]) -> Chapter:
    """Join chapters. Conflicts come by gravity, points as their first conflicts do."""
    own = [*_named_apart(chapters)]
    conflicts = by_gravity([*chain.from_iterable(one.conflicts for one in own)])
    rank = {conflict.id: i for i, conflict in enumerate(conflicts)}
    points = chain.from_iterable(one.points for one in own)
    return Chapter(
        claims=sum(one.claims for one in own),
        pairs=sum(one.pairs for one in own),
        asked=sum(one.asked for one in own),
        unanswered=sum(one.unanswered for one in own),
        events=tuple(chain.from_iterable(one.events for one in own)),
        conflicts=conflicts,
        agreements=tuple(chain.from_iterable(one.agreements for one in own)),
        points=tuple(sorted(points, key=lambda point: min(rank[id_] for id_ in point.conflicts))),
        timelines=tuple(chain.from_iterable(one.timelines for one in own)),
    )


def _named_apart(chapters: Iterable[Chapter]) -> Iterator[Chapter]:
    """Number on where a fingerprint recurs: two folders may hold files of one name."""
    met: Counter[str] = Counter()
    for chapter in chapters:
        names = {c.id: _numbered(c, met[c.fingerprint]) for c in chapter.conflicts}
        met.update(conflict.fingerprint for conflict in chapter.conflicts)
        if all(old == new for old, new in names.items()):
            yield chapter
            continue
        own = {f"point-{old}": f"point-{new}" for old, new in names.items()}
        yield replace(
            chapter,
            conflicts=tuple(
                replace(c, id=names[c.id], point=own[c.point]) for c in chapter.conflicts
            ),
            points=tuple(_renamed(point, own[point.id], names) for point in chapter.points),
        )


def _numbered(conflict: Conflict, before: int) -> str:
    number = int(conflict.id.partition("-")[2] or 1) + before
    return conflict.fingerprint if number == 1 else f"{conflict.fingerprint}-{number}"


def _renamed(point: Point, id_: str, names: dict[str, str]) -> Point:
    return replace(point, id=id_, conflicts=tuple(names[one] for one in point.conflicts))
