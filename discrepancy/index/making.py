"""Folders -> index: what is new in them is read and vector_store, what is gone is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np

from discrepancy.articles.web import is_url
from discrepancy.demands import require_some
from discrepancy.engines import engine_of
from discrepancy.errors import CorpusIndexError, InputError, OutputError
from discrepancy.index.store import Content, Entry, StaleIndexError, Stamp, create, opened
from discrepancy.limits import cut
from discrepancy.locks import locked
from discrepancy.memory import digest_of
from discrepancy.pipeline import Progress, gather, silent, vector_store
from discrepancy.profiles import Indices, Likeness, Profile
from discrepancy.records import Article, Skipped
from discrepancy.settings import Settings
from discrepancy.tools import Tools
from discrepancy.voices import runs_of

STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an index. `anew` says why nothing of an old one could be kept."""

    articles: int
    added: int
    replaced: int
    removed: int
    anew: str = ""
    skipped: tuple[Skipped, ...] = ()


def update_index(
    paths: Sequence[str | Path],
    file: Path,
    *,
    settings: Settings | None = None,
    tools: Tools | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Make an index hold the articles under `paths`, and no others.

    Only what it does not hold yet, by content, is encoded. It is changed as a whole or not at all.
    Raises InputError where nothing can be read, ModelError, and CorpusIndexError where the file
    is no index or is being written by another.
    """
    settings = settings or Settings()
    tools = tools or Tools.of(settings)
    if STDIN in paths:
        raise InputError(
            "Standard input cannot be indexed: it could not be read again.",
            advice="Save it as a file.",
        )
    if not file.parent.is_dir():
        raise OutputError(
            f"The index {file} cannot be written: the folder {file.parent} does not exist.",
            advice="Make the folder first, or choose another.",
        )
    told = progress or silent
    given = [path if is_url(path) else Path.cwd() / path for path in paths]
    with locked(file, told="the index", error=CorpusIndexError):
        articles, skipped = gather(
            given, (file,), settings=settings, root=file.parent, memory=tools.articles
        )
        anew = _useless(file, Stamp.of(tools))
        if file.exists() and not anew:
            return _changed(file, articles, skipped, tools, told)
        fresh = file.with_name(f".{file.name[:100]}.new")
        try:
            fresh.unlink(missing_ok=True)
            create(fresh, Stamp.of(tools))
            made = _changed(fresh, articles, skipped, tools, told)
            fresh.replace(file)
        except OSError as error:
            raise OutputError(f"The index {file} cannot be written ({error.strerror}).") from error
        finally:
            fresh.unlink(missing_ok=True)
    return replace(made, anew=anew)


def _useless(file: Path, stamp: Stamp) -> str:
    """Return why a file has to be made anew; "" where it can be kept, or there is none."""
    if not file.exists():
        return ""
    try:
        with opened(file, stamp) as index:
            index.verify()
    except StaleIndexError as error:
        return str(error)
    return ""


def _changed(
    file: Path,
    articles: Sequence[Article],
    skipped: Sequence[Skipped],
    tools: Tools,
    tell: Progress,
) -> Outcome:
    with opened(file, Stamp.of(tools)) as index:
        entries, first = index.entries(), index.next
    digests = {article.id: digest_of(article) for article in articles}
    kept = [entry for entry in entries if digests.get(entry.id) == entry.digest]
    known = {entry.id for entry in kept}
    unknown = [article for article in articles if article.id not in known]
    new, sentences, skipped = cut(unknown, skipped, tools.settings or Settings())
    require_some([*kept, *new], skipped)
    with engine_of(tools) as engine:
        vectors = vector_store({a.id: sentences[a.id] for a in new}, engine, tell)
        vectors.encode_all(vectors)
    profiles = [Profile.of(article, vectors[article.id]) for article in new]
    runs = runs_of(sentences[article.id] for article in new)
    rows = zip(new, profiles, runs, _neighbours(kept, profiles, first), strict=True)
    added = (
        (Entry(first + i, a.id, digests[a.id], profile, own, near), Content(a, vectors[a.id]))
        for i, (a, profile, own, near) in enumerate(rows)
    )
    removed = [entry.number for entry in entries if entry.id not in known]
    with opened(file, Stamp.of(tools)) as index:
        index.change(removed, added)
    replaced = len({entry.id for entry in entries} & {article.id for article in new})
    return Outcome(
        articles=len(kept) + len(new),
        added=len(new) - replaced,
        replaced=replaced,
        removed=len(removed) - replaced,
        skipped=skipped,
    )


def _neighbours(kept: Sequence[Entry], new: Sequence[Profile], first: int) -> list[Indices]:
    """Return the numbers of the articles before it that each new one is like."""
    if not new:
        return []
    numbers = np.array([*(entry.number for entry in kept), *range(first, first + len(new))])
    likeness = Likeness([*(entry.profile for entry in kept), *new])
    rows, columns = likeness.alike(since=len(kept))
    ends = np.searchsorted(rows, np.arange(len(kept), len(numbers) + 1))
    return [numbers[columns[begin:end]] for begin, end in pairwise(ends)]
