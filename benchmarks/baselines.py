"""What an afternoon's script finds: similar sentences of two articles that hold other digits.

The second one also compares the entities of spaCy. Both share the sentence splitting, the encoder
and the parser with the checker; the threshold is the best one on texts other than those reported
on: the project's own cases, and for the bundles those that stand before each one held out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path, PurePath

import numpy as np
from bundles import Bundle
from scoring import Alarm, GoldCase, Spot, Verdicts, judge

from discrepancy.articles import read_articles
from discrepancy.embeddings import Vectors
from discrepancy.records import Token
from discrepancy.sentences import split
from discrepancy.settings import Settings
from discrepancy.tools import Tools

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
    names = [PurePath(article.path).name for article in articles]
    texts = [[" ".join(s.text.split()) for s in split(article)] for article in articles]
    read = [_read(name, own, tools) for name, own in zip(names, texts, strict=True)]
    return [pair for one, other in combinations(read, 2) for pair in _between(one, other)]


def bundle_meetings(bundle: Bundle, tools: Tools) -> list[tuple[tuple[int, int], Meeting]]:
    """Return all pairs of sentences of a bundle with their indices, left and right."""
    left, right = (
        _read(article.id, [s.text for s in own], tools)
        for article, own in zip((bundle.left, bundle.right), bundle.sentences, strict=True)
    )
    indices = product(*(range(len(own)) for own in bundle.sentences))
    return list(zip(indices, _between(left, right), strict=True))


def _read(name: str, texts: Sequence[str], tools: Tools) -> tuple[list[Line], Vectors]:
    parsed = tools.parser.parse(texts)
    lines = [_line(Spot(name, text), own) for text, own in zip(texts, parsed, strict=True)]
    return lines, tools.encoder.encode(texts)


def _between(
    left: tuple[list[Line], Vectors], right: tuple[list[Line], Vectors]
) -> Iterator[Meeting]:
    cosines = left[1] @ right[1].T
    for i, one in enumerate(left[0]):
        for j, other in enumerate(right[0]):
            yield Meeting(one, other, float(cosines[i, j]))


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


def verdicts(
    cases: Sequence[tuple[GoldCase, Sequence[Meeting]]], rule: Rule, threshold: float
) -> dict[str, Verdicts]:
    """Judge what a rule reports on cases, at a cosine of `threshold` and above."""
    return {case.name: judge(case, _alarms(pairs, rule, threshold)) for case, pairs in cases}


def _alarms(pairs: Sequence[Meeting], rule: Rule, threshold: float) -> Iterator[Alarm]:
    for pair in pairs:
        if pair.cosine >= threshold and rule(pair):
            yield Alarm("possible", "number", (pair.left.spot, pair.right.spot))


def statements_differ(left: str, right: str, rule: Rule, tools: Tools) -> bool:
    """Apply a rule to two statements that are known to be of one matter, whatever their cosine."""
    one, other = (
        _line(Spot("", text), tokens)
        for text, tokens in zip((left, right), tools.parser.parse([left, right]), strict=True)
    )
    return rule(Meeting(one, other, 1.0))


def best_threshold(f1: Callable[[float], float]) -> float:
    """Return the threshold with the best F1, the lowest of equals."""
    return max(THRESHOLDS, key=lambda threshold: (f1(threshold), -threshold))
