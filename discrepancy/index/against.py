"""New articles against an index: as if all of it were compared anew, but for other stories."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from discrepancy.articles.web import is_url
from discrepancy.calibration import Calibrator
from discrepancy.demands import require_some
from discrepancy.dossiers import Coverage, Dossier
from discrepancy.embeddings import Vectors
from discrepancy.engines import engine_of
from discrepancy.index.store import Content, Index, Stamp, opened
from discrepancy.limits import cut
from discrepancy.pipeline import (
    Progress,
    gather,
    reported,
    silent,
    vector_store,
    write_book,
)
from discrepancy.profiles import Likeness, Pairs, Profile
from discrepancy.records import Article, Note, Report, Sentence, Skipped
from discrepancy.sentences import split
from discrepancy.settings import Settings
from discrepancy.stories import grouped, name_stories
from discrepancy.tools import Tools
from discrepancy.voices import Holdings, originals, runs_of


def check_against(  # noqa: PLR0913  # those of check, and the file
    paths: Sequence[str | Path],
    file: Path,
    *,
    leave_out: Sequence[str | Path] = (),
    settings: Settings | None = None,
    tools: Tools | None = None,
    progress: Progress | None = None,
) -> Report:
    """Compare the articles under `paths`, but for the files `leave_out`, with those of an index.

    Raises InputError where none can be read, ModelError, and CorpusIndexError where the index
    cannot be used.
    """
    settings = settings or Settings()
    tools = tools or Tools.of(settings)
    new, skipped = gather(paths, (*leave_out, file), settings=settings, memory=tools.articles)
    return check_articles_against(
        new, file, skipped=skipped, settings=settings, tools=tools, progress=progress
    )


def check_articles_against(  # noqa: PLR0913  # those of check_articles, and the file
    articles: Sequence[Article],
    file: Path,
    *,
    skipped: Sequence[Skipped] = (),
    settings: Settings | None = None,
    tools: Tools | None = None,
    progress: Progress | None = None,
) -> Report:
    """Compare articles that are already read with those of an index. As `check_against`.

    The report is that of a run over both, restricted to stories that hold one of `articles`; their
    numbers differ, and so do those after an id that other stories have, too. An article, or a
    file, that is in the index is taken as it is given. One of which nobody else tells is no error,
    as it would be if all that was given held nothing to compare, but a note: that it is alone is
    what was to be found out.
    """
    settings = settings or Settings()
    tools = tools or Tools.of(settings)
    tell, calibrator = progress or silent, Calibrator.of(settings)
    new, own, left_out = cut(articles, skipped, settings)
    require_some(new, left_out)
    with opened(file, Stamp.of(tools)):
        pass  # what is wrong with it is told before the work
    with engine_of(tools) as engine:
        vectors = vector_store(own, engine, tell)
        vectors.encode_all(own)
        with opened(file, Stamp.of(tools)) as index:
            given = {name for article in articles for name in (article.id, article.path)}
            given |= {one.path for one in left_out}
            known = _Known(index, file.parent, given)
            coverage, stored = known.with_new(new, own, vectors)
        coverage = replace(coverage, within=settings.within)
        dossiers = coverage.dossiers()
        every = stored | {**vectors}
        book = write_book(dossiers, lambda _: every, engine, tools.chapters, tell)
    report = reported(coverage, left_out, book, tools, calibrator)
    notes = *_on_alone(new, coverage, dossiers), *_on_pairs(book.pairs, dossiers)
    return replace(
        report,
        settings=(*report.settings, ("against", file.as_posix())),
        notes=(*report.notes, *notes),
    )


class _Known:
    """The articles of an index as they are called from here, but for those that are given anew."""

    def __init__(self, index: Index, folder: Path, given: set[str]) -> None:
        self._index = index
        named = [(_from_here(entry.id, folder), entry) for entry in index.entries()]
        kept = [(id_, entry) for id_, entry in named if not given & {id_, id_.partition("#")[0]}]
        self._folder = folder
        self.ids = [id_ for id_, _ in kept]
        self.entries = [entry for _, entry in kept]

    def with_new(
        self,
        new: Sequence[Article],
        sentences: Mapping[str, tuple[Sentence, ...]],
        vectors: Mapping[str, Vectors],
    ) -> tuple[Coverage, dict[str, Vectors]]:
        """Return the stories of new articles with all who tell them, and vectors from the index."""
        since = len(self.ids)
        ids = [*self.ids, *(article.id for article in new)]
        profiles = [Profile.of(article, vectors[article.id]) for article in new]
        likeness = Likeness([*(entry.profile for entry in self.entries), *profiles])
        alike = _joined(self._alike(), likeness.alike(since))
        groups = grouped(likeness, alike, ids, since=since)

        place = {id_: i for i, id_ in enumerate(ids)}
        runs = runs_of(sentences[article.id] for article in new)
        holdings = Holdings([*(entry.runs for entry in self.entries), *runs])
        kin, pairs = holdings.kin(place[id_] for group in groups for id_ in group)

        found = self._load(i for i in kin if i < since)
        articles = {i: content.article for i, content in found.items()}
        articles |= dict(enumerate(new, start=since))
        ordered = sorted(articles.values(), key=lambda article: article.id)
        told = {a.id: sentences[a.id] if a.id in sentences else split(a) for a in ordered}
        coverage = Coverage(
            articles=ordered,
            sentences=told,
            stories=name_stories(groups, ordered, told),
            copies=originals(articles, holdings.lengths, pairs),
        )
        return coverage, {ids[i]: content.vectors for i, content in found.items()}

    def _alike(self) -> Pairs:
        """Return the places of those that were found to be alike when they were indexed."""
        numbers = np.array([entry.number for entry in self.entries], dtype=np.int64)
        neighbours = [entry.neighbours for entry in self.entries]
        every = np.concatenate([np.zeros(0, dtype=np.int64), *neighbours])
        rows = np.repeat(np.arange(len(numbers)), [len(own) for own in neighbours])
        still = np.isin(every, numbers)  # others were dropped since, or are given anew
        return rows[still], np.searchsorted(numbers, every[still])

    def _load(self, places: Iterable[int]) -> dict[int, Content]:
        place = {self.entries[i].number: i for i in places}
        found = self._index.contents(place)
        return {place[n]: self._renamed(place[n], one) for n, one in found.items()}

    def _renamed(self, place: int, content: Content) -> Content:
        article, id_ = content.article, self.ids[place]
        path = _from_here(article.path, self._folder)
        return Content(replace(article, id=id_, path=path), content.vectors)


def _from_here(path: str, folder: Path) -> str:
    """Return a path from a folder as one from where the command runs; an address is one."""
    if is_url(path):
        return path
    return Path(os.path.relpath(folder / path)).as_posix()


def _joined(left: Pairs, right: Pairs) -> Pairs:
    return np.concatenate([left[0], right[0]]), np.concatenate([left[1], right[1]])


def _on_alone(
    new: Sequence[Article], coverage: Coverage, dossiers: Sequence[Dossier]
) -> Iterator[Note]:
    """Tell of each new article with which nothing was compared."""
    compared = {dossier.story.id for dossier in dossiers}
    story_of = {id_: story for story in coverage.stories for id_ in story.articles}
    for article in new:
        story = story_of[article.id]
        if story.id not in compared:
            why = (
                "no article of the index is about the same news"
                if len(story.articles) == 1
                else "all articles on the same news are copies of one text"
            )
            yield Note(text=f"there is nothing to compare it with: {why}", path=article.path)


def _on_pairs(pairs: int, dossiers: Sequence[Dossier]) -> Iterator[Note]:
    if dossiers and not pairs:
        count = sum(len(dossier.articles) for dossier in dossiers)
        yield Note(
            text=f"there is nothing to compare: no sentence of the {count} articles on the same "
            "news answers to one of another"
        )
