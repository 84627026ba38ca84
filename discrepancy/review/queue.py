"""What the queue shows: a page of conflicts under their events, the filters, the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from discrepancy.baseline import Entry
from discrepancy.records import Severity
from discrepancy.reports.page import Choice, verdict_choices
from discrepancy.reports.wording import VERDICT_NAMES, kind_name, percent
from discrepancy.review.desk import Desk, Look
from discrepancy.review.filters import STATES, Filter, in_state
from discrepancy.review.items import Item
from discrepancy.review.progress import Progress

PER_PAGE = 50
STATE_NAMES = {
    "todo": "To decide",
    "new": "New since the last look",
    "confirmed": "Confirmed",
    "dismissed": "Dismissed",
    "fixed": "Fixed",
    "all": "All",
}


@dataclass(frozen=True, slots=True)
class Tab:
    """A state, with how many of what the other filters admit are in it."""

    label: str
    query: str
    figure: int
    current: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One conflict in the list."""

    item: Item
    verdict: str
    kind: str
    confidence: str
    progress: Progress
    entry: Entry | None
    again: bool  # said to be fixed before, and there again


@dataclass(frozen=True, slots=True)
class Group:
    """Conflicts of one event that follow each other."""

    event: str
    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of the queue."""

    filter: Filter
    groups: tuple[Group, ...]
    tabs: tuple[Tab, ...]
    left: int  # to decide, whatever the filters
    total: int
    found: int  # what the filters ask for
    page: int
    pages: int
    first: Item | None
    verdicts: tuple[Choice, ...]
    severities: tuple[Choice, ...]
    rules: tuple[Choice, ...]
    outlets: tuple[Choice, ...]
    event: str  # label of the event that is asked for, or ""
    changed: int  # articles that are no longer what was compared


def queue(desk: Desk, filter_: Filter, page: int) -> Queue:
    """The page of that number, from 1; beyond the last, the last."""
    look = desk.look()
    states = {item.id: look.progress(item) for item in desk.items}
    admitted = [item for item in desk.items if filter_.admits(item)]
    found = [item for item in admitted if in_state(filter_.state, item, states[item.id])]
    pages = max(1, -(-len(found) // PER_PAGE))
    page = min(max(page, 1), pages)
    shown = found[(page - 1) * PER_PAGE : page * PER_PAGE]
    desk.seen.add(desk.by_id)
    asked = desk.by_event.get(filter_.event, ())
    return Queue(
        filter=filter_,
        groups=tuple(_groups(look, shown)),
        tabs=_tabs(filter_, admitted, states),
        left=sum(state is Progress.TODO for state in states.values()),
        total=len(desk.items),
        found=len(found),
        page=page,
        pages=pages,
        first=found[0] if found else None,
        verdicts=verdict_choices(item.conflict.verdict.value for item in desk.items),
        severities=tuple(Choice(s.value, s.value.capitalize()) for s in Severity),
        rules=_rules(desk.items),
        outlets=tuple(
            Choice(name, name)
            for name in sorted({name for item in desk.items for name in item.outlets})
        ),
        event=asked[0].event_label if asked else filter_.event,
        changed=sum(desk.watch.changed(article.id) for article in desk.articles),
    )


def _rules(items: Sequence[Item]) -> tuple[Choice, ...]:
    named = {item.conflict.rule: kind_name(item.conflict.kind).capitalize() for item in items}
    return tuple(Choice(rule, named[rule]) for rule in sorted(named, key=lambda r: named[r]))


def _tabs(
    filter_: Filter, admitted: Sequence[Item], states: dict[str, Progress]
) -> tuple[Tab, ...]:
    figures: Counter[str] = Counter()
    for item in admitted:
        figures.update(state for state in STATES if in_state(state, item, states[item.id]))
    return tuple(
        Tab(STATE_NAMES[state], filter_.query(state=state), figures[state], state == filter_.state)
        for state in STATES
        if state != "new" or figures["new"] or filter_.state == "new"
    )


def _groups(look: Look, items: Sequence[Item]) -> Iterator[Group]:
    for event, own in groupby(items, key=lambda item: item.event):
        rows = tuple(_row(look, item) for item in own)
        yield Group(event, rows[0].item.event_label, rows)


def _row(look: Look, item: Item) -> Row:
    entry, progress = look.entry(item), look.progress(item)
    return Row(
        item=item,
        verdict=VERDICT_NAMES[item.conflict.verdict],
        kind=kind_name(item.conflict.kind),
        confidence=percent(item.conflict.confidence),
        progress=progress,
        entry=entry,
        again=progress is Progress.TODO and entry is not None and entry.decision == "fixed",
    )
