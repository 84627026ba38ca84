"""The fit of the same-event weights: what is held out is not learned from."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))  # its modules are scripts
same_event = import_module("same_event")
TOLD = ("told:yes",)
SILENT = ("told:no",)


def examples(right: bool, count: int = 40, **fields: Any) -> list[Any]:
    """Pairs of which those that are told are of one event where `right`, else the others."""
    return [
        same_event.Example(levels, (levels == TOLD) == right, 0.5, **fields)
        for levels in (TOLD, SILENT)
        for _ in range(count)
    ]


def test_a_level_gets_the_weight_of_what_it_tells() -> None:
    model = same_event.fit(examples(right=True))
    assert model.levels["told:yes"] > 0 > model.levels["told:no"]
    likely, unlikely = model.chances(examples(right=True, count=1))
    assert likely > 0.8
    assert unlikely < 0.2


def test_what_is_held_out_teaches_nothing() -> None:
    learned = examples(right=True)
    against = examples(right=False, held_out=True)
    assert same_event.fit([*learned, *against]) == same_event.fit(learned)


def test_a_rare_level_gets_no_weight() -> None:
    rare = same_event.Example(("told:once",), True, 0.5)
    assert "told:once" not in same_event.fit([*examples(right=True), rare]).levels


@pytest.mark.parametrize("fold", range(5))
def test_a_topic_is_scored_by_weights_that_did_not_see_it(fold: int) -> None:
    """One topic says the opposite of all others: what it says does not reach its own scores."""
    topics = [e for f in range(5) for e in examples(right=f != fold, fold=f)]
    bundles = [*examples(right=True, count=8), *examples(right=True, count=8, held_out=True)]
    held = same_event.held_out_pairs(bundles, topics, topics)
    chances, labels = held["ECB+"]
    own = np.array([e.fold == fold for e in topics])
    assert ((chances[own] > 0.5) != labels[own]).all()
    assert ((chances[~own] > 0.5) == labels[~own]).all()
    assert len(held["bundles"][0]) == 16


def test_without_topics_there_are_the_bundles() -> None:
    bundles = [*examples(right=True), *examples(right=True, held_out=True)]
    assert list(same_event.held_out_pairs(bundles, [], [])) == ["bundles"]


@pytest.mark.parametrize(
    ("description", "weights", "expected"),
    [
        (
            "a rise stays",
            {"margin:-1": -1.0, "margin:2": 1.0},
            {"margin:-1": -1.0, "margin:2": 1.0},
        ),
        (
            "a fall is pooled",
            {"margin:1": 1.0, "margin:2": 0.0},
            {"margin:1": 0.75, "margin:2": 0.75},
        ),
        (
            "steps in order",
            {"margin:9": 0.0, "margin:10": 1.0},
            {"margin:9": 0.0, "margin:10": 1.0},
        ),
        ("no measure", {"names:one": 1.0, "names:two": 0.0}, {"names:one": 1.0, "names:two": 0.0}),
    ],
)
def test_a_nearer_pair_is_never_less_likely(
    description: str, weights: dict[str, float], expected: dict[str, float]
) -> None:
    seen = dict.fromkeys(weights, 10) | {"margin:1": 30}
    assert same_event.monotone(weights, seen) == pytest.approx(expected), description
