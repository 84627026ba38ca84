"""Whether the articles are still what was compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from discrepancy.records import Article, Conflict


@dataclass(frozen=True, slots=True)
class _Look:
    signature: tuple[int, int, int]
    digest: str


class Watch:
    """Files by article. A file is read again only when its time, size or place has changed."""

    def __init__(self, files: Mapping[str, Path], outdated: Iterable[str] = ()) -> None:
        self._files = dict(files)
        self._outdated = frozenset(outdated)
        self._first = {id_: _look(file) for id_, file in files.items()}
        self._last = dict(self._first)

    def changed(self, article: str) -> bool:
        """Whether the file of an article now has another content, or none."""
        if article in self._outdated:
            return True
        if article not in self._files:
            return False
        last = self._last[article]
        if _signature(self._files[article]) != last.signature:
            last = self._last[article] = _look(self._files[article])
        return last.digest != self._first[article].digest


def outdated(articles: Iterable[Article], conflicts: Iterable[Conflict]) -> frozenset[str]:
    """Ids of articles in which a conflict's value no longer stands where the report says."""
    texts = {article.id: article.text for article in articles}
    return frozenset(
        side.article
        for conflict in conflicts
        for side in conflict.sides
        if texts.get(side.article, "")[side.start : side.end] != side.value_text
    )


def _signature(file: Path) -> tuple[int, int, int]:
    try:
        stat = file.stat()
    except OSError:
        return 0, 0, 0
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


def _look(file: Path) -> _Look:
    signature = _signature(file)  # before the content: what is written in between is seen next time
    try:
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        digest = ""
    return _Look(signature, digest)
