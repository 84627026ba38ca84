"""Judgements -> what the report shows: conflicts, agreements, disputed points, timelines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from discrepancy.conflicts import wording
from discrepancy.conflicts.judgement import Judgement
from discrepancy.dossiers import name_of
from discrepancy.fingerprints import Stated, fingerprint
from discrepancy.ranking import GRAVITY
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
    # (article id, sentence) -> those alone that have it word for word, where others changed it
    printed: Mapping[tuple[str, int], tuple[str, ...]]
    names: Mapping[str, str]  # article id, of copies too -> what it is called wherever it lies
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
            voices=self.voices_of(sentence),
            spot=article.spot(start),
        )

    def voices_of(self, sentence: Sentence) -> tuple[str, ...]:
        """Return the ids of the articles that say it with one voice, its own first."""
        changed = self.printed.get((sentence.article, sentence.index))
        return changed or self.voices[sentence.article]

    def _neighbour(self, sentence: Sentence, step: int) -> str:
        own = self.sentences[sentence.article]
        place = sentence.index + step
        return own[place].text if 0 <= place < len(own) else ""


def identified(judged: Iterable[Judgement]) -> dict[str, Judgement]:
    """Map conflict ids to judgements, each once, the firmest first of those of one fingerprint.

    An id is the fingerprint; "-2", "-3" follow where it recurs.
    What is repeated in the same words is the same; restated in other words it is one dispute still,
    with one fingerprint, but another pair of sentences to show.
    """
    made: dict[str, Judgement] = {}
    seen = set()
    met: Counter[str] = Counter()
    for item in sorted(judged, key=lambda item: (GRAVITY.index(item.verdict), -item.total)):
        words = _words(item)
        if words in seen:
            continue
        seen.add(words)
        name = fingerprint(str(item.dispute.kind), *_stated(item))
        met[name] += 1
        made[name if met[name] == 1 else f"{name}-{met[name]}"] = item
    return made


def _words(item: Judgement) -> tuple[object, ...]:
    pair, aligned = item.dispute.pair, item.dispute.aligned
    return (
        item.dispute.kind,
        frozenset(
            (article.id, slot.shown.casefold(), claim.keywords)
            for article, slot, claim in (
                (pair.left_article, aligned.left, pair.left),
                (pair.right_article, aligned.right, pair.right),
            )
        ),
    )


def _stated(item: Judgement) -> tuple[Stated, Stated]:
    pair, aligned = item.dispute.pair, item.dispute.aligned
    return (
        Stated(name_of(pair.left_article), aligned.left),
        Stated(name_of(pair.right_article), aligned.right),
    )


def conflicts(
    judged: Mapping[str, Judgement],
    sources: Sources,
    *,
    event_of: Mapping[str, str],
    point_of: Mapping[str, str],
) -> tuple[Conflict, ...]:
    """Make the conflicts.

    `event_of` maps claim ids to events, `point_of` conflict ids to points.
    """
    return tuple(_conflict(id_, item, sources, event_of, point_of) for id_, item in judged.items())


def _conflict(
    id_: str,
    item: Judgement,
    sources: Sources,
    event_of: Mapping[str, str],
    point_of: Mapping[str, str],
) -> Conflict:
    pair, aligned = item.dispute.pair, item.dispute.aligned
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
        aliases=_aliases(item, sources),
    )


def _aliases(item: Judgement, sources: Sources) -> tuple[str, ...]:
    """Return the fingerprints under the names of copies: which of them speaks may change."""
    left, right = _stated(item)
    pair = item.dispute.pair
    ones, others = (sources.voices_of(claim.sentence) for claim in (pair.left, pair.right))
    # an article that disputes itself does so in a copy by itself
    both = ((id_, id_) for id_ in ones if id_ in others) if pair.within else product(ones, others)
    named = ((sources.names[one], sources.names[other]) for one, other in both)
    return tuple(
        fingerprint(str(item.dispute.kind), Stated(one, left.slot), Stated(other, right.slot))
        for one, other in named
        if (one, other) != (left.article, right.article)
    )
