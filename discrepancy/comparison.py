"""Stories -> which pairs of claims are of one event, which are akin, which are in dispute.

Two articles are compared by themselves: what comes of it depends on nothing but the two, on how
alike they are within their story, and on the engine. So it is remembered by that.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from itertools import islice

from discrepancy.conflicts.dispute import Dispute
from discrepancy.conflicts.disputes import Corpus, disputes, judgements, statements
from discrepancy.conflicts.judgement import (
    Examined,
    Judgement,
    examine,
    judge_examined,
    least_vote,
)
from discrepancy.conflicts.strongest import strongest
from discrepancy.conflicts.votes import Ballot, collect_votes
from discrepancy.embeddings import Vectors
from discrepancy.events.candidates import ArticlePair, Candidate, find_between, pair_articles
from discrepancy.events.score import load_scorer
from discrepancy.findings import load_weights
from discrepancy.judges import Judge
from discrepancy.live_blogs import is_live_blog
from discrepancy.memory import FORGETFUL, Memory, digest_of
from discrepancy.records import Story
from discrepancy.reprints import NONE, Changes
from discrepancy.settings import ENGLISH

OF_PAIR = ("left", "right", "strand", "reprint")  # which the articles tell
MEASURES = tuple(f.name for f in fields(Candidate) if f.name not in OF_PAIR)
LINKED, AKIN, JUDGED = 1, 2, 4
TOGETHER = 64  # pairs of articles that a judge is asked about at once: it reads many faster
NOBODY = Ballot({})


@dataclass(frozen=True, slots=True)
class Found:
    """What comparing came to. `pairs` counts all candidates, the others hold some of them."""

    pairs: int = 0
    linked: tuple[Candidate, ...] = ()  # of one event
    akin: tuple[Candidate, ...] = ()  # near enough to corroborate each other
    judged: tuple[Judgement, ...] = ()
    asked: int = 0  # pairs that the judge was asked about
    unanswered: int = 0

    @classmethod
    def of(cls, parts: Sequence[Found]) -> Found:
        """Join what several comparisons came to, in their order."""
        return cls(
            pairs=sum(part.pairs for part in parts),
            linked=tuple(one for part in parts for one in part.linked),
            akin=tuple(one for part in parts for one in part.akin),
            judged=tuple(one for part in parts for one in part.judged),
            asked=sum(part.asked for part in parts),
            unanswered=sum(part.unanswered for part in parts),
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """What comparing two articles came to before a judge was asked."""

    found: Found  # with what is judged without one
    open: tuple[Examined, ...] = ()  # what a vote can make something of
    asked: Mapping[Candidate, float] = field(default_factory=dict)  # with the least that matters

    def judged(self, ballot: Ballot) -> Found:
        """Judge what is open by the votes."""
        weights = load_weights()
        voted = (one.voted(ballot.on(one.dispute.pair.candidate)) for one in self.open)
        judged = (judge_examined(one, weights) for one in voted)
        return replace(
            self.found,
            judged=(*self.found.judged, *filter(None, judged)),
            asked=len(self.asked),
            unanswered=sum(ballot.on(candidate) is None for candidate in self.asked),
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is known before two articles are compared: the claims, their vectors, the weights.

    `judge` is asked where there is one. `memory` holds what former runs came to; what it holds must
    depend on the encoder, the parser and the judge.
    """

    corpus: Corpus
    vectors: Mapping[str, Vectors]
    judge: Judge | None = None
    memory: Memory = FORGETFUL
    within: bool = False  # whether sentences of one article are compared, too
    changes: Changes = NONE  # what reprints say otherwise: articles beside those of the story

    def story(self, story: Story) -> Found:
        """Compare every two articles of a story, and what their reprints changed."""
        pairs = list(pair_articles(story, self.corpus.claims, self.vectors))
        if self.within:
            told = (id_ for id_ in sorted(story.articles) if self.corpus.claims.get(id_))
            pairs += [ArticlePair(id_, id_) for id_ in told]
        pairs += [
            ArticlePair(*ids, changed=places) for ids, places in self.changes.by_articles().items()
        ]
        named = {id_ for pair in pairs for id_ in (pair.left, pair.right)}
        digests = {id_: digest_of(self.corpus.articles[id_]) for id_ in named}
        keys = {
            p: f"{digests[p.left]} {digests[p.right]} {p.strand} {sorted(p.changed)}" for p in pairs
        }
        known = self.memory.recall(keys.values())
        drafts = (
            self._recalled(pair, known[key]) if key in known else self._drafted(pair)
            for pair, key in keys.items()
        )
        found = dict(zip(pairs, self._judged(drafts), strict=True))
        if self.memory.is_kept:
            self.memory.keep({keys[p]: _packed(found[p]) for p in pairs if keys[p] not in known})
        joined = Found.of([*found.values()])
        return replace(joined, judged=strongest(joined.judged))

    def _drafted(self, pair: ArticlePair) -> Draft:
        if pair.left == pair.right and is_live_blog(self.corpus.articles[pair.left]):
            return Draft(Found())
        candidates = list(find_between(pair, self.corpus.claims, self.vectors))
        # no voice corroborates itself
        others = candidates if pair.left != pair.right and not pair.changed else ()
        linked, akin = (load_weights().thresholds[of] for of in ("same_event_link", "same_event"))
        scorer = load_scorer()
        scores = [
            (one, scorer.score(self.corpus.pair(one), least=min(akin, linked))) for one in others
        ]
        found = Found(
            len(candidates),
            tuple(one for one, score in scores if score >= linked),
            tuple(one for one, score in scores if score >= akin),
        )
        return self._draft(found, candidates)

    def _recalled(self, pair: ArticlePair, packed: bytes) -> Draft:
        left, right = self.corpus.claims[pair.left], self.corpus.claims[pair.right]
        pairs, rows = json.loads(packed)
        marked = [
            (marks, Candidate(*(left[i], right[j], *measures, pair.strand, bool(pair.changed))))
            for marks, i, j, *measures in rows
        ]
        linked, akin, judged = (
            tuple(one for marks, one in marked if marks & mark) for mark in (LINKED, AKIN, JUDGED)
        )
        return self._draft(Found(pairs, linked, akin), judged)

    def _draft(self, found: Found, candidates: Sequence[Candidate]) -> Draft:
        """Find what is in dispute, and where a vote can matter: only there the judge is asked."""
        weights = load_weights()
        open_ = list(disputes(candidates, self.corpus))
        if self.judge is None:
            return Draft(replace(found, judged=judgements(open_, weights)))
        open_ += statements(candidates, self.corpus)
        hopeful, asked = [], dict[Candidate, float]()
        for one in map(examine, open_):
            least = least_vote(one, weights)
            if least is None:
                continue
            hopeful.append(one)
            if _can_be_asked(one.dispute):
                candidate = one.dispute.pair.candidate
                asked[candidate] = min(least, asked.get(candidate, least))
        return Draft(found, tuple(hopeful), asked)

    def _judged(self, drafts: Iterator[Draft]) -> Iterator[Found]:
        while some := list(islice(drafts, TOGETHER)):
            asked = {one: least for draft in some for one, least in draft.asked.items()}
            votes = collect_votes(asked, self.corpus.claims, self.judge) if self.judge else NOBODY
            yield from (draft.judged(votes) for draft in some)


def _can_be_asked(dispute: Dispute) -> bool:
    """Judges compare articles, and know English."""
    pair = dispute.pair
    languages = {pair.left_article.language, pair.right_article.language}
    return not pair.within and languages == {ENGLISH}


def _packed(found: Found) -> bytes:
    """Keep the few candidates of which something came, by the places of their sentences."""
    marks: dict[Candidate, int] = {}
    judged = (item.dispute.pair.candidate for item in found.judged)
    for mark, candidates in ((LINKED, found.linked), (AKIN, found.akin), (JUDGED, judged)):
        for one in candidates:
            marks[one] = marks.get(one, 0) | mark
    rows = [
        [
            mark,
            one.left.sentence.index,
            one.right.sentence.index,
            *(getattr(one, measure) for measure in MEASURES),
        ]
        for one, mark in marks.items()
    ]
    return json.dumps([found.pairs, rows], separators=(",", ":")).encode()
