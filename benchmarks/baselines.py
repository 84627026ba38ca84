"""What an afternoon's script finds: similar sentences of two articles that hold other digits.

The second one also compares the entities of spaCy. Both share the sentence splitting, the encoder
and the parser with the checker; the threshold is chosen on cases other than those reported on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path, PurePath

import numpy as np
from scoring import Alarm, GoldCase, Score, Spot, judge, total

from discrepancy.articles import read_articles
from discrepancy.pipeline import Tools
from discrepancy.records import Token
from discrepancy.sentences import split
from discrepancy.settings import Settings

THRESHOLDS = tuple(round(float(t), 2) for t in np.arange(0.2, 0.91, 0.05))
DIGITS = re.compile(r"\d[\d.,:]*(?<=\d)")
ENTITIES = frozenset(["PERSON", "ORG", "GPE", "LOC", "FAC", "DATE", "TIME", "CARDINAL", "MONEY"])


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with what the baselines compare."""

    spot: Spot
    digits: frozenset[str]
    entities: frozenset[tuple[str, str]]  # label, folded words


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two sentences of two articles."""

    left: Line
    right: Line
    cosine: float


Rule = Callable[[Meeting], bool]


def different_digits(pair: Meeting) -> bool:
    """Both hold digits, and not the same."""
    return bool(pair.left.digits and pair.right.digits) and pair.left.digits != pair.right.digits


def different_digits_or_entities(pair: Meeting) -> bool:
    """The same, or both have entities of one label and none in common."""
    labels = {label for label, _ in pair.left.entities} & {
        label for label, _ in pair.right.entities
    }
    shared = {label for label, _ in pair.left.entities & pair.right.entities}
    return different_digits(pair) or bool(labels - shared)


RULES: dict[str, Rule] = {
    "cosine + different digits": different_digits,
    "cosine + different digits or entities": different_digits_or_entities,
}


def meetings(folder: Path, tools: Tools) -> list[Meeting]:
    """Return all pairs of sentences of two articles of a case."""
    articles, _ = read_articles(sorted(folder.glob("*.txt")), settings=Settings())
    lines, rows = [], []
    for article in articles:
        texts = [" ".join(s.text.split()) for s in split(article)]
        spots = [Spot(PurePath(article.path).name, text) for text in texts]
        parsed = tools.parser.parse(texts)
        lines.append([_line(spot, tokens) for spot, tokens in zip(spots, parsed, strict=True)])
        rows.append(tools.encoder.encode(texts))
    return [
        Meeting(left, right, float(cosines[i, j]))
        for a, b in combinations(range(len(lines)), 2)
        for cosines in [rows[a] @ rows[b].T]
        for i, left in enumerate(lines[a])
        for j, right in enumerate(lines[b])
    ]


def _line(spot: Spot, tokens: Sequence[Token]) -> Line:
    return Line(spot, frozenset(DIGITS.findall(spot.sentence)), frozenset(_entities(tokens)))


def _entities(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    words: list[str] = []
    label = ""
    for token in (*tokens, Token("", "", "", "", "", 0, 0, 0)):
        if label and (token.entity_start or token.entity != label):
            yield label, " ".join(words)
            words = []
        label = token.entity if token.entity in ENTITIES else ""
        if label:
            words.append(token.text.lower())


def score(
    cases: Sequence[tuple[GoldCase, Sequence[Meeting]]], rule: Rule, threshold: float
) -> Score:
    """Return what a rule scores on cases, at a cosine of `threshold` and above."""
    return total(judge(case, _alarms(pairs, rule, threshold)).score for case, pairs in cases)


def _alarms(pairs: Sequence[Meeting], rule: Rule, threshold: float) -> Iterator[Alarm]:
    for pair in pairs:
        if pair.cosine >= threshold and rule(pair):
            yield Alarm("possible", "number", (pair.left.spot, pair.right.spot))


def best_threshold(cases: Sequence[tuple[GoldCase, Sequence[Meeting]]], rule: Rule) -> float:
    """Return the threshold with the best F1 on these cases, the lowest of equals."""
    return max(THRESHOLDS, key=lambda threshold: (score(cases, rule, threshold).f1, -threshold))
