"""Any number of articles, varied from the project's own cases, and vectors for their sentences.

A variation of a case is other news: names, and half of the long words, are replaced by others, each
by one and the same in all articles of the variation. So its outlets still tell one story, in
sentences as long, and with as many figures, as people write.
"""

from __future__ import annotations

import random
import re
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, groupby
from pathlib import Path

import numpy as np
import numpy.typing as npt

from discrepancy.articles import read_articles
from discrepancy.embeddings import Encoder, Vectors
from discrepancy.hashes import hashed
from discrepancy.records import Article
from discrepancy.sentences import split
from discrepancy.settings import Settings

CASES = Path(__file__).parents[1] / "tests" / "cases"
WORD = re.compile(r"[^\W\d_]{3,}")
LONG = 5  # letters: shorter words hold a sentence together
CHANGED = 0.5  # share of the long words
SYLLABLES = "ba be bo da dri fa gar hol il jo ka lin mar nor ost pel ra sto tu vel win yor".split()
A_FOLDER = 1000  # variations in one: a folder of a hundred thousand files is slow to list


@dataclass(frozen=True, slots=True)
class Original:
    """An article of a case: its sentences by paragraph, white space folded."""

    outlet: str
    published: str  # ISO 8601, "" where it is not known
    paragraphs: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class Origins:
    """Which original sentence, and which variation of it, a made-up sentence is."""

    keys: array[int] = field(default_factory=lambda: array("Q"))
    variations: array[int] = field(default_factory=lambda: array("Q"))
    rows: array[int] = field(default_factory=lambda: array("Q"))

    def note(self, text: str, variation: int, row: int) -> None:
        self.keys.append(hashed(text))
        self.variations.append(variation)
        self.rows.append(row)


def originals(cases: Path = CASES) -> list[list[Original]]:
    """Return the articles of each case."""
    articles, _ = read_articles([cases], settings=Settings())
    ordered = sorted(articles, key=lambda article: article.id)
    return [
        [_original(article) for article in case]
        for _, case in groupby(ordered, key=lambda article: Path(article.path).parent)
    ]


def _original(article: Article) -> Original:
    paragraphs = groupby(split(article), key=lambda sentence: sentence.paragraph)
    return Original(
        outlet=Path(article.path).name,
        published=article.published.isoformat() if article.published else "",
        paragraphs=tuple(tuple(_folded(s.text) for s in own) for _, own in paragraphs),
    )


def write_articles(folder: Path, sentences: int, *, alone: float) -> Origins:
    """Write articles until about so many sentences are told.

    `alone` is the share of variations of which only one outlet tells: news that nobody else has.
    """
    told = originals()
    rows = {text: row for row, text in enumerate(_sentences(told))}
    words, origins = _vocabulary(rows), Origins()
    for number in count():
        chance = random.Random(number)  # noqa: S311
        case = told[number % len(told)]
        for outlet in [chance.choice(case)] if chance.random() < alone else case:
            paragraphs = []
            for paragraph in outlet.paragraphs:
                made = [varied(text, number, words) for text in paragraph]
                paragraphs.append(" ".join(made))
                for text, original in zip(made, paragraph, strict=True):
                    origins.note(text, number, rows[original])
            _write(folder / f"{number // A_FOLDER:04}" / f"{number:07}", outlet, paragraphs)
            if len(origins.keys) >= sentences:
                return origins
    raise AssertionError


def _write(folder: Path, outlet: Original, paragraphs: Sequence[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    head = f"---\npublished: {outlet.published}\n---\n" if outlet.published else ""
    text = head + "\n\n".join(paragraphs) + "\n"
    (folder / outlet.outlet).write_text(text, encoding="utf-8")


def varied(text: str, number: int, words: Sequence[str]) -> str:
    """Return variation `number` of a sentence; a word becomes the same in all its sentences."""

    def replaced(match: re.Match[str]) -> str:
        word = match.group()
        chance = random.Random(f"{number} {word.lower()}")  # noqa: S311
        if word[0].isupper():
            if not match.start():
                return word
            return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))).capitalize()
        return chance.choice(words) if len(word) >= LONG and chance.random() < CHANGED else word

    return WORD.sub(replaced, text)


def _sentences(told: Sequence[Sequence[Original]]) -> list[str]:
    return sorted(
        {
            text
            for case in told
            for one in case
            for paragraph in one.paragraphs
            for text in paragraph
        }
    )


def _vocabulary(texts: Mapping[str, int]) -> list[str]:
    found = {word for text in texts for word in WORD.findall(text)}
    return sorted(word for word in found if word.islower() and len(word) >= LONG)


class MadeUpVectors:
    """An Encoder without a model: encoding costs next to nothing, all else what it costs.

    Within a variation the cosines of sentences are those of the original sentences by the real
    encoder, since the signs of the same coordinates are changed; between two variations they are
    about zero. Of a sentence that it was not told of, the vector is made of its letters.
    """

    identity = "made up"

    def __init__(self, origins: Origins, originals_: Vectors) -> None:
        """`originals_` is (n, d), the vectors of the original sentences in alphabetical order."""
        keys = np.array(origins.keys, dtype=np.uint64)
        order = np.argsort(keys, kind="stable")
        self._keys = keys[order]
        self._variations = np.array(origins.variations, dtype=np.int32)[order]
        self._rows = np.array(origins.rows, dtype=np.int32)[order]
        self._originals = originals_

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return (n, d) float32, L2-normalised."""
        return np.stack([self._vector(text) for text in texts])

    def _vector(self, text: str) -> Vectors:
        key = hashed(text)
        place = int(np.searchsorted(self._keys, np.uint64(key)))
        if place == len(self._keys) or int(self._keys[place]) != key:
            return _signs(key, self._originals.shape[1]) / np.sqrt(self._originals.shape[1])
        signs = _signs(int(self._variations[place]), self._originals.shape[1])
        return np.asarray(self._originals[self._rows[place]] * signs, dtype=np.float32)


def vectors_of_originals(real: Encoder) -> Vectors:
    """Encode the sentences of all originals, in alphabetical order."""
    return real.encode(_sentences(originals()))


def _signs(seed: int, width: int) -> Vectors:
    chance: npt.NDArray[np.int8] = np.random.default_rng(seed).integers(0, 2, width, dtype=np.int8)
    return np.asarray(2 * chance - 1, dtype=np.float32)


def _folded(text: str) -> str:
    return " ".join(text.split())
