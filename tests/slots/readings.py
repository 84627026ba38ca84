"""What is read of a sentence, and how two sentences compare, in lines that a person can check.

The folders texts/ and pairs/ hold blocks parted by an empty line: one sentence, or two, then a line
for each slot of the kinds that the first line of the file names, or for each two of one kind. They
are published on Wednesday, 6 May 2026, or on the day that the first line names, or on an "unknown"
one. The files de, es and fr are of those languages. After a deliberate change, `python
tests/slots/readings.py` writes the lines anew, for the diff to be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from languages.cases import WEDNESDAY, reading_of
from sentences import read

from discrepancy.records import (
    CalendarDate,
    Clock,
    Kind,
    Magnitude,
    Name,
    Period,
    Place,
    Slot,
    Stance,
    Wording,
)
from discrepancy.settings import ENGLISH, LANGUAGES
from discrepancy.slots.registry import compare, extract_slots, match_attributes

HERE = Path(__file__).parent
INDENT = "    "


@dataclass(frozen=True)
class Block:
    """Sentences, and the lines that are expected of them."""

    language: str
    published: datetime | None
    kinds: tuple[Kind, ...]
    sentences: tuple[str, ...]
    expected: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join((*self.sentences, *(INDENT + line for line in self.expected)))


def blocks(file: Path) -> Iterator[Block]:
    head, *parts = file.read_text(encoding="utf-8").strip().split("\n\n")
    words = head.removeprefix("# ").split()
    kinds = tuple(Kind(word) for word in words if word in frozenset(Kind))
    days = [word for word in words if word not in frozenset(Kind)]
    published = _day(*days) if days else WEDNESDAY
    for part in parts:
        lines = part.splitlines()
        yield Block(
            file.stem if file.stem in LANGUAGES else ENGLISH,
            published,
            kinds,
            tuple(line for line in lines if not line.startswith(INDENT)),
            tuple(line.strip() for line in lines if line.startswith(INDENT)),
        )


def _day(word: str) -> datetime | None:
    return None if word == "unknown" else datetime.fromisoformat(f"{word}T09:00Z")


def told(block: Block) -> tuple[str, ...]:
    """The lines that hold of a block of one sentence, or of two."""
    sides = [
        [slot for slot in _slots(text, block) if slot.kind in block.kinds]
        for text in block.sentences
    ]
    if len(sides) == 1:
        return tuple(line(slot) for slot in sides[0])
    left, right = sides
    return tuple(pair(a, b) for a in left for b in right if a.kind is b.kind)


def _slots(text: str, block: Block) -> tuple[Slot, ...]:
    english = block.language == ENGLISH
    reading = read(text) if english else reading_of(text, block.language)
    return extract_slots(replace(reading, published=block.published))


def pair(left: Slot, right: Slot) -> str:
    """Two slots, "money | $5 | $7 | different, other amounts +1.2 | alike 0.7"."""
    level = compare(left, right)
    back = compare(right, left)
    assert (level.relation, level.weight) == (back.relation, back.weight)
    alike, too = match_attributes(left, right), match_attributes(right, left)
    assert alike == too
    cells = [left.kind, left.text, right.text]
    cells += [f"{level.relation}, {level.label} {level.weight:+.2f}"]
    return " | ".join([*cells, "" if alike is None else f"alike {alike:.2f}"]).rstrip(" |")


def line(slot: Slot) -> str:
    """One slot, "money | up to $4.2 million | at most ≤ $4.2 million = ... | cost"."""
    cells = [slot.kind, " ".join(slot.text.split()), value(slot), " ".join(slot.attribute)]
    return " | ".join(cells).rstrip(" |")


def value(slot: Slot) -> str:
    match slot.value:
        case Magnitude() as told:
            bounds = "" if told.low == told.high else f" [{told.low:.6g}, {told.high:.6g}]"
            return f"{slot.hedge} {told.shown} = {told.amount:.6g} {told.unit}".strip() + bounds
        case CalendarDate() as told:
            fields = (told.year, told.month, told.day, told.weekday)
            written = "/".join("-" if field is None else str(field) for field in fields)
            return f"{told.shown} = {written} {told.period and period(told.period)}"
        case Clock() as told:
            zone = "" if told.utc_offset is None else f" UTC{told.utc_offset:+}"
            return f"{told.shown} = {told.minute}{zone} ±{told.precision}"
        case Place() as told:
            keys = " ".join((told.key, *told.ancestors))
            if told.latitude is not None and told.longitude is not None:
                keys += f" @{told.latitude:.1f},{told.longitude:.1f}"
            return " or ".join((f"{told.name} = {keys}", *told.alternatives))
        case Name() as told:
            return f"{told.text} = {' '.join(told.parts)}"
        case Wording() as told:
            return f"{told.speaker}: {told.text}"
        case Stance() as told:
            said = f"{'not ' * told.negated}{told.predicate}: {' '.join(told.arguments)}"
            return f"{told.shown} = {said}"


def period(told: Period) -> str:
    """From the first day or minute to the first that is not in it."""
    first, last = (f"{end:%Y-%m-%d %H:%M}".removesuffix(" 00:00") for end in (told.start, told.end))
    return f"{'~' * told.approximate}{first} to {last} ({told.precision})"


def main() -> None:
    for file in sorted([*HERE.glob("texts/*.txt"), *HERE.glob("pairs/*.txt")]):
        found = [replace(block, expected=told(block)) for block in blocks(file)]
        kinds = file.read_text(encoding="utf-8").partition("\n")[0]
        file.write_text("\n\n".join([kinds, *map(str, found)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
