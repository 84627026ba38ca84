"""What there is to decide: a report's conflicts, as a baseline tells them apart."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from discrepancy.gate import counting
from discrepancy.records import Article, Conflict, Report
from discrepancy.reports.wording import kind_name, outlet
from discrepancy.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One conflict to decide on. Pairs that restate it in other sentences are decided with it."""

    id: str  # Conflict.fingerprint
    pairs: tuple[Conflict, ...]  # gravest first
    event: str  # Event.id
    event_label: str
    outlets: tuple[str, str]
    text: str  # what a search looks through, in lower case
    fresh: bool  # it was not there in an earlier look

    @property
    def conflict(self) -> Conflict:
        return self.pairs[0]


def items_of(report: Report, settings: Settings, seen: Container[str] | None) -> tuple[Item, ...]:
    """Items by event; events with something new since the last look first, else by gravity.

    `seen` are the ids of earlier looks, or None where this is the first.
    """
    found: dict[str, list[Conflict]] = {}
    for conflict in counting(report, settings):
        found.setdefault(conflict.fingerprint, []).append(conflict)
    articles = {article.id: article for article in report.articles}
    labels = {event.id: event.label for event in report.events}
    items = [
        _item(pairs, articles, labels, fresh=seen is not None and id_ not in seen)
        for id_, pairs in found.items()
    ]
    events: dict[str, list[Item]] = {}
    for item in items:
        events.setdefault(item.event, []).append(item)
    groups = sorted(events.values(), key=lambda group: not any(item.fresh for item in group))
    return tuple(item for group in groups for item in _new_first(group))


def _new_first(group: Iterable[Item]) -> list[Item]:
    return sorted(group, key=lambda item: not item.fresh)


def _item(
    pairs: Sequence[Conflict],
    articles: dict[str, Article],
    labels: dict[str, str],
    *,
    fresh: bool,
) -> Item:
    first = pairs[0]
    left, right = (outlet(articles[side.article]) for side in first.sides)
    label = labels.get(first.event, first.event)
    words = (first.summary, label, first.rule, kind_name(first.kind), left, right, first.id)
    sides = (f"{side.path} {side.sentence}" for pair in pairs for side in pair.sides)
    return Item(
        id=first.fingerprint,
        pairs=tuple(pairs),
        event=first.event,
        event_label=label,
        outlets=(left, right),
        text=" ".join(" ".join((*words, *sides)).lower().split()),
        fresh=fresh,
    )
