from __future__ import annotations

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.baseline import Decision
from discrepancy.calibration import Calibration
from discrepancy.learning import gather, learn
from discrepancy.learning.held_out import FOLDS, folds, gain
from discrepancy.learning.scaling import fit

from .desk import SCALE, desk, entry


@given(st.integers(8, 60))
def test_a_story_is_in_one_fold_and_each_decision_in_one(number: int) -> None:
    samples = gather(desk(number)).scored
    dealt = folds(samples)
    assert sorted(one.id for fold in dealt for one in fold) == [one.id for one in samples]
    stories = [{one.story for one in fold} for fold in dealt]
    assert sum(map(len, stories)) == len(set.union(*stories))
    assert len(dealt) == min(FOLDS, len(set.union(*stories)))
    sizes = [len(fold) for fold in dealt]
    assert max(sizes) - min(sizes) <= 4  # the size of a story


def test_the_scores_are_those_of_the_books() -> None:
    samples = gather(
        [
            entry(1, Decision.CONFIRMED, 0.0, story=1),
            entry(2, Decision.DISMISSED, log(3), story=2),
        ]
    ).scored
    found = gain(samples, lambda _: Calibration())
    assert found.before == found.after
    assert found.before.brier == pytest.approx((0.25 + 0.75**2) / 2)
    assert found.before.log_loss == pytest.approx((log(2) + log(4)) / 2)
    assert not found.helps


def test_a_fold_is_scored_by_what_the_others_taught() -> None:
    samples = gather(desk(40)).scored
    seen: list[set[str]] = []

    def spy(training: object) -> Calibration:
        seen.append({one.id for one in training})  # type: ignore[attr-defined]
        return Calibration()

    gain(samples, spy)
    assert len(seen) == FOLDS
    assert all(len(training) < len(samples) for training in seen)
    left_out = [{one.id for one in samples} - training for training in seen]
    assert sorted(id_ for fold in left_out for id_ in fold) == [one.id for one in samples]


def test_a_desk_that_confirms_less_is_learned_from() -> None:
    learned = learn(gather(desk(200, slope=0.5, offset=-1.5)), SCALE)
    assert learned.refusal == ""
    assert learned.gain
    assert learned.gain.before.log_loss - learned.gain.after.log_loss > 0.1
    assert learned.calibration
    assert learned.calibration.scale == SCALE
    assert learned.calibration.about["stories"] == 50


@pytest.mark.parametrize("seed", range(6))
def test_where_the_confidence_is_right_nothing_is_learned(seed: int) -> None:
    learned = learn(gather(desk(200, seed=seed)), SCALE)
    assert learned.refusal == "On decisions held out it does not help beyond chance."


@pytest.mark.parametrize(
    ("description", "entries", "said"),
    [
        ("none", [], "It takes 30 decisions, and 0 can be used."),
        ("few", desk(29), "It takes 30 decisions, and 29 can be used."),
        (
            "all confirmed",
            [entry(n, Decision.CONFIRMED, 1.0, story=n) for n in range(40)],
            "It takes 8 dismissed conflicts, and 0 can be used.",
        ),
        (
            "one story",
            [entry(n, list(Decision)[1 + n % 2], 1.0) for n in range(40)],
            "It takes decisions of 5 stories, and these are of 1.",
        ),
    ],
)
def test_too_little_to_learn_from(description: str, entries: list[object], said: str) -> None:
    learned = learn(gather(entries), SCALE)  # type: ignore[arg-type]
    assert learned.refusal == said
    assert learned.calibration is None


def test_what_is_not_used_is_counted() -> None:
    entries = [*desk(40), entry(99, Decision.DISMISSED, None), entry(98, Decision.OPEN, None)]
    learned = learn(gather(entries), "b" * 12)
    assert (learned.unscored, learned.other_scale) == (1, 40)


def test_the_same_decisions_teach_the_same() -> None:
    entries = desk(120, slope=0.4, offset=-1.0)
    assert learn(gather(entries), SCALE) == learn(gather(entries[::-1]), SCALE)
    assert fit(gather(entries).scored) == fit(gather(entries[::-1]).scored)
