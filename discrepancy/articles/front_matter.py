"""YAML front matter: the block between two `---` lines at the top of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discrepancy.articles.fields import declared
from discrepancy.articles.interface import Declared

SOURCE = "front matter"
_LARGEST = 8 * 1024  # characters; real front matter has a few hundred
_SEARCHED = 256 * 1024  # how far the end of an oversized block is looked for
_OPEN = re.compile(r"---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_PLAIN = re.compile(r"(title|publisher|published|date|url):[ \t]+(.{1,1000})")


def read_front_matter(text: str) -> tuple[Declared, int]:
    """What the front matter says, and the offset where the body begins (0: there is none)."""
    opening = _OPEN.match(text)
    if opening is None:
        return Declared(source=SOURCE), 0
    closing = _CLOSE.search(text, opening.end(), _SEARCHED)
    if closing is None:
        return _note("it is not closed by a line of ---"), 0
    block = text[opening.end() : closing.start()]
    if len(block) > _LARGEST:
        return _note(f"not read, it is larger than {_LARGEST // 1024} kB"), closing.end()
    return _parsed(block), closing.end()


def _note(message: str) -> Declared:
    return Declared(source=SOURCE, notes=(f"{SOURCE}: {message}",))


def _parsed(block: str) -> Declared:
    """BaseLoader makes strings, lists and dicts only: no dates to reject, no merge keys to grow."""
    import yaml

    try:
        data = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 - see above: no objects
    except (yaml.YAMLError, RecursionError, ValueError):
        return declared(SOURCE, dict(_lines(block)), ("it is not valid YAML; read line by line",))
    if not isinstance(data, dict):
        return _note("it has no fields") if data else Declared(source=SOURCE)
    return declared(SOURCE, {key: value for key, value in data.items() if isinstance(value, str)})


def _lines(block: str) -> Iterator[tuple[str, str]]:
    for line in block.splitlines():
        if found := _PLAIN.fullmatch(line.strip()):
            yield found[1], found[2].strip("\"' ")
