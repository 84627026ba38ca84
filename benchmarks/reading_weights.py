"""What a judge's vote, the length of the articles and nearness are worth beside the other evidence.

Two logistic regressions, after those of fit_weights.py, on sentences that the judge in the package
did not learn from: one about pairs in which values differ, which keep the sum of their evidence as
an offset, the other about pairs that are nothing but near. They learn from the bundles kept for
this, from the project's own cases, whose articles are longer, and from real news, whose articles
are longer still and of which hardly a pair is a conflict: all of them are taken for none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from bundles import Bundle
from scoring import is_conflict, read_cases

from discrepancy.articles import read_articles
from discrepancy.claims import read_claims
from discrepancy.conflicts.disputes import Corpus, disputes, statements
from discrepancy.conflicts.evidence import value_findings
from discrepancy.conflicts.judgement import conflict_score
from discrepancy.conflicts.votes import collect_votes
from discrepancy.events.candidates import Candidate, find_candidates
from discrepancy.events.evidence import same_event_findings
from discrepancy.findings import Weights
from discrepancy.records import Article, Sentence, Story
from discrepancy.sentences import split
from discrepancy.settings import Settings
from discrepancy.slots.interface import Reading
from discrepancy.slots.registry import extract_slots
from discrepancy.tools import Tools

# Of a pair of real news, beside one of a bundle or case: there are many more. With less for whole
# sentences a judge reports too many of them.
NEWS_WEIGHT, NEWS_WHOLE_WEIGHT = 0.1, 0.3
RIDGE = 1.0
OFFSET_KEYS = ("length:value", "vote:value", "vote:length")
WHOLE_KEYS = (
    "statement:read",
    "statement:nearest",
    "statement:alike",
    "statement:same",
    "statement:ahead",
    "statement:shared",
    "statement:apart",
    "statement:long",
    "statement:contrast",
    "statement:denials",
    "statement:order",
    "statement:quoted",
    "length:alone",
    "vote:alone",
)

Numbers = npt.NDArray[np.float64]
Compared = tuple[Corpus, list[Candidate]]


@dataclass(frozen=True, slots=True)
class Example:
    """A pair: what is weighed here, by key; the log-odds that the other evidence gives."""

    amounts: Mapping[str, float]
    offset: float
    conflict: bool
    weight: float

    @property
    def whole(self) -> bool:
        return "statement:read" in self.amounts


def compared(
    articles: Sequence[Article], sentences: Mapping[str, Sequence[Sentence]], tools: Tools
) -> Compared:
    """Read the claims of articles, taken for one story, and find what is near in every two."""
    claims, rows = {}, {}
    for article in articles:
        own = sentences[article.id]
        texts = [sentence.text for sentence in own]
        syntax = list(tools.parser.parse(texts))
        slots = [
            extract_slots(Reading(s, t, article.published))
            for s, t in zip(own, syntax, strict=True)
        ]
        claims[article.id] = read_claims(own, syntax, slots)
        rows[article.id] = tools.encoder.encode([" ".join(text.split()) for text in texts])
    story = Story(id="s", title="", articles=tuple(article.id for article in articles))
    corpus = Corpus({article.id: article for article in articles}, claims)
    return corpus, list(find_candidates(story, claims, rows))


def compared_bundle(bundle: Bundle, tools: Tools) -> Compared:
    """Compare the two articles of a bundle, sentence by sentence as it has them."""
    articles = bundle.left, bundle.right
    by_id = {a.id: own for a, own in zip(articles, bundle.sentences, strict=True)}
    return compared(articles, by_id, tools)


def place(candidate: Candidate) -> tuple[int, int]:
    """Where the two sentences stand in their articles, as bundles name them."""
    return candidate.left.sentence.index, candidate.right.sentence.index


def examples(
    bundles: Iterable[Bundle],
    cases: Iterable[Path],
    news: Path,
    tools: Tools,
    weights: Weights,
) -> Iterator[Example]:
    """Yield the pairs to learn from; `tools` have a judge."""
    for bundle in bundles:
        if bundle.rehearsal:
            for one, candidate in _read(compared_bundle(bundle, tools), tools, weights):
                yield replace(one, conflict=place(candidate) in bundle.conflicts)
    for case, gold in (one for folder in cases for one in read_cases(folder)):
        for one, candidate in _read(_folder(case, tools), tools, weights):
            yield replace(one, conflict=is_conflict(candidate.left, candidate.right, gold))
    for folder in sorted(path for path in news.iterdir() if path.is_dir()):
        for one, _ in _read(_folder(folder, tools), tools, weights):
            yield replace(one, weight=NEWS_WHOLE_WEIGHT if one.whole else NEWS_WEIGHT)


def _folder(folder: Path, tools: Tools) -> Compared:
    articles, _ = read_articles(sorted(folder.glob("*.txt")) or [folder], settings=Settings())
    sentences = {article.id: split(article) for article in articles}
    return compared([a for a in articles if sentences[a.id]], sentences, tools)


def _read(given: Compared, tools: Tools, weights: Weights) -> Iterator[tuple[Example, Candidate]]:
    """Yield of each pair its strongest dispute, or else its sentences as wholes."""
    assert tools.judge is not None
    corpus, candidates = given
    best: dict[Candidate, tuple[float, object]] = {}
    for dispute in disputes(candidates, corpus):
        score = conflict_score(same_event_findings(dispute.pair), value_findings(dispute), weights)
        candidate = dispute.pair.candidate
        if candidate not in best or score > best[candidate][0]:
            best[candidate] = score, dispute
    for whole in statements(candidates, corpus):
        best.setdefault(whole.pair.candidate, (0.0, whole))
    ballot = collect_votes(dict.fromkeys(best, 0.0), corpus.claims, tools.judge)
    for candidate, (score, dispute) in best.items():
        findings = value_findings(replace(dispute, vote=ballot.on(candidate)))
        amounts = {f.key: f.amount for f in findings if f.key in (*OFFSET_KEYS, *WHOLE_KEYS)}
        yield Example(amounts, score, conflict=False, weight=1.0), candidate


def fit(found: Sequence[Example]) -> dict[str, float]:
    """Return the weight of each key."""
    disputed = [one for one in found if not one.whole]
    whole = [one for one in found if one.whole]
    return _fitted(disputed, OFFSET_KEYS) | _fitted(whole, WHOLE_KEYS)


def _fitted(found: Sequence[Example], keys: Sequence[str]) -> dict[str, float]:
    from scipy.optimize import minimize

    columns = np.array([[one.amounts.get(key, 0.0) for key in keys] for one in found])
    offset = np.array([0.0 if one.whole else one.offset for one in found])
    sign = np.array([1.0 if one.conflict else -1.0 for one in found])
    weight = np.array([one.weight for one in found])

    def loss(given: Numbers) -> float:
        margin = sign * (offset + columns @ given)
        return float(weight @ np.logaddexp(0.0, -margin) + RIDGE / 2 * given @ given)

    best = minimize(loss, np.zeros(len(keys)), method="BFGS")
    return {key: round(float(value), 3) for key, value in zip(keys, best.x, strict=True)}
