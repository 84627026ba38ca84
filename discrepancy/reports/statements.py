"""One side of a conflict as the page shows it, and the letters that mark who agrees."""

from __future__ import annotations

from collections.abc import Sequence

from discrepancy.records import Position, Side
from discrepancy.reports.links import source_link
from discrepancy.reports.page import Cell, Source, Statement
from discrepancy.reports.wording import is_sentence, period

TONES = 6  # colours of the style sheet; letters go on where they are used up
_CONTEXT = 240  # characters of the sentence before and after
_SENTENCE = 700  # characters of the sentence on either side of the value


class Marks:
    """Letters for the positions of one point: equal letters agree. New values get new letters."""

    def __init__(self, positions: Sequence[Position]) -> None:
        groups = list(dict.fromkeys(position.group for position in positions))
        self._positions = tuple(positions)
        self._order = {group: index for index, group in enumerate(groups)}

    def cells(self, article: str) -> tuple[Cell, ...]:
        """What the article says, each value once."""
        said = {
            (position.value, self._order[position.group]): None
            for position in self._positions
            if position.article == article
        }
        return tuple(_cell(value, index) for value, index in said)

    def cell(self, side: Side) -> Cell:
        """The mark of a side; without one of its own it is unmarked."""
        for position in self._positions:
            if (position.article, position.value) == (side.article, side.value):
                return _cell(side.value, self._order[position.group])
        return Cell(side.value, "", 0)


def _cell(value: str, index: int) -> Cell:
    return Cell(value, _letters(index), index % TONES + 1)


def _letters(index: int) -> str:
    """From "A" to "Z", then "AA", "AB", ..."""
    head, tail = divmod(index, 26)
    return (_letters(head - 1) if head else "") + chr(ord("A") + tail)


def statement(
    side: Side, source: Source, copies: tuple[str, ...], marks: Marks, *, root: str
) -> Statement:
    """The side, with very long sentences cut around the value."""
    start, end = side.value_start, side.value_end
    return Statement(
        source=source,
        cell=marks.cell(side),
        place=str(side.spot or f"line {side.line}"),
        href=source_link(side.path, side.line, root=root, spot=side.spot),
        before=_last(side.before, _CONTEXT),
        lead=_last(side.sentence[:start], _SENTENCE),
        marked=_first(side.sentence[start:end], _SENTENCE),
        tail=_first(side.sentence[end:], _SENTENCE),
        after=_first(side.after, _CONTEXT),
        whole=is_sentence(side),
        hedge=side.hedge,
        when=period(side.when) if side.when else "",
        inherited=tuple(f"{item.text} (from {item.source})" for item in side.inherited),
        copies=copies,
    )


def _first(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def _last(text: str, most: int) -> str:
    return text if len(text) <= most else f"…{text[-most:]}"
