"""A pair of texts and its mirror image: a model that reads one after the other sees two pairs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from discrepancy.judges.interface import Chances

Pair = tuple[str, str]


def mean_both_ways(
    read: Callable[[list[Pair]], Chances],
    pairs: Sequence[Pair],
    needed: Sequence[float] | None,
    *,
    digits: int,
    highest: float = 1.0,
) -> Chances:
    """Return (n,) float32, the mean chance of each pair and its mirror image; as `Judge`.

    `read` gives the chances of pairs as they stand, (n,) float32, and is asked for each once. A
    mirror image is not read where even the highest chance would not make the mean what is needed:
    higher ones are taken for that.
    """
    least: dict[Pair, float] = {}
    for pair, own in zip(pairs, needed or [0.0] * len(pairs), strict=True):
        least[ordered(pair)] = min(own, least.get(ordered(pair), own))
    distinct = sorted(least)

    def capped(some: list[Pair]) -> npt.NDArray[np.float64]:  # in which 0.7 is what is called 0.7
        return np.minimum(np.asarray(read(some), dtype=np.float64), highest)

    there = capped(distinct)
    means = np.round((there + highest) / 2, digits)
    open_ = np.flatnonzero(means >= [least[pair] for pair in distinct])
    if len(open_):
        back = capped([distinct[place][::-1] for place in open_])
        means[open_] = np.round((there[open_] + back) / 2, digits)
    chance = dict(zip(distinct, means, strict=True))
    return np.array([chance[ordered(pair)] for pair in pairs], dtype=np.float32)


def ordered(pair: Pair) -> Pair:
    """Return the pair and its mirror image as one."""
    left, right = sorted(pair)
    return left, right
