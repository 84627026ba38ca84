"""Measure accuracy: every figure with its floor, its aim and what it was measured on.

    python benchmarks/evaluate.py [--only NAME] [--json] [--cache FILE] [--data ...] [--cases ...]

A measure whose data is not there is skipped, and says so. Floors and aims stand in floors.json.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from measures import MEASURES, Corpora, Figure, Measure
from memo import Memory

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
HEADINGS = ("measure", "figure", "floor", "aim", "", "detail", "corpus", "seconds")


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure has to reach. `below` says that less is better."""

    floor: float
    aim: float
    below: bool = False

    def met(self, value: float) -> str:
        """Return "aim", "floor" or "short"."""
        for name, bound in (("aim", self.aim), ("floor", self.floor)):
            if value <= bound if self.below else value >= bound:
                return name
        return "short"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    measure: str
    figure: float | None
    floor: float | None
    aim: float | None
    met: str
    detail: str
    corpus: str  # SHA-256 of the files, its first 12 hexadecimal digits
    seconds: float | None  # of the whole measure, on its first row

    def cells(self) -> tuple[str, ...]:
        """Return the row as it is shown."""
        numbers = (_shown(self.figure, 3), _shown(self.floor, 2), _shown(self.aim, 2))
        return (self.measure, *numbers, self.met, self.detail, self.corpus, _shown(self.seconds, 1))


def main() -> None:
    """Print the table."""
    options = _options()
    memory = Memory(options.cache)
    corpora = Corpora(options.data, options.cases, options.own, memory.tools())
    goals = read_goals(Path(__file__).with_name("floors.json"))
    chosen = [m for m in MEASURES if not options.only or m.name in options.only]
    rows = [row for measure in chosen for row in measured(measure, corpora, goals)]
    memory.save()
    shown = json.dumps([asdict(row) for row in rows], indent=1) if options.json else table(rows)
    sys.stdout.write(shown + "\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=SHARED / "data")
    parser.add_argument("--cases", type=Path, default=SHARED / "cases")
    parser.add_argument("--own", type=Path, default=ROOT / "tests" / "cases")
    parser.add_argument("--only", action="append", choices=[m.name for m in MEASURES])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--cache", type=Path, help="keep vectors and parses in this file")
    return parser.parse_args()


def read_goals(path: Path) -> dict[str, Goal]:
    """Return the goals by the name of the figure."""
    goals = json.loads(path.read_text(encoding="utf-8"))["goals"]
    return {name: Goal(**goal) for name, goal in goals.items()}


def measured(measure: Measure, corpora: Corpora, goals: dict[str, Goal]) -> Iterator[Row]:
    """Yield the rows of a measure; of one that has no data, a row that says so."""
    folder = measure.folder(corpora)
    if not folder.is_dir():
        why = f"skipped: no folder {folder.name}"
        yield Row(measure.name, None, None, None, "", why, "", None)
        return
    begin = time.perf_counter()
    figures = list(measure.figures(corpora))
    seconds: float | None = round(time.perf_counter() - begin, 1)
    corpus = corpus_hash(folder)
    for figure in figures:
        yield _row(figure, goals.get(figure.name), corpus, seconds)
        seconds = None


def _row(figure: Figure, goal: Goal | None, corpus: str, seconds: float | None) -> Row:
    value = round(figure.value, 4)
    if goal is None:
        return Row(figure.name, value, None, None, "", figure.detail, corpus, seconds)
    met = goal.met(value)
    return Row(figure.name, value, goal.floor, goal.aim, met, figure.detail, corpus, seconds)


def corpus_hash(folder: Path) -> str:
    """Return the first 12 hexadecimal digits of the SHA-256 of names and bytes of all files."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


def table(rows: Sequence[Row]) -> str:
    """Return a Markdown table, its columns in line."""
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(3, *(len(line[i]) for line in lines)) for i in range(len(HEADINGS))]
    shown = [
        "| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)) + " |"
        for line in lines
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([shown[0], rule, *shown[1:]])


def _shown(number: float | None, digits: int) -> str:
    return "" if number is None else f"{number:.{digits}f}"


if __name__ == "__main__":
    main()
