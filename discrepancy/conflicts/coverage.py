"""How much of a thing a figure covers: the whole or a part, counted or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from discrepancy.conflicts.dispute import Dispute, value_finding
from discrepancy.conflicts.parts import is_vague, part_of, stretch
from discrepancy.findings import Finding
from discrepancy.records import Claim, Kind, Slot
from discrepancy.slots.names import bare_words, fold

# Words that limit what a figure counts: a total against a part of it.
SCOPE_WORDS = frozenset(
    "alone total all each per every nationwide national worldwide global overall half remaining "
    "rest further additional another other others combined average including among altogether "
    "more".split()
)


def _scope(dispute: Dispute) -> Iterator[Finding]:
    """A total against a part: words that limit what the value counts, in its own phrase."""
    left = _near(dispute.pair.left, dispute.aligned.left) & SCOPE_WORDS
    right = _near(dispute.pair.right, dispute.aligned.right) & SCOPE_WORDS
    if left != right:
        texts = ", ".join(sorted(left)) or "none", ", ".join(sorted(right)) or "none"
        yield value_finding(
            "scope", "other", "words for a total or a part on one side only", *texts
        )


def _vague(dispute: Dispute) -> Iterator[Finding]:
    """Dozens beside a count: who says so did not count."""
    left, right = dispute.aligned.left.text, dispute.aligned.right.text
    if is_vague(left) or is_vague(right):
        yield value_finding("vague", "one", "one is no count", left, right)


def _stretch(dispute: Dispute) -> Iterator[Finding]:
    """The last 15 laps and six laps later: stretches of one thing, not its number."""
    left = stretch(dispute.pair.left, dispute.aligned.left)
    right = stretch(dispute.pair.right, dispute.aligned.right)
    if dispute.kind is Kind.NUMBER and left != right:
        label = "one is a stretch of something longer"
        yield value_finding("stretch", "other", label, ", ".join(left), ", ".join(right))


def _part(dispute: Dispute) -> Iterator[Finding]:
    """A part and the whole can both hold."""
    how = part_of(dispute.pair.left, dispute.pair.right, dispute.aligned)
    if how:
        left, right = dispute.aligned.left.shown, dispute.aligned.right.shown
        yield value_finding("part", how, "one may be a part of the other", left, right)


def _near(claim: Claim, slot: Slot) -> frozenset[str]:
    """Folded words around a value, and those it is a value of."""
    text = claim.sentence.text
    near = f"{text[max(0, slot.start - 30) : slot.start]} {text[slot.end : slot.end + 40]}"
    return bare_words(near) | {fold(word) for word in slot.attribute}


FEATURES: tuple[Callable[[Dispute], Iterator[Finding]], ...] = (_scope, _vague, _stretch, _part)
