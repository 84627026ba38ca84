"""Two whole sentences, which a judge may read as excluding each other though no slot differs.

"Agreed" and "would not hear of it", "before the vote" and "once it was over": what they state is
then the sentence itself, of kind polarity.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from discrepancy.conflicts.alignment import Aligned
from discrepancy.events.candidates import Candidate
from discrepancy.records import Claim, Kind, Slot, Wording
from discrepancy.slots.interface import Level, Relation

# Within so many nearest of each other: of others nobody asks for a statement.
NEAREST = 2
# What stands alone is of one matter where it has so many content words in common, or one and this
# cosine: a model of general entailment takes for opposed what has nothing to do with each other.
COMMON, ALIKE = 2, 0.4
# Relation.HEDGED: no more than `possible`, a model alone establishes nothing.
READ = Level(Relation.HEDGED, "read as excluding each other", 0.0)


def are_near(candidate: Candidate) -> bool:
    """Whether two sentences are among each other's nearest."""
    return max(candidate.rank_left, candidate.rank_right) <= NEAREST


def stand_alone(*articles: Sequence[Claim]) -> bool:
    """Whether each article says one sentence, beside its headline: an item of a table or a feed."""
    told = ((claim for claim in own if not claim.sentence.headline) for own in articles)
    return all(len([*islice(own, 2)]) == 1 for own in told)  # of a long one no more is looked at


def on_one_matter(candidate: Candidate) -> bool:
    """Whether two sentences that stand alone are alike enough to be read against each other."""
    common = len({*candidate.left.keywords} & {*candidate.right.keywords})
    return common >= COMMON or (common > 0 and candidate.cosine >= ALIKE)


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
