"""`sources.csv` beside the files: path,title,publisher,published,url."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath

from discrepancy.articles.decoding import decode
from discrepancy.articles.fields import declared
from discrepancy.articles.interface import Declared, UnreadableError

NAME = "sources.csv"
_LARGEST = 8 * 1024 * 1024  # bytes


class Sources:
    """Looks files up in the `sources.csv` of their folder, then of the folders above it.

    Tables are read once per instance.
    """

    def __init__(self) -> None:
        self._table = lru_cache(maxsize=None)(_read_table)

    def declared(self, file: Path, top: Path) -> Declared:
        """What the nearest table up to the folder `top` that lists `file` says of it."""
        notes: list[str] = []
        for folder in _folders(file, top):
            rows, note = self._table(folder / NAME)
            if note:
                notes.append(f"{NAME}: {note}")
            fields = rows.get(file.relative_to(folder).as_posix())
            if fields is not None:
                found = declared(NAME, fields)
                return Declared(
                    source=NAME,
                    title=found.title,
                    publisher=found.publisher,
                    published=found.published,
                    url=found.url,
                    notes=(*notes, *found.notes),
                )
        return Declared(source=NAME, notes=tuple(notes))


def _folders(file: Path, top: Path) -> Iterator[Path]:
    for folder in file.parents:
        yield folder
        if folder == top:
            return


def _read_table(path: Path) -> tuple[Mapping[str, Mapping[str, str]], str]:
    """Rows by path (POSIX form), and a note on what could not be used."""
    try:
        if not path.is_file():
            return {}, ""
        if path.stat().st_size > _LARGEST:
            return {}, f"not read, it is larger than {_LARGEST >> 20} MB"
        text = decode(path.read_bytes())
    except (OSError, UnreadableError) as error:
        return {}, f"not read ({getattr(error, 'strerror', None) or error})"
    try:
        return _rows(text)
    except csv.Error as error:
        return {}, f"not read, it is no valid CSV ({error})"


def _rows(text: str) -> tuple[Mapping[str, Mapping[str, str]], str]:
    reader = csv.reader(io.StringIO(text))
    header = [name.strip().lower() for name in next(reader, [])]
    if "path" not in header:
        return {}, "not read, it has no column named path"
    rows: dict[str, Mapping[str, str]] = {}
    broken = []
    for cells in reader:
        fields = dict(zip(header, cells, strict=False))
        name = _normalised(fields.get("path", ""))
        if name and len(cells) <= len(header):
            rows.setdefault(name, fields)
        elif any(cell.strip() for cell in cells):
            broken.append(str(reader.line_num))
    note = f"line {', '.join(broken[:5])}: no path, or too many cells" if broken else ""
    return rows, note


def _normalised(path: str) -> str:
    name = path.strip().replace("\\", "/")
    return PurePosixPath(name).as_posix() if name else ""
