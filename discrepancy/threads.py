"""How many threads this process should have, and work done in them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def threads() -> int:
    """Return how many threads work best at once here: one a core, unless told otherwise.

    Dask and joblib tell their processes by OMP_NUM_THREADS, which OpenMP reads, how many threads
    each should have: where there is a process for each core, one.
    """
    told = os.environ.get("OMP_NUM_THREADS", "")
    return int(told) if told.isdecimal() and int(told) else os.cpu_count() or 1


def side_by_side(work: Callable[[T], None], items: Iterable[T]) -> None:
    """Do the work on each item, in as many threads as work best. Raises what it raises."""
    number = threads()
    if number == 1:
        for item in items:
            work(item)
        return
    with ThreadPoolExecutor(number) as pool:
        list(pool.map(work, items))
