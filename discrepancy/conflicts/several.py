"""Names and places of which there are several: two of them are no dispute by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from discrepancy.conflicts.dispute import Dispute, value_finding
from discrepancy.findings import Finding
from discrepancy.records import Claim, Kind, Slot
from discrepancy.slots.registry import NAMES, same_value
from discrepancy.slots.when import disjoint

BETWEEN = 24  # characters between two names of a list: ", the engineer and "


def _listed(dispute: Dispute) -> Iterator[Finding]:
    """One of several children or drivers of each, of whom no two are the same: two families.

    Where others of the two lists are the same, the one that is not may be the slip.
    """
    if dispute.kind not in NAMES:
        return
    pair, aligned = dispute.pair, dispute.aligned
    left, right = _list_of(aligned.left, pair.left), _list_of(aligned.right, pair.right)
    if len(left) > 1 and len(right) > 1 and not any(same_value(a, b) for a in left for b in right):
        texts = (", ".join(slot.text for slot in own) for own in (left, right))
        yield value_finding("listed", "other", "two lists of other names", *texts)


def _list_of(slot: Slot, claim: Claim) -> list[Slot]:
    """The names of the kind that stand in one series with a name, itself among them."""
    series: list[Slot] = []
    for other in sorted((s for s in claim.slots if s.kind is slot.kind), key=lambda s: s.start):
        if series and not _joined(claim.sentence.text[series[-1].end : other.start]):
            if slot in series:
                break
            series = []
        series.append(other)
    return series if slot in series else [slot]


def _joined(between: str) -> bool:
    words = between.replace(",", " , ").split()
    return 0 < len(between) <= BETWEEN and bool(words) and words[0] in (",", "and", "&")


def _dated_apart(dispute: Dispute) -> Iterator[Finding]:
    """Where it was on one day, and where something was on another."""
    left, right = dispute.pair.left.when, dispute.pair.right.when
    if dispute.kind is Kind.PLACE and left and right and disjoint(left, right):
        yield value_finding("dated", "apart", "places of two days")


FEATURES: tuple[Callable[[Dispute], Iterator[Finding]], ...] = (_listed, _dated_apart)
