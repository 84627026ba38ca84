"""What all voices say on a disputed point: "three outlets say 12, one says 8"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from discrepancy.records import Article, Point
from discrepancy.reports.page import Cell
from discrepancy.reports.statements import Marks
from discrepancy.reports.wording import listed, outlet, sentence_case

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Camp:
    """Outlets that agree, and what they say."""

    cell: Cell
    outlets: tuple[str, ...]


def camps(
    point: Point, articles: Mapping[str, Article], copies: Mapping[str, str]
) -> tuple[Camp, ...]:
    """Who says what, the largest camp first; a copy says only what its original does not."""
    order = {id_: number for number, id_ in enumerate(articles)}
    positions = sorted(point.positions, key=lambda p: order[p.article])
    marks = Marks(positions)
    outlets: dict[str, dict[str, None]] = {}
    cells: dict[str, Cell] = {}
    said = {(position.article, position.group) for position in positions}
    for position in positions:
        if (copies.get(position.article), position.group) in said:
            continue
        for cell in marks.cells(position.article):
            cells.setdefault(cell.mark, cell)
            outlets.setdefault(cell.mark, {})[outlet(articles[position.article])] = None
    found = [Camp(cells[mark], tuple(names)) for mark, names in outlets.items()]
    return tuple(sorted(found, key=lambda camp: (-len(camp.outlets), camp.cell.mark)))


def told(groups: tuple[Camp, ...]) -> str:
    """Say it in one sentence: "Three outlets say 12 h, one says > 8 h."."""
    if not groups:
        return ""
    if len(groups) > 1 and len({camp.outlets for camp in groups}) == len(groups[0].outlets) == 1:
        return f"{groups[0].outlets[0]} says {listed(camp.cell.value for camp in groups)}."
    parts = []
    for number, camp in enumerate(groups):
        size = len(camp.outlets)
        word = _WORDS[size] if size < len(_WORDS) else str(size)
        noun = (" outlet" if size == 1 else " outlets") if number == 0 else ""
        parts.append(f"{word}{noun} {'says' if size == 1 else 'say'} {camp.cell.value}")
    return f"{sentence_case(listed(parts))}."
