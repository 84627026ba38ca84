"""The file of an index: one SQLite database.

What grouping needs of every article lies apart from what comparing needs of a few: of 100,000
sentences the first is 30 MB, read whole, the second 170 MB, of which a story is read.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from discrepancy.embeddings import Vectors
from discrepancy.errors import CorpusIndexError
from discrepancy.memory import engine
from discrepancy.packing import packed, unpacked
from discrepancy.profiles import Indices, Profile
from discrepancy.records import Article
from discrepancy.tools import Tools
from discrepancy.voices import Runs

MARK = 0x44534349  # application_id: what tells an index from any other database
LAYOUT = 1  # user_version
WAIT = 20.0  # seconds for one who writes
AT_ONCE = 500  # numbers in one question
DAMAGED = "is damaged"

_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE articles (number INTEGER PRIMARY KEY, id TEXT UNIQUE, digest TEXT, mean BLOB,
    words BLOB, weights BLOB, runs BLOB, neighbours BLOB, seal INTEGER);
CREATE TABLE contents (number INTEGER PRIMARY KEY, article BLOB, vectors BLOB, seal INTEGER);
"""


class StaleIndexError(CorpusIndexError):
    """An index that has to be made anew."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the content of an index depends on, but for the articles."""

    engine: str
    encoder: str  # whatever its vectors depend on
    name: str  # of the encoder

    @classmethod
    def of(cls, tools: Tools) -> Stamp:
        """Return the stamp of what such tools make."""
        name = tools.encoder.identity
        return cls(engine(), f"{name} {tools.encoding()}", name)


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of an index, as far as all are looked at.

    `number` is never used for another, `neighbours` are the numbers of those articles before it
    that are as alike as articles of one story.
    """

    number: int
    id: str  # its path from the folder of the index, or its address
    digest: str  # of all that was read
    profile: Profile
    runs: Runs
    neighbours: Indices


@dataclass(frozen=True, slots=True)
class Content:
    """The rest of it; `vectors` of its sentences, (n, d) float32."""

    article: Article
    vectors: Vectors


class Index:
    """An open index. Whatever of it is damaged raises CorpusIndexError when it is read."""

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self._db, self._path = db, path

    def entries(self) -> list[Entry]:
        """Return all articles by number."""
        with _explained(self._path):
            rows = self._db.execute("SELECT * FROM articles ORDER BY number").fetchall()
            entries = [_entry(row) for row in rows if _is_whole(row)]
            if len(entries) != int(self._about("count")):
                raise _stale(self._path, DAMAGED)
            return entries

    def contents(self, numbers: Iterable[int]) -> dict[int, Content]:
        """Return what is kept of some articles, by number."""
        wanted = sorted(numbers)
        found: dict[int, Content] = {}
        with _explained(self._path):
            for at in range(0, len(wanted), AT_ONCE):
                some = wanted[at : at + AT_ONCE]
                marks = ",".join("?" * len(some))
                asked = f"SELECT * FROM contents WHERE number IN ({marks})"  # noqa: S608 (marks)
                for row in self._db.execute(asked, some):
                    if _is_whole(row):
                        found[row[0]] = _content(row)
        if len(found) < len(wanted):
            raise _stale(self._path, DAMAGED)
        return found

    def require(self, stamp: Stamp) -> None:
        """Raise StaleIndexError where it was made by another version or encoder."""
        (layout,) = self._db.execute("PRAGMA user_version").fetchone()
        if layout != LAYOUT or self._about("engine") != stamp.engine:
            raise _stale(self._path, "was made by another version of discrepancy")
        if self._about("encoder") != stamp.encoder:
            raise _stale(self._path, f"was not made with the encoder {stamp.name}")

    def verify(self) -> None:
        """Read all of it, and raise StaleIndexError where any is damaged."""
        with _explained(self._path):
            rows = self._db.execute("SELECT * FROM contents ORDER BY number")
            numbers = [row[0] for row in rows if _is_whole(row)]
        if numbers != [entry.number for entry in self.entries()]:
            raise _stale(self._path, DAMAGED)

    def change(self, removed: Iterable[int], added: Iterable[tuple[Entry, Content]]) -> None:
        """Take articles out and put others in."""
        for number in removed:
            self._db.execute("DELETE FROM articles WHERE number = ?", (number,))
            self._db.execute("DELETE FROM contents WHERE number = ?", (number,))
        for entry, content in added:
            self._insert("articles", _entry_row(entry))
            self._insert("contents", _content_row(entry.number, content))
            self._say("next", str(entry.number + 1))
        (count,) = self._db.execute("SELECT count(*) FROM articles").fetchone()
        self._say("count", str(count))

    @property
    def next(self) -> int:
        """The number of the next article to be added."""
        return int(self._about("next"))

    def _about(self, name: str) -> str:
        row = self._db.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def _say(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def _insert(self, table: str, row: Sequence[Any]) -> None:
        marks = ",".join("?" * (len(row) + 1))
        self._db.execute(f"INSERT INTO {table} VALUES ({marks})", (*row, _seal(row)))  # noqa: S608


@contextmanager
def opened(path: Path, stamp: Stamp) -> Iterator[Index]:
    """Open an index, for reading or for a change that is kept whole or not at all.

    Raises CorpusIndexError where there is none, or it is none, and StaleIndexError where it is
    damaged or `stamp` is not its own.
    """
    if not path.is_file():
        raise CorpusIndexError(
            f"There is no index {path}.", advice=f"Make it: discrepancy index ARTICLES -o {path}"
        )
    with _explained(path):
        if not _is_index(path):
            raise CorpusIndexError(
                f"The file {path} is no index.",
                advice="Give the file that discrepancy index wrote.",
            )
        db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=WAIT)
    try:
        with _explained(path), db:
            index = Index(db, path)
            index.require(stamp)
            db.execute("BEGIN")  # all that is read is of one state
            yield index
    finally:
        db.close()


def create(path: Path, stamp: Stamp) -> None:
    """Make an empty index."""
    with _explained(path), closing(sqlite3.connect(path)) as db:
        db.executescript(f"PRAGMA application_id = {MARK}; PRAGMA user_version = {LAYOUT};")
        db.executescript(_TABLES)
        about = {"count": "0", "next": "1", "engine": stamp.engine, "encoder": stamp.encoder}
        db.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        db.commit()


def _is_index(path: Path) -> bool:
    """Whether a file is an index, of whatever layout, by how it begins."""
    with path.open("rb") as file:
        head = file.read(100)
    return head[:15] == b"SQLite format 3" and head[68:72] == MARK.to_bytes(4)


def _stale(path: Path, why: str) -> StaleIndexError:
    return StaleIndexError(
        f"The index {path} {why}.", advice=f"Make it anew: discrepancy index ARTICLES -o {path}"
    )


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Say in a sentence what SQLite or the system has against the file."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise CorpusIndexError(f"The index {path} cannot be used: {error}.") from error
    except (sqlite3.Error, ValueError, KeyError, TypeError, zlib.error) as error:
        raise _stale(path, DAMAGED) from error
    except OSError as error:
        raise CorpusIndexError(
            f"The index {path} cannot be used ({error.strerror or error})."
        ) from error


def _entry(row: Sequence[Any]) -> Entry:
    number, id_, digest, *arrays, _ = row
    kinds = ("<f4", "<u8", "<f8", "<u8", "<i8")
    mean, words, weights, runs, neighbours = map(np.frombuffer, arrays, kinds)
    return Entry(number, id_, digest, Profile(mean, words, weights), runs, neighbours)


def _entry_row(entry: Entry) -> tuple[Any, ...]:
    profile = entry.profile
    return (
        *(entry.number, entry.id, entry.digest),
        *(profile.mean.astype("<f4").tobytes(), profile.words.astype("<u8").tobytes()),
        profile.weights.astype("<f8").tobytes(),
        *(entry.runs.astype("<u8").tobytes(), entry.neighbours.astype("<i8").tobytes()),
    )


def _content(row: Sequence[Any]) -> Content:
    _, article, vectors, _ = row
    (made,) = unpacked(article)
    width = int.from_bytes(vectors[:4], "little")
    return Content(made, np.frombuffer(vectors, "<f4", offset=4).reshape(-1, width))


def _content_row(number: int, content: Content) -> tuple[Any, ...]:
    vectors = content.vectors.astype("<f4", copy=False)
    width = vectors.shape[1].to_bytes(4, "little")
    return number, packed([content.article]), width + vectors.tobytes()


def _is_whole(row: Sequence[Any]) -> bool:
    return bool(row[-1] == _seal(row[:-1]))


def _seal(values: Sequence[Any]) -> int:
    """Return a checksum of all values of a row."""
    total = 0
    for value in values:
        data = value if isinstance(value, bytes) else repr(value).encode(errors="surrogatepass")
        total = zlib.crc32(data, zlib.crc32(len(data).to_bytes(8), total))
    return total
