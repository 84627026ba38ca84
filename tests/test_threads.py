"""How many threads to have."""

from __future__ import annotations

import os

import pytest

from discrepancy.threads import threads


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
