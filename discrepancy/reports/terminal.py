"""Colour and width for text on a terminal."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from discrepancy.records import Verdict

# SGR parameters (ECMA-48); none is needed to understand the text.
_STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}
VERDICT_STYLES = {
    Verdict.CONTRADICTION: ("bold", "red"),
    Verdict.POSSIBLE: ("bold", "yellow"),
    Verdict.DISTINCT: ("bold", "cyan"),
}


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where text goes: its width in columns, and whether it shows colours."""

    width: int = 80
    colour: bool = False

    def paint(self, text: str, *styles: str) -> str:
        """The text in these styles; unchanged without colours."""
        codes = ";".join(_STYLES[style] for style in styles)
        return f"\x1b[{codes}m{text}\x1b[0m" if self.colour and codes and text else text

    def wrap(self, text: str, *, indent: int = 0, hanging: int = 0) -> list[str]:
        """Lines of at most `width` columns; long words are broken."""
        return textwrap.wrap(
            text,
            width=max(self.width, indent + hanging + 20),
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hanging),
            break_on_hyphens=False,
        )
