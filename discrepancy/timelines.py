"""When the claims of an event say it happened, and when each article said so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from discrepancy.records import Article, Claim, Event, TimelineEntry

LONGEST = timedelta(days=400)  # a year or a decade would squeeze the picture to a point


def timelines(
    events: Sequence[Event], claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> tuple[tuple[str, tuple[TimelineEntry, ...]], ...]:
    """Return the timeline of each event in which a claim is dated."""
    made = ((event.id, tuple(_entries(event, claims, articles))) for event in events)
    return tuple((id_, entries) for id_, entries in made if not _undated(entries))


def _entries(
    event: Event, claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> Iterator[TimelineEntry]:
    told: set[tuple[str, object]] = set()
    for claim in (claims[id_] for id_ in event.claims):
        article, when = claim.sentence.article, claim.when
        if when and when.end - when.start <= LONGEST and (article, when) not in told:
            told.add((article, when))
            yield TimelineEntry(
                article=article, start=when.start, end=when.end, label=_label(claim)
            )
    for id_ in sorted({claims[id_].sentence.article for id_ in event.claims}):
        published = articles[id_].published
        if published:
            yield TimelineEntry(
                article=id_,
                start=published,
                end=published,
                label="published",
                from_publication=True,
            )


def _label(claim: Claim) -> str:
    text = " ".join(claim.sentence.text.split())
    return text if len(text) <= 80 else text[:79].rstrip() + "…"


def _undated(entries: Sequence[TimelineEntry]) -> bool:
    return all(entry.from_publication for entry in entries)
