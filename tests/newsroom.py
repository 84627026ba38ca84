"""Articles of invented outlets for the tests, and an encoder that needs no model."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from discrepancy.articles import read_articles
from discrepancy.embeddings import Vectors
from discrepancy.records import Article, Passage, Token
from discrepancy.settings import Settings
from discrepancy.syntax import Parser

MONDAY = datetime(2024, 5, 13, 9, 0, tzinfo=UTC)

BEACON = """---
title: Ferry Corvina stuck off Lindra for nine hours
publisher: The Lindra Beacon
published: 2024-05-13T09:00:00Z
---
Ferry Corvina stuck off Lindra for nine hours

The ferry Corvina was stuck on a sandbank off Lindra for nine hours on Sunday, the coast guard said.

There were 214 passengers on board the Corvina, and none was hurt. Captain Odile Marsh said the
depth gauge had failed.

The Corvina will return to service on 20 May, its owner Marl Lines said.
"""

GAZETTE = """---
title: Passengers wait on stranded ferry off Lindra
publisher: Marl Gazette
published: 2024-05-13T17:30:00Z
---
Passengers wait on stranded ferry off Lindra

The ferry Corvina was stuck on a sandbank off Lindra for five hours on Sunday, according to the
coast guard.

There were 188 passengers on board the Corvina. Nobody was hurt.

The Corvina will return to service on 27 May, said Marl Lines, which owns the ship.
"""

AGREEING = """---
title: Sandbank holds the Corvina
publisher: Marl Gazette
published: 2024-05-13T17:30:00Z
---
Sandbank holds the Corvina

For nine hours on Sunday a sandbank off Lindra held the ferry Corvina, the coast guard reported.

The 214 passengers of the Corvina came to no harm.
"""

UNRELATED = """---
title: Bakers of Upper Quill vote for a shorter week
publisher: Quill Courier
published: 2024-05-13T11:00:00Z
---
Bakers of Upper Quill vote for a shorter week

A guild of bakers in Upper Quill has voted to close its shops on Mondays from next winter.

Its chair, Tomas Ferrand, expects flour to be cheaper by then.
"""


DISTANT = """---
title: Comet Ansel seen from Port Wyler
publisher: Wyler Sky
published: 2024-05-13T02:00:00Z
---
Comet Ansel seen from Port Wyler

Observers at Port Wyler saw Comet Ansel low in the east shortly before dawn.

Professor Greta Olm measured a tail twice as long as expected.
"""


class BagOfWords:
    """Texts with the same words have the same vector: an Encoder without a model."""

    identity = "bag of words"

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), 256), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()):
                row[zlib.crc32(word.encode()) % 256] += 1
            row[0] += 0.1  # no row is without length
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / lengths, dtype=np.float32)


class CountingParser:
    """A parser that counts what it is asked."""

    def __init__(self, parser: Parser) -> None:
        self.parser, self.asked = parser, list[str]()

    def parse(self, texts: Sequence[str]) -> Iterator[tuple[Token, ...]]:
        self.asked += texts
        return self.parser.parse(texts)


def articles_of(folder: Path, **texts: str) -> list[Article]:
    """Write texts beside those in the folder, which is the current one, and read all of them."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    found, skipped = read_articles(sorted(Path().glob("*.txt")), settings=Settings())
    assert not skipped
    return list(found)


def article(
    id_: str, *paragraphs: str, published: datetime | None = MONDAY, publisher: str = ""
) -> Article:
    """An article as it would be read, the first paragraph its headline."""
    passages, at = [], 0
    for number, text in enumerate(paragraphs):
        passages.append(Passage(start=at, end=at + len(text), headline=number == 0))
        at += len(text) + 2
    return Article(
        id=id_,
        path=id_,
        text="\n\n".join(paragraphs),
        title=paragraphs[0],
        publisher=publisher or id_,
        published=published,
        published_precision="minute" if published else "",
        passages=tuple(passages),
    )
