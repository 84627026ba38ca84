"""A sentence of another language -> its slots: figures, dates, times, places and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discrepancy.records import Clock, Hedge, Kind, Name, Slot, Token
from discrepancy.slots import names
from discrepancy.slots.figures import slot_of
from discrepancy.slots.interface import Reading
from discrepancy.slots.languages import clocks, dates, figures, places
from discrepancy.slots.languages.attributes import attribute_at, attribute_of
from discrepancy.slots.languages.interface import Language
from discrepancy.slots.time_of_day import EITHER_HALF

ENTITIES = {"PERSON": Kind.PERSON, "ORG": Kind.ORGANIZATION}


def extract(reading: Reading, language: Language) -> tuple[Slot, ...]:
    """All slots of a sentence of that language, in order of their start."""
    clocked = clocks.find(reading.text, language)
    dated = [
        date
        for date in dates.find(reading, language)
        if not any(date.start < time.end and time.start < date.end for time in clocked)
    ]
    taken = [(time.start, time.end) for time in clocked]
    taken += [(date.start, date.end) for date in dated]
    measures = figures.read_measures(reading.text, language, taken)
    found = [
        *(_time(reading, time, language) for time in clocked),
        *(_date(reading, date, language) for date in dated),
        *(slot_of(reading, m, attribute_of(reading.tokens, m, language)) for m in measures),
        *_places(reading, language),
        *_names(reading.text, reading.tokens),
    ]
    return tuple(sorted(found, key=lambda slot: (slot.start, slot.end, str(slot.kind))))


def _time(reading: Reading, found: clocks.ClockFound, language: Language) -> Slot:
    hour, minute = divmod(found.minute, 60)
    marks = (EITHER_HALF,) if found.either_half else ()
    return Slot(
        kind=Kind.TIME,
        value=Clock(found.minute, None, found.precision, f"{hour:02}:{minute:02}"),
        start=found.start,
        end=found.end,
        text=reading.text[found.start : found.end],
        attribute=attribute_at(reading.tokens, (found.start, found.end), language) + marks,
    )


def _date(reading: Reading, found: dates.DateFound, language: Language) -> Slot:
    period = found.date.period
    marks = (f"rel:{found.relation}",) if found.relation else ()
    return Slot(
        kind=Kind.DATE,
        value=found.date,
        start=found.start,
        end=found.end,
        text=reading.text[found.start : found.end],
        hedge=Hedge.ABOUT if period and period.approximate else Hedge.EXACT,
        attribute=attribute_at(reading.tokens, (found.start, found.end), language) + marks,
    )


def _places(reading: Reading, language: Language) -> Iterator[Slot]:
    for found in places.find(reading.text, language):
        attribute = attribute_at(reading.tokens, (found.start, found.end), language)
        yield Slot(
            kind=Kind.PLACE,
            value=found.place,
            start=found.start,
            end=found.end,
            text=reading.text[found.start : found.end],
            attribute=(*attribute, f"prep:{found.preposition}"),
        )


def _names(text: str, tokens: Sequence[Token]) -> Iterator[Slot]:
    for label, kind in ENTITIES.items():
        for first, after in names.entity_spans(tokens, label):
            start, end = tokens[first].start, tokens[after - 1].end
            words = text[start:end]
            parts = names.name_parts(words)
            if parts:
                yield Slot(
                    kind=kind, value=Name(" ".join(words.split()), parts), start=start, end=end,
                    text=words,
                )  # fmt: skip
