"""What the page of one conflict shows."""

from __future__ import annotations

from dataclasses import dataclass, replace

from discrepancy.baseline import Decision, Entry, Right, ordered
from discrepancy.records import Conflict, Side
from discrepancy.reports.page import Pair
from discrepancy.reports.wording import minute, outlet
from discrepancy.review.decisions import state
from discrepancy.review.desk import Desk, Look
from discrepancy.review.filters import Filter
from discrepancy.review.items import Item
from discrepancy.review.progress import Progress
from discrepancy.review.voices import Camp, camps, told

REASONS = ("different events", "compatible", "updated since", "misread", "other")
MOST_BESIDE = 30  # other conflicts of the event that are listed


@dataclass(frozen=True, slots=True)
class Standing:
    """What was decided of a conflict, for people: in words, by whom, when."""

    decision: str  # "Confirmed", "Dismissed", "Fixed"; "" where it is open
    why: str  # "different events", "Harbour Post is right"
    author: str
    when: str
    when_iso: str
    note: str
    again: bool  # was said to be fixed, and is there again


@dataclass(frozen=True, slots=True)
class Choice:
    """A side that may be right."""

    value: str  # Right
    label: str
    mark: str
    tone: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """Another conflict of the same event."""

    item: Item
    progress: Progress
    standing: Standing


@dataclass(frozen=True, slots=True)
class PairPage:
    """One conflict, with all that helps to decide on it."""

    item: Item
    pairs: tuple[Pair, ...]  # the first is shown large; the others restate it
    progress: Progress
    standing: Standing
    saw: str  # the state that is shown, for who decides
    sides: tuple[Choice, Choice]
    reason: str
    note: str
    camps: tuple[Camp, ...]
    told: str
    beside: tuple[Beside, ...]
    beside_more: int
    place: int  # in the queue as filtered, from 1; 0 where it is not in it
    found: int
    previous: Item | None
    next: Item | None
    changed: tuple[str, ...]


def pair_page(desk: Desk, item: Item, filter_: Filter) -> PairPage:
    """Raises BaselineError where the file of decisions cannot be read."""
    look = desk.look()
    entry = look.entry(item)
    before, after = desk.beside(item, filter_, look)
    wanted = [one.id for one in desk.items if look.wants(one, filter_)]
    beside = _beside(desk, item, look)
    groups = _camps(desk, item.conflict)
    pairs = tuple(_pair(desk, pair, f"p{n}") for n, pair in enumerate(item.pairs, start=1))
    desk.seen.add(desk.by_id)
    return PairPage(
        item=item,
        pairs=pairs,
        progress=look.progress(item),
        standing=standing(desk, item, look),
        saw=state(entry),
        sides=_choices(desk, item, entry, pairs[0]),
        reason=entry.reason if entry else "",
        note=entry.note if entry else "",
        camps=groups,
        told=told(groups),
        beside=beside[:MOST_BESIDE],
        beside_more=max(0, len(beside) - MOST_BESIDE),
        place=wanted.index(item.id) + 1 if item.id in wanted else 0,
        found=len(wanted),
        previous=before,
        next=after,
        changed=desk.changed(item),
    )


def standing(desk: Desk, item: Item, look: Look) -> Standing:
    """What was decided of an item, in words."""
    return said_of(desk, item, look.entry(item), look.progress(item))


def said_of(desk: Desk, item: Item, entry: Entry | None, progress: Progress) -> Standing:
    """What an entry says of an item, in words."""
    if entry is None:
        return Standing("", "", "", "", "", "", again=False)
    open_ = progress is Progress.TODO
    when = entry.decided
    return Standing(
        decision="" if open_ else entry.decision.value.capitalize(),
        why=entry.reason or _right(desk, item.conflict, entry),
        author=entry.author,
        when=minute(when) if when else "",
        when_iso=f"{when:%Y-%m-%dT%H:%M:%SZ}" if when else "",
        note=entry.note,
        again=open_ and entry.decision is Decision.FIXED,
    )


def _right(desk: Desk, conflict: Conflict, entry: Entry) -> str:
    first, second = ordered(conflict, desk.by_article, entry)
    one, other = (
        side.value if conflict.within else outlet(desk.by_article[side.article])
        for side in (first, second)
    )
    names = {
        Right.FIRST: one,
        Right.SECOND: other,
        Right.NEITHER: "neither",
    }
    return f"{names[entry.right]} is right" if entry.right in names else ""


def _choices(desk: Desk, item: Item, entry: Entry | None, pair: Pair) -> tuple[Choice, Choice]:
    """The two sides as they are shown, each with the name that an entry has for it."""
    conflict = item.conflict
    first, _ = ordered(conflict, desk.by_article, entry)
    values = [Right.FIRST if side is first else Right.SECOND for side in conflict.sides]
    left, right = (
        Choice(
            value=value.value,
            label=statement.cell.value if conflict.within else statement.source.outlet,
            mark=statement.cell.mark,
            tone=statement.cell.tone,
            chosen=entry is not None and entry.right is value,
        )
        for value, statement in zip(values, pair.sides, strict=True)
    )
    return left, right


def _pair(desk: Desk, conflict: Conflict, id_: str) -> Pair:
    """As in a report, but the sources lead to the page of the article, at the sentence."""
    shown = desk.builder.pair(conflict, id_)
    left, right = (
        replace(statement, href=_link(desk, conflict, side))
        for side, statement in zip(conflict.sides, shown.sides, strict=True)
    )
    return replace(shown, sides=(left, right))


def _link(desk: Desk, conflict: Conflict, side: Side) -> str:
    return f"/article/{desk.number[side.article]}?pair={conflict.fingerprint}#here"


def _camps(desk: Desk, conflict: Conflict) -> tuple[Camp, ...]:
    point = desk.builder.points.get(conflict.point)
    return camps(point, desk.by_article, dict(desk.report.copies)) if point else ()


def _beside(desk: Desk, item: Item, look: Look) -> tuple[Beside, ...]:
    """The other conflicts of the event, those that are decided first."""
    others = [one for one in desk.by_event[item.event] if one is not item]
    found = [Beside(one, look.progress(one), standing(desk, one, look)) for one in others]
    return tuple(sorted(found, key=lambda one: one.progress is Progress.TODO))
