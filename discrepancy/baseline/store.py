"""The file: read, written whole or not at all, and by one writer at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from discrepancy import locks
from discrepancy.baseline.entries import Baseline
from discrepancy.baseline.lines import parse, render
from discrepancy.errors import BaselineError
from discrepancy.outputs import write_all


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
    """Keep other writers of this file out. Raises BaselineError where one does not finish."""
    with locks.locked(path, told="the baseline", error=BaselineError):
        yield
