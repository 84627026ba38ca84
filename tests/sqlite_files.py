"""What can be wrong with a file of SQLite."""

from __future__ import annotations

import sqlite3
from pathlib import Path


def other_layout(file: Path) -> None:
    """As a later version of the program may leave it."""
    with sqlite3.connect(file) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
