"""Articles whose entries replace each other."""

from __future__ import annotations

import re

from discrepancy.records import Article

# A live blog: its entries open with the time, the latest first, and replace each other.
ENTRY = re.compile(r"\W{0,3}(?:[01]?\d|2[0-3])[:.h][0-5]\d\b")
ENTRIES = 3
LIVE = re.compile(
    r"\blive\s{0,2}(?:blog|updates?|coverage|reports?|ticker|feed|[:|–-])|\bas it happened\b"
    r"|\blatest updates\b",
    re.IGNORECASE,
)


def is_live_blog(article: Article) -> bool:
    """Whether an article is a run of entries, each of its own time."""
    opens = (article.text[p.start : p.start + 12] for p in article.passages)
    return bool(LIVE.search(article.title)) or sum(map(bool, map(ENTRY.match, opens))) >= ENTRIES
