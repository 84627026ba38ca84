"""What reprints change: sentences of one voice that are alike, but not word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from discrepancy.records import Sentence

# Share of the words, in their order, that a sentence and what a reprint made of it have in common:
# of the 32 pairs in reprints on the news folders 31 share 0.64 and more, the last is of two things.
ALIKE = 0.6
FORMULA = 50  # two words in a row that more sentences have tell nothing

# Signs beside figures are words, too: "$5" is no copy of "€5"; quotation marks and dashes are not.
_WORD = re.compile(r"\w+|[^\w\s.,;:!?…'\"“”‘’«»()\[\]‐‑–—-]")

Words: TypeAlias = tuple[str, ...]
Place: TypeAlias = tuple[str, int]  # id of an article, index of a sentence


@dataclass(frozen=True, slots=True)
class Changes:
    """Pairs of places, a changed sentence second, and who prints which of their sentences."""

    pairs: tuple[tuple[Place, Place], ...] = ()
    voices: tuple[tuple[Place, tuple[str, ...]], ...] = ()  # ids, the article's own first

    @property
    def articles(self) -> frozenset[str]:
        """Ids of all articles that have such a sentence."""
        return frozenset(id_ for pair in self.pairs for id_, _ in pair)

    def by_articles(self) -> dict[tuple[str, str], frozenset[tuple[int, int]]]:
        """Map each two articles, by id, in their order, to the places of their pairs."""
        found: dict[tuple[str, str], set[tuple[int, int]]] = {}
        for pair in self.pairs:
            (left, i), (right, j) = sorted(pair)
            found.setdefault((left, right), set()).add((i, j))
        return {ids: frozenset(places) for ids, places in sorted(found.items())}

    @classmethod
    def of(cls, parts: Iterable[Changes]) -> Changes:
        """Join those of several voices."""
        every = list(parts)
        pairs = (pair for part in every for pair in part.pairs)
        voices = (item for part in every for item in part.voices)
        return cls(tuple(sorted(pairs)), tuple(sorted(voices)))


NONE = Changes()


def find_changes(texts: Sequence[Sequence[Sentence]]) -> Changes:
    """Compare the articles of one voice, the original first, each with all that are before it.

    What one prints word for word as another does is said once. What is left of it is a changed
    sentence where it is like one before it that this article does not have.
    """
    printed: dict[Words, dict[str, Place]] = {}
    pairs: list[tuple[Place, Place]] = []
    versions: set[Words] = set()
    for own in texts:
        here = {_words(s.text): (s.article, s.index) for s in reversed(own)}
        gone = [words for words in printed if words not in here]
        new = [words for words in reversed(here) if words not in printed]
        for before, after in _paired(gone, new):
            pairs.append((next(iter(printed[before].values())), here[after]))
            versions |= {before, after}
        for words, place in here.items():
            printed.setdefault(words, {})[place[0]] = place
    voices = [
        (place, (id_, *(other for other in printed[words] if other != id_)))
        for words in versions
        for id_, place in printed[words].items()
    ]
    return Changes(tuple(sorted(pairs)), tuple(sorted(voices)))


def _paired(gone: Sequence[Words], new: Sequence[Words]) -> Iterator[tuple[Words, Words]]:
    """Yield the likest pairs, each sentence in one of them at most."""
    from rapidfuzz.distance import Indel

    alike = [
        (-likeness, i, j)
        for i, j in _near(gone, new)
        if (likeness := Indel.normalized_similarity(gone[i], new[j], score_cutoff=ALIKE))
    ]
    taken: set[Words] = set()
    for _, i, j in sorted(alike):
        if not taken & {gone[i], new[j]}:
            taken |= {gone[i], new[j]}
            yield gone[i], new[j]


def _near(gone: Sequence[Words], new: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Yield the places of those that share two words in a row, or the first, or the last.

    What many sentences share tells nothing: so the work grows with the texts, not their square.
    """
    holders: dict[Words, list[int]] = {}
    for i, words in enumerate(gone):
        for two in _twos(words):
            holders.setdefault(two, []).append(i)
    for j, words in enumerate(new):
        found = (holders.get(two, ()) for two in _twos(words))
        for i in sorted({i for own in found if len(own) <= FORMULA for i in own}):
            yield i, j


def _twos(words: Words) -> set[Words]:
    return {*pairwise(("", *words, ""))}


def _words(text: str) -> Words:
    return tuple(_WORD.findall(text.casefold()))
