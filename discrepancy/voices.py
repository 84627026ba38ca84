"""Which articles speak with one voice: wire copies and near-verbatim reprints."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from math import log
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from discrepancy.hashes import hashed
from discrepancy.records import Article, Sentence

# A reprint shares most of the shorter text word for word; articles on one event that were written
# apart share under a tenth of their five-word runs.
RUN = 5
SAME_VOICE = 0.5
FULLER = 1.25  # times as many runs: from there on, one text is fuller than another
FORMULA = 50  # a run of words in more articles than this is a formula, and tells nothing

Runs: TypeAlias = npt.NDArray[np.uint64]  # hashes of the distinct runs of an article, sorted
Pair: TypeAlias = tuple[int, int]  # places of two articles, ascending

STEP = np.uint64(0x9E3779B97F4A7C15)  # odd: no place of a word in a run loses bits
MARKED_BITS = 20


def find_copies(
    articles: Sequence[Article], sentences: Mapping[str, Sequence[Sentence]]
) -> dict[str, str]:
    """Map each copy's id to the id of its original: the fullest, or of those the first published.

    Copies are cut short: what stands in the fullest alone is compared, too.
    Articles that share no run of words are never compared.
    """
    runs = runs_of(sentences[article.id] for article in articles)
    holdings = Holdings(runs)
    pairs = holdings.copies()
    return originals(dict(enumerate(articles)), holdings.lengths, pairs)


def originals(
    articles: Mapping[int, Article], lengths: Sequence[int], pairs: Iterable[Pair]
) -> dict[str, str]:
    """Map copies to originals by id, where `pairs` are copies of each other.

    Articles and how many runs they have are by place; every article of a pair is to be among them.
    """
    rank = {article.id: _precedence(article, lengths[i]) for i, article in articles.items()}
    copies: dict[str, str] = {}
    for left, right in pairs:
        both = articles[left].id, articles[right].id
        first, second = sorted(both, key=rank.__getitem__)
        if second not in copies or rank[first] < rank[copies[second]]:
            copies[second] = first
    return {copy: _root(copy, copies) for copy in sorted(copies)}


def runs_of(texts: Iterable[Sequence[Sentence]]) -> list[Runs]:
    """Hash every run of RUN words to 64 bits: of millions, hardly two different ones are equal."""
    number_of = cache(hashed)  # while it runs: most words recur
    made = []
    for own in texts:
        words = (word for s in own if not s.headline for word in _words(s.text))
        numbers = np.fromiter(map(number_of, words), dtype=np.uint64)
        total = np.zeros(max(0, len(numbers) - RUN + 1), dtype=np.uint64)
        for place in range(RUN):
            total = total * STEP + numbers[place : place + len(total)]
        made.append(np.unique(total))
    return made


class Holdings:
    """Which articles hold which runs. Articles are told by their places."""

    def __init__(self, runs: Sequence[Runs]) -> None:
        self.lengths = [len(own) for own in runs]
        self._every = np.concatenate([*runs, np.zeros(0, dtype=np.uint64)])
        self._owner = np.repeat(np.arange(len(runs), dtype=np.int32), self.lengths)
        self._ends = np.cumsum([0, *self.lengths])

    def copies(self, among: Iterable[int] | None = None) -> list[Pair]:
        """Return the pairs of which one has most of its runs in common with the other.

        With `among`, those pairs alone in which one of these articles is.
        """
        return [
            (left, right)
            for (left, right), count in sorted(self._shared(among).items())
            if count >= max(RUN, SAME_VOICE * min(self.lengths[left], self.lengths[right]))
        ]

    def kin(self, places: Iterable[int]) -> tuple[set[int], list[Pair]]:
        """Return some articles with their copies, the copies of these and so on, and the pairs."""
        found: set[Pair] = set()
        known, waiting = set[int](), {*places}
        while waiting:
            new = self.copies(waiting)
            known |= waiting
            waiting = {place for pair in new for place in pair} - known
            found.update(new)
        return known, sorted(found)

    def _shared(self, among: Iterable[int] | None) -> Counter[Pair]:
        """Count the runs that each two articles share, formulas left out."""
        wanted = None if among is None else {*among}
        every, owner = self._every, self._owner
        if wanted is not None:
            held = self._held_by(wanted)
            every, owner = every[held], owner[held]
        counts: Counter[Pair] = Counter()
        for holders in _holders(every, owner):
            counts.update(
                pair
                for pair in combinations(holders, 2)
                if wanted is None or pair[0] in wanted or pair[1] in wanted
            )
        return counts

    def _held_by(self, places: Iterable[int]) -> npt.NDArray[np.bool_]:
        """Whether each run is one that an article of these holds, too."""
        own = [self._every[self._ends[i] : self._ends[i + 1]] for i in sorted(places)]
        wanted = np.unique(np.concatenate([np.zeros(0, dtype=np.uint64), *own]))
        marked = np.zeros(1 << MARKED_BITS, dtype=bool)  # most are told apart by their first bits
        marked[wanted >> (64 - MARKED_BITS)] = True
        held: npt.NDArray[np.bool_] = marked[self._every >> (64 - MARKED_BITS)]
        held[held] = np.isin(self._every[held], wanted)
        return held


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _holders(every: Runs, owner: npt.NDArray[np.int32]) -> Iterator[Iterable[int]]:
    """Yield the places of the articles that hold a run, of each run that several hold."""
    order = np.argsort(every, kind="stable")
    every, owner = every[order], owner[order]
    begins = np.flatnonzero(np.append(True, every[1:] != every[:-1])) if len(every) else every
    ends = np.append(begins[1:], len(every))
    several = (ends - begins > 1) & (ends - begins <= FORMULA)
    for begin, end in zip(begins[several].tolist(), ends[several].tolist(), strict=True):
        yield owner[begin:end].tolist()


def _precedence(article: Article, length: int) -> tuple[int, bool, str, int, str]:
    published = article.published.isoformat() if article.published else ""
    fullness = round(log(max(1, length), FULLER))
    return (-fullness, article.published is None, published, -length, article.id)


def _root(copy: str, copies: Mapping[str, str]) -> str:
    seen = {copy}
    while copy in copies and copies[copy] not in seen:
        copy = copies[copy]
        seen.add(copy)
    return copy
