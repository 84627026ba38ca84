"""What is given up early is what would have come to too little."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import MONDAY, article

from discrepancy.conflicts.disputes import Corpus
from discrepancy.events.candidates import Candidate
from discrepancy.events.evidence import FEATURES, same_event_findings
from discrepancy.events.pair import Pair
from discrepancy.events.score import Scorer
from discrepancy.events.timing import EVIDENT
from discrepancy.findings import load_weights
from discrepancy.records import Article, Claim

ClaimsOf = Callable[[Article], tuple[Claim, ...]]

TEXTS = (
    "Mara Lind met Tor Vassal in Valletta on 12 May 2024 for nine hours.",
    "Mara Lind met Tor Vassal in Vienna on 2 March 2023 for six hours.",
    "The meeting in Valletta took nine hours.",
    "A tug sank off Holm last week.",
    "Police arrested and charged 12 dockers in Valletta on Friday.",
)
WHOLE = load_weights()


@pytest.fixture(scope="module")
def corpus(claims_of: ClaimsOf) -> Corpus:
    articles = {
        id_: article(id_, "Envoys talk", *TEXTS, published=published)
        for id_, published in (("a.txt", MONDAY), ("b.txt", MONDAY), ("c.txt", None))
    }
    return Corpus(articles, {id_: claims_of(one) for id_, one in articles.items()})


def pairs(corpus: Corpus, cosine: float, margin: float, strand: float | None) -> Iterator[Pair]:
    for right_id in ("b.txt", "c.txt"):
        for left in corpus.claims["a.txt"]:
            for right in corpus.claims[right_id]:
                candidate = Candidate(left, right, cosine, cosine - 0.2, 1, 1, margin, strand)
                yield corpus.pair(candidate)


hundredths = st.integers(-100, 100).map(lambda hundredth: hundredth / 100)


@given(cosine=hundredths, margin=hundredths, strand=st.none() | hundredths, least=hundredths)
def test_a_score_is_the_sum_of_all_findings_or_known_to_be_less(
    corpus: Corpus, cosine: float, margin: float, strand: float | None, least: float
) -> None:
    scorer = Scorer(WHOLE)
    for pair in pairs(corpus, cosine, margin, strand):
        findings = same_event_findings(pair)
        total = WHOLE.same_event_prior + WHOLE.total(findings)
        score = scorer.score(pair, least=least)
        if score == -inf:
            apart = any(finding.key in EVIDENT for finding in findings)
            assert apart or total < least + 1e-9
        else:
            assert score == pytest.approx(total)
            assert score >= least


def test_a_feature_is_known_by_the_name_in_its_findings(corpus: Corpus) -> None:
    for pair in pairs(corpus, 0.6, 0.1, 0.3):
        for name, feature in FEATURES.items():
            assert {finding.feature for finding in feature(pair)} <= {name}
            assert {finding.amount for finding in feature(pair)} <= {1.0}
