"""What was worked out is kept on disk from run to run: one SQLite file, shared by processes.

The cache is an aid. Whatever happens to its file, a run goes on, and finds the same.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import TypeVar
from weakref import finalize

T = TypeVar("T")

NAME = "models.sqlite"
LAYOUT = 1  # of the table and its values; a file of another layout is begun anew
LARGEST = 512 << 20  # bytes; a sentence takes about 2,500
WAIT = 20.0  # seconds for another process that writes
AT_ONCE = 250  # keys in one question
CHECK = 4  # bytes of the checksum before each value

# By these codes a file is broken; by others it is locked, full, or out of reach.
BROKEN = frozenset([sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR])

_TABLE = "CREATE TABLE IF NOT EXISTS outputs (key BLOB PRIMARY KEY, value BLOB, used INTEGER)"
_INDEX = "CREATE INDEX IF NOT EXISTS by_use ON outputs (used)"
_USED_BYTES = (
    "SELECT (page_count - freelist_count) * page_size "
    "FROM pragma_page_count, pragma_freelist_count, pragma_page_size"
)
_EVICT = (
    "DELETE FROM outputs WHERE rowid IN (SELECT rowid FROM outputs ORDER BY used, rowid "
    "LIMIT (SELECT 1 + count(*) / 4 FROM outputs))"
)


def folder_of(setting: str) -> Path:
    """Return the folder that was set, or where this system keeps a user's caches."""
    if setting:
        return Path(setting).expanduser()
    import platformdirs

    return Path(platformdirs.user_cache_dir("discrepancy", appauthor=False))


class Cache:
    """Bytes by model and text. Bounded: what was not used for longest goes first.

    `problem` says, in one sentence, why the file could not be used; it is "" where all is well.
    """

    def __init__(self, folder: Path, *, largest: int = LARGEST) -> None:
        self.path = folder / NAME
        self.problem = ""
        self._largest = largest
        self._run = 0  # counts the runs in the file, to tell what was used lately
        # Opened once: the last to close it writes all anew that was written, each time.
        self._db: sqlite3.Connection | None = None
        self._turn = Lock()  # of threads: a transaction belongs to the connection

    def get(self, model: str, texts: Iterable[str]) -> dict[str, bytes]:
        """Return what is known, by text. A value whose checksum is wrong is not known."""
        keys = {text: _key(model, text) for text in texts}
        return self._try(lambda db: self._found(db, keys), {})

    def put(self, model: str, values: Mapping[str, bytes]) -> None:
        """Keep values by text."""
        rows = [(key := _key(model, text), _sealed(key, v)) for text, v in values.items()]
        self._try(lambda db: self._kept(db, rows), None)

    def clear(self) -> None:
        """Remove the file. Raises OSError."""
        self._close()
        for suffix in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)

    def count(self) -> int:
        """Return how many values are kept."""
        if not self.path.is_file():
            return 0
        counted = "SELECT count(*) FROM outputs"
        return self._try(lambda db: int(db.execute(counted).fetchone()[0]), 0)

    def _found(self, db: sqlite3.Connection, keys: Mapping[str, bytes]) -> dict[str, bytes]:
        rows = dict(_rows(db, list(keys.values())))
        values = ((text, _unsealed(key, rows.get(key))) for text, key in keys.items())
        found = {text: value for text, value in values if value is not None}
        if _used_bytes(db) > self._largest // 2:  # only then does it matter what is the oldest
            stamps = [(self._run, keys[text]) for text in found]
            with _writing(db):
                db.executemany("UPDATE outputs SET used = ? WHERE key = ?", stamps)
        return found

    def _kept(self, db: sqlite3.Connection, rows: Iterable[tuple[bytes, bytes]]) -> None:
        with _writing(db):
            stamped = ((key, value, self._run) for key, value in rows)
            db.executemany("INSERT OR REPLACE INTO outputs VALUES (?, ?, ?)", stamped)
            while _used_bytes(db) > self._largest and db.execute(_EVICT).rowcount > 0:
                pass

    def _try(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Do the work, or say why not. A broken file is removed, and begun anew by the next."""
        with self._turn:
            if self.problem:
                return otherwise
            try:
                return work(self._opened())
            except (sqlite3.Error, OSError) as error:
                self._failed(error)
                return otherwise

    def _opened(self) -> sqlite3.Connection:
        if self._db is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(
                self.path, timeout=WAIT, isolation_level=None, check_same_thread=False
            )
            finalize(self, self._db.close)
            self._prepare(self._db)
        return self._db

    def _close(self) -> None:
        if self._db is not None:
            self._db.close()
            self._db = None

    def _prepare(self, db: sqlite3.Connection) -> None:
        db.execute("PRAGMA synchronous = OFF")  # what a power cut breaks is found out
        with suppress(sqlite3.OperationalError):  # another process does the same just now
            db.execute("PRAGMA journal_mode = WAL")
        if db.execute("PRAGMA user_version").fetchone()[0] not in (0, LAYOUT):
            raise _LayoutError
        with _writing(db):
            db.execute(_TABLE)
            db.execute(_INDEX)
            db.execute(f"PRAGMA user_version = {LAYOUT}")
            self._run = 1 + db.execute("SELECT coalesce(max(used), 0) FROM outputs").fetchone()[0]

    def _failed(self, error: Exception) -> None:
        code = getattr(error, "sqlite_errorcode", None)
        broken = isinstance(error, _LayoutError) or (code is not None and code & 0xFF in BROKEN)
        try:
            self._close()
            if broken:
                self.clear()
        except OSError as reason:
            error = reason
        else:
            if broken:
                return
        self.problem = f"The cache {self.path} is not used: {error}."


class _LayoutError(sqlite3.DatabaseError):
    """The file was written by another version."""


@contextmanager
def _writing(db: sqlite3.Connection) -> Iterator[None]:
    """One transaction. It waits its turn, and leaves all or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _rows(db: sqlite3.Connection, keys: Sequence[bytes]) -> Iterator[tuple[bytes, object]]:
    for at in range(0, len(keys), AT_ONCE):
        some = keys[at : at + AT_ONCE]
        marks = ",".join("?" * len(some))
        asked = f"SELECT key, value FROM outputs WHERE key IN ({marks})"  # noqa: S608 (marks)
        yield from db.execute(asked, some)


def _used_bytes(db: sqlite3.Connection) -> int:
    return int(db.execute(_USED_BYTES).fetchone()[0])


def _key(model: str, text: str) -> bytes:
    named = f"{model}\0{text}".encode(errors="surrogatepass")
    return hashlib.blake2b(named, digest_size=16).digest()


def _sealed(key: bytes, value: bytes) -> bytes:
    return zlib.crc32(value, zlib.crc32(key)).to_bytes(CHECK, "big") + value


def _unsealed(key: bytes, sealed: object) -> bytes | None:
    """Return the value, or None where it is not what was kept under this key."""
    if not isinstance(sealed, bytes) or sealed != _sealed(key, sealed[CHECK:]):
        return None
    return sealed[CHECK:]
