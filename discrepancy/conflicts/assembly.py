"""Judgements -> what the report shows: conflicts, agreements, disputed points, timelines."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from discrepancy.conflicts import wording
from discrepancy.conflicts.judgement import Judgement
from discrepancy.records import (
    Article,
    Claim,
    Conflict,
    Sentence,
    Side,
    Slot,
)

Position = Callable[[Article, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Sources:
    """The articles and sentences that sides are cut from."""

    articles: Mapping[str, Article]
    sentences: Mapping[str, Sequence[Sentence]]
    voices: Mapping[str, tuple[str, ...]]  # article id -> ids of its voice, this one included
    position: Position  # (article, offset) -> line and column

    def side(self, claim: Claim, slot: Slot) -> Side:
        """Return one side: the value in its sentence, the sentence in its context."""
        sentence = claim.sentence
        article = self.articles[sentence.article]
        start = sentence.start + slot.start
        line, column = self.position(article, start)
        return Side(
            article=article.id,
            path=article.path,
            line=line,
            column=column,
            start=start,
            end=sentence.start + slot.end,
            sentence=sentence.text,
            value_start=slot.start,
            value_end=slot.end,
            value_text=slot.text,
            value=slot.shown,
            hedge=str(slot.hedge),
            before=self._neighbour(sentence, -1),
            after=self._neighbour(sentence, +1),
            when=claim.when,
            inherited=claim.inherited,
            voices=self.voices[article.id],
        )

    def _neighbour(self, sentence: Sentence, step: int) -> str:
        own = self.sentences[sentence.article]
        place = sentence.index + step
        return own[place].text if 0 <= place < len(own) else ""


def conflicts(
    judged: Iterable[Judgement],
    sources: Sources,
    *,
    event_of: Mapping[str, str],
    point_of: Mapping[str, str],
) -> tuple[Conflict, ...]:
    """Make the conflicts, each once.

    `event_of` maps claim ids to events, `point_of` conflict ids to points.
    """
    made: dict[str, Conflict] = {}
    for item in judged:
        conflict = _conflict(item, sources, event_of, point_of)
        made.setdefault(conflict.id, conflict)
    return tuple(made.values())


def _conflict(
    item: Judgement, sources: Sources, event_of: Mapping[str, str], point_of: Mapping[str, str]
) -> Conflict:
    pair, aligned = item.dispute.pair, item.dispute.aligned
    id_ = fingerprint(item)
    return Conflict(
        id=id_,
        rule=str(item.dispute.kind),
        kind=item.dispute.kind,
        event=event_of[pair.left.id],
        point=point_of[id_],
        verdict=item.verdict,
        severity=wording.severity(item),
        confidence=item.confidence,
        summary=wording.summary(aligned.left, aligned.right),
        sides=(sources.side(pair.left, aligned.left), sources.side(pair.right, aligned.right)),
        evidence=item.evidence,
        would_change=wording.would_change(item),
    )


def fingerprint(item: Judgement) -> str:
    """Name a conflict by its content: rule, articles, normalised values and what they are of.

    Where the sentences stand, how sure the verdict is and what else was read do not count.
    """
    pair, aligned = item.dispute.pair, item.dispute.aligned
    sides = sorted(
        "\x1f".join((article.id, slot.shown.casefold(), " ".join(claim.keywords)))
        for article, slot, claim in (
            (pair.left_article, aligned.left, pair.left),
            (pair.right_article, aligned.right, pair.right),
        )
    )
    content = "\x1e".join((str(item.dispute.kind), *sides))
    return hashlib.sha256(content.encode()).hexdigest()[:16]
