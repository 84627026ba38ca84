"""The whole way: paths -> articles -> sentences -> vectors -> stories -> chapters -> report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from discrepancy import remembered
from discrepancy.articles import read_articles
from discrepancy.binding import bind
from discrepancy.calibration import Calibration, calibration_file, load_calibration, scale_of
from discrepancy.demands import require_company, require_pairs, require_two
from discrepancy.dossiers import Chapter, Dossier, name_of
from discrepancy.embeddings import Vectors
from discrepancy.engines import Engine, engine_of
from discrepancy.errors import ModelError
from discrepancy.judges import Judge
from discrepancy.limits import cut
from discrepancy.live_blogs import is_live_blog
from discrepancy.memory import FORGETFUL, Memory
from discrepancy.profiles import OPENING_SENTENCES
from discrepancy.ranking import by_gravity
from discrepancy.records import Article, Note, Report, Sentence, Skipped, Story
from discrepancy.reprints import Changes, find_changes
from discrepancy.settings import Settings
from discrepancy.stories import group_stories
from discrepancy.suppressions import suppress
from discrepancy.tools import Tools
from discrepancy.vector_store import VectorStore
from discrepancy.voices import find_copies

Progress = Callable[[str, int, int], None]  # stage, done, total


def check(
    paths: Sequence[str | Path],
    *,
    leave_out: Sequence[str | Path] = (),
    settings: Settings | None = None,
    tools: Tools | None = None,
    progress: Progress | None = None,
) -> Report:
    """Read the articles under `paths`, but for the files `leave_out`, compare what they claim.

    Raises InputError where a path does not exist or there are no two articles to compare, and
    ModelError where a model is missing or damaged.
    """
    settings = settings or Settings()
    tools = tools or Tools.of(settings)
    articles, skipped = gather(paths, leave_out, settings=settings, memory=tools.articles)
    return check_articles(
        articles, skipped=skipped, settings=settings, tools=tools, progress=progress
    )


def check_articles(
    articles: Sequence[Article],
    *,
    skipped: Sequence[Skipped] = (),
    settings: Settings | None = None,
    tools: Tools | None = None,
    progress: Progress | None = None,
) -> Report:
    """Compare articles that are already read. As `check`."""
    settings = settings or Settings()
    tools = tools or Tools.of(settings)
    tell = progress or silent
    desk = Desk.of(settings)
    articles, sentences, skipped = cut(articles, skipped, settings)
    require_two(articles, skipped, within=settings.within)

    with engine_of(tools) as engine:
        vectors = vector_store(sentences, engine, tell)

        def arrange() -> remembered.Arrangement:
            vectors.encode_openings(OPENING_SENTENCES)
            return group_stories(articles, sentences, vectors), find_copies(articles, sentences)

        stories, copies = remembered.arrangement(articles, tools.arrangements, arrange)
        corpus = Corpus(articles, sentences, stories, copies, within=settings.within)
        dossiers = corpus.dossiers()
        compared = [article for dossier in dossiers for article in dossier.articles]
        require_company(compared, articles, copies)
        book = write_book(dossiers, vectors.encode_all, engine, tools.chapters, tell)
    require_pairs(book.pairs, compared, within=settings.within)
    return reported(corpus, skipped, book, tools, desk)


def gather(
    paths: Sequence[str | Path],
    leave_out: Sequence[str | Path],
    *,
    settings: Settings,
    root: Path | None = None,
    memory: Memory = FORGETFUL,
) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """Read the articles under `paths`, but for some files; as `read_articles`."""
    articles, skipped = read_articles(paths, settings=settings, root=root, memory=memory)
    unread, base = {Path(path).resolve() for path in leave_out}, root or Path()
    return (
        tuple(a for a in articles if (base / a.path).resolve() not in unread),
        tuple(s for s in skipped if (base / s.path).resolve() not in unread),
    )


def vector_store(
    sentences: Mapping[str, Sequence[Sentence]], engine: Engine, tell: Progress
) -> VectorStore:
    """Return what encodes the sentences of each article, when asked to."""
    texts = {id_: [" ".join(s.text.split()) for s in own] for id_, own in sentences.items()}
    return VectorStore(texts, partial(engine.map, encode), partial(tell, "encoding"))


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles, sorted by id, with their sentences; who tells what, and who copies whom, by id."""

    articles: Sequence[Article]
    sentences: Mapping[str, tuple[Sentence, ...]]
    stories: tuple[Story, ...]
    copies: Mapping[str, str]
    within: bool = False  # whether the sentences of one article are compared with each other

    def dossiers(self) -> list[Dossier]:
        """Return one a story in which there is something to compare.

        That are two articles, copies left out, or one and a copy that has a sentence otherwise;
        `within`, one is enough.
        """
        by_id = {article.id: article for article in self.articles}
        voices: dict[str, list[str]] = {}
        for copy, original in sorted(self.copies.items()):
            voices.setdefault(original, []).append(copy)
        made = []
        for story in self.stories:
            own = [id_ for id_ in sorted(story.articles) if id_ not in self.copies]
            told = {id_: (id_, *voices.get(id_, ())) for id_ in own}
            changes = self._changes(story, told)
            if len(own) > (0 if self.within else 1) or changes.pairs:
                reprints = sorted(changes.articles - {*own})
                dossier = Dossier(
                    story=story,
                    articles=tuple(by_id[id_] for id_ in own),
                    sentences={id_: self.sentences[id_] for id_ in (*own, *reprints)},
                    voices=told,
                    names={id_: name_of(by_id[id_]) for ids in told.values() for id_ in ids},
                    within=self.within,
                    reprints=tuple(by_id[id_] for id_ in reprints),
                    changes=changes,
                )
                made.append(dossier)
        return made

    def _changes(self, story: Story, voices: Mapping[str, Sequence[str]]) -> Changes:
        """Find what copies changed, of those in one story with their original."""
        told = {*story.articles}
        own = ([id_ for id_ in ids if id_ in told] for ids in voices.values())
        return Changes.of(
            find_changes([self.sentences[id_] for id_ in ids]) for ids in own if len(ids) > 1
        )


