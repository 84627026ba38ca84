"""The figures that accuracy is judged by, one function a corpus."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import baselines
import bundle_pairs
import equate
import fit_weights
import story_grouping
from figures import Corpora, Figure
from same_event import held_out_pairs
from scoring import GoldCase, Score, Verdicts, total

# Two of the gold cases with few conflicts, where a false alarm is most felt.
CLEAN_CASES = ("c-ghent-museum-theft", "c-portugal-morocco-talks")
JUDGED = Path(__file__).with_name("judged_by_hand.json")


def gold_cases(corpora: Corpora) -> Iterator[Figure]:
    """Cases that the project was not built on."""
    verdicts = corpora.gold_verdicts
    rules = _rules(corpora, corpora.gold_meetings)
    yield from _case_figures("gold cases", verdicts, rules)
    clean = {name: len(verdicts[name].wrong) for name in CLEAN_CASES if name in verdicts}
    shown = ", ".join(f"{name} {count}" for name, count in clean.items())
    yield Figure(
        "gold cases: false alarms, clean cases",
        max(clean.values(), default=0),
        f"the more of two: {shown}",
        baselines=tuple(max((len(rule[n].wrong) for n in clean), default=0) for rule in rules),
    )


def own_cases(corpora: Corpora) -> Iterator[Figure]:
    """The project's own cases."""
    rules = _rules(corpora, corpora.own_meetings)
    yield from _case_figures("own cases", corpora.own_verdicts, rules)


def hard_cases(corpora: Corpora) -> Iterator[Figure]:
    """Cases of the project that were written by others than its rules, to be hard."""
    rules = _rules(corpora, corpora.hard_meetings)
    yield from _case_figures("hard cases", corpora.hard_verdicts, rules)


def _rules(
    corpora: Corpora, cases: Sequence[tuple[GoldCase, Sequence[baselines.Meeting]]]
) -> list[dict[str, Verdicts]]:
    """Apply the baselines, at their best thresholds on the project's own cases."""
    return [
        baselines.verdicts(
            cases,
            rule,
            baselines.best_threshold(
                lambda lowest, rule=rule: (
                    _total(baselines.verdicts(corpora.own_meetings, rule, lowest)).f1
                )
            ),
        )
        for rule in baselines.RULES.values()
    ]


def _total(verdicts: Mapping[str, Verdicts]) -> Score:
    return total(each.score for each in verdicts.values())


def _case_figures(
    name: str, verdicts: Mapping[str, Verdicts], rules: Sequence[Mapping[str, Verdicts]]
) -> Iterator[Figure]:
    columns = [_case_shares(_total(each)) for each in (verdicts, *rules)]
    for share, *others in zip(*columns, strict=True):
        yield Figure(
            f"{name}: {share.name}",
            share.value,
            share.detail,
            share.of,
            tuple(other.value if other.of else None for other in others),
        )


def _case_shares(score: Score) -> list[Figure]:
    kinds = f"kind right {score.kind_right} of {score.found}"
    return [
        Figure("F1", score.f1, kinds, score.gold),
        _share("precision", score.right, score.reported),
        _share("recall", score.found, score.gold),
        _share("precision of contradiction", score.firm_right, score.firm),
        _share("trap alarms", score.trap_alarms, score.traps),
        _share("figures, dates, times, places found", score.checkable_found, score.checkable),
    ]


def _share(name: str, part: int, whole: int) -> Figure:
    return Figure(name, part / whole if whole else 0.0, f"{part} of {whole}", whole)


def bundle_figures(corpora: Corpora) -> Iterator[Figure]:
    """The bundles that no weight was fitted on, each as two articles through the API."""
    tools = corpora.tools
    score = bundle_pairs.scored((b, bundle_pairs.reported(b, tools)) for b in corpora.held_out)
    rehearsal = [bundle for bundle in corpora.bundles if bundle.rehearsal]
    rules = bundle_pairs.baseline_scores(corpora.held_out, rehearsal, tools)
    size = (
        f"{score.gold.total()} conflicts in {len(corpora.held_out)} bundles, of which "
        f"{score.apart} are not seen to be one story"
    )
    yield Figure("held-out bundles: F1", score.f1, size, None, tuple(r.f1 for r in rules))
    yield Figure(
        "held-out bundles: precision",
        score.precision,
        _by_kind(score.right, score.reported),
        None,
        tuple(rule.precision for rule in rules),
    )
    yield Figure(
        "held-out bundles: recall",
        score.recall,
        _by_kind(score.found, score.gold),
        None,
        tuple(rule.recall for rule in rules),
    )


