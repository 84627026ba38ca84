"""Sentence + slots + context -> Claim: who, where and when, own or inherited, and from where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from discrepancy.records import (
    Claim,
    Inherited,
    Kind,
    Name,
    Place,
    Sentence,
    Slot,
    Token,
)
from discrepancy.slots.datelines import dateline_end
from discrepancy.slots.governor import ancestors, token_at, verb_lemma
from discrepancy.slots.happenings import FAMILY
from discrepancy.slots.names import SUBJECTS, fold
from discrepancy.slots.when import claim_period

T = TypeVar("T")

PRONOUNS = frozenset(
    "he she they it him her them his its their both two latter former this that these those".split()
)
# Words by which a report sets an occasion apart from the one it is about.
OCCASION_WORDS = frozenset(
    "earlier previous previously former formerly ago last past first second third next later then "
    "again another predecessor since planned expected forecast would could might may will "
    "hopes".split()
)
# Before a date: the date of what a value is compared with.
COMPARED = re.compile(r"\b(?:than|compared (?:with|to)|as)(?: (?:in|on|at|a|the|for))?\s*$")
CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")
DULL = frozenset(
    "be have do say tell make go get take come give other more most year day time".split()
)
FAR = 8  # sentences back that a definite event noun ("the talks") may look
NEAR = 3  # sentences back that a pronoun may look


@dataclass(frozen=True, slots=True)
class _Own:
    """What a sentence says itself, before anything is inherited."""

    sentence: Sentence
    slots: tuple[Slot, ...]
    who: tuple[str, ...]
    where: tuple[Place, ...]
    dating: tuple[Slot, ...]
    asides: tuple[Slot, ...]
    looks_back: bool
    told_from: int
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
    dating = tuple(_dating(slots, sentence, tokens))
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
        dating=dating,
        asides=tuple(slot for slot in dating if _in_relative_clause(slot, tokens)),
        looks_back=_looks_back(tokens),
        told_from=dateline_end(sentence.text),
        families=frozenset(FAMILY[t.lemma] for t in tokens if t.lemma in FAMILY),
        refers=frozenset(
            FAMILY[t.lemma] for t in tokens if t.pos == "NOUN" and _definite(t, tokens)
        ),
        leans=_leans(tokens),
        actions=_distinct(t.lemma for t in content if t.pos == "VERB" or t.lemma in FAMILY),
        keywords=_distinct(fold(t.lemma) for t in content),
    )


def _dating(slots: Sequence[Slot], sentence: Sentence, tokens: tuple[Token, ...]) -> list[Slot]:
    """Return the dates that say when the sentence's own event was.

    Those of the main verb where there are any, resolved or not: "last month they met in talks that
    are the first since 1979" is not of 1979. What a value is compared with ("more than in 2021")
    dates something else.
    """
    dates = [
        slot
        for slot in slots
        if slot.kind is Kind.DATE and not COMPARED.search(sentence.text[: slot.start])
    ]
    roots = {verb_lemma(tokens, i) for i, t in enumerate(tokens) if t.head == i or t.dep == "conj"}
    main = [slot for slot in dates if slot.attribute and slot.attribute[0] in roots]
    return main or dates


def _in_relative_clause(slot: Slot, tokens: tuple[Token, ...]) -> bool:
    """Reads "X, who was seized on 9 February, is free": the date is of another event."""
    index = token_at(tokens, slot.start, slot.end)
    above = () if index is None else (index, *ancestors(tokens, index))
    return any(tokens[i].dep == "relcl" and not _is_cleft(tokens, i) for i in above)


def _is_cleft(tokens: tuple[Token, ...], verb: int) -> bool:
    """Reads "it was a launch that took them in on Monday"."""
    copula = next((i for i in ancestors(tokens, verb) if tokens[i].lemma == "be"), None)
    return copula is not None and any(
        t.head == copula and t.lemma == "it" and t.dep == "nsubj" for t in tokens
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


def _looks_back(tokens: Sequence[Token]) -> bool:
    """Reads "that train", "the ceremony there", "had lasted": what was told of it came before."""
    main = {i for i, t in enumerate(tokens) if t.tag == "VBN" and (t.head == i or t.dep == "conj")}
    return any(
        (t.tag == "VBD" and t.lemma == "have" and t.dep == "aux" and t.head in main)
        or (t.lemma in ("there", "then") and t.dep == "advmod")
        or (t.lemma in ("that", "those") and t.dep == "det" and tokens[t.head].dep in SUBJECTS)
        for t in tokens
    )


def _claim(own: _Own, before: Sequence[_Own], claims: Sequence[Claim]) -> Claim:
    antecedent = _antecedent(own, before)
    inherited: list[Inherited] = []
    who, where, when = own.who, own.where, claim_period(own.dating)
    if antecedent is not None:
        claim = claims[antecedent]
        origin = "headline" if claim.sentence.headline else f"sentence {claim.sentence.index + 1}"
        added = tuple(name for name in claim.who if name not in who)
        if added and (own.leans or not who):
            who = (*who, *added)
            inherited.append(Inherited(text=", ".join(added), source=origin))
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
        dating=own.dating,
        asides=own.asides,
        looks_back=own.looks_back,
        told_from=own.told_from,
        keywords=own.keywords,
        inherited=tuple(inherited),
    )


def _antecedent(own: _Own, before: Sequence[_Own]) -> int | None:
    """Return the index of the sentence whose who, where and when this one takes over.

    "The talks" take them from the latest sentence that tells of talks and names a place or a time,
    a pronoun from a near sentence that names somebody, anything else from its own paragraph.
    """
    for back, item in enumerate(reversed(before[-FAR:]), start=1):
        if own.refers & item.families and (item.where or item.dating or item.who):
            return len(before) - back
    for back, item in enumerate(reversed(before[-NEAR:]), start=1):
        if own.leans and not item.sentence.headline and (item.who or item.where or item.dating):
            return len(before) - back
    if before and before[-1].sentence.paragraph == own.sentence.paragraph:
        return len(before) - 1
    return None


def _shown_when(claim: Claim) -> str:
    """Return the words that a claim is dated by: its own, or what it took over last of all."""
    if claim_period(claim.dating) is None:
        return claim.inherited[-1].text
    telling = (slot.text for slot in claim.dating if claim_period((slot,)))
    return next(telling, claim.dating[0].text)  # or one end of "from ... to ..."


def _distinct(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))
