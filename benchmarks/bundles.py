"""Two-outlet bundles (JSON Lines) as articles with known sentences, and as labelled pairs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from discrepancy.records import Article, Passage, Sentence

HELD_OUT = 10  # every tenth bundle of a file is held out whole, and never fitted on


@dataclass(frozen=True, slots=True)
class Bundle:
    """Two articles on one story. Pairs are of sentence indices, left and right."""

    id: str
    left: Article
    right: Article
    sentences: tuple[tuple[Sentence, ...], tuple[Sentence, ...]]
    conflicts: dict[tuple[int, int], str]  # -> kind
    same: frozenset[tuple[int, int]]
    traps: frozenset[tuple[int, int]]
    held_out: bool
    # as many as are held out: for choosing what is then measured on those; a judge of sentence
    # pairs does not learn from them either, so that its votes can be weighed
    rehearsal: bool


def read_bundles(folder: Path) -> Iterator[Bundle]:
    """Yield the bundles of all *.jsonl files of a folder, in order."""
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            yield _bundle(json.loads(line), turn=number % HELD_OUT)


def _bundle(data: dict, *, turn: int) -> Bundle:
    left, one = _article(f"{data['id']}-a.txt", data["a"])
    right, other = _article(f"{data['id']}-b.txt", data["b"])
    return Bundle(
        id=data["id"],
        left=left,
        right=right,
        sentences=(one, other),
        conflicts={(i, j): kind for i, j, kind in data["conflicts"]},
        same=frozenset((i, j) for i, j in data["same"]),
        traps=frozenset((i, j) for i, j, _ in data["traps"]),
        held_out=turn == HELD_OUT - 1,
        rehearsal=turn == HELD_OUT - 2,
    )


def _article(id_: str, side: dict) -> tuple[Article, tuple[Sentence, ...]]:
    """Lay an article out: the headline, then one paragraph of the sentences."""
    texts: Sequence[str] = side["s"]
    published = _day(side["date"])
    starts, text = [], ""
    for i, sentence in enumerate(texts):
        text += "\n\n" if i == 1 else " " if i else ""
        starts.append(len(text))
        text += sentence
    sentences = tuple(
        Sentence(
            article=id_,
            index=i,
            start=start,
            end=start + len(sentence),
            text=sentence,
            paragraph=min(i, 1),
            headline=i == 0,
        )
        for i, (start, sentence) in enumerate(zip(starts, texts, strict=True))
    )
    body = starts[1] if len(starts) > 1 else len(text)
    article = Article(
        id=id_,
        path=id_,
        text=text,
        title=texts[0],
        publisher=side["outlet"],
        published=published,
        published_precision="day" if published else "",
        passages=(
            Passage(start=0, end=len(texts[0]), headline=True),
            Passage(start=body, end=len(text), line=3),
        ),
    )
    return article, sentences


def _day(text: str | None) -> datetime | None:
    """A full date; a month or a year alone is no publication date."""
    try:
        return datetime.fromisoformat(text or "").replace(tzinfo=UTC)
    except ValueError:
        return None
