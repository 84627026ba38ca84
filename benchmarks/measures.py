"""The figures that accuracy is judged by, one function a corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import baselines
import ecbplus
import equate
import story_grouping
from bundles import Bundle, read_bundles
from scoring import Verdicts, alarms_of, judge, read_cases, total

from discrepancy.errors import InputError
from discrepancy.pipeline import Tools, check, check_articles
from discrepancy.records import Side, Verdict

# Two of the gold cases with few conflicts, where a false alarm is most felt.
CLEAN_CASES = ("c-ghent-museum-theft", "c-portugal-morocco-talks")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number. `name` is its key in floors.json."""

    name: str
    value: float
    detail: str = ""


@dataclass(frozen=True)
class Corpora:
    """Where the data is, and the models. What several measures need is worked out once."""

    data: Path
    cases: Path
    own: Path
    tools: Tools

    @cached_property
    def gold_verdicts(self) -> dict[str, Verdicts]:
        return dict(case_verdicts(self.cases, self.tools))

    @cached_property
    def own_verdicts(self) -> dict[str, Verdicts]:
        return dict(case_verdicts(self.own, self.tools))


def case_verdicts(folder: Path, tools: Tools) -> Iterator[tuple[str, Verdicts]]:
    """Check every case of a folder by itself, and judge what is reported."""
    for case, gold in read_cases(folder):
        report = check(sorted(case.glob("*.txt")), tools=tools)
        yield case.name, judge(gold, alarms_of(report))


def gold_cases(corpora: Corpora) -> Iterator[Figure]:
    """Cases that the project was not built on."""
    yield from _case_figures("gold cases", corpora.gold_verdicts)
    clean = {n: len(v.wrong) for n, v in corpora.gold_verdicts.items() if n in CLEAN_CASES}
    shown = ", ".join(f"{name} {count}" for name, count in clean.items())
    yield Figure("gold cases: false alarms, clean cases", max(clean.values(), default=0), shown)


def own_cases(corpora: Corpora) -> Iterator[Figure]:
    """The project's own cases."""
    yield from _case_figures("own cases", corpora.own_verdicts)


def _case_figures(name: str, verdicts: Mapping[str, Verdicts]) -> Iterator[Figure]:
    score = total(each.score for each in verdicts.values())
    firm = f"{score.firm_right} of {score.firm}"
    traps = f"{score.trap_alarms} on {score.traps}"
    yield Figure(f"{name}: F1", score.f1, f"kind right {score.kind_right} of {score.found}")
    yield Figure(f"{name}: precision", score.precision, f"{score.right} of {score.reported}")
    yield Figure(f"{name}: recall", score.recall, f"{score.found} of {score.gold}")
    yield Figure(f"{name}: precision of contradiction", score.firm_precision, firm)
    yield Figure(f"{name}: trap alarms", score.trap_share, traps)
    found = f"{score.checkable_found} of {score.checkable}"
    yield Figure(f"{name}: figures, dates, times, places found", score.checkable_share, found)


def baseline_rules(corpora: Corpora) -> Iterator[Figure]:
    """Simple scripts on the gold cases; their threshold is chosen on the project's own."""
    own, gold = (
        [(case, baselines.meetings(folder, corpora.tools)) for folder, case in read_cases(cases)]
        for cases in (corpora.own, corpora.cases)
    )
    for name, rule in baselines.RULES.items():
        threshold = baselines.best_threshold(own, rule)
        score = baselines.score(gold, rule, threshold)
        detail = (
            f"cosine from {threshold}: precision {score.precision:.3f}, recall {score.recall:.3f}, "
            f"trap alarms {score.trap_alarms} on {score.traps}"
        )
        yield Figure(f"baseline {name}: F1", score.f1, detail)


def bundle_pairs(corpora: Corpora) -> Iterator[Figure]:
    """The bundles that no weight was fitted on, each as two articles through the API."""
    found: Counter[str] = Counter()  # of gold pairs, by gold kind
    gold: Counter[str] = Counter()
    right: Counter[str] = Counter()  # of reported pairs, by reported kind
    reported: Counter[str] = Counter()
    for bundle in read_bundles(corpora.data / "bundles"):
        if bundle.held_out:
            pairs = _reported_pairs(bundle, corpora.tools)
            gold.update(bundle.conflicts.values())
            found.update(kind for pair, kind in bundle.conflicts.items() if pair in pairs)
            reported.update(pairs.values())
            right.update(kind for pair, kind in pairs.items() if pair in bundle.conflicts)
    precision = right.total() / max(1, reported.total())
    recall = found.total() / max(1, gold.total())
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    yield Figure("held-out bundles: F1", f1, f"{gold.total()} conflicts")
    yield Figure("held-out bundles: precision", precision, _by_kind(right, reported))
    yield Figure("held-out bundles: recall", recall, _by_kind(found, gold))


