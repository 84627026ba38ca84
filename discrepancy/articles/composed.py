"""Paragraphs that a format keeps apart -> a Document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from discrepancy.articles.interface import Declared, Document, Paragraph, UnreadableError
from discrepancy.records import Spot

MAX_PARAGRAPHS = 5_000


@dataclass(frozen=True, slots=True)
class Composed:
    """One paragraph and where it stands; `turns` are offsets in it from which it is elsewhere."""

    text: str
    line: int = 1  # in the file, from 1
    item: bool = False
    spot: Spot | None = None
    turns: tuple[tuple[int, Spot], ...] = ()


def compose(
    parts: Iterable[Composed], *, declared: tuple[Declared, ...] = (), heading: str = ""
) -> Document:
    """Return a document with a paragraph a line, white space folded, none `exact`.

    A part with turns has to be folded already.

    Raises UnreadableError where there is no paragraph, or more than any article has.
    """
    texts, paragraphs, start = [], list[Paragraph](), 0
    spots: list[tuple[int, Spot]] = []
    for part in parts:
        text = " ".join(part.text.split())
        if not text:
            continue
        if len(paragraphs) == MAX_PARAGRAPHS:
            raise UnreadableError(f"more than {MAX_PARAGRAPHS:,} paragraphs are no article")
        texts.append(text)
        paragraphs.append(
            Paragraph(
                start=start,
                end=start + len(text),
                line=part.line,
                exact=False,
                block=len(paragraphs),
                item=part.item,
            )
        )
        if part.spot is not None:
            spots += [(start, part.spot), *((start + at, spot) for at, spot in part.turns)]
        start += len(text) + 1
    if not paragraphs:
        raise UnreadableError("no text was found in it")
    return Document(
        text="\n".join(texts),
        paragraphs=tuple(paragraphs),
        declared=declared,
        spots=tuple(spots),
        heading=" ".join(heading.split()),
    )
