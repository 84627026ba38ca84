"""Sentences in their context, and which articles and claims are of one piece of news."""

from __future__ import annotations

from dataclasses import dataclass

from discrepancy.records.articles import Sentence
from discrepancy.records.slots import Period, Place, Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Inherited:
    """Something a claim takes from its context, and from where."""

    text: str
    source: str  # "headline", "sentence 3", "publication date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence read in its context: who, did what, when, where, and its slots."""

    id: str  # "<article id>#<sentence index>"
    sentence: Sentence
    slots: tuple[Slot, ...] = ()
    actions: tuple[str, ...] = ()  # lemmas of verbs and event nouns, of the sentence itself
    who: tuple[str, ...] = ()  # names, own first, then inherited
    where: tuple[Place, ...] = ()
    when: Period | None = None
    dating: tuple[Slot, ...] = ()  # of its dates, those of its main clause, resolved or not
    asides: tuple[Slot, ...] = ()  # of these, what a relative clause tells of another event
    looks_back: bool = False  # to another occasion: "that train", "there", "had lasted"
    told_from: int = 0  # offset in the sentence at which a dateline ends
    keywords: tuple[str, ...] = ()  # folded content lemmas of the sentence itself
    inherited: tuple[Inherited, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles about the same news."""

    id: str
    title: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Claims about one real-world happening. `when`, `where` and `who` are shown as they are."""

    id: str
    story: str
    label: str
    when: Period | None = None
    where: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()  # Claim.id
