"""Pairs made by rule out of real sentences: one slot changed, a negation put in, or nothing.

A sentence against itself is too easy, so that both sides are cut and led in differently first:
what remains the same by wording must be read, and what differs too.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from judge_data import AGREE, CONFLICT, OTHER, Pair

from discrepancy.records import Token
from discrepancy.slots.calendar import MONTH_NAMES, WEEKDAY_NAMES
from discrepancy.slots.names import entity_spans

NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve".split()
AUXILIARIES = frozenset("is was are were has have had will would can could did does do".split())
LEADS = (
    "According to officials, ", "In the meantime, ", "Reports said ", "It emerged that ",
    "Local media say ", "The statement says ", "",  "", "", "",
)  # fmt: skip
HEDGES = ("about ", "around ", "roughly ", "some ", "nearly ")
NAMED = frozenset(["PERSON", "GPE", "ORG", "LOC"])

Span = tuple[int, int]


def made_pairs(sentences: Sequence[tuple[str, Sequence[Token]]], *, seed: int = 0) -> list[Pair]:
    """Return pairs for each (text, tokens), in a fixed order: conflicts, agreements and others."""
    rng = random.Random(seed)  # noqa: S311
    names = _names(sentences)
    pairs: list[Pair] = []
    for number, (text, tokens) in enumerate(sentences):
        changed = altered(text, tokens, names, rng)
        left = reworded(text, rng)
        if changed is not None:
            pairs.append(_turned(left, _lead(changed, rng), CONFLICT, rng))
            pairs.append(_turned(left, _hedged(_lead(text, rng), rng), AGREE, rng))
        near = sentences[number - 1][0] if number else ""
        if near and rng.random() < 0.5:
            pairs.append(_turned(left, near, OTHER, rng))
    return pairs


def altered(
    text: str, tokens: Sequence[Token], names: dict[str, list[str]], rng: random.Random
) -> str | None:
    """Change one slot of the sentence so that both cannot hold; None where none can be changed."""
    ways = [*_numbers(tokens, rng), *_calendar(tokens, rng), *_swaps(tokens, names, rng)]
    ways += _negations(tokens)
    if not ways:
        return None
    (start, end), word = rng.choice(ways)
    return text[:start] + word + text[end:]


def _numbers(tokens: Sequence[Token], rng: random.Random) -> list[tuple[Span, str]]:
    ways: list[tuple[Span, str]] = []
    for token in tokens:
        plain = re.fullmatch(r"\d{1,4}(?:,\d{3})*", token.text)
        if plain and not (1900 < int(token.text.replace(",", "")) < 2100 and len(token.text) == 4):
            value = int(token.text.replace(",", ""))
            other = max(1, round(value * rng.choice([0.4, 0.6, 0.75, 1.3, 1.6, 2.5]))) + 1
            other += other == value
            ways.append(((token.start, token.end), f"{other:,}"))
        elif token.text.lower() in NUMBER_WORDS:
            other_word = rng.choice([w for w in NUMBER_WORDS if w != token.text.lower()])
            ways.append(((token.start, token.end), other_word))
    return ways


def _calendar(tokens: Sequence[Token], rng: random.Random) -> list[tuple[Span, str]]:
    return [
        ((token.start, token.end), rng.choice([w for w in table if w != token.text]))
        for token in tokens
        for table in (WEEKDAY_NAMES, MONTH_NAMES)
        if token.text in table and token.pos == "PROPN"
    ]


def _names(sentences: Sequence[tuple[str, Sequence[Token]]]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {label: set() for label in NAMED}
    for text, tokens in sentences:
        for label, (start, end) in _entities(tokens):
            found[label].add(text[start:end])
    return {label: sorted(values) for label, values in found.items()}


def _entities(tokens: Sequence[Token]) -> list[tuple[str, Span]]:
    """Return (label, span of characters) of the entities, in their order."""
    found = [
        (label, (tokens[first].start, tokens[last - 1].end))
        for label in NAMED
        for first, last in entity_spans(tokens, label)
    ]
    return sorted(found, key=lambda entity: entity[1])


def _swaps(
    tokens: Sequence[Token], names: dict[str, list[str]], rng: random.Random
) -> list[tuple[Span, str]]:
    entities = _entities(tokens)
    return [(span, rng.choice(names[label])) for label, span in entities[:3] if names[label]]


def _negations(tokens: Sequence[Token]) -> list[tuple[Span, str]]:
    """Put "not" after an auxiliary of the root, or take it out."""
    ways: list[tuple[Span, str]] = []
    for i, token in enumerate(tokens):
        if token.dep == "neg" and i and tokens[i - 1].text.lower() in AUXILIARIES:
            ways.append(((tokens[i - 1].end, token.end), ""))
        elif (
            token.text.lower() in AUXILIARIES
            and tokens[token.head].dep in ("ROOT", "ccomp")
            and not any(t.dep == "neg" and t.head == token.head for t in tokens)
        ):
            ways += [((token.end, token.end), " not")] * 2
    return ways


def reworded(text: str, rng: random.Random) -> str:
    """Cut an attribution or a trailing clause off where there is one, at random."""
    if rng.random() < 0.5:
        cut = re.sub(
            r",? (?:said|says|according to|reported|which|while|after|before)\b[^,.]*",
            "",
            text,
            count=1,
        )
        if len(cut) > 30:
            return _lead(cut, rng)
    return _lead(text, rng)


def _lead(text: str, rng: random.Random) -> str:
    lead = rng.choice(LEADS)
    return lead + (text[0].lower() + text[1:] if lead.endswith("that ") else text)


def _hedged(text: str, rng: random.Random) -> str:
    if rng.random() < 0.3:
        return re.sub(r"(?<![\w.,])(\d)", lambda m: rng.choice(HEDGES) + m[1], text, count=1)
    return text


def _turned(left: str, right: str, label: int, rng: random.Random) -> Pair:
    return Pair(right, left, label) if rng.random() < 0.5 else Pair(left, right, label)
