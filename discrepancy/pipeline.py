"""The whole way: paths -> articles -> sentences -> vectors -> stories -> chapters -> report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path

from discrepancy import remembered
from discrepancy.articles import read_articles
from discrepancy.binding import bind
from discrepancy.calibration import Calibrator
from discrepancy.demands import require_company, require_pairs, require_two
from discrepancy.dossiers import Chapter, Coverage, Dossier
from discrepancy.embeddings import Vectors
from discrepancy.engines import Engine, engine_of
from discrepancy.errors import ModelError
from discrepancy.judges import Judge
from discrepancy.limits import cut
from discrepancy.live_blogs import is_live_blog
from discrepancy.memory import FORGETFUL, Memory
from discrepancy.profiles import OPENING_SENTENCES
from discrepancy.records import Article, Note, Report, Sentence, Skipped
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
    calibrator = Calibrator.of(settings)
    articles, sentences, skipped = cut(articles, skipped, settings)
    require_two(articles, skipped, within=settings.within)

    with engine_of(tools) as engine:
        vectors = vector_store(sentences, engine, tell)

        def arrange() -> remembered.Arrangement:
            vectors.encode_openings(OPENING_SENTENCES)
            return group_stories(articles, sentences, vectors), find_copies(articles, sentences)

        stories, copies = remembered.arrangement(articles, tools.arrangements, arrange)
        coverage = Coverage(articles, sentences, stories, copies, within=settings.within)
        dossiers = coverage.dossiers()
        compared = [article for dossier in dossiers for article in dossier.articles]
        require_company(compared, articles, copies)
        book = write_book(dossiers, vectors.encode_all, engine, tools.chapters, tell)
    require_pairs(book.pairs, compared, within=settings.within)
    return reported(coverage, skipped, book, tools, calibrator)


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

    def write(new: Sequence[Dossier]) -> Iterator[tuple[int, Chapter]]:
        vectors = vectors_of(article.id for dossier in new for article in dossier.read)
        return _chapters(new, vectors, engine, partial(tell, "comparing"))

    return bind(remembered.chapters(dossiers, memory, write))


def reported(
    coverage: Coverage,
    skipped: Sequence[Skipped],
    book: Chapter,
    tools: Tools,
    calibrator: Calibrator,
) -> Report:
    """Make the report. Raises ModelError where a judge was asked and never answered."""
    told = {id_ for story in coverage.stories for id_ in story.articles}
    articles = [article for article in coverage.articles if article.id in told]
    conflicts, on_suppressions = suppress(book.conflicts, articles)
    report = Report(
        tool_version=version("discrepancy"),
        settings=tools.identities,
        articles=tuple(coverage.articles),
        sentence_counts=tuple((a.id, len(coverage.sentences[a.id])) for a in coverage.articles),
        copies=tuple(sorted(coverage.copies.items())),
        skipped=tuple(skipped),
        stories=coverage.stories,
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
            *_on_live_blogs(articles, coverage),
            *_on_votes(book, tools.judge),
        ),
    )
    return calibrator.calibrated(report)


def _chapters(
    dossiers: Sequence[Dossier],
    vectors: Mapping[str, Vectors],
    engine: Engine,
    tell: Callable[[int, int], None],
) -> Iterator[tuple[int, Chapter]]:
    """Yield the chapters with the places of their stories; vectors are looked up in their turn.

    Large ones come first: at the end, when others are done, nobody should wait for one of these.
    """
    from discrepancy.chapters import write_chapter

    total = sum(len(dossier.articles) for dossier in dossiers)
    order = sorted(range(len(dossiers)), key=lambda i: -_length(dossiers[i]))
    items = ((dossiers[i], {a.id: vectors[a.id] for a in dossiers[i].read}) for i in order)
    written = engine.map(write_chapter, items, sentences=sum(map(_length, dossiers)))
    done = 0
    tell(done, total)
    for i, chapter in zip(order, written, strict=True):
        yield i, chapter
        done += len(dossiers[i].articles)
        tell(done, total)


def _length(dossier: Dossier) -> int:
    """Count the sentences."""
    return sum(map(len, dossier.sentences.values()))


def encode(tools: Tools, texts: Sequence[str]) -> Vectors:
    """Return (n, d) float32, L2-normalised. Raises ModelError."""
    return tools.encoder.encode(texts)


def _on_live_blogs(articles: Sequence[Article], coverage: Coverage) -> tuple[Note, ...]:
    unread = "it is a live blog, whose entries replace each other: not compared with itself"
    own = (a for a in articles if coverage.within and a.id not in coverage.copies)
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
