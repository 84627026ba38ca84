"""What can go wrong in the library that reads a format: it is missing, or the file is damaged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from zipfile import ZipFile

from discrepancy.articles.interface import UnreadableError


@contextmanager
def importing(library: str, *, extra: str) -> Iterator[None]:
    """Raise UnreadableError where a library is missing, with the extra that brings it."""
    try:
        yield
    except ImportError as error:
        raise UnreadableError(
            f"{library}, which reads it, is missing: pip install 'discrepancy[{extra}]'"
        ) from error


@contextmanager
def reading(damaged: str, *reasons: tuple[type[Exception], str]) -> Iterator[None]:
    """Raise UnreadableError for all that a library raises: damaged files make it fail in many ways.

    `damaged` is the reason told, but for the exceptions that have one in `reasons`.
    """
    try:
        yield
    except UnreadableError:
        raise
    except Exception as error:
        known = (why for kind, why in reasons if isinstance(error, kind))
        raise UnreadableError(next(known, f"{damaged} ({type(error).__name__})")) from error


def require_small(data: bytes, largest: int) -> None:
    """Raise UnreadableError where a ZIP archive declares more than `largest` bytes, unpacked.

    Raises what ZipFile raises where it is none.
    """
    with ZipFile(BytesIO(data)) as archive:
        size = sum(member.file_size for member in archive.infolist())
    if size > largest:
        raise too_large(largest)


def too_large(largest: int) -> UnreadableError:
    return UnreadableError(f"unpacked it is larger than {largest >> 20} MB")
