"""A file is written by one process of this machine at a time."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from discrepancy.errors import DiscrepancyError

PATIENCE = 10.0  # seconds to wait for another writer


@contextmanager
def locked(path: Path, *, told: str, error: type[DiscrepancyError]) -> Iterator[None]:
    """Keep other writers of this file out, in this process and others of this machine.

    `told` is what the file is: "the baseline". The lock lies in the folder for temporary files,
    not beside the file. Raises `error` where another writer does not finish in time.
    """
    from filelock import FileLock, Timeout

    name = hashlib.sha256(str(path.resolve()).encode("utf-8", "replace")).hexdigest()[:16]
    lock = FileLock(Path(tempfile.gettempdir(), f"discrepancy-{name}.lock"), timeout=PATIENCE)
    try:
        lock.acquire()
    except Timeout as timeout:
        raise error(
            f"Another process is writing {told} {path}.",
            advice="Wait until it has finished, and try again.",
        ) from timeout
    except OSError as reason:
        capital = told[0].upper() + told[1:]
        raise error(f"{capital} {path} cannot be locked ({reason.strerror or reason}).") from reason
    try:
        yield
    finally:
        lock.release()
