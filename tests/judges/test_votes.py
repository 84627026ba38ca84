"""A judge votes: which pairs it is asked about, and what its votes can and cannot do."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from newsroom import MONDAY, article

from discrepancy.conflicts.statements import NEAREST
from discrepancy.errors import ModelError
from discrepancy.judges import Chances, Question
from discrepancy.pipeline import check_articles
from discrepancy.records import Article, Conflict, Verdict
from discrepancy.tools import Tools


class Sworn:
    """Gives the chance it was told for pairs with both words, and one for all others."""

    identity = "sworn"

    def __init__(self, left: str, right: str, chance: float, otherwise: float = 0.01) -> None:
        self.words = {left, right}
        self.chance, self.otherwise = chance, otherwise
        self.asked: list[Question] = []

    def contradiction(
        self,
        questions: Sequence[Question],
        needed: Sequence[float] | None = None,  # noqa: ARG002
    ) -> Chances:
        self.asked += questions
        return np.array([self._of(one) for one in questions], dtype=np.float32)

    def _of(self, question: Question) -> float:
        one, other = sorted(self.words)
        ways = question.texts, question.mirrored.texts
        both = any(one in left and other in right for left, right in ways)
        return self.chance if both else self.otherwise


LEDGER = article(
    "ledger.txt",
    "Quarry at Brenholt after the flood",
    "The owners of the Brenholt quarry handed the keys to the council on Sunday.",
    "Pumps ran at the quarry through the night.",
    "Nineteen workers were sent home, the owners said.",
    *(f"Lorry {n} of the haulier Omdal stood in the yard." for n in range(4)),
    published=MONDAY,
)
MERCURY = article(
    "mercury.txt",
    "Brenholt quarry: council and owners after the flood",
    "The owners of the Brenholt quarry clung to the keys on Sunday, and the council got none.",
    "It took pumps a night to clear the quarry.",
    "Twelve workers were sent home, the owners said.",
    *(f"The insurer Vanta wrote letter {n} about the damage." for n in range(4)),
    published=MONDAY,
)


def found(tools: Tools, judge: object, *articles: Article) -> tuple[Conflict, ...]:
    judged = Tools(tools.encoder, tools.parser, judge=judge)  # type: ignore[arg-type]
    report = check_articles(articles or (LEDGER, MERCURY), tools=judged)
    return tuple(c for c in report.conflicts if c.verdict is not Verdict.DISTINCT)


@pytest.mark.parametrize("chance", [0.01, 0.97])
def test_the_vote_is_a_term_in_the_evidence_of_a_slot(tools: Tools, chance: float) -> None:
    def confidence(judge: object) -> float:
        numbers = [c for c in found(tools, judge) if c.sides[0].value_text == "Nineteen"]
        return max((c.confidence for c in numbers), default=0.0)  # too weak to be reported

    base = confidence(None)
    voted = confidence(Sworn("Nineteen", "Twelve", chance))
    assert voted > base if chance > 0.5 else voted < base


def test_swapping_two_articles_mirrors_the_vote(tools: Tools) -> None:
    judge = Sworn("Nineteen", "Twelve", 0.97)
    there = found(tools, judge, LEDGER, MERCURY)
    back = found(tools, judge, MERCURY, LEDGER)
    assert [c.id for c in there] == [c.id for c in back]
    assert [c.confidence for c in there] == [c.confidence for c in back]


def test_the_report_says_what_a_judge_added_and_which(tools: Tools) -> None:
    judged = Tools(tools.encoder, tools.parser, judge=Sworn("Nineteen", "Twelve", 0.97))
    report = check_articles((LEDGER, MERCURY), tools=judged)
    labels = [item.label for conflict in report.conflicts for item in conflict.evidence]
    assert "a judge of sentence pairs gives a conflict a chance of 97%" in labels
    assert ("judge", "sworn") in report.settings


def test_sentences_that_differ_in_no_value_are_reported_whole(tools: Tools) -> None:
    judge = Sworn("handed", "clung", 0.97)
    assert not [c for c in found(tools, None) if "clung" in c.summary]
    (whole,) = (c for c in found(tools, judge) if "clung" in c.summary)
    assert whole.rule == "polarity"
    assert whole.verdict is Verdict.POSSIBLE  # a model alone establishes nothing
    assert whole.summary.startswith("“The owners of the Brenholt quarry")
    assert [side.value_text for side in whole.sides] == [s.sentence[:-1] for s in whole.sides]
    assert "no value in them says what differs" in [item.label for item in whole.evidence]
    doubtful = Sworn("handed", "clung", 0.3)
    assert not [c for c in found(tools, doubtful) if "clung" in c.summary]


def test_where_a_value_says_what_differs_the_sentence_is_not_reported_beside_it(
    tools: Tools,
) -> None:
    told = found(tools, Sworn("Nineteen", "Twelve", 0.97))
    assert [c.rule for c in told if "welve" in c.summary] == ["number"]


def test_where_a_judge_gives_no_answer_the_report_says_so(quick: Tools) -> None:
    silent = Sworn("Nineteen", "Twelve", float("nan"))
    judged = Tools(quick.encoder, quick.parser, judge=silent)
    report = check_articles((LEDGER, MERCURY), tools=judged)
    (note,) = (str(note) for note in report.notes)
    assert f"sworn gave no answer on 1 of {len(silent.asked)} pairs" in note
    labels = [item.label for conflict in report.conflicts for item in conflict.evidence]
    assert not any("nan" in label for label in labels)


def test_a_judge_that_never_answers_is_no_run_without_conflicts(quick: Tools) -> None:
    silent = Sworn("none", "at all", 0.5, otherwise=float("nan"))
    judged = Tools(quick.encoder, quick.parser, judge=silent)
    with pytest.raises(ModelError, match="gave no answer on"):
        check_articles((LEDGER, MERCURY), tools=judged)


def test_a_judge_is_asked_about_near_neighbours_only(quick: Tools) -> None:
    trades = "bakers coopers dyers farriers glovers masons ropers saddlers tanners weavers".split()
    told = [f"The {trade} of Brenholt lost {n + 3} workshops." for n, trade in enumerate(trades)]
    retold = [f"Brenholt's {trade} count {n + 3} shops gone." for n, trade in enumerate(trades)]
    judge = Sworn("none", "at all", 0.5)
    judged = Tools(quick.encoder, quick.parser, judge=judge)
    both = article("a.txt", *told), article("b.txt", *retold)
    check_articles(both, tools=judged)
    assert len(judge.asked) == len(set(judge.asked))
    assert 0 < len(judge.asked) <= NEAREST * len(trades)


def test_a_sentence_that_leans_on_the_one_before_is_read_with_it(tools: Tools) -> None:
    judge = Sworn("none", "at all", 0.5)
    leaning = article(
        "tribune.txt",
        "Flood at the Brenholt quarry",
        "The Brenholt quarry was flooded on Sunday.",
        "It was empty again by Monday morning, after pumps ran through the night.",
        published=MONDAY,
    )
    found(tools, judge, LEDGER, leaning)
    readings = {text for question in judge.asked for text in question.texts}
    assert any(text.endswith("(The Brenholt quarry was flooded on Sunday.)") for text in readings)
