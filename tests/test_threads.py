"""How many threads to have."""

from __future__ import annotations

import os

import pytest

from discrepancy.threads import side_by_side, threads


@pytest.mark.parametrize(
    ("description", "told", "found"),
    [
        ("said by nobody", "", os.cpu_count()),
        ("said", "3", 3),
        ("no number", "many", os.cpu_count()),
        ("a number for each level of nested loops", "4,2", os.cpu_count()),
        ("none", "0", os.cpu_count()),
    ],
)
def test_threads(description: str, told: str, found: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", told)
    assert threads() == found


@pytest.mark.parametrize("number", ["1", "3"])
def test_work_is_done_on_all_and_what_it_raises_is_raised(
    number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", number)
    done: list[int] = []
    side_by_side(done.append, range(50))
    assert sorted(done) == [*range(50)]
    with pytest.raises(ZeroDivisionError):
        side_by_side(lambda number: done.append(1 // number), [1, 0])
