"""What an article is called wherever its folder lies: the name that fingerprints hold."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

# Names that tell articles apart only by their folder: "talks/index.md", "herald/2024-05-13.txt".
SAYING_NOTHING = frozenset(
    ["", "index", "readme", "default", "home", "main", "page", "article", "story", "text"]
)


_COMPRESSED = ".gz"


def suffix_of(name: str) -> str:
    """Return what tells the format: ".txt", ".warc.gz" of "crawl.WARC.gz", or ""."""
    *before, last = ("", *PurePosixPath(name.lower()).suffixes)
    return before[-1] + last if last == _COMPRESSED else last


def stable_name(path: str) -> str:
    """Name an article by its path below the folder that was given, with forward slashes.

    That is the name of its file, so that a folder may be renamed or moved. Where a name says
    nothing by itself (index, readme, a date, a number), its folders' go before it, up to the first
    that does. Unicode is normalised (NFC): some file systems store names decomposed.
    """
    *folders, name = PurePosixPath(unicodedata.normalize("NFC", path)).parts or ("",)
    telling = PurePosixPath(name).stem
    while folders and _letters(telling) in SAYING_NOTHING:
        telling = folders.pop()
        name = f"{telling}/{name}"
    return name


def _letters(name: str) -> str:
    return re.sub(r"[\W\d_]+", "", name).casefold()
