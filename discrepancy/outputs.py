"""Files that a command writes: refused before the work where they cannot be, then all or none."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from discrepancy.errors import OutputError

# What is read as an article or with one. A report of that name among the inputs may be an article.
READ_SUFFIXES = frozenset([".txt", ".md", ".html", ".htm"])
READ_NAMES = frozenset(["sources.csv"])
OWN_MARK = b"<title>Discrepancy report"  # in the head of every HTML report
HEAD = 4096  # bytes


def require_writable(outputs: Sequence[str], *, inputs: Sequence[str]) -> None:
    """Raise OutputError where a file cannot be written, or is or may be one of the inputs.

    Asked before the work is done, so that minutes of it are not lost to a misspelt folder.
    """
    sources = [Path(path).resolve() for path in inputs]
    seen: set[Path] = set()
    for name in outputs:
        path = Path(name).resolve()
        if path in seen:
            raise OutputError(f"The output {name} is given twice.")
        seen.add(path)
        _require_folder(name, path)
        if path in sources or (_among(path, sources) and _may_be_article(path)):
            raise OutputError(
                f"The report {name} would overwrite an article.",
                advice="Give --output another file name, best outside the folder of the articles.",
            )


def _require_folder(name: str, path: Path) -> None:
    folder = path.parent
    if path.is_dir():
        raise OutputError(
            f"The output {name} is a folder.", advice="Give the name of a file in it."
        )
    if not folder.is_dir():
        raise OutputError(
            f"The report {name} cannot be written: the folder {Path(name).parent} does not exist.",
            advice="Make the folder first, or choose another.",
        )
    if not os.access(folder, os.W_OK):
        raise OutputError(
            f"The report {name} cannot be written: the folder {Path(name).parent} is read-only.",
            advice="Choose a folder that can be written to.",
        )


def _among(path: Path, sources: Sequence[Path]) -> bool:
    return any(path.is_relative_to(source) for source in sources)


def _may_be_article(path: Path) -> bool:
    if not path.exists():
        return False
    if path.suffix.lower() not in READ_SUFFIXES:
        return path.name in READ_NAMES
    with path.open("rb") as file:
        return OWN_MARK not in file.read(HEAD)


def write_all(texts: Mapping[Path, str | bytes]) -> None:
    """Write every file whole, or none: all are written beside their place, then renamed.

    Raises OutputError. What is no regular file, such as a pipe, is written to directly.
    """
    temporary = {path: _beside(path.resolve()) for path in texts}
    try:
        for path, text in texts.items():
            with _errors_of(path):
                _write(temporary[path], text)
        for path, written in temporary.items():
            with _errors_of(path):
                if written != path.resolve():
                    written.replace(path.resolve())
    finally:
        for path, written in temporary.items():
            if written != path.resolve():
                with suppress(OSError):
                    written.unlink(missing_ok=True)


def _write(path: Path, text: str | bytes) -> None:
    """Write and wait for the disk: a rename must not reach it before what is renamed."""
    with path.open("wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode("utf-8"))
        file.flush()
        with suppress(OSError):  # a pipe has no disk
            os.fsync(file.fileno())


def _beside(path: Path) -> Path:
    if path.exists() and not path.is_file():
        return path
    return path.with_name(f".{path.name[:100]}.{os.getpid()}.tmp")


@contextmanager
def _errors_of(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"The file {path} could not be written ({error.strerror or error}).",
            advice="Choose a folder that exists and can be written to.",
        ) from error
