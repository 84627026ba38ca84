"""A sentence of another language -> its slots: figures, dates, times, places and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from discrepancy.records import Clock, Hedge, Kind, Name, Slot, Token, Value
from discrepancy.slots import names
from discrepancy.slots.figures import slot_of
from discrepancy.slots.interface import Reading
from discrepancy.slots.languages import clocks, dates, figures, places
from discrepancy.slots.languages.attributes import attribute_at, attribute_of
from discrepancy.slots.languages.interface import Language
from discrepancy.slots.time_of_day import EITHER_HALF

Found: TypeAlias = clocks.ClockFound | dates.DateFound | places.PlaceFound

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
    value = Clock(found.minute, None, found.precision, f"{hour:02}:{minute:02}")
    slot = _slot(reading, Kind.TIME, value, found, language)
    return _marked(slot, EITHER_HALF) if found.either_half else slot


def _date(reading: Reading, found: dates.DateFound, language: Language) -> Slot:
    slot = _slot(reading, Kind.DATE, found.date, found, language)
    if found.date.period and found.date.period.approximate:
        slot = replace(slot, hedge=Hedge.ABOUT)
    return _marked(slot, f"rel:{found.relation}") if found.relation else slot


def _places(reading: Reading, language: Language) -> Iterator[Slot]:
    for found in places.find(reading.text, language):
        slot = _slot(reading, Kind.PLACE, found.place, found, language)
        yield _marked(slot, f"prep:{found.preposition}")


def _slot(reading: Reading, kind: Kind, value: Value, found: Found, language: Language) -> Slot:
    start, end = found.start, found.end
    attribute = attribute_at(reading.tokens, (start, end), language)
    text = reading.text[start:end]
    return Slot(kind=kind, value=value, start=start, end=end, text=text, attribute=attribute)


def _marked(slot: Slot, mark: str) -> Slot:
    return replace(slot, attribute=(*slot.attribute, mark))


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
