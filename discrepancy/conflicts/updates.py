"""Whether what is said later is news and no contradiction: a figure that grew, a turn of events."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, time

from discrepancy.conflicts.dispute import Dispute, both_sides, value_finding
from discrepancy.conflicts.parts import FLOORS
from discrepancy.findings import Finding
from discrepancy.records import Claim, Kind, Magnitude, Slot, Stance
from discrepancy.slots.attribute_marks import DIFFERENCE, FORMER
from discrepancy.slots.names import bare_words

# Words of a figure that is growing: a later and higher one is an update.
GROWTH_WORDS = frozenset(
    "climb climbed rise rose risen increased initially initial preliminary earlier revised "
    "update updated".split()
)
# "Earlier this month" says when, not that the figure was another then.
_EARLIER_THAN_NOW = re.compile(r"\bearlier\s+(?:this|that|in|on|today|the\s+same)\b", re.IGNORECASE)
_ROSE_TO = re.compile(
    r"\b(?:climbed|risen|rose|grown|grew|increased|jumped|swollen|swelled|mounted|(?:gone|went)\sup)"
    r"\s(?:[\w-]+\s)?to\s(?:at\sleast\s)?$"
)
_BY_NOW = re.compile(r"(?:\s\w+)?\s(?:by\snow|so\sfar|to\sdate|up\sto\snow)\b")
# Verbs that say that something had been otherwise before.
TURNS = frozenset(
    "reopen resume restore release free recover lift return rejoin reinstate restart revive".split()
)
PERFECT = frozenset(["had", "has", "have", "yet"])
TOLL = frozenset(
    "dead injured missing kill die death toll case infect burn destroy damage evacuate homeless "
    "arrest detain rescue hectare acre".split()
)


def _growth(dispute: Dispute) -> Iterator[Finding]:
    """A later, higher figure of what grows is an update, above all where it says by how much."""
    left, right = dispute.aligned.left.value, dispute.aligned.right.value
    if not (isinstance(left, Magnitude) and isinstance(right, Magnitude)):
        return
    if left.amount == right.amount:  # one is "at least" as much: nothing grew
        return
    if dispute.kind in (Kind.DURATION, Kind.AGE, Kind.SCORE):  # these do not grow from day to day
        return
    first, second = dispute.pair.left_article.published, dispute.pair.right_article.published
    shown = _moment(first), _moment(second)
    if _tells_step(dispute.pair.left, left, right) or _tells_step(dispute.pair.right, right, left):
        yield value_finding(
            "growth", "step", "one says by how much it differs from the other", *shown
        )
        return
    tolls = _tolls(dispute.pair.left, dispute.aligned.left) | _tolls(
        dispute.pair.right, dispute.aligned.right
    )
    told = _told_to_grow(dispute.pair.left) | _told_to_grow(dispute.pair.right)
    low = dispute.aligned.left if left.amount < right.amount else dispute.aligned.right
    order = _order(first, second) if low is dispute.aligned.left else _order(second, first)
    if order and _rose_to(*both_sides(dispute)[low is dispute.aligned.left]):
        yield value_finding("growth", "told", "a figure that grew", *shown)
        return
    if not (first and second) and not (tolls and told):
        return
    if order is None or order:
        if tolls and told:
            yield value_finding("growth", "told", "a figure that grew", *shown)
        elif tolls and low.hedge in FLOORS:
            yield value_finding("growth", "floor", "a toll so far, and a higher one", *shown)
        elif order and (tolls or told):
            label = "the later article has the higher figure"
            yield value_finding("growth", "toll" if tolls else "words", label, *shown)


def _rose_to(claim: Claim, slot: Slot) -> bool:
    """Reads "has climbed to 230", "230 by now": it was another before."""
    text = claim.sentence.text
    return bool(_ROSE_TO.search(text[: slot.start]) or _BY_NOW.match(text, slot.end))


def _told_to_grow(claim: Claim) -> frozenset[str]:
    return GROWTH_WORDS & bare_words(_EARLIER_THAN_NOW.sub(" ", claim.sentence.text))


def _tolls(claim: Claim, slot: Slot) -> frozenset[str]:
    """Words that make a figure a toll; "four rescue units" counts nobody who was rescued."""
    following = claim.sentence.text[slot.end :].split()[:2]
    return TOLL.intersection(slot.attribute) - ({"rescue"} & {*following})


def _tells_step(claim: Claim, own: Magnitude, other: Magnitude) -> bool:
    """Tell whether a claim has the step: "seven, two more than on Thursday", "up from 31"."""
    for slot in claim.slots:
        value = slot.value
        if isinstance(value, Magnitude) and value.unit == other.unit:
            if DIFFERENCE in slot.attribute and abs(own.amount - other.amount) == value.amount:
                return True
            if FORMER in slot.attribute and other.low <= value.amount <= other.high:
                return True
    return False


def _turn(dispute: Dispute) -> Iterator[Finding]:
    """A later report of what turned ("has reopened"), or of what had not happened before."""
    left, right = dispute.aligned.left.value, dispute.aligned.right.value
    first, second = dispute.pair.left_article.published, dispute.pair.right_article.published
    if not (isinstance(left, Stance) and isinstance(right, Stance)):
        return
    if not first or not second or first == second:
        return
    earlier, later = (left, right) if first < second else (right, left)
    before = dispute.pair.left if first < second else dispute.pair.right
    not_yet = earlier.negated and not later.negated and PERFECT & _words(before)
    if later.predicate.split()[0] in TURNS or (not_yet and "never" not in _words(before)):
        texts = _moment(first), _moment(second)
        yield value_finding("turn", "later", "the later article tells of a change", *texts)


def _order(lower: datetime | None, higher: datetime | None) -> bool | None:
    """Whether the lower figure was published first; None where that is not known.

    Midnight sharp is a day without a time: within that day nothing is known.
    """
    if not lower or not higher:
        return None
    exact = lower.time() != time() and higher.time() != time()
    if lower.date() == higher.date() and not exact:
        return None
    return lower < higher


def _moment(published: datetime | None) -> str:
    return f"{published:%Y-%m-%d %H:%M}" if published else "time unknown"


def _words(claim: Claim) -> frozenset[str]:
    return bare_words(claim.sentence.text)


FEATURES: tuple[Callable[[Dispute], Iterator[Finding]], ...] = (_growth, _turn)
