"""The file: read, written whole or not at all, and by one writer at a time."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from discrepancy.baseline.entries import Baseline
from discrepancy.baseline.lines import parse, render
from discrepancy.errors import BaselineError
from discrepancy.outputs import write_all

PATIENCE = 10.0  # seconds to wait for another writer


def load(path: Path) -> Baseline:
    """Read a baseline; that of a file that does not exist is empty. Raises BaselineError."""
    return parse(read(path), str(path))


def read(path: Path) -> str:
    """The text of a baseline, "" where there is no file. Raises BaselineError."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise BaselineError(
            f"The baseline {path} is no text in UTF-8.",
            advice="Take the file from version control again.",
        ) from error
    except OSError as error:
        raise BaselineError(
            f"The baseline {path} cannot be read ({error.strerror or error})."
        ) from error


def save(path: Path, baseline: Baseline) -> None:
    """Write a baseline in the place of the old one. Raises OutputError; then the old one stands."""
    for left_behind in path.resolve().parent.glob(f".{path.name}.*.tmp"):
        with suppress(OSError):  # of a writer that was killed: whoever saves holds the lock
            left_behind.unlink()
    write_all({path: render(baseline)})


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other writers of this file out, in this process and others of this machine.

    The lock lies in the folder for temporary files, not in the repository. Raises BaselineError
    where another writer does not finish in time.
    """
    from filelock import FileLock, Timeout

    name = hashlib.sha256(str(path.resolve()).encode("utf-8", "replace")).hexdigest()[:16]
    lock = FileLock(Path(tempfile.gettempdir(), f"discrepancy-{name}.lock"), timeout=PATIENCE)
    try:
        lock.acquire()
    except Timeout as error:
        raise BaselineError(
            f"Another process is writing the baseline {path}.",
            advice="Wait until it has finished, and try again.",
        ) from error
    except OSError as error:
        raise BaselineError(
            f"The baseline {path} cannot be locked ({error.strerror or error})."
        ) from error
    try:
        yield
    finally:
        lock.release()
