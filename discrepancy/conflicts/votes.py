"""Candidates -> votes: which pairs a judge is asked about, and how it reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from discrepancy.events.candidates import Candidate
from discrepancy.judges import Judge
from discrepancy.records import Claim

# (left claim id, right claim id) -> chance of a contradiction, 0 to 1, two decimals
Votes: TypeAlias = Mapping[tuple[str, str], float]

# The counterpart of a disputed sentence is nearly always among its three nearest.
NEAREST = 3
# A sentence that opens with one of these is read with the one before it.
LEANING = frozenset(
    "he she it they this that these those both his her hers its their theirs him them there "
    "neither none another".split()
)


def collect_votes(
    candidates: Iterable[Candidate], claims: Mapping[str, Sequence[Claim]], judge: Judge
) -> Votes:
    """Ask the judge about all candidates that are among each other's nearest, at once."""
    asked = [c for c in candidates if max(c.rank_left, c.rank_right) <= NEAREST]
    if not asked:
        return {}
    chances = judge.contradiction(
        [(in_context(c.left, claims), in_context(c.right, claims)) for c in asked]
    )
    return {
        (c.left.id, c.right.id): round(float(chance), 2)
        for c, chance in zip(asked, chances, strict=True)
    }


def in_context(claim: Claim, claims: Mapping[str, Sequence[Claim]]) -> str:
    """Return a sentence as a judge reads it: with the one before where it leans on that."""
    sentence = claim.sentence
    before = sentence.index - 1
    previous = claims[sentence.article][before].sentence if before >= 0 else None
    words = sentence.text.split()
    leans = bool(words) and words[0].strip("\"“'‘,").casefold() in LEANING
    if leans and previous is not None and not previous.headline:
        return f"{' '.join(words)} ({' '.join(previous.text.split())})"
    return " ".join(words)
