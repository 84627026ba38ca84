"""What a run is given -> inputs: files of folders, standard input, web addresses."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BufferedIOBase
from pathlib import Path
from typing import cast

from discrepancy.articles.fields import declared
from discrepancy.articles.formats import SUFFIXES, TYPES, sniffed
from discrepancy.articles.interface import Declared, UnreadableError
from discrepancy.articles.names import stable_name, suffix_of
from discrepancy.articles.sources import NAME as SOURCES
from discrepancy.articles.sources import Sources
from discrepancy.articles.web import ALLOW, Web, is_url
from discrepancy.errors import InputError
from discrepancy.settings import Settings

STDIN = "-"
PIECE = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Loaded:
    """The bytes of an input, and what its surroundings tell of it."""

    data: bytes
    suffix: str
    before: tuple[Declared, ...] = ()  # metadata that go before those of the content
    after: tuple[Declared, ...] = ()  # and those that fill what is missing


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read. `load` raises UnreadableError with the reason where it cannot be."""

    name: str  # relative to the root, with forward slashes; "stdin"; an address
    stable_name: str
    load: Callable[[], Loaded]


class Inputs:
    """Makes inputs of paths. Tables of metadata and robots.txt are read once an instance."""

    def __init__(self, base: Path, settings: Settings) -> None:
        self._base = base
        self._settings = settings
        self._largest = int(settings.max_file_mb * 1_000_000)  # bytes
        self._sources = Sources()
        self._web = Web(largest=self._largest, allow_private=settings.allow_private)

    def of(self, paths: Sequence[str | Path]) -> Iterator[Input]:
        """Yield each input once, however it is named.

        Raises InputError for a path that does not exist, and for a url without leave.
        """
        seen: set[str] = set()
        for path in paths:
            for identity, item in self._named(path):
                if identity not in seen:
                    seen.add(identity)
                    yield item

    def _named(self, path: str | Path) -> Iterator[tuple[str, Input]]:
        if path == STDIN:
            yield STDIN, Input("stdin", "stdin", self._standard_input)
        elif is_url(path):
            item = self._given_url(str(path))
            yield item.name, item
        else:
            for file, top in _files(Path(path), self._base):
                yield os.path.realpath(file), self._file(file, top)

    # ----------------------------------------------------------------------- files

    def _file(self, file: Path, top: Path) -> Input:
        below = printable(file.relative_to(top).as_posix())
        return Input(
            name=_relative(file, self._base),
            stable_name=stable_name(below),
            load=lambda: self._loaded(file, top),
        )

    def _loaded(self, file: Path, top: Path) -> Loaded:
        suffix = suffix_of(file.name)
        if suffix not in SUFFIXES:
            raise UnreadableError(
                f"{suffix or 'a file without a suffix'} is not read, only {', '.join(SUFFIXES)}"
            )
        try:
            if not file.is_file():
                raise UnreadableError(
                    "it is a broken link" if file.is_symlink() else "it is not a file"
                )
            self._require_small(file.stat().st_size)
            data = file.read_bytes()
        except OSError as error:
            raise UnreadableError(f"it could not be opened: {error.strerror or error}") from error
        return Loaded(data, suffix, before=(self._sources.declared(file, top),))

    def _require_small(self, size: int) -> None:
        if size > self._largest:
            raise UnreadableError(
                f"the file is larger than {self._settings.max_file_mb:g} MB (max_file_mb)"
            )

    # ----------------------------------------------------------------------- standard input, urls

    def _standard_input(self) -> Loaded:
        """One article (text, HTML, PDF) or several (JSON Lines, a feed): the first bytes tell."""
        if sys.stdin is None or sys.stdin.closed:
            raise UnreadableError("there is no standard input")
        try:
            data = _read(cast("BufferedIOBase", sys.stdin.buffer), self._largest)
        except OSError as error:
            raise UnreadableError(f"it could not be read: {error.strerror or error}") from error
        self._require_small(len(data))
        return Loaded(data, sniffed(data))

    def _given_url(self, url: str) -> Input:
        if not self._settings.allow_net:
            raise InputError(
                f"The url {url} is not read: the network is used only with {ALLOW}.",
                advice=f"Give {ALLOW}, or save the page as a file.",
            )
        return self.url(url)

    def url(self, url: str, *told: Declared) -> Input:
        """Return the input of an address; leave has to be given already.

        `told` are metadata that go before those of the page.
        """
        address = url.partition("#")[0]  # what follows, no server sees
        return Input(
            name=address,
            stable_name=address.partition("://")[2].rstrip("/"),
            load=lambda: self._fetched(address, told),
        )

    def _fetched(self, url: str, told: tuple[Declared, ...]) -> Loaded:
        found = self._web.fetch(url)
        suffix = TYPES.get(found.content_type)
        if suffix is None:
            kind = found.content_type or "without a type"
            raise UnreadableError(f"what the server sent ({kind}) is not read")
        known = declared("address", {"url": found.url})
        return Loaded(found.data, suffix, before=told, after=(known,))


# --------------------------------------------------------------------------- finding files


def _files(path: Path, base: Path) -> Iterator[tuple[Path, Path]]:
    """The files of a path, each with the highest folder whose sources.csv counts."""
    absolute = Path(os.path.normpath(base / path))
    if not os.path.lexists(absolute):
        raise InputError(
            f"The path {printable(str(path))} does not exist.",
            advice="Check its spelling, and the folder the command is run in.",
        )
    if not absolute.is_dir():
        yield absolute, absolute.parent
        return
    for folder, folders, names in os.walk(absolute):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and name != SOURCES:
                yield Path(folder, name), absolute


def _relative(file: Path, base: Path) -> str:
    try:
        name = os.path.relpath(file, base)
    except ValueError:  # another drive on Windows
        name = file.name
    return printable(name.replace(os.sep, "/"))


def printable(name: str) -> str:
    """Return the name as valid Unicode: file names need not be, reports must."""
    return os.fsencode(name).decode("utf-8", errors="replace")


def _read(stream: BufferedIOBase, largest: int) -> bytes:
    """All of a stream, or a little more than `largest` bytes.

    In pieces: between two of them Ctrl-C is answered, which one long read may miss.
    """
    data = bytearray()
    while len(data) <= largest and (piece := stream.read1(PIECE)):
        data += piece
    return bytes(data)
