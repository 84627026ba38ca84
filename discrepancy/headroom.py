"""Memory: how it is tidied, and where it is limited, is there room for a model?

Native libraries end the process where they get no memory: nothing could be said then.
"""

from __future__ import annotations

import atexit
import gc
import os
from pathlib import Path

OBJECTS_BEFORE_COLLECTION = 200_000
STATM = Path("/proc/self/statm")  # sizes in pages, the address space first (proc(5))


def tidy_seldom() -> None:
    """Look for cycles seldom: a run makes millions of records and hardly any of those.

    Of each process that belongs to a run: looking for them took a sixth of its time. When it ends,
    the interpreter would look through all that is left, half a second for models: it need not.
    """
    gc.set_threshold(OBJECTS_BEFORE_COLLECTION)
    atexit.register(gc.freeze)


def spare_memory() -> None:
    """Where memory is limited, tell numpy's OpenBLAS to do with one thread, unless it was told.

    Each thread takes buffers of its own. It reads the variable when it is loaded: call this before.
    """
    if _limit() is not None:
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def require_memory(megabytes: int) -> None:
    """Raise MemoryError where a limit (`ulimit -v`) leaves less address space than that."""
    limit = _limit()
    if limit is None or not STATM.is_file():
        return
    held = int(STATM.read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    if limit - held < megabytes << 20:
        raise MemoryError(f"{megabytes} MB are needed, {(limit - held) >> 20} MB are left")


def _limit() -> int | None:
    """Return how many bytes of address space this process may have; None for any."""
    try:
        import resource
    except ImportError:  # no such limits here
        return None
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    return None if limit == resource.RLIM_INFINITY else limit
