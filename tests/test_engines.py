"""Engines: wherever the work is done, it comes to the same, in the same order."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from discrepancy import engines
from discrepancy.articles import read_articles
from discrepancy.engines import InProcess, Processes, engine_of
from discrepancy.errors import ModelError
from discrepancy.pipeline import check_articles
from discrepancy.settings import Settings
from discrepancy.tools import Tools

CASES = Path(__file__).parent / "cases"
PLAIN = Settings(cache=False)


def doubled(_: Tools, number: int) -> int:
    return 2 * number


def killed(_: Tools, number: int) -> int:
    os._exit(9)


def refused(_: Tools, number: int) -> int:
    raise ModelError("The model is gone.", advice="Install it again.")


def test_results_come_in_the_order_of_the_items() -> None:
    for engine in (InProcess(Tools.of(PLAIN)), Processes(PLAIN, 2)):
        assert list(engine.map(doubled, range(20))) == [2 * n for n in range(20)]


@pytest.mark.parametrize(
    ("description", "work", "said"),
    [("killed", killed, "ended from outside"), ("refused", refused, "The model is gone")],
)
def test_what_goes_wrong_elsewhere_is_told_here(
    description: str, work: Callable[[Tools, int], int], said: str
) -> None:
    with pytest.raises(ModelError, match=said) as caught:
        list(Processes(PLAIN, 2).map(work, range(4)))
    assert caught.value.advice


@pytest.mark.slow
def test_two_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    articles, _ = read_articles(sorted(CASES.iterdir())[:4], settings=PLAIN)
    monkeypatch.setattr(engines, "WORTH_A_PROCESS", 10)
    tools = Tools.of(Settings(cache=False, jobs=2))
    assert isinstance(engine_of(tools, 100), Processes)
    alone = check_articles(articles, tools=Tools.of(Settings(cache=False, jobs=1)))
    assert check_articles(articles, tools=tools) == alone


@pytest.mark.parametrize(
    ("description", "jobs", "sentences", "processes"),
    [
        ("one job", 1, 1_000_000, 1),
        ("little to do", 8, 900, 1),
        ("enough for two", 8, 2_000, 2),
        ("as many as asked for", 3, 1_000_000, 3),
        ("as many as there are cores", 0, 1_000_000, os.cpu_count()),
    ],
)
def test_how_many_processes(description: str, jobs: int, sentences: int, processes: int) -> None:
    engine = engine_of(Tools.of(Settings(cache=False, jobs=jobs)), sentences)
    assert (engine.jobs if isinstance(engine, Processes) else 1) == processes


def test_tools_given_by_hand_are_used_here(quick: Tools) -> None:
    assert engine_of(quick, 1_000_000) == InProcess(quick)
