"""Can two statements with figures both be true: EQUATE (Ravichander et al. 2019).

Only the values are compared: slots are read and aligned, what is told apart is a contradiction.
There is no same-event gate, because the pairs are of one matter by construction.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from baselines import Rule, statements_differ

from discrepancy.claims import read_claims
from discrepancy.conflicts.alignment import Aligned, align
from discrepancy.records import Claim, Sentence, Token
from discrepancy.slots.interface import Reading, Relation
from discrepancy.slots.registry import FIGURES, extract_slots
from discrepancy.tools import Tools

ENTAILMENT, CONTRADICTION = "entailment", "contradiction"
NEWS = "NewsNLI"  # has no contradictions: measures false alarms only
FILES = ("RedditNLI", "StressTest", NEWS)
OTHER_THING = 0.25  # attributes less alike than this are of other things


@dataclass(frozen=True, slots=True)
class Inference:
    """A pair of statements with its gold label: entailment, neutral or contradiction."""

    premise: str
    hypothesis: str
    label: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """Of the pairs of a file: how many are decided right, how many entailed ones told apart."""

    pairs: int
    right: int
    contradicting: int
    contradicting_flagged: int
    entailed: int
    entailed_flagged: int

    @property
    def alarm_share(self) -> float:
        return self.entailed_flagged / max(1, self.entailed)

    @property
    def shown(self) -> str:
        return (
            f"{self.right} of {self.pairs} (found {self.contradicting_flagged} of "
            f"{self.contradicting} contradictions)"
        )


def decide(path: Path, tools: Tools, rule: Rule | None = None) -> Decisions:
    """Decide of all pairs of a file whether both statements can be true, or let a baseline."""
    pairs = read_pairs(path)
    flags = _ruled(pairs, tools, rule) if rule else _flags(pairs, tools)
    decided = Counter((pair.label, flag) for pair, flag in zip(pairs, flags, strict=True))
    return Decisions(
        pairs=len(pairs),
        right=sum(n for (label, flag), n in decided.items() if flag == (label == CONTRADICTION)),
        contradicting=decided[CONTRADICTION, True] + decided[CONTRADICTION, False],
        contradicting_flagged=decided[CONTRADICTION, True],
        entailed=decided[ENTAILMENT, True] + decided[ENTAILMENT, False],
        entailed_flagged=decided[ENTAILMENT, True],
    )


def accuracy(decisions: Iterable[Decisions]) -> float:
    """Return the share decided right of all pairs of these files together."""
    right, pairs = map(sum, zip(*((each.right, each.pairs) for each in decisions), strict=True))
    return right / pairs


def read_pairs(path: Path) -> list[Inference]:
    """Return the pairs of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Inference(r["premise"], r["hypothesis"], r["label"]) for r in csv.DictReader(file)]


def _ruled(pairs: Sequence[Inference], tools: Tools, rule: Rule) -> Iterator[bool]:
    for pair in pairs:
        yield statements_differ(pair.premise, pair.hypothesis, rule, tools)


def _flags(pairs: Sequence[Inference], tools: Tools) -> Iterator[bool]:
    texts = [text for pair in pairs for text in (pair.premise, pair.hypothesis)]
    claims = [_claim(*each) for each in zip(texts, tools.parser.parse(texts), strict=True)]
    for left, right in zip(claims[::2], claims[1::2], strict=True):
        yield any(_told_apart(aligned) for aligned in align(left, right))


def _told_apart(aligned: Aligned) -> bool:
    of_one_thing = aligned.match is None or aligned.match > OTHER_THING
    figures = aligned.left.kind in FIGURES
    return figures and of_one_thing and aligned.level.relation is Relation.DIFFERENT


def _claim(text: str, tokens: tuple[Token, ...]) -> Claim:
    sentence = Sentence(article="", index=0, start=0, end=len(text), text=text)
    slots = extract_slots(Reading(sentence, tokens))
    return read_claims([sentence], [tokens], [slots])[0]
