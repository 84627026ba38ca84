"""Which values of two sentences are in dispute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from made import claim, figure
from newsroom import article

from discrepancy.conflicts.disputes import Corpus, disputes
from discrepancy.events.candidates import Candidate
from discrepancy.records import (
    Claim,
)


def corpus(**claims: Sequence[Claim]) -> Corpus:
    articles = {
        name: article(name, *(c.sentence.text for c in own)) for name, own in claims.items()
    }
    return Corpus(articles, claims)


def of(name: str, one: Claim, index: int = 0) -> Claim:
    sentence = replace(one.sentence, article=name, index=index)
    return replace(one, id=f"{name}#{index}", sentence=sentence)


def found(
    left: Claim,
    right: Claim,
    *,
    ranks: tuple[int, int] = (1, 1),
    cosine: float = 0.6,
    beside: Sequence[Claim] = (),
    reprint: bool = False,
) -> list[tuple[str, str]]:
    """The values of two sentences that are in dispute; `beside` stands in the second article."""
    one, other = of("a", left), of("b", right)
    rest = [of("b", extra, n) for n, extra in enumerate(beside, start=1)]
    candidate = Candidate(one, other, cosine, 0.5, *ranks, reprint=reprint)
    return [
        (each.aligned.left.text, each.aligned.right.text)
        for each in disputes([candidate], corpus(a=[one], b=[other, *rest]))
    ]


def number(text: str, word: str, amount: int, *about: str, **fields: Any) -> Claim:
    return claim(text, figure(word, amount, *about), **fields)
