"""Sentence + slots + context -> Claim: who, where and when, own or inherited, and from where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from discrepancy.records import (
    Claim,
    Inherited,
    Kind,
    Name,
    Period,
    Place,
    Sentence,
    Slot,
    Token,
)
from discrepancy.slots.names import fold
from discrepancy.slots.when import claim_period

T = TypeVar("T")

# Nouns and verbs that name one kind of happening: "the talks" are what the two "met" for.
EVENT_FAMILIES = (
    ("talk", "talks", "meet", "meeting", "session", "discussion", "conversation", "round", "summit",
     "negotiation", "encounter", "consultation", "discuss", "negotiate"),
    ("call", "phone", "telephone"),
    ("earthquake", "quake", "tremor", "shock", "temblor"),
    ("crash", "collision", "accident", "derailment", "collide", "derail", "capsize"),
    ("fire", "blaze", "inferno", "burn"),
    ("attack", "raid", "assault", "bombing", "shooting", "strike", "explosion", "blast", "explode"),
    ("trial", "hearing", "verdict", "sentence", "ruling", "convict", "acquit", "rule"),
    ("election", "vote", "ballot", "referendum", "poll"),
    ("theft", "robbery", "burglary", "heist", "break-in", "steal", "rob"),
    ("flood", "storm", "hurricane", "typhoon", "cyclone"),
    ("ceremony", "gala", "award", "prize"),
    ("match", "game", "final", "win", "defeat", "beat"),
    ("agreement", "deal", "accord", "pact", "treaty", "memorandum", "declaration", "sign"),
    ("launch", "liftoff", "lift-off"),
    ("outbreak", "infection", "epidemic", "infect"),
    ("recall",),
    ("collapse", "fall"),
    ("protest", "march", "demonstration", "rally"),
    ("landslide", "avalanche", "eruption", "erupt"),
)  # fmt: skip
FAMILY = {lemma: number for number, family in enumerate(EVENT_FAMILIES) for lemma in family}

PRONOUNS = frozenset(
    "he she they it him her them his its their both two latter former this that these those".split()
)
# Words by which a report sets an occasion apart from the one it is about.
OCCASION_WORDS = frozenset(
    "earlier previous previously former formerly ago last past first second third next later then "
    "again another predecessor since planned expected forecast would could might may will "
    "hopes".split()
)
CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")
DULL = frozenset("be have do say tell make go get take come give other more most year day time".split())
FAR = 8  # sentences back that a definite event noun ("the talks") may look
NEAR = 3  # sentences back that a pronoun may look


@dataclass(frozen=True, slots=True)
class _Own:
    """What a sentence says itself, before anything is inherited."""

    sentence: Sentence
    slots: tuple[Slot, ...]
    who: tuple[str, ...]
    where: tuple[Place, ...]
    when: Period | None
    families: frozenset[int]
    refers: frozenset[int]  # families named by a definite noun: "the talks"
    leans: bool  # opens with, or has as its subject, a pronoun or a definite "second", "former"
    actions: tuple[str, ...]
    keywords: tuple[str, ...]


def read_claims(
    sentences: Sequence[Sentence],
    tokens: Sequence[tuple[Token, ...]],
    slots: Sequence[tuple[Slot, ...]],
) -> tuple[Claim, ...]:
    """Read the sentences of one article, in order, as claims in their context."""
    own = [_own(*parts) for parts in zip(sentences, tokens, slots, strict=True)]
    claims: list[Claim] = []
    for i, item in enumerate(own):
        claims.append(_claim(item, own[:i], claims))
    return tuple(claims)


def _own(sentence: Sentence, tokens: tuple[Token, ...], slots: tuple[Slot, ...]) -> _Own:
    content = [t for t in tokens if t.pos in CONTENT and t.lemma not in DULL and len(t.lemma) > 1]
    return _Own(
        sentence=sentence,
        slots=slots,
        who=_distinct(
            slot.value.text
            for slot in slots
            if slot.kind in (Kind.PERSON, Kind.ORGANIZATION) and isinstance(slot.value, Name)
        ),
        where=_distinct(slot.value for slot in slots if isinstance(slot.value, Place)),
        when=claim_period([slot for slot in slots if slot.kind is Kind.DATE]),
        families=frozenset(FAMILY[t.lemma] for t in tokens if t.lemma in FAMILY),
        refers=frozenset(
            FAMILY[t.lemma] for t in tokens if t.pos == "NOUN" and _definite(t, tokens)
        ),
        leans=_leans(tokens),
        actions=_distinct(t.lemma for t in content if t.pos == "VERB" or t.lemma in FAMILY),
        keywords=_distinct(fold(t.lemma) for t in content),
    )


def _definite(token: Token, tokens: Sequence[Token]) -> bool:
    if token.lemma not in FAMILY:
        return False
    here = next(i for i, other in enumerate(tokens) if other is token)
    return any(
        t.head == here and t.dep == "det" and t.lemma in ("the", "this", "that", "these", "those")
        for t in tokens
    )


def _leans(tokens: Sequence[Token]) -> bool:
    subjects = [t for t in tokens if t.dep in ("nsubj", "nsubjpass", "poss")]
    return any(t.lemma in PRONOUNS or t.text.lower() in PRONOUNS for t in (*tokens[:2], *subjects))


def _claim(own: _Own, before: Sequence[_Own], claims: Sequence[Claim]) -> Claim:
    antecedent = _antecedent(own, before)
    inherited: list[Inherited] = []
    who, where, when = own.who, own.where, own.when
    if antecedent is not None:
        claim = claims[antecedent]
        origin = "headline" if claim.sentence.headline else f"sentence {claim.sentence.index + 1}"
        if not who and claim.who:
            who = claim.who
            inherited.append(Inherited(text=", ".join(who), source=origin))
        if not where and claim.where:
            where = claim.where
            inherited.append(Inherited(text=", ".join(p.name for p in where), source=origin))
        if when is None and claim.when is not None:
            when = claim.when
            inherited.append(Inherited(text=_shown_when(claim), source=origin))
    return Claim(
        id=f"{own.sentence.article}#{own.sentence.index}",
        sentence=own.sentence,
        slots=own.slots,
        actions=own.actions,
        who=who,
        where=where,
        when=when,
        keywords=own.keywords,
        inherited=tuple(inherited),
    )


def _antecedent(own: _Own, before: Sequence[_Own]) -> int | None:
    """Return the index of the sentence whose who, where and when this one takes over.

    "The talks" take them from the latest sentence that tells of talks and names a place or a time,
    a pronoun from a near sentence that names somebody, anything else from its own paragraph.
    """
    for back, item in enumerate(reversed(before[-FAR:]), start=1):
        if own.refers & item.families and (item.where or item.when or item.who):
            return len(before) - back
    for back, item in enumerate(reversed(before[-NEAR:]), start=1):
        if own.leans and not item.sentence.headline and (item.who or item.where or item.when):
            return len(before) - back
    if before and before[-1].sentence.paragraph == own.sentence.paragraph:
        return len(before) - 1
    return None


def _shown_when(claim: Claim) -> str:
    for slot in claim.slots:
        if slot.kind is Kind.DATE:
            return slot.text
    return next((item.text for item in claim.inherited), "")


def _distinct(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))