def _reported_pairs(bundle: Bundle, tools: Tools) -> dict[tuple[int, int], str]:
    """Return sentence indices (left, right) -> kind of the first report on them.

    Two articles that are not seen to be of one story have none.
    """
    try:
        report = check_articles([bundle.left, bundle.right], tools=tools)
    except InputError:
        return {}
    pairs: dict[tuple[int, int], str] = {}
    for conflict in report.conflicts:
        if conflict.verdict is not Verdict.DISTINCT:
            by_article = {side.article: _index(side, bundle) for side in conflict.sides}
            pair = by_article[bundle.left.id], by_article[bundle.right.id]
            pairs.setdefault(pair, str(conflict.kind))
    return pairs


def _index(side: Side, bundle: Bundle) -> int:
    sentences = bundle.sentences[side.article == bundle.right.id]
    return max(sentence.index for sentence in sentences if sentence.start <= side.start)


def _by_kind(part: Counter[str], whole: Counter[str]) -> str:
    return ", ".join(f"{kind} {part[kind]}/{whole[kind]}" for kind in sorted(whole))


def stories(corpora: Corpora) -> Iterator[Figure]:
    """All articles of the news folders together."""
    f1, precision, recall = story_grouping.pairwise_scores(corpora.data / "news", corpora.tools)
    yield Figure("news folders: story F1", f1, f"precision {precision:.3f}, recall {recall:.3f}")


def same_event(corpora: Corpora) -> Iterator[Figure]:
    """Sentences of ECB+ documents."""
    result = ecbplus.average_precisions(corpora.data / "ecbplus", corpora.tools)
    detail = (
        f"evidence {result.evidence:.3f}, cosine {result.cosine:.3f}, "
        f"{result.positive} of {result.pairs} pairs of one event"
    )
    yield Figure("ECB+: average precision beyond cosine", result.evidence - result.cosine, detail)


def figures_compared(corpora: Corpora) -> Iterator[Figure]:
    """Pairs of statements with figures."""
    folder = corpora.data / "equate"
    shares = {
        name: equate.decide(folder / f"{name}.csv", corpora.tools)
        for name in ("RedditNLI", "StressTest")
    }
    right = sum(decisions.right for decisions in shares.values())
    pairs = sum(decisions.pairs for decisions in shares.values())
    detail = ", ".join(f"{name}: {decisions.shown}" for name, decisions in shares.items())
    yield Figure("EQUATE: can both be true, accuracy", right / pairs, detail)
    news = equate.decide(folder / "NewsNLI.csv", corpora.tools)
    alarms = f"{news.entailed_flagged} of {news.entailed}"
    yield Figure("EQUATE NewsNLI: entailed, flagged", news.alarm_share, alarms)


def recognizers(corpora: Corpora) -> Iterator[Figure]:
    """Specifications of values written out."""
    import recognition

    yield from (
        Figure(*row) for row in recognition.rows(corpora.data / "recognizers_text", corpora.tools)
    )


@dataclass(frozen=True, slots=True)
class Measure:
    """What `--only` names, the folder that it needs, and what it yields."""

    name: str
    folder: Callable[[Corpora], Path]
    figures: Callable[[Corpora], Iterator[Figure]]


MEASURES = (
    Measure("gold", lambda c: c.cases, gold_cases),
    Measure("own", lambda c: c.own, own_cases),
    Measure("baselines", lambda c: c.cases, baseline_rules),
    Measure("bundles", lambda c: c.data / "bundles", bundle_pairs),
    Measure("stories", lambda c: c.data / "news", stories),
    Measure("ecbplus", lambda c: c.data / "ecbplus", same_event),
    Measure("equate", lambda c: c.data / "equate", figures_compared),
    Measure("recognizers", lambda c: c.data / "recognizers_text", recognizers),
)
