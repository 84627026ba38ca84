"""What was worked out in a former run, asked for by what it was worked out from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib import metadata
from pathlib import Path
from typing import TypeAlias, TypeVar

from discrepancy.cache import Cache

T = TypeVar("T")
Form: TypeAlias = tuple[Callable[[T], bytes], Callable[[bytes], T]]  # to bytes, and back

NAME = "discrepancy"
SOURCES = frozenset([".py", ".json", ".csv", ".txt"])  # suffixes of the files findings depend on


@dataclass(frozen=True, slots=True)
class Memory:
    """The outcomes of one piece of work, in the cache.

    `fingerprint` tells all that they depend on but the key and, with `ours`, this package's code
    and data; "" where that is not known. Without a fingerprint or a cache nothing is remembered.
    """

    work: str
    cache: Cache | None
    fingerprint: Callable[[], str]
    ours: bool = True

    @property
    def is_kept(self) -> bool:
        """Whether anything is remembered."""
        return bool(self._named())

    def recall(self, keys: Iterable[str]) -> dict[str, bytes]:
        """Return the outcomes that are known, by key."""
        named = self._named()
        return self.cache.get(named, keys) if self.cache and named else {}

    def keep(self, outcomes: Mapping[str, bytes]) -> None:
        """Remember outcomes by key."""
        named = self._named()
        if self.cache and named and outcomes:
            self.cache.put(named, outcomes)

    def _named(self) -> str:
        fingerprint = self.fingerprint() if self.cache else ""
        own = f" {engine()}" if self.ours else ""
        return f"{self.work}{own} {fingerprint}" if fingerprint else ""


def remembered(
    memory: Memory, keys: Collection[str], make: Callable[[list[str]], Iterable[T]], form: Form[T]
) -> dict[str, T]:
    """Return what each key stands for; `make` is asked, in one go, for those not known, each once.

    Raises what `make` raises.
    """
    pack, unpack = form
    known = {key: unpack(value) for key, value in memory.recall(dict.fromkeys(keys)).items()}
    if missing := [key for key in dict.fromkeys(keys) if key not in known]:
        new = dict(zip(missing, make(missing), strict=True))
        if memory.is_kept:
            memory.keep({key: pack(value) for key, value in new.items()})
        known |= new
    return known


FORGETFUL = Memory("nothing", None, str)


@cache
def engine() -> str:
    """Return a digest of this package's code and data, and of the versions it runs with.

    Reading and comparing change with every repair of a rule: a version number alone would keep
    yesterday's findings.
    """
    total = blake2b(digest_size=16)
    folder = Path(__file__).parent
    for file in sorted(path for path in folder.rglob("*") if path.suffix in SOURCES):
        total.update(f"{file.relative_to(folder).as_posix()}\0".encode())
        total.update(blake2b(file.read_bytes()).digest())
    for name in sorted(_required()):
        total.update(f"{name} {metadata.version(name)}\n".encode())
    return total.hexdigest()


def _required() -> list[str]:
    from packaging.requirements import Requirement

    wanted = (Requirement(line) for line in metadata.requires(NAME) or ())
    return [one.name for one in wanted if one.marker is None or one.marker.evaluate({"extra": ""})]


def digest_of(record: object) -> str:
    """Return a digest of all that a record holds."""
    return blake2b(repr(record).encode(errors="surrogatepass"), digest_size=16).hexdigest()
