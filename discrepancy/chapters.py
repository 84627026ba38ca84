"""One story with all that is known of it -> a chapter: what the report will tell of it.

Stories share nothing, so that one after the other, or many at once on many machines, gives the
same; and what was read of a story is forgotten when its chapter is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from discrepancy.cached import read_slots
from discrepancy.claims import read_claims
from discrepancy.comparison import Comparison, Found
from discrepancy.conflicts import assembly, points
from discrepancy.conflicts.disputes import Corpus
from discrepancy.dossiers import Chapter, Dossier
from discrepancy.embeddings import Vectors
from discrepancy.events.clusters import Link, cluster
from discrepancy.ranking import by_gravity
from discrepancy.records import Agreement, Claim, Conflict, Event, Verdict
from discrepancy.sentences import position
from discrepancy.slots.interface import Reading
from discrepancy.timelines import timelines
from discrepancy.tools import Tools


def write_chapter(tools: Tools, given: tuple[Dossier, Mapping[str, Vectors]]) -> Chapter:
    """Read the claims of a story's articles, and compare every two articles.

    Given are also the vectors of each article's sentences, (n, d) float32, L2-normalised.

    Raises ModelError where a model is missing or damaged.
    """
    dossier, vectors = given
    claims = _claims(dossier, tools)
    corpus = Corpus({article.id: article for article in dossier.read}, claims)
    comparison = Comparison(
        corpus, vectors, tools.judge, tools.outcomes, dossier.within, dossier.changes
    )
    found = comparison.story(replace(dossier.story, articles=tuple(dossier.voices)))
    judged = assembly.identified(found.judged)
    sources = assembly.Sources(
        articles=corpus.articles,
        sentences=dossier.sentences,
        voices=dossier.voices,
        printed=dict(dossier.changes.voices),
        names=dossier.names,
        position=position,
    )
    by_id = {claim.id: claim for own in claims.values() for claim in own}
    events = cluster(
        _links(found), by_id, dossier.story, likely=_likely(found), apart=_apart(found)
    )
    event_of = {id_: event.id for event in events for id_ in event.claims}
    conflicts = assembly.conflicts(
        judged, sources, event_of=event_of, point_of=points.point_ids(judged)
    )
    agreements = points.agreements(found.akin, sources, event_of)
    told = _told(events, conflicts, agreements)
    return Chapter(
        claims=sum(len(claims[article.id]) for article in dossier.articles),
        pairs=found.pairs,
        asked=found.asked,
        unanswered=found.unanswered,
        events=told,
        conflicts=conflicts,
        agreements=agreements,
        points=points.points(judged, by_gravity(conflicts)),
        timelines=timelines(told, by_id, corpus.articles),
    )


def _claims(dossier: Dossier, tools: Tools) -> dict[str, tuple[Claim, ...]]:
    texts: dict[str, list[str]] = {}
    for article in dossier.read:
        texts.setdefault(article.language, []).extend(
            sentence.text for sentence in dossier.sentences[article.id]
        )
    parsed = {code: tools.parser_of(code).parse(own) for code, own in texts.items()}
    claims = {}
    for article in dossier.read:
        own = dossier.sentences[article.id]
        tokens = [next(parsed[article.language]) for _ in own]
        readings = [
            Reading(*both, article.published, article.language)
            for both in zip(own, tokens, strict=True)
        ]
        claims[article.id] = read_claims(own, tokens, read_slots(readings, tools.slots))
    return claims


def _links(found: Found) -> list[Link]:
    """Join what is in conflict; what is only told apart or agrees is by itself."""
    alarms = (i.dispute.pair for i in found.judged if i.verdict is not Verdict.DISTINCT)
    links = [(pair.left.id, pair.right.id) for pair in alarms]
    alone = [(one.left, one.right) for one in found.akin]
    alone += [(i.dispute.pair.left, i.dispute.pair.right) for i in found.judged]
    return [*links, *((claim.id, claim.id) for both in alone for claim in both)]


def _likely(found: Found) -> list[Link]:
    """Return what is of one event for all that is known of it, the nearest first."""
    nearest = sorted(found.linked, key=lambda pair: (-pair.cosine, pair.left.id, pair.right.id))
    return [(pair.left.id, pair.right.id) for pair in nearest]


def _apart(found: Found) -> list[Link]:
    apart = (i.dispute.pair for i in found.judged if i.verdict is Verdict.DISTINCT)
    return [(pair.left.id, pair.right.id) for pair in apart]


def _told(
    events: Sequence[Event], conflicts: Sequence[Conflict], agreements: Sequence[Agreement]
) -> tuple[Event, ...]:
    named = {c.event for c in conflicts} | {a.event for a in agreements}
    return tuple(e for e in events if e.id in named or len(e.claims) > 1)