def write_book(
    dossiers: Sequence[Dossier],
    vectors_of: Callable[[Iterable[str]], Mapping[str, Vectors]],
    engine: Engine,
    memory: Memory,
    tell: Progress,
) -> Chapter:
    """Compare within each story that `memory` does not know.

    `vectors_of` gives those of some articles, (n, d) by id, and is asked for no others. Raises
    ModelError, and what the engine raises.
    """

    def write(new: Sequence[Dossier]) -> Iterator[Chapter]:
        vectors = vectors_of(article.id for dossier in new for article in dossier.read)
        return _chapters(new, vectors, engine, partial(tell, "comparing"))

    return bind(remembered.chapters(dossiers, memory, write))


def reported(
    corpus: Corpus,
    skipped: Sequence[Skipped],
    book: Chapter,
    tools: Tools,
    desk: Desk,
) -> Report:
    """Make the report. Raises ModelError where a judge was asked and never answered."""
    told = {id_ for story in corpus.stories for id_ in story.articles}
    articles = [article for article in corpus.articles if article.id in told]
    conflicts, on_suppressions = suppress(book.conflicts, articles)
    report = Report(
        tool_version=version("discrepancy"),
        settings=tools.identities,
        articles=tuple(corpus.articles),
        sentence_counts=tuple((a.id, len(corpus.sentences[a.id])) for a in corpus.articles),
        copies=tuple(sorted(corpus.copies.items())),
        skipped=tuple(skipped),
        stories=corpus.stories,
        events=book.events,
        claim_count=book.claims,
        compared_pairs=book.pairs,
        conflicts=conflicts,
        agreements=book.agreements,
        points=book.points,
        timelines=book.timelines,
        notes=(
            *(Note(text=n, path=a.path) for a in articles for n in a.notes),
            *on_suppressions,
            *_on_live_blogs(articles, corpus),
            *_on_votes(book, tools.judge),
        ),
    )
    return desk.calibrated(report)


def _chapters(
    dossiers: Sequence[Dossier],
    vectors: Mapping[str, Vectors],
    engine: Engine,
    tell: Callable[[int, int], None],
) -> Iterator[Chapter]:
    """Yield the chapters of the stories; the vectors of one are looked up when its turn comes.

    Large ones come first: at the end, when others are done, nobody should wait for one of these.
    """
    from discrepancy.chapters import write_chapter

    total = sum(len(dossier.articles) for dossier in dossiers)
    order = sorted(range(len(dossiers)), key=lambda i: -_length(dossiers[i]))
    items = ((dossiers[i], {a.id: vectors[a.id] for a in dossiers[i].read}) for i in order)
    written = engine.map(write_chapter, items, sentences=sum(map(_length, dossiers)))
    chapters: dict[int, Chapter] = {}
    done = 0
    tell(done, total)
    for i, chapter in zip(order, written, strict=True):
        chapters[i] = chapter
        done += len(dossiers[i].articles)
        tell(done, total)
    yield from (chapters.pop(i) for i in range(len(dossiers)))


def _length(dossier: Dossier) -> int:
    """Count the sentences."""
    return sum(map(len, dossier.sentences.values()))


def encode(tools: Tools, texts: Sequence[str]) -> Vectors:
    """Return (n, d) float32, L2-normalised. Raises ModelError."""
    return tools.encoder.encode(texts)


@dataclass(frozen=True, slots=True)
class Desk:
    """The calibration of a desk, and its file; None where there is none."""

    file: Path | None
    calibration: Calibration | None

    @classmethod
    def of(cls, settings: Settings) -> Desk:
        """Load it. Raises CalibrationError, before the work."""
        file = calibration_file(settings)
        return cls(file, load_calibration(file) if file else None)

    def calibrated(self, report: Report) -> Report:
        """Give the conflicts the confidence of the desk; verdicts and ids are made without."""
        if self.file is None or self.calibration is None:
            return report
        if self.calibration.scale != scale_of(report.settings):
            stale = "made for other weights, and not applied; make it anew with discrepancy"
            note = Note(text=f"calibration {stale} calibrate", path=self.file.as_posix())
            return replace(report, notes=(*report.notes, note))
        return replace(
            report,
            settings=(*report.settings, ("calibration", self.file.as_posix())),
            conflicts=by_gravity([self.calibration.applied(one) for one in report.conflicts]),
        )


def _on_live_blogs(articles: Sequence[Article], corpus: Corpus) -> tuple[Note, ...]:
    unread = "it is a live blog, whose entries replace each other: not compared with itself"
    own = (a for a in articles if corpus.within and a.id not in corpus.copies)
    return tuple(Note(text=unread, path=article.path) for article in own if is_live_blog(article))


def _on_votes(book: Chapter, judge: Judge | None) -> tuple[Note, ...]:
    """Tell of pairs without a vote. Raises ModelError where there is none at all."""
    if judge is None or not book.unanswered:
        return ()
    silent = f"The judge {judge.identity} gave no answer on {book.unanswered} of {book.asked}"
    if book.unanswered == book.asked:
        raise ModelError(
            f"{silent} pairs of sentences.",
            advice="See what it answers, give another --judge, or run with --judge none.",
        )
    return (Note(text=f"{silent} pairs of sentences; these were judged without it."),)


def silent(stage: str, done: int, total: int) -> None:
    """Say nothing."""
