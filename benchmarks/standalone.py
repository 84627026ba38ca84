"""Measure `check` on claims that stand alone, as in a table: an article is one sentence.

    python benchmarks/standalone.py ../shared/data [--write]

The claims are general pairs that the judge never learned from, of Wikipedia, science, captions and
speech. On one half of them it is learned what the judge's vote is worth, and from where on enough
of what is read as opposed is: --write puts both into discrepancy/weights.json. On the other half
each pair is checked by itself, and then the claims of a hundred pairs as one table, in which two
that are no labelled pair are taken for no conflict.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from reading_weights import Compared, compared

from discrepancy.conflicts.disputes import statements
from discrepancy.conflicts.evidence import value_findings
from discrepancy.conflicts.votes import collect_votes
from discrepancy.errors import InputError
from discrepancy.findings import load_weights
from discrepancy.pipeline import check_articles
from discrepancy.records import Article, Passage, Report, Verdict
from discrepancy.sentences import split
from discrepancy.settings import Settings
from discrepancy.tools import Tools

sys.path.append(str(Path(__file__).parent.parent / "tools"))
from judge_data import CONFLICT, Pair, pool

WEIGHTS = Path(__file__).parent.parent / "discrepancy" / "weights.json"
TABLE = 100  # pairs, drawn at random
PRECISION = 0.85  # of the pairs learned from that are reported
KEYS = ("standalone:read", "vote:standalone")

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Count:
    """Pairs of claims that conflict, and what was reported of them and of others."""

    conflicts: int
    found: int
    alarms: int

    @property
    def told(self) -> str:
        precision = self.found / max(1, self.found + self.alarms)
        return (
            f"precision {precision:.3f}, recall {self.found / self.conflicts:.3f} "
            f"({self.found} of {self.conflicts} found, {self.alarms} others reported)"
        )


def main() -> None:
    """Learn, then measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    tools = Tools.of(Settings(cache=False, jobs=1))
    _, held_out = pool(options.data / "nli_pool.jsonl.gz")
    half = len(held_out) // 2
    levels, threshold = learned(held_out[:half], tools)
    tell(f"learned: {levels}, reported from {threshold}")
    if options.write:
        _write(levels, threshold)
    for name, judged in (("without a judge", replace(tools, judge=None)), ("by default", tools)):
        for way, pairs in (("pair by pair", 1), (f"in tables of {TABLE} pairs", TABLE)):
            tell(f"{name}, {way}: {_count(held_out[half:], pairs, judged).told}")


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def learned(pairs: Sequence[Pair], tools: Tools) -> tuple[dict[str, float], float]:
    """Return the weights of KEYS, and the log-odds from which enough reports are right."""
    from sklearn.linear_model import LogisticRegression

    found = [(pair.label == CONFLICT, vote) for pair in pairs for vote in _votes(pair, tools)]
    conflicts = np.array([conflict for conflict, _ in found])
    votes = np.array([[vote] for _, vote in found])
    model = LogisticRegression().fit(votes, conflicts)
    prior = load_weights().conflict_prior  # that of a candidate, which all evidence begins with
    weights = round(float(model.intercept_[0]) - prior, 3), round(float(model.coef_[0, 0]), 3)
    totals = prior + weights[0] + weights[1] * votes[:, 0]
    return dict(zip(KEYS, weights, strict=True)), _least(totals, conflicts)


def _least(totals: Numbers, conflicts: npt.NDArray[np.bool_]) -> float:
    """Return the least total from which on the share of conflicts is PRECISION."""
    order = np.argsort(-totals, kind="stable")
    shares = np.cumsum(conflicts[order]) / np.arange(1, len(order) + 1)
    return round(float(totals[order][np.flatnonzero(shares >= PRECISION)[-1]]), 2)


def _votes(pair: Pair, tools: Tools) -> Iterator[float]:
    """Yield what the vote on a pair amounts to, where it is read whole."""
    assert tools.judge is not None
    corpus, candidates = _compared([_article("a", pair.left), _article("b", pair.right)], tools)
    wholes = {one.pair.candidate: one for one in statements(candidates, corpus)}
    ballot = collect_votes(dict.fromkeys(wholes, 0.0), corpus.claims, tools.judge)
    for candidate, whole in wholes.items():
        findings = value_findings(replace(whole, vote=ballot.on(candidate)))
        yield from (f.amount for f in findings if f.key == KEYS[1])


def _compared(articles: Sequence[Article], tools: Tools) -> Compared:
    return compared(articles, {article.id: split(article) for article in articles}, tools)


def _write(levels: dict[str, float], threshold: float) -> None:
    data = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    data["levels"] |= levels
    data["thresholds"]["standalone"] = threshold
    WEIGHTS.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    load_weights.cache_clear()
    tell(f"written: {WEIGHTS.name}")


def _count(pairs: Sequence[Pair], at_once: int, tools: Tools) -> Count:
    conflicts = {_sides(pair.left, pair.right) for pair in pairs if pair.label == CONFLICT}
    reported: set[frozenset[str]] = set()
    for start in range(0, len(pairs), at_once):
        reported |= set(_reported(pairs[start : start + at_once], tools))
    found = len(reported & conflicts)
    return Count(len(conflicts), found, len(reported) - found)


def _reported(pairs: Iterable[Pair], tools: Tools) -> Iterator[frozenset[str]]:
    claims = dict.fromkeys(" ".join(text.split()) for p in pairs for text in (p.left, p.right))
    articles = [_article(f"{number:05}", claim) for number, claim in enumerate(claims)]
    for conflict in _checked(articles, tools).conflicts if len(articles) > 1 else ():
        if conflict.verdict is not Verdict.DISTINCT:
            left, right = conflict.sides
            yield _sides(left.sentence, right.sentence)


def _checked(articles: Sequence[Article], tools: Tools) -> Report:
    try:
        return check_articles(articles, tools=tools)
    except InputError:  # copies of one another: nothing to compare
        return Report(tool_version="")


def _article(name: str, text: str) -> Article:
    claim = " ".join(text.split())
    return Article(id=name, path=name, text=claim, passages=(Passage(start=0, end=len(claim)),))


def _sides(left: str, right: str) -> frozenset[str]:
    return frozenset(" ".join(text.split()) for text in (left, right))


if __name__ == "__main__":
    main()
