"""ZIP archives: members of any format but archives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from itertools import chain
from pathlib import PurePosixPath
from typing import NoReturn
from zipfile import BadZipFile, ZipFile, ZipInfo

from discrepancy.articles.container import MAX_PARTS, Container, Part
from discrepancy.articles.interface import Document, Reader, UnreadableError
from discrepancy.articles.libraries import too_large
from discrepancy.articles.names import suffix_of

_LARGEST = 256 << 20  # bytes of all members, unpacked
_HIDDEN = ("__MACOSX", ".")


@dataclass(frozen=True, slots=True)
class ZipReader:
    """Reads .zip. Nothing is unpacked to disk; an archive within it is not read."""

    readers: Mapping[str, Reader]
    containers: Mapping[str, Container]
    largest_member: int  # bytes

    def parts(self, data: bytes) -> Iterator[Part]:
        """Raises UnreadableError when the bytes are no archive, or hold too much."""
        try:
            archive = ZipFile(BytesIO(data))
            entries = (one for one in archive.infolist() if one.filename)
            members = [one for one in entries if not one.is_dir() and not _hidden(one)]
        except (BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise UnreadableError("it is no ZIP archive, or damaged") from error
        if len(members) > MAX_PARTS:
            raise UnreadableError(f"more than {MAX_PARTS:,} files in it")
        if sum(one.file_size for one in members) > _LARGEST:
            raise too_large(_LARGEST)
        # a name twice in an archive: the first is read
        named = {member.filename: member for member in reversed(members)}
        parts = chain.from_iterable(self._of_member(archive, named[name]) for name in sorted(named))
        for number, part in enumerate(parts):
            if number == MAX_PARTS:
                raise UnreadableError(
                    f"more than {MAX_PARTS:,} articles in it; the rest is not read"
                )
            yield part

    def _of_member(self, archive: ZipFile, member: ZipInfo) -> Iterator[Part]:
        name = member.filename.replace("\\", "/")
        suffix = suffix_of(name)
        try:
            if container := self.containers.get(suffix):
                data = self._data(archive, member)
                yield from (replace(part, member=name) for part in container.parts(data))
                return
            reader = self.readers.get(suffix)
            if reader is None:
                known = ", ".join(sorted([*self.readers, *self.containers]))
                raise UnreadableError(
                    f"{suffix or 'a file without a suffix'} is not read in an archive, only {known}"
                )
            yield Part("", partial(self._read, reader, archive, member), member=name)
        except UnreadableError as error:
            yield Part("", partial(_refuse, error), member=name)

    def _read(self, reader: Reader, archive: ZipFile, member: ZipInfo) -> Document:
        return reader.read(self._data(archive, member))

    def _data(self, archive: ZipFile, member: ZipInfo) -> bytes:
        if member.flag_bits & 0x1:
            raise UnreadableError("it is protected by a password")
        try:
            with archive.open(member) as opened:
                data = opened.read(self.largest_member + 1)  # what is declared may be a lie
        except Exception as error:  # zlib, unknown methods, bad checksums
            raise UnreadableError(f"it cannot be unpacked ({type(error).__name__})") from error
        if len(data) > self.largest_member:
            raise UnreadableError("unpacked it is larger than the limit (max_file_mb)")
        return data


def _refuse(error: UnreadableError) -> NoReturn:
    raise error


def _hidden(member: ZipInfo) -> bool:
    return any(part.startswith(_HIDDEN) for part in PurePosixPath(member.filename).parts)