def _by_kind(part: Counter[str], whole: Counter[str]) -> str:
    return ", ".join(f"{kind} {part[kind]}/{whole[kind]}" for kind in sorted(whole))


def probabilities(corpora: Corpora) -> Iterator[Figure]:
    """How far the probabilities are from what came true, on the held-out bundles."""
    for forecast in corpora.forecasts:
        base = f"{forecast.base_rate:.3f} of {len(forecast.outcomes)} pairs are"
        yield Figure(f"{forecast.name}: Brier score", forecast.brier, base)
        detail = f"Brier score of always saying so: {forecast.naive_brier:.3f}"
        yield Figure(f"{forecast.name}: expected calibration error", forecast.error, detail)


def stories(corpora: Corpora) -> Iterator[Figure]:
    """All articles of the news folders together."""
    f1, precision, recall = story_grouping.pairwise_scores(corpora.data / "news", corpora.tools)
    yield Figure("news folders: story F1", f1, f"precision {precision:.3f}, recall {recall:.3f}")


def same_event(corpora: Corpora) -> Iterator[Figure]:
    """Sentences of ECB+ documents, every topic scored with weights that did not see it."""
    from sklearn.metrics import average_precision_score

    pairs, _ = fit_weights.rows_of(fit_weights.prepare(corpora.bundles, corpora.tools))
    training, topics = fit_weights.read_topics(corpora.data / "ecbplus", corpora.tools)
    chances, labels = held_out_pairs(pairs, training, topics)["ECB+"]
    evidence = average_precision_score(labels, chances)
    cosine = average_precision_score(labels, [example.cosine for example in topics])
    detail = (
        f"by topic, evidence {evidence:.3f}, cosine {cosine:.3f}, "
        f"{labels.sum()} of {len(labels)} pairs of one event"
    )
    yield Figure("ECB+: average precision beyond cosine", evidence - cosine, detail)


def figures_compared(corpora: Corpora) -> Iterator[Figure]:
    """Pairs of statements with figures."""
    files = {name: corpora.data / "equate" / f"{name}.csv" for name in equate.FILES}
    decided = {name: equate.decide(path, corpora.tools) for name, path in files.items()}
    rules = [
        {name: equate.decide(path, corpora.tools, rule) for name, path in files.items()}
        for rule in baselines.RULES.values()
    ]
    judged = [name for name in files if name != equate.NEWS]
    yield Figure(
        "EQUATE: can both be true, accuracy",
        equate.accuracy(decided[name] for name in judged),
        ", ".join(f"{name}: {decided[name].shown}" for name in judged),
        None,
        tuple(equate.accuracy(rule[name] for name in judged) for rule in rules),
    )
    news = decided[equate.NEWS]
    yield Figure(
        "EQUATE NewsNLI: entailed, flagged",
        news.alarm_share,
        f"{news.entailed_flagged} of {news.entailed}",
        None,
        tuple(rule[equate.NEWS].alarm_share for rule in rules),
    )


def recognizers(corpora: Corpora) -> Iterator[Figure]:
    """Specifications of values written out."""
    import recognition

    yield from (
        Figure(*row) for row in recognition.rows(corpora.data / "recognizers_text", corpora.tools)
    )


def judged_by_hand(_corpora: Corpora) -> Iterator[Figure]:
    """What people said of the reports that false_alarms.py draws: the one figure read, not run."""
    judged = json.loads(JUDGED.read_text(encoding="utf-8"))
    detail = f"{judged['worth_seeing']} of {judged['judged']} drawn with seed {judged['seed']}"
    share = judged["worth_seeing"] / judged["judged"]
    yield Figure("real news, judged by hand: worth seeing", share, detail, judged["judged"])


@dataclass(frozen=True, slots=True)
class Measure:
    """What `--only` names, the folder that it needs, and what it yields."""

    name: str
    folder: Callable[[Corpora], Path]
    figures: Callable[[Corpora], Iterator[Figure]]


MEASURES = (
    Measure("gold", lambda c: c.cases, gold_cases),
    Measure("own", lambda c: c.own, own_cases),
    Measure("hard", lambda c: c.hard, hard_cases),
    Measure("bundles", lambda c: c.data / "bundles", bundle_figures),
    Measure("calibration", lambda c: c.data / "bundles", probabilities),
    Measure("stories", lambda c: c.data / "news", stories),
    Measure("ecbplus", lambda c: c.data / "ecbplus", same_event),
    Measure("recognizers", lambda c: c.data / "recognizers_text", recognizers),
    Measure("equate", lambda c: c.data / "equate", figures_compared),
    Measure("judged", lambda c: c.data / "news", judged_by_hand),
)
