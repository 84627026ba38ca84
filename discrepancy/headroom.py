"""Is there room for a model, where memory is limited? Asked before it is loaded.

Native libraries end the process where they get no memory: nothing could be said then.
"""

from __future__ import annotations

from pathlib import Path

STATM = Path("/proc/self/statm")  # sizes in pages, the address space first (proc(5))


def require_memory(megabytes: int) -> None:
    """Raise MemoryError where a limit (`ulimit -v`) leaves less address space than that."""
    try:
        import resource
    except ImportError:  # no such limits here
        return
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    if limit == resource.RLIM_INFINITY or not STATM.is_file():
        return
    held = int(STATM.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    if limit - held < megabytes << 20:
        raise MemoryError(f"{megabytes} MB are needed, {(limit - held) >> 20} MB are left")
