"""A corpus of real news: the news folders, and the documents of ECB+ until there are enough.

Both are articles of several outlets on the same events, as an archive holds them.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from ecbplus import topic_folders, write_document

from discrepancy.articles import read_articles
from discrepancy.sentences import split
from discrepancy.settings import Settings


def write_real_news(data: Path, folder: Path, sentences: int) -> None:
    """Copy the articles of `data`, a folder each event, into `folder`: about so many sentences."""
    shutil.copytree(data / "news", folder, ignore=shutil.ignore_patterns("*.json", "*.md"))
    articles, _ = read_articles([folder], settings=Settings())
    left = sentences - sum(len(split(article)) for article in articles)
    topics = topic_folders(data / "ecbplus")
    for path in (path for topic in topics for path in sorted(topic.glob("*.xml"))):
        if left <= 0:
            return
        place = folder / f"ecbplus-{path.parent.name}"
        place.mkdir(exist_ok=True)
        left -= write_document(path, place)
