"""Claims and disputes made by hand: a test says all that it rests on, and needs no model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from conftest import ClaimsOf
from newsroom import MONDAY, article

from discrepancy.conflicts.alignment import Aligned, align
from discrepancy.conflicts.assembly import Sources
from discrepancy.conflicts.dispute import Dispute
from discrepancy.conflicts.disputes import Corpus
from discrepancy.conflicts.evidence import value_findings
from discrepancy.conflicts.judgement import Judgement
from discrepancy.events.candidates import Candidate
from discrepancy.events.pair import Pair
from discrepancy.findings import Finding
from discrepancy.records import (
    Claim,
    Hedge,
    Kind,
    Magnitude,
    Sentence,
    Slot,
    Stance,
    Value,
    Verdict,
)
from discrepancy.slots.interface import Level, Relation
from discrepancy.slots.registry import compare

Told = dict[str, tuple[str, str, str]]  # key of a finding -> its label, and what it shows
Times = tuple[datetime | None, datetime | None]  # of publication

USUAL = ("value", "attribute", "crowd", "distance", "length")  # said of every two figures
DIFFER = Level(Relation.DIFFERENT, "values do not overlap", 2.5)


def value(text: str, of: Value, *attribute: str, kind: Kind, hedge: Hedge = Hedge.EXACT) -> Slot:
    """A value by its words; `claim` sees where they stand."""
    size = len(text)
    return Slot(kind=kind, value=of, start=0, end=size, text=text, hedge=hedge, attribute=attribute)


def figure(
    text: str,
    amount: float,
    *attribute: str,
    kind: Kind = Kind.NUMBER,
    unit: str = "",
    hedge: Hedge = Hedge.EXACT,
) -> Slot:
    """An exact figure, shown as a bare number with its unit."""
    shown = f"{amount:g} {unit}".strip()
    return value(
        text, Magnitude(amount, amount, amount, unit, shown), *attribute, kind=kind, hedge=hedge
    )


def stance(text: str, predicate: str, *, negated: bool = False) -> Slot:
    return value(text, Stance(predicate, negated, shown=text), kind=Kind.POLARITY)


def claim(text: str, *slots: Slot, of: str = "", index: int = 0, **fields: Any) -> Claim:
    """A sentence of article `of` with its values, in any order: each at its first words."""
    headline = fields.pop("headline", False)
    placed = (
        replace(slot, start=text.index(slot.text), end=text.index(slot.text) + len(slot.text))
        for slot in slots
    )
    told = Sentence(article=of, index=index, start=0, end=len(text), text=text, headline=headline)
    return Claim(id=f"{of}#{index}", sentence=told, slots=tuple(placed), **fields)


def dispute(
    left: Claim,
    right: Claim,
    *,
    match: float | None = 1.0,
    level: Level | None = None,
    others: tuple[Sequence[Claim], Sequence[Claim]] = ((), ()),
    published: tuple[datetime | None, datetime | None] = (MONDAY, MONDAY),
    ranks: tuple[int, int] = (1, 1),
    cosine: float = 0.6,
    rarity: Mapping[str, float] | None = None,
    vote: float | None = None,
    within: bool = False,
    names: tuple[str, str] = ("a", "b"),
    reprint: bool = False,
) -> Dispute:
    """The first value of each claim against that of the other; `others` stand beside them.

    The claims keep their places in their articles, of which `names` are the ids; `others` follow.
    Within one article, the second stands well after the first.
    """
    names, gap = ((names[0], names[0]), 10) if within else (names, 0)
    claims = tuple(
        (_of(own, name, at), *(_of(one, name, 50 + n) for n, one in enumerate(rest)))
        for own, rest, name, at in (
            (left, others[0], names[0], left.sentence.index),
            (right, others[1], names[1], right.sentence.index + gap),
        )
    )
    one, other = claims[0][0], claims[1][0]
    articles = (
        article(name, one.sentence.text, published=time)
        for name, time in zip(names, published, strict=True)
    )
    slots = one.slots[0], other.slots[0]
    candidate = Candidate(one, other, cosine, 0.5, *ranks, reprint=reprint)
    pair = Pair(candidate, *articles, rarity or {}, *slots)
    return Dispute(pair, Aligned(*slots, level or compare(*slots), match), *claims, vote=vote)


def _of(one: Claim, name: str, index: int) -> Claim:
    sentence = replace(one.sentence, article=name, index=index)
    return replace(one, id=f"{name}#{index}", sentence=sentence)


def mirrored(one: Dispute) -> Dispute:
    """The same, with the articles in the other order."""
    pair, aligned, candidate = one.pair, one.aligned, one.pair.candidate
    turned = replace(
        pair,
        candidate=replace(
            candidate,
            left=candidate.right,
            right=candidate.left,
            rank_left=candidate.rank_right,
            rank_right=candidate.rank_left,
        ),
        left_article=pair.right_article,
        right_article=pair.left_article,
        left_slot=pair.right_slot,
        right_slot=pair.left_slot,
    )
    return replace(
        one,
        pair=turned,
        aligned=replace(aligned, left=aligned.right, right=aligned.left),
        left_others=one.right_others,
        right_others=one.left_others,
    )


def told(one: Dispute) -> Told:
    """What is found of the values of a pair."""
    return {f.key: (f.label, f.left, f.right) for f in value_findings(one)}


def turned(found: Told) -> Told:
    return {key: (label, right, left) for key, (label, left, right) in found.items()}


def beyond(one: Dispute) -> Told:
    """What is found beside what is said of every two figures."""
    return {key: said for key, said in told(one).items() if not key.startswith(USUAL)}


def expect(one: Dispute, expected: Told) -> None:
    """It is so, and so it is with the two articles in the other order."""
    assert beyond(one) == expected
    assert beyond(mirrored(one)) == turned(expected)
    assert told(mirrored(one)) == turned(told(one))


def count(text: str, word: str, amount: float, *of: str, hedge: Hedge = Hedge.EXACT) -> Claim:
    """A sentence with one number."""
    return claim(text, figure(word, amount, *of, hedge=hedge))


TWELVE = count("Twelve boats sank.", "Twelve", 12, "boat", "sink")
TEN = count("Ten boats sank.", "Ten", 10, "boat", "sink")


def judged(one: Dispute, verdict: Verdict = Verdict.POSSIBLE, total: float = 1.0) -> Judgement:
    """A verdict that nobody questions."""
    return Judgement(one, verdict, total, ())


def sources(
    *told: Claim,
    voices: Mapping[str, tuple[str, ...]] | None = None,
    printed: Mapping[tuple[str, int], tuple[str, ...]] | None = None,
    **fields: Any,
) -> Sources:
    """Of articles whose sentences are those of `told`, each with its name and `fields`.

    An article speaks alone unless `voices` tells; line and column are the article's number and the
    offset.
    """
    heard = {one.sentence.article: (one.sentence.article,) for one in told} | dict(voices or {})
    names = {id_: f"the {id_}" for voice in heard.values() for id_ in voice}
    sentences = {
        id_: tuple(one.sentence for one in told if one.sentence.article == id_) for id_ in heard
    }
    return Sources(
        articles={
            id_: replace(article(id_, *(s.text for s in own)), name=names[id_], **fields)
            for id_, own in sentences.items()
        },
        sentences=sentences,
        voices=heard,
        printed=printed or {},
        names=names,
        position=lambda of, offset: (sorted(heard).index(of.id) + 1, offset),
    )


def disputed_keys(
    features: Sequence[Callable[[Dispute], Iterator[Finding]]],
    claims_of: ClaimsOf,
    texts: tuple[str, str],
    kind: Kind,
    *,
    ranks: tuple[int, int] = (1, 1),
    others: Sequence[str] = (),
) -> set[str]:
    """Return what is found of the first values of a kind that two sentences dispute."""
    articles = {id_: article(id_, text, *others) for id_, text in zip("ab", texts, strict=True)}
    claims = {id_: claims_of(one) for id_, one in articles.items()}
    candidate = Candidate(claims["a"][0], claims["b"][0], 0.6, 0.5, *ranks)
    aligned = next(
        pair
        for pair in align(candidate.left, candidate.right)
        if pair.disputed and pair.left.kind is kind
    )
    found = Corpus(articles, claims).dispute(candidate, aligned)
    return {f.key for feature in features for f in feature(found)}
