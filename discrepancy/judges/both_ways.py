"""A question and its mirror image: a model that reads one text after the other sees two."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from discrepancy.judges.interface import Chances, Question


def mean_both_ways(
    read: Callable[[list[Question]], Chances],
    questions: Sequence[Question],
    needed: Sequence[float] | None,
    *,
    digits: int,
    highest: float = 1.0,
) -> Chances:
    """Return (n,) float32, the mean chance of each question and its mirror image; as `Judge`.

    `read` gives the chances of texts as they stand, (n,) float32, and is asked for each once. A
    mirror image is not read where even the highest chance would not make the mean what is needed:
    higher ones are taken for that.
    """
    least: dict[Question, float] = {}
    for one, own in zip(questions, needed or [0.0] * len(questions), strict=True):
        least[one.ordered] = min(own, least.get(one.ordered, own))
    distinct = sorted(least)

    def capped(some: list[Question]) -> npt.NDArray[np.float64]:
        # in double precision, in which 0.7 is what is called 0.7
        return np.minimum(np.asarray(read(some), dtype=np.float64), highest)

    there = capped(distinct)
    means = np.round((there + highest) / 2, digits)
    open_ = np.flatnonzero(means >= [least[one] for one in distinct])
    if len(open_):
        back = capped([distinct[place].mirrored for place in open_])
        means[open_] = np.round((there[open_] + back) / 2, digits)
    chance = dict(zip(distinct, means, strict=True))
    return np.array([chance[one.ordered] for one in questions], dtype=np.float32)
