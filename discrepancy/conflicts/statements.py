"""Two whole sentences, which a judge may read as excluding each other though no slot differs.

"Agreed" and "would not hear of it", "before the vote" and "once it was over": what they state is
then the sentence itself, of kind polarity.
"""

from __future__ import annotations

from discrepancy.conflicts.alignment import Aligned
from discrepancy.events.candidates import Candidate
from discrepancy.records import Claim, Kind, Slot, Wording
from discrepancy.slots.interface import Level, Relation

# Within so many nearest of each other: of others nobody asks for a statement.
NEAREST = 2
# Relation.HEDGED: no more than `possible`, a model alone establishes nothing.
READ = Level(Relation.HEDGED, "read as excluding each other", 0.0)


def are_near(candidate: Candidate) -> bool:
    """Whether two sentences are among each other's nearest."""
    return max(candidate.rank_left, candidate.rank_right) <= NEAREST


def as_values(candidate: Candidate) -> Aligned:
    """Return the two sentences as values that differ."""
    return Aligned(_statement(candidate.left), _statement(candidate.right), READ, None)


def is_statement(slot: Slot) -> bool:
    """Whether a slot is a whole sentence."""
    return slot.kind is Kind.POLARITY and isinstance(slot.value, Wording)


def _statement(claim: Claim) -> Slot:
    text = claim.sentence.text
    end = len(text.rstrip(" .\n")) or len(text)
    start = claim.told_from if claim.told_from < end else 0
    return Slot(
        kind=Kind.POLARITY,
        value=Wording(" ".join(text[start:end].split())),
        start=start,
        end=end,
        text=text[start:end],
    )
