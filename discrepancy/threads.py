"""How many threads this process should have."""

from __future__ import annotations

import os


def threads() -> int:
    """Return how many threads work best at once here: one a core, unless told otherwise.

    Dask and joblib tell their processes by OMP_NUM_THREADS, which OpenMP reads, how many threads
    each should have: where there is a process for each core, one.
    """
    told = os.environ.get("OMP_NUM_THREADS", "")
    return int(told) if told.isdecimal() and int(told) else os.cpu_count() or 1
