"""The engine of one machine: in one process or several, it comes to the same, in the same order."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from errands import doubled, killed, patience, refused

from discrepancy.articles import read_articles
from discrepancy.engines import local
from discrepancy.engines.local import Local
from discrepancy.errors import DiscrepancyError, EngineError, ModelError
from discrepancy.headroom import OBJECTS_BEFORE_COLLECTION
from discrepancy.pipeline import check_articles
from discrepancy.settings import Settings
from discrepancy.tools import Tools

CASES = Path(__file__).parents[1] / "cases"
ENOUGH = 10 * local.WORTH_A_PROCESS


def engine(jobs: int) -> Local:
    return Local(Tools.of(Settings(cache=False, jobs=jobs)))


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    results = engine(jobs).map(doubled, range(20), sentences=ENOUGH)
    assert list(results) == [2 * n for n in range(20)]


def test_other_processes_look_for_cycles_as_seldom_as_the_command() -> None:
    found = engine(2).map(patience, range(2), sentences=ENOUGH)
    assert list(found) == [OBJECTS_BEFORE_COLLECTION] * 2


@pytest.mark.parametrize(
    ("description", "work", "error", "said"),
    [
        ("killed", killed, EngineError, "ended from outside"),
        ("refused", refused, ModelError, "The model is gone"),
    ],
)
def test_what_goes_wrong_elsewhere_is_told_here(
    description: str, work: Callable[[Tools, int], int], error: type[DiscrepancyError], said: str
) -> None:
    with pytest.raises(error, match=said) as caught:
        list(engine(2).map(work, range(4), sentences=ENOUGH))
    assert caught.value.advice


@pytest.mark.slow
def test_two_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    articles, _ = read_articles(sorted(CASES.iterdir())[:4], settings=Settings(cache=False))
    monkeypatch.setattr(local, "WORTH_A_PROCESS", 10)
    assert engine(2).jobs(100) == 2
    alone = check_articles(articles, settings=Settings(cache=False, jobs=1))
    assert check_articles(articles, settings=Settings(cache=False, jobs=2)) == alone


@pytest.mark.parametrize(
    ("description", "jobs", "sentences", "processes"),
    [
        ("one job", 1, 1_000_000, 1),
        ("work for all cores of one process", 8, 0, 1),
        ("little to do", 8, 900, 1),
        ("enough for two", 8, 2_000, 2),
        ("as many as asked for", 3, 1_000_000, 3),
        ("as many as there are cores", 0, 1_000_000, os.cpu_count()),
    ],
)
def test_how_many_processes(description: str, jobs: int, sentences: int, processes: int) -> None:
    assert engine(jobs).jobs(sentences) == processes


def test_tools_given_by_hand_are_used_here(quick: Tools) -> None:
    assert Local(quick).jobs(1_000_000) == 1
