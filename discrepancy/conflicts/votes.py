"""Candidates -> votes: what a judge is asked, and how it reads a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import TypeAlias

from discrepancy.conflicts.statements import stand_alone
from discrepancy.events.candidates import Candidate
from discrepancy.judges import Judge, Question
from discrepancy.records import Claim

# (left claim id, right claim id) -> chance of a contradiction, 0 to 1, two decimals
Votes: TypeAlias = Mapping[tuple[str, str], float]

HALF = 0.005  # of the last decimal of a vote: from here on it is rounded up

# A sentence that opens with one of these is read with the one before it.
LEANING = frozenset(
    "he she it they this that these those both his her hers its their theirs him them there "
    "neither none another".split()
)


@dataclass(frozen=True, slots=True)
class Ballot:
    """The votes of a judge."""

    votes: Votes

    def on(self, candidate: Candidate) -> float | None:
        """Return the chance of a contradiction; None where there is no vote."""
        return self.votes.get((candidate.left.id, candidate.right.id))


def collect_votes(
    asked: Mapping[Candidate, float], claims: Mapping[str, Sequence[Claim]], judge: Judge
) -> Ballot:
    """Ask the judge about candidates, of each of which is given the least vote that matters.

    A vote that is less may be any that is.
    """
    if not asked:
        return Ballot({})
    questions = [question(candidate, claims) for candidate in asked]
    chances = judge.contradiction(questions, [least - HALF for least in asked.values()])
    votes = {
        (c.left.id, c.right.id): round(float(chance), 2)
        for c, chance in zip(asked, chances, strict=True)
        if not isnan(chance)
    }
    return Ballot(votes)


def question(candidate: Candidate, claims: Mapping[str, Sequence[Claim]]) -> Question:
    """Return what a judge is asked about two sentences."""
    left, right = candidate.left, candidate.right
    return Question(
        in_context(left, claims),
        in_context(right, claims),
        standalone=stand_alone(claims[left.sentence.article], claims[right.sentence.article]),
    )


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
