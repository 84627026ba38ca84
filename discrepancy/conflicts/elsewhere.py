"""What the other values tell: those of the same sentences, and of the articles' other sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from discrepancy.conflicts.dispute import Dispute, group_of, value_finding
from discrepancy.findings import Finding
from discrepancy.records import Claim, Slot
from discrepancy.slots.attribute_match import HEAD
from discrepancy.slots.registry import FIGURES, match_attributes, same_value


def _elsewhere(dispute: Dispute) -> Iterator[Finding]:
    """A value that the other article has too, in another sentence, is about that sentence.

    Above all where it has it of the same thing: then the two articles agree on it.
    """
    aligned, pair = dispute.aligned, dispute.pair
    if pair.within:
        return
    in_right = _stated(aligned.left, dispute.right_others, except_for=pair.right)
    in_left = _stated(aligned.right, dispute.left_others, except_for=pair.left)
    feature = f"elsewhere-{group_of(dispute.kind)}"
    texts = aligned.left.text if in_right else "", aligned.right.text if in_left else ""
    if _answers(aligned.left, in_right) or _answers(aligned.right, in_left):
        yield value_finding(
            feature, "answered", "the other article says the same elsewhere", *texts
        )
    elif in_right and in_left:
        yield value_finding(feature, "2", "both have both values", *texts)
    elif in_right or in_left:
        yield value_finding(feature, "1", "the other article has this value too", *texts)


def _stated(slot: Slot, claims: Sequence[Claim], *, except_for: Claim) -> list[Slot]:
    return [
        other
        for claim in claims
        if claim.id != except_for.id
        for other in claim.slots
        if other.kind is slot.kind and same_value(slot, other)
    ]


def _answers(slot: Slot, stated: Sequence[Slot]) -> bool:
    """Whether a value is stated there of what has the same name."""
    return slot.kind in FIGURES and any(
        (match_attributes(slot, other) or 0.0) >= HEAD for other in stated
    )


def _crowd(dispute: Dispute) -> Iterator[Finding]:
    """Many values of a kind make a wrong alignment likelier; those that agree are out of it."""
    pair = dispute.pair
    left = [slot for slot in pair.left.slots if slot.kind is dispute.kind]
    right = [slot for slot in pair.right.slots if slot.kind is dispute.kind]
    open_left = sum(not any(same_value(slot, other) for other in right) for slot in left)
    open_right = sum(not any(same_value(slot, other) for other in left) for slot in right)
    fewer, more = sorted((open_left, open_right))
    if more <= 1:
        yield value_finding("crowd", "one", "the only values of their kind that do not agree")
    elif fewer <= 1:
        yield value_finding("crowd", "some", "one sentence has several values of this kind")
    else:
        yield value_finding("crowd", "many", "both sentences have several values of this kind")


FEATURES: tuple[Callable[[Dispute], Iterator[Finding]], ...] = (_elsewhere, _crowd)
