"""How many threads this process should have, and its libraries."""

from __future__ import annotations

import os


def threads() -> int:
    """Return how many threads work best at once here: one a core, unless told otherwise.

    Dask and joblib tell their processes by OMP_NUM_THREADS, which OpenMP reads, how many threads
    each should have: where there is a process for each core, one.
    """
    told = os.environ.get("OMP_NUM_THREADS", "")
    return int(told) if told.isdecimal() and int(told) else os.cpu_count() or 1


def spare_memory() -> None:
    """Where memory is limited, tell numpy's OpenBLAS to do with one thread, unless it was told.

    Each thread takes buffers of its own, and where it gets none the library ends the process. It
    reads the variable when it is loaded: call this before.
    """
    try:
        import resource
    except ImportError:  # no such limits here
        return
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    if limit != resource.RLIM_INFINITY:
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
