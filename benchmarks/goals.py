"""Floors and aims of figures, and the table of what was measured."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from baselines import RULES
from figures import Figure

SHORT, TOO_FEW = "short", "too few"


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure has to reach: at least its bounds; at most, or under them, where said."""

    floor: float
    aim: float
    bound: str = "least"  # or "most", or "under"
    fewest: int = 0  # with fewer than these it is no figure: one hit of one is no precision

    def met(self, value: float, of: int | None = None) -> str:
        """Return "aim", "floor", "short" or "too few"."""
        if of is not None and of < self.fewest:
            return TOO_FEW
        return next((name for name in ("aim", "floor") if self._holds(name, value)), SHORT)

    def _holds(self, name: str, value: float) -> bool:
        bound: float = getattr(self, name)
        if self.bound == "under":
            return value < bound
        return value <= bound if self.bound == "most" else value >= bound

    def shown(self, bound: float) -> str:
        """Return a bound in words."""
        sign = {"least": "", "most": "≤ ", "under": "< "}[self.bound]
        return f"{sign}{bound:g}"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `figure` is None of a measure without data; `detail` says why."""

    measure: str
    figure: float | None
    of: int | None = None
    baselines: tuple[float | None, ...] = ()
    detail: str = ""
    corpus: str = ""  # SHA-256 of the files, its first 12 hexadecimal digits

    @classmethod
    def of_figure(cls, figure: Figure, corpus: str) -> Row:
        others = tuple(None if v is None else round(v, 4) for v in figure.baselines)
        value = round(figure.value, 4)
        return cls(figure.name, value, figure.of, others, figure.detail, corpus)


BRIEF = ("measure", "figure", "floor", "aim", "reached", *RULES)
FULL = (*BRIEF, "detail", "corpus")


def table(rows: Iterable[Row], goals: Mapping[str, Goal], headings: Sequence[str] = FULL) -> str:
    """Return a Markdown table, its columns in line."""
    lines = [
        tuple(headings),
        *(_cells(row, goals.get(row.measure))[: len(headings)] for row in rows),
    ]
    widths = [max(3, *(len(line[i]) for line in lines)) for i in range(len(headings))]
    shown = [
        "| " + " | ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)) + " |"
        for line in lines
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([shown[0], rule, *shown[1:]])


def _cells(row: Row, goal: Goal | None) -> tuple[str, ...]:
    bounds = (goal.shown(goal.floor), goal.shown(goal.aim)) if goal else ("", "")
    reached = goal.met(row.figure, row.of) if goal and row.figure is not None else ""
    others = [*map(_shown, row.baselines), *[""] * len(RULES)][: len(RULES)]
    return (row.measure, _shown(row.figure), *bounds, reached, *others, row.detail, row.corpus)


def _shown(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:g}" if value == int(value) and value > 1 else f"{value:.3f}"


def read_goals(path: Path) -> dict[str, Goal]:
    """Return the goals by the name of the figure."""
    goals = json.loads(path.read_text(encoding="utf-8"))["goals"]
    return {name: Goal(**goal) for name, goal in goals.items()}


def read_kept(path: Path) -> dict[str, list[Row]]:
    """Return the figures that were kept, by the measure they are of."""
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {
        name: [Row(**{**row, "baselines": tuple(row["baselines"])}) for row in rows]
        for name, rows in kept.items()
    }


def write_kept(path: Path, kept: Mapping[str, Sequence[Row]]) -> None:
    """Keep figures by the measure they are of."""
    data = {name: [asdict(row) for row in rows] for name, rows in kept.items()}
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
