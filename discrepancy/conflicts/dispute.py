"""Two values that differ, with all that is around them; and what is found of their values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from discrepancy.conflicts.alignment import Aligned
from discrepancy.conflicts.statements import stand_alone
from discrepancy.events.pair import Pair
from discrepancy.findings import Finding
from discrepancy.records import Claim, Kind, Slot
from discrepancy.slots.names import fold
from discrepancy.slots.registry import FIGURES

VALUES = "values"
UNLIKE = 0.25  # how alike things are whose words tell that they are two
LAST = "last"
STANCES = frozenset([Kind.POLARITY, Kind.STATUS])


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two aligned slots that differ, and the claims of both articles around them."""

    pair: Pair
    aligned: Aligned
    left_others: Sequence[Claim]  # all claims of the left article
    right_others: Sequence[Claim]
    vote: float | None = None  # a judge's chance that the two sentences cannot both be true

    @property
    def kind(self) -> Kind:
        return self.aligned.left.kind

    @property
    def standalone(self) -> bool:
        """Whether each article says one sentence, so that no other tells what it is of."""
        return stand_alone(self.left_others, self.right_others)


def value_finding(feature: str, level: str, label: str, left: str = "", right: str = "") -> Finding:
    return Finding(VALUES, feature, level, label, left, right)


def both_sides(dispute: Dispute) -> tuple[tuple[Claim, Slot], tuple[Claim, Slot]]:
    """Return each claim with its slot under test."""
    pair, aligned = dispute.pair, dispute.aligned
    return (pair.left, aligned.left), (pair.right, aligned.right)


def value_texts(dispute: Dispute) -> tuple[str, str]:
    """Return the words of both values."""
    return dispute.aligned.left.text, dispute.aligned.right.text


def words_of(slot: Slot) -> tuple[str, ...]:
    """Return the folded lemmas of what a slot is a value of, without its marks."""
    return tuple(fold(word) for word in slot.attribute if ":" not in word)


def are_loose_lengths(dispute: Dispute) -> bool:
    """Whether two values are lengths of time, and no word tells that they are of one thing.

    What lasted is told in a subordinate clause of any sentence, so that two lengths meet by chance;
    but not where both say how long it lasted.
    """
    if dispute.kind is not Kind.DURATION:
        return False
    match = dispute.aligned.match
    if match is not None:
        return match <= UNLIKE
    return not all(LAST in slot.attribute for _, slot in both_sides(dispute))


def group_of(kind: Kind) -> str:
    """Return the group of kinds that share the weights of a feature."""
    return GROUPS.get(kind, "other")


GROUPS = {
    **dict.fromkeys(FIGURES, "figure"),
    **dict.fromkeys([Kind.DATE, Kind.TIME], "time"),
    Kind.MONEY: "money",
    Kind.SCORE: "score",
    Kind.AGE: "age",
    Kind.PLACE: "place",
    **dict.fromkeys([Kind.PERSON, Kind.ROLE, Kind.ORGANIZATION], "name"),
    **dict.fromkeys([Kind.POLARITY, Kind.STATUS, Kind.ORDERING], "stance"),
}
