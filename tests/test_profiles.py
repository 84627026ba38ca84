"""How alike articles are: the same, however many are looked at at once."""

from __future__ import annotations

import numpy as np
import pytest
from newsroom import article

from discrepancy import profiles as module
from discrepancy.profiles import SAME_STORY, Likeness, Profile, distance


def profile(mean: list[float], *words: str) -> Profile:
    """An article with a headline of such words, after one that is not looked at."""
    row = np.array([mean], dtype=np.float32)
    return Profile.of(article("a.txt", "In " + " and ".join(words)), row / np.linalg.norm(row))


SOME = [
    profile([1, 0, 0], "Lindra", "Corvina"),
    profile([1, 0.2, 0], "Corvina", "Marl"),
    profile([0, 1, 0], "Lindra", "Corvina"),
    profile([0, 1, 0.5], "Quill"),
    profile([0, 1, 0.4], "Wyler"),
    profile([0, 0, 1]),
]


@pytest.mark.parametrize("block", [1, 2, 512])
@pytest.mark.parametrize("since", range(len(SOME) + 1))
def test_alike_are_those_near_enough(
    block: int, since: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BLOCK", block)
    likeness = Likeness(SOME)
    near = distance(likeness.within(np.arange(len(SOME)))) <= 1 - SAME_STORY
    expected = {(i, j) for i in range(since, len(SOME)) for j in range(i) if near[i, j]}
    rows, columns = likeness.alike(since)
    assert {*zip(rows.tolist(), columns.tolist(), strict=True)} == expected


def test_what_is_alike() -> None:
    rows, columns = Likeness(SOME).alike()
    assert {*zip(rows.tolist(), columns.tolist(), strict=True)} == {
        (1, 0),  # by both
        (2, 0),  # by words alone
        (2, 1),
        (4, 3),  # by vectors alone
        (3, 2),
        (4, 2),
    }


def test_random_articles_are_as_alike_in_blocks_as_all_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chance = np.random.default_rng(7)
    names = [f"N{letter * 3}" for letter in "abcdefghijklmnop"]
    some = [
        profile(list(chance.normal(size=4) + 0.4), *chance.choice(names, 6)) for _ in range(120)
    ]
    likeness = Likeness(some)
    near = distance(likeness.within(np.arange(len(some)))) <= 1 - SAME_STORY
    monkeypatch.setattr(module, "BLOCK", 37)
    rows, columns = likeness.alike()
    found = np.zeros_like(near)
    found[rows, columns] = True
    assert (found == np.tril(near, -1)).all()
    assert 100 < len(rows) < 120 * 119 / 2


def test_an_article_beside_others_is_what_it_is_alone() -> None:
    few, more = Likeness(SOME[:2]), Likeness(SOME)
    own = np.arange(2)
    assert few.within(own).tobytes() == more.within(own).tobytes()
