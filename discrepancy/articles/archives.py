"""ZIP archives: an article a member, of any format that is read by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from discrepancy.articles.container import MAX_PARTS, Part
from discrepancy.articles.interface import Document, Reader, UnreadableError

_LARGEST = 256 << 20  # bytes of all members, unpacked
_HIDDEN = ("__MACOSX", ".")


@dataclass(frozen=True, slots=True)
class ZipReader:
    """Reads .zip. Nothing is unpacked to disk; an archive within it is not read."""

    readers: Mapping[str, Reader]
    largest_member: int  # bytes

    def parts(self, data: bytes) -> Iterator[Part]:
        """Raises UnreadableError when the bytes are no archive, or hold too much."""
        try:
            archive = ZipFile(BytesIO(data))
            members = [one for one in archive.infolist() if not one.is_dir() and not _hidden(one)]
        except (BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise UnreadableError("it is no ZIP archive, or damaged") from error
        if len(members) > MAX_PARTS:
            raise UnreadableError(f"more than {MAX_PARTS:,} files in it")
        if sum(one.file_size for one in members) > _LARGEST:
            raise UnreadableError(f"unpacked it is larger than {_LARGEST >> 20} MB")
        names = set[str]()
        for member in sorted(members, key=lambda one: one.filename):
            if member.filename not in names:  # a name twice in an archive: the first is read
                names.add(member.filename)
                name = member.filename.replace("\\", "/")
                yield Part(name, partial(self._document, archive, member), is_file=True)

    def _document(self, archive: ZipFile, member: ZipInfo) -> Document:
        suffix = PurePosixPath(member.filename).suffix.lower()
        reader = self.readers.get(suffix)
        if reader is None:
            known = ", ".join(sorted(self.readers))
            raise UnreadableError(
                f"{suffix or 'a file without a suffix'} is not read in an archive, only {known}"
            )
        if member.flag_bits & 0x1:
            raise UnreadableError("it is protected by a password")
        try:
            with archive.open(member) as opened:
                data = opened.read(self.largest_member + 1)  # what is declared may be a lie
        except Exception as error:  # zlib, unknown methods, bad checksums
            raise UnreadableError(f"it cannot be unpacked ({type(error).__name__})") from error
        if len(data) > self.largest_member:
            raise UnreadableError("unpacked it is larger than the limit (max_file_mb)")
        return reader.read(data)


def _hidden(member: ZipInfo) -> bool:
    return any(part.startswith(_HIDDEN) for part in PurePosixPath(member.filename).parts)
