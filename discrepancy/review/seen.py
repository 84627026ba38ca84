"""Which conflicts there were in earlier looks, kept in the user's folder for caches."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Lock

from discrepancy.errors import OutputError
from discrepancy.outputs import write_all


class Seen:
    """The ids that there were, by baseline file. Where it cannot be kept, nothing is new."""

    def __init__(self, folder: Path, baseline: Path) -> None:
        name = hashlib.sha256(str(baseline.resolve()).encode("utf-8", "replace")).hexdigest()[:16]
        self._file = folder / f"seen-{name}.json"
        self._lock = Lock()
        self.before = self._read()  # ids of earlier looks; None: this is the first
        self._now = set(self.before or ())

    def _read(self) -> frozenset[str] | None:
        try:
            ids = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        if not isinstance(ids, list) or not all(isinstance(id_, str) for id_ in ids):
            return None
        return frozenset(ids)

    def add(self, ids: Iterable[str]) -> None:
        with self._lock:
            new = set(ids) - self._now
            if not new:
                return
            self._now |= new
            with suppress(OSError, OutputError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                write_all({self._file: json.dumps(sorted(self._now))})
