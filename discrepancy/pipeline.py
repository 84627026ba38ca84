"""The whole way: paths -> articles -> sentences -> vectors -> stories -> chapters -> report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from discrepancy.articles import read_articles
from discrepancy.binding import bind
from discrepancy.calibration import Calibration, calibration_file, load_calibration, scale_of
from discrepancy.chapters import Chapter, Dossier, write_chapter
from discrepancy.conflicts.assembly import by_gravity, name_of
from discrepancy.conflicts.within import is_live_blog
from discrepancy.demands import require_company, require_pairs, require_two, worded
from discrepancy.embeddings import Vectors
from discrepancy.engines import Engine, engine_of
from discrepancy.errors import ModelError
from discrepancy.judges import Judge
from discrepancy.records import Article, Note, Report, Sentence, Skipped, Story
from discrepancy.sentences import split
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
    articles, skipped = read_articles(paths, settings=settings)
    unread = {Path(path).resolve() for path in leave_out}
    articles = tuple(a for a in articles if Path(a.path).resolve() not in unread)
    skipped = tuple(s for s in skipped if Path(s.path).resolve() not in unread)
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
    tell = progress or _silent
    file = calibration_file(settings)
    calibration = load_calibration(file) if file else None
    sentences = {a.id: split(a) for a in sorted(articles, key=lambda a: a.id)}
    articles, skipped = worded(articles, sentences, skipped)
    require_two(articles, skipped, within=settings.within)
    sentences = {a.id: sentences[a.id] for a in articles}

    texts = {id_: [" ".join(s.text.split()) for s in own] for id_, own in sentences.items()}
    vectors = VectorStore(texts, partial(map, tools.encoder.encode), partial(tell, "encoding"))
    stories = group_stories(articles, sentences, vectors)
    copies = find_copies(articles, sentences)
    dossiers = [*_dossiers(stories, articles, sentences, copies, within=settings.within)]
    compared = [article for dossier in dossiers for article in dossier.articles]
    require_company(compared, articles, copies)

    engine = engine_of(tools, sum(len(sentences[a.id]) for a in compared))
    book = bind(_chapters(dossiers, vectors, engine, partial(tell, "comparing")))
    require_pairs(book.pairs, compared, within=settings.within)
    conflicts, on_suppressions = suppress(book.conflicts, articles)
    report = Report(
        tool_version=version("discrepancy"),
        settings=tools.identities,
        articles=tuple(articles),
        sentence_counts=tuple((id_, len(own)) for id_, own in sentences.items()),
        copies=tuple(sorted(copies.items())),
        skipped=tuple(skipped),
        stories=stories,
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
            *_on_live_blogs(compared, settings),
            *_on_votes(book, tools.judge),
        ),
    )
    return _calibrated(report, calibration, file) if calibration and file else report


def _dossiers(
    stories: Sequence[Story],
    articles: Sequence[Article],
    sentences: Mapping[str, tuple[Sentence, ...]],
    copies: Mapping[str, str],
    *,
    within: bool,
) -> Iterator[Dossier]:
    """Yield the stories that two articles tell, copies left out; `within`, one is enough."""
    by_id = {article.id: article for article in articles}
    voices: dict[str, list[str]] = {}
    for copy, original in sorted(copies.items()):
        voices.setdefault(original, []).append(copy)
    for story in stories:
        own = [id_ for id_ in sorted(story.articles) if id_ not in copies]
        told = {id_: (id_, *voices.get(id_, ())) for id_ in own}
        if len(own) > (0 if within else 1):
            yield Dossier(
                story=story,
                articles=tuple(by_id[id_] for id_ in own),
                sentences={id_: sentences[id_] for id_ in own},
                voices=told,
                names={id_: name_of(by_id[id_]) for ids in told.values() for id_ in ids},
                within=within,
            )


def _chapters(
    dossiers: Sequence[Dossier],
    vectors: Mapping[str, Vectors],
    engine: Engine,
    tell: Callable[[int, int], None],
) -> Iterator[Chapter]:
    """Yield a chapter of each story; the vectors of one are looked up when its turn comes."""
    total = sum(len(dossier.articles) for dossier in dossiers)
    items = ((dossier, {a.id: vectors[a.id] for a in dossier.articles}) for dossier in dossiers)
    done = 0
    tell(done, total)
    for dossier, chapter in zip(dossiers, engine.map(write_chapter, items), strict=True):
        done += len(dossier.articles)
        tell(done, total)
        yield chapter


def _calibrated(report: Report, calibration: Calibration, file: Path) -> Report:
    """Give the conflicts the confidence of the desk. Verdicts and ids are made before, without."""
    if calibration.scale != scale_of(report.settings):
        stale = "made for other weights, and not applied; make it anew with discrepancy calibrate"
        return replace(
            report, notes=(*report.notes, Note(text=f"calibration {stale}", path=file.as_posix()))
        )
    return replace(
        report,
        settings=(*report.settings, ("calibration", file.as_posix())),
        conflicts=by_gravity([calibration.applied(conflict) for conflict in report.conflicts]),
    )


def _on_live_blogs(articles: Sequence[Article], settings: Settings) -> tuple[Note, ...]:
    unread = "it is a live blog, whose entries replace each other: not compared with itself"
    live = (a for a in articles if settings.within and is_live_blog(a))
    return tuple(Note(text=unread, path=article.path) for article in live)


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


def _silent(stage: str, done: int, total: int) -> None:
    """Say nothing."""
