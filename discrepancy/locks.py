"""A file is written by one process at a time."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from discrepancy.errors import DiscrepancyError

if TYPE_CHECKING:
    from filelock import BaseFileLock

PATIENCE = 10.0  # seconds to wait for another writer


@contextmanager
def locked(path: Path, *, told: str, error: type[DiscrepancyError]) -> Iterator[None]:
    """Keep other writers of this file out: of this process, of others, and of other users.

    `told` is what the file is: "the baseline". The lock is a hidden file beside it, where whoever
    may write the file may write, and is gone afterwards; what a killed process leaves is free.
    Raises `error` where another writer does not finish in time.
    """
    from filelock import FileLock, Timeout

    whole = path.resolve()
    lock = FileLock(
        whole.with_name(f".{whole.name[:100]}.lock"), timeout=PATIENCE, mode=_mode(whole.parent)
    )
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
        _free(lock)


def _free(lock: BaseFileLock) -> None:
    """Remove the file while it is held: who waits for it finds it has no name, and begins anew.

    Unlocked first, it could be taken by one process and removed by this one, while a third makes
    another and holds that. Where an open file cannot be removed, the release removes it.
    """
    with suppress(OSError):
        Path(lock.lock_file).unlink(missing_ok=True)
    lock.release()


def _mode(folder: Path) -> int:
    """Who may write into the folder may lock, whatever the mask of new files."""
    try:
        return stat.S_IMODE(folder.stat().st_mode) & 0o666
    except OSError:  # told of when the lock is taken
        return 0o666
