"""The whole way: paths -> articles -> sentences -> claims -> candidates -> events -> report."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache as once
from importlib.metadata import version
from pathlib import Path

import numpy as np

from discrepancy.articles import read_articles
from discrepancy.cache import Cache, folder_of
from discrepancy.cached import CachedEncoder, CachedJudge, CachedParser, read_slots
from discrepancy.calibration import Calibration, calibration_file, load_calibration, scale_of
from discrepancy.claims import read_claims
from discrepancy.comparison import Comparison, Found
from discrepancy.conflicts import assembly, points
from discrepancy.conflicts.disputes import Corpus
from discrepancy.conflicts.judgement import Judgement
from discrepancy.embeddings import Encoder, SentenceTransformerEncoder, Vectors
from discrepancy.errors import InputError, ModelError
from discrepancy.events.clusters import cluster
from discrepancy.judges import Judge, judge_of
from discrepancy.memory import FORGETFUL, Memory
from discrepancy.records import (
    Agreement,
    Article,
    Claim,
    Conflict,
    Event,
    Note,
    Report,
    Sentence,
    Skipped,
    Story,
    Verdict,
)
from discrepancy.sentences import position, split
from discrepancy.settings import NO_JUDGE, Settings
from discrepancy.slots.interface import Reading
from discrepancy.stories import group_stories
from discrepancy.suppressions import suppress
from discrepancy.syntax import Parser, SpacyParser
from discrepancy.timelines import timelines
from discrepancy.voices import find_copies

ENCODED_AT_ONCE = 1024  # sentences between two signs of progress
MOST_TOLD = 5  # skipped files named in one sentence

Progress = Callable[[str, int, int], None]  # stage, done, total


@dataclass(frozen=True, slots=True)
class Tools:
    """The models a run works with. Loaded when first needed, shared between runs."""

    encoder: Encoder
    parser: Parser
    cache: Cache | None = None
    judge: Judge | None = None  # votes on pairs of sentences, where one is given
    slots: Memory = FORGETFUL  # of sentences
    outcomes: Memory = FORGETFUL  # of comparing two articles

    @classmethod
    def of(cls, settings: Settings) -> Tools:
        """Return the models that the settings name, which remember unless told not to."""
        encoder, parser = SentenceTransformerEncoder(settings.encoder), SpacyParser()
        judge = judge_of(settings.judge)
        if not settings.cache:
            return cls(encoder, parser, judge=judge)
        cache = Cache(folder_of(settings.cache_dir))
        encoder_is, parser_is = once(encoder.fingerprint), once(parser.fingerprint)

        judge_is = once(judge.fingerprint) if judge else str

        def all_three() -> str:
            models = encoder_is(), parser_is(), judge_is() if judge else NO_JUDGE
            return " ".join(models) if all(models) else ""

        return cls(
            CachedEncoder(encoder, cache, encoder_is),
            CachedParser(parser, cache, parser_is),
            cache,
            CachedJudge(judge, cache, judge_is) if judge else None,
            slots=Memory("slots", cache, parser_is),
            outcomes=Memory("outcomes", cache, all_three),
        )

    @property
    def identities(self) -> tuple[tuple[str, str], ...]:
        """What the figures of a run depend on, for its report."""
        judge = (("judge", self.judge.identity),) if self.judge else ()
        return (("encoder", self.encoder.identity), *judge)

    @property
    def problem(self) -> str:
        """What a user should know of them, in one sentence; "" where all is well."""
        return self.cache.problem if self.cache else ""


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
    articles, skipped = _worded(articles, sentences, skipped)
    _require_two(articles, skipped)

    vectors = _vectors({a.id: sentences[a.id] for a in articles}, tools.encoder, tell)
    stories = group_stories(
        articles, [sentences[a.id] for a in articles], [vectors[a.id] for a in articles]
    )
    copies = find_copies(articles, sentences)
    compared = _compared(articles, stories, copies)
    _require_company(compared, articles, copies)
    claims = _claims(compared, sentences, tools, tell)

    corpus = Corpus({a.id: a for a in compared}, claims)
    comparison = Comparison(corpus, vectors, tools.judge, tools.outcomes)
    found = Found()
    for number, story in enumerate(stories, start=1):
        found += comparison.story(story)
        tell("comparing", number, len(stories))
    _require_pairs(found, compared)
    sources = assembly.Sources(
        articles={a.id: a for a in articles},
        sentences=sentences,
        voices=_voices(articles, copies),
        position=position,
    )
    judged = assembly.identified(found.judged)
    events, conflicts, agreements = _assemble(found, judged, sources, claims, stories)
    conflicts, on_suppressions = suppress(conflicts, articles)
    by_id = {claim.id: claim for own in claims.values() for claim in own}
    report = Report(
        tool_version=version("discrepancy"),
        settings=tools.identities,
        articles=tuple(articles),
        sentence_counts=tuple((a.id, len(sentences[a.id])) for a in articles),
        copies=tuple(sorted(copies.items())),
        skipped=tuple(skipped),
        stories=stories,
        events=events,
        claim_count=len(by_id),
        compared_pairs=found.pairs,
        conflicts=conflicts,
        agreements=agreements,
        points=points.points(judged, conflicts),
        timelines=timelines(events, by_id, sources.articles),
        notes=(
            *(Note(text=n, path=a.path) for a in articles for n in a.notes),
            *on_suppressions,
            *_on_votes(found, tools.judge),
        ),
    )
    return _calibrated(report, calibration, file) if calibration and file else report


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
        conflicts=_by_gravity([calibration.applied(conflict) for conflict in report.conflicts]),
    )


def _on_votes(found: Found, judge: Judge | None) -> tuple[Note, ...]:
    """Tell of pairs without a vote. Raises ModelError where there is none at all."""
    if judge is None or not found.unanswered:
        return ()
    silent = f"The judge {judge.identity} gave no answer on {found.unanswered} of {found.asked}"
    if found.unanswered == found.asked:
        raise ModelError(
            f"{silent} pairs of sentences.",
            advice="See what it answers, give another --judge, or run with --judge none.",
        )
    return (Note(text=f"{silent} pairs of sentences; these were judged without it."),)


def _assemble(
    found: Found,
    judged: Mapping[str, Judgement],
    sources: assembly.Sources,
    claims: Mapping[str, Sequence[Claim]],
    stories: Sequence[Story],
) -> tuple[tuple[Event, ...], tuple[Conflict, ...], tuple[Agreement, ...]]:
    """Cluster what is linked or in conflict; what is only told apart or agrees joins no cluster."""
    alarms = [i.dispute.pair for i in found.judged if i.verdict is not Verdict.DISTINCT]
    apart = [i.dispute.pair for i in found.judged if i.verdict is Verdict.DISTINCT]
    links = [(pair.left.id, pair.right.id) for pair in found.linked]
    links += [(pair.left.id, pair.right.id) for pair in alarms]
    links += [(claim.id, claim.id) for pair in apart for claim in (pair.left, pair.right)]
    links += [(claim.id, claim.id) for pair in found.akin for claim in (pair.left, pair.right)]
    by_id = {claim.id: claim for own in claims.values() for claim in own}
    events = cluster(links, by_id, stories)
    event_of = {id_: event.id for event in events for id_ in event.claims}
    conflicts = assembly.conflicts(
        judged, sources, event_of=event_of, point_of=points.point_ids(judged)
    )
    agreements = points.agreements(found.akin, sources, event_of)
    kept = {c.event for c in conflicts} | {a.event for a in agreements}
    return (
        tuple(e for e in events if e.id in kept or len(e.claims) > 1),
        _by_gravity(conflicts),
        agreements,
    )


def _worded(
    articles: Sequence[Article],
    sentences: Mapping[str, Sequence[Sentence]],
    skipped: Sequence[Skipped],
) -> tuple[tuple[Article, ...], tuple[Skipped, ...]]:
    """Sort both, and skip what has no word in it."""
    said = {id_: any(re.search(r"\w", s.text) for s in own) for id_, own in sentences.items()}
    silent = [Skipped(path=a.path, reason="no sentence in it") for a in articles if not said[a.id]]
    return (
        tuple(sorted((a for a in articles if said[a.id]), key=lambda a: a.id)),
        tuple(sorted((*skipped, *silent), key=lambda one: one.path)),
    )


def _require_two(articles: Sequence[Article], skipped: Sequence[Skipped]) -> None:
    if len(articles) >= 2:
        return
    count = "only one article" if articles else "no article"
    left_out = "".join(f"; skipped {one.path}: {one.reason}" for one in skipped[:MOST_TOLD])
    more = len(skipped) - MOST_TOLD
    left_out += f"; and {more} more skipped" if more > 0 else ""
    raise InputError(
        f"There is nothing to compare: {count} could be read{left_out}.",
        advice="Give at least two articles of different sources, as text, HTML, PDF or Word files.",
    )


def _require_company(
    compared: Sequence[Article], articles: Sequence[Article], copies: Mapping[str, str]
) -> None:
    """A run that compared nothing must not look like one that found nothing."""
    if compared:
        return
    if len(articles) - len(copies) < 2:
        raise InputError(
            f"There is nothing to compare: the {len(articles)} articles are copies of one text.",
            advice="Give an article of another source beside them.",
        )
    raise InputError(
        f"There is nothing to compare: no two of the {len(articles)} articles are about the same "
        "news.",
        advice="Give articles of several sources on one piece of news.",
    )


def _require_pairs(found: Found, compared: Sequence[Article]) -> None:
    if not found.pairs:
        raise InputError(
            f"There is nothing to compare: no sentence of the {len(compared)} articles answers to "
            "one of another.",
            advice="Give articles of several sources on one piece of news.",
        )


def _vectors(
    sentences: Mapping[str, Sequence[Sentence]], encoder: Encoder, tell: Progress
) -> dict[str, Vectors]:
    texts = [" ".join(s.text.split()) for own in sentences.values() for s in own]
    parts = []
    for start in range(0, len(texts), ENCODED_AT_ONCE):
        tell("encoding", start, len(texts))
        parts.append(encoder.encode(texts[start : start + ENCODED_AT_ONCE]))
    tell("encoding", len(texts), len(texts))
    rows = np.concatenate(parts)
    ends = np.cumsum([len(own) for own in sentences.values()])
    return dict(zip(sentences, np.split(rows, ends[:-1]), strict=True))


def _claims(
    articles: Sequence[Article],
    sentences: Mapping[str, Sequence[Sentence]],
    tools: Tools,
    tell: Progress,
) -> dict[str, tuple[Claim, ...]]:
    texts = [s.text for a in articles for s in sentences[a.id]]
    parsed = tools.parser.parse(texts)
    claims = {}
    for number, article in enumerate(articles, start=1):
        own = sentences[article.id]
        tokens = [next(parsed) for _ in own]
        slots = read_slots(
            [Reading(*both, article.published) for both in zip(own, tokens, strict=True)],
            tools.slots,
        )
        claims[article.id] = read_claims(own, tokens, slots)
        tell("reading", number, len(articles))
    return claims


def _compared(
    articles: Sequence[Article], stories: Sequence[Story], copies: Mapping[str, str]
) -> list[Article]:
    """The articles that have another one in their story, copies left out."""
    own = [[id_ for id_ in story.articles if id_ not in copies] for story in stories]
    in_company = {id_ for ids in own if len(ids) > 1 for id_ in ids}
    return [article for article in articles if article.id in in_company]


def _voices(articles: Sequence[Article], copies: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {
        a.id: (a.id, *sorted(copy for copy, original in copies.items() if original == a.id))
        for a in articles
    }


def _by_gravity(conflicts: Sequence[Conflict]) -> tuple[Conflict, ...]:
    return tuple(
        sorted(
            conflicts,
            key=lambda c: (
                assembly.GRAVITY.index(c.verdict),
                str(c.severity),
                -c.confidence,
                c.sides[0].article,
                c.sides[0].start,
                c.id,
            ),
        )
    )


def _silent(stage: str, done: int, total: int) -> None:
    """Say nothing."""
