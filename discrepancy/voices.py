"""Which articles speak with one voice: wire copies and near-verbatim reprints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import combinations

import numpy as np
import numpy.typing as npt

from discrepancy.records import Article, Sentence

# A reprint shares most of the shorter text word for word; articles on one event that were written
# apart share under a tenth of their five-word runs.
RUN = 5
SAME_VOICE = 0.5
FORMULA = 50  # a run of words in more articles than this is a formula, and tells nothing

Runs = npt.NDArray[np.uint64]  # hashes of the distinct runs of an article, sorted

STEP = np.uint64(0x9E3779B97F4A7C15)  # odd: no place of a word in a run loses bits


def find_copies(
    articles: Sequence[Article], sentences: Mapping[str, Sequence[Sentence]]
) -> dict[str, str]:
    """Map each copy's id to the id of its original: the one published first, then the longest.

    Articles that share no run of words are never compared.
    """
    runs = _runs({article.id: sentences[article.id] for article in articles})
    lengths = {id_: len(own) for id_, own in runs.items()}
    rank = {article.id: _precedence(article, lengths[article.id]) for article in articles}
    copies: dict[str, str] = {}
    for (left, right), count in sorted(_shared(runs).items()):
        if count >= SAME_VOICE * min(lengths[left], lengths[right]) and count >= RUN:
            first, second = sorted((left, right), key=lambda name: rank[name])
            if second not in copies or rank[first] < rank[copies[second]]:
                copies[second] = first
    return {copy: _root(copy, copies) for copy in sorted(copies)}


def _runs(sentences: Mapping[str, Sequence[Sentence]]) -> dict[str, Runs]:
    """Hash every run of RUN words to 64 bits: of millions, hardly two different ones are equal."""
    known: dict[str, int] = {}
    made = {}
    for id_, own in sentences.items():
        words = (word for s in own if not s.headline for word in _words(s.text))
        hashed = np.fromiter((_hashed(word, known) for word in words), dtype=np.uint64)
        total = np.zeros(max(0, len(hashed) - RUN + 1), dtype=np.uint64)
        for place in range(RUN):
            total = total * STEP + hashed[place : place + len(total)]
        made[id_] = np.unique(total)
    return made


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _hashed(word: str, known: dict[str, int]) -> int:
    if word not in known:
        digest = blake2b(word.encode(errors="surrogatepass"), digest_size=8).digest()
        known[word] = int.from_bytes(digest, "big")
    return known[word]


def _shared(runs: Mapping[str, Runs]) -> dict[tuple[str, str], int]:
    """Count the runs that each two articles share, formulas left out."""
    ids = list(runs)
    shared: dict[tuple[str, str], int] = {}
    for holders in _holders(list(runs.values())):
        for left, right in combinations(holders, 2):
            pair = ids[left], ids[right]
            shared[pair] = shared.get(pair, 0) + 1
    return shared


def _holders(runs: Sequence[Runs]) -> Iterator[Iterable[int]]:
    """Yield the places of the articles that hold a run, of each run that several hold."""
    every = np.concatenate([*runs, np.zeros(0, dtype=np.uint64)])
    owner = np.repeat(np.arange(len(runs)), [len(own) for own in runs])
    order = np.argsort(every, kind="stable")
    every, owner = every[order], owner[order]
    begins = np.flatnonzero(np.append(True, every[1:] != every[:-1])) if len(every) else every
    ends = np.append(begins[1:], len(every))
    several = (ends - begins > 1) & (ends - begins <= FORMULA)
    for begin, end in zip(begins[several].tolist(), ends[several].tolist(), strict=True):
        yield owner[begin:end].tolist()


def _precedence(article: Article, length: int) -> tuple[bool, str, int, str]:
    published = article.published.isoformat() if article.published else ""
    return (article.published is None, published, -length, article.id)


def _root(copy: str, copies: Mapping[str, str]) -> str:
    seen = {copy}
    while copy in copies and copies[copy] not in seen:
        copy = copies[copy]
        seen.add(copy)
    return copy
