"""What a figure is told of: the whole or a part of it, the most that it can be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from discrepancy.conflicts.dispute import Dispute, both_sides, value_finding, value_texts
from discrepancy.findings import Finding
from discrepancy.records import Claim, Kind, Magnitude, Slot
from discrepancy.slots.registry import FIGURES

# Totals and parts of them. Shares have no total, but that of a country is not that of its town.
_EVERYWHERE = r"(?:nation|country|world|state|city)-?wide|altogether|overall"
_OF_ALL = re.compile(rf"\b(?:{_EVERYWHERE})\b", re.IGNORECASE)
_WHOLE = re.compile(
    rf"\b(?:{_EVERYWHERE}|in\s+total|as\s+a\s+whole|all\s+told|the\s+(?:whole|entire)|in\s+all)\b",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(?:alone|abroad|on\s+(?:our|their|its)\s+side)\b", re.IGNORECASE)
_CEILING = re.compile(r"(?:up\s+to|as\s+(?:many|much|long)\s+as|a\s+maximum\s+of)\b", re.IGNORECASE)
_LIMIT_OF = re.compile(
    r"\b(?:limit|ceiling|cap|capacity|maximum|minimum|threshold)\sof\s$", re.IGNORECASE
)
_ON_TERMS = re.compile(r"\b(?:suspended|parole|probation)\b", re.IGNORECASE)


def _covers(dispute: Dispute) -> Iterator[Finding]:
    """The whole has more than its part; where it has less, the two are at odds all the same."""
    if dispute.kind not in FIGURES:
        return
    (one, left), (other, right) = both_sides(dispute)
    share = dispute.kind is Kind.PERCENT
    wider = _width(one, share=share) - _width(other, share=share)
    if wider and (share or wider * _larger(left, right) > 0):
        yield value_finding("covers", "other", "of a whole and of a part", left.text, right.text)


def _width(claim: Claim, *, share: bool) -> int:
    text = claim.sentence.text
    return bool((_OF_ALL if share else _WHOLE).search(text)) - bool(_PART.search(text))


def _larger(left: Slot, right: Slot) -> int:
    """1 where the left figure is larger, -1 where the right one is, 0 where neither."""
    one, other = left.value, right.value
    if not (isinstance(one, Magnitude) and isinstance(other, Magnitude)):
        return 0
    return (one.amount > other.amount) - (one.amount < other.amount)


def _ceiling(dispute: Dispute) -> Iterator[Finding]:
    """The most that something can be, and what it was: "a fine of up to $20,000"."""
    if dispute.kind not in FIGURES:
        return
    left, right = (_is_ceiling(*side) for side in both_sides(dispute))
    if left != right:
        yield value_finding(
            "ceiling", "one", "one is the most that it can be", *value_texts(dispute)
        )


def _is_ceiling(claim: Claim, slot: Slot) -> bool:
    return bool(_CEILING.match(slot.text) or _LIMIT_OF.search(claim.sentence.text[: slot.start]))


def _terms(dispute: Dispute) -> Iterator[Finding]:
    """A sentence that is suspended and one that is served are those of two people."""
    if dispute.kind is not Kind.DURATION:
        return
    left, right = (bool(_ON_TERMS.search(claim.sentence.text)) for claim, _ in both_sides(dispute))
    if left != right:
        yield value_finding("terms", "one", "one is suspended", *value_texts(dispute))


FEATURES: tuple[Callable[[Dispute], Iterator[Finding]], ...] = (
    _covers,
    _ceiling,
    _terms,
)
