"""From the measures of a sentence to its slots."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from discrepancy.records import Kind, Slot
from discrepancy.slots.attributes import attribute_of
from discrepancy.slots.interface import Reading
from discrepancy.slots.measure import Measure
from discrepancy.slots.measures import read_measures


def slots_of(
    reading: Reading,
    kind: Kind,
    *,
    accept: Callable[[Reading, Measure], bool] = lambda _, __: True,
    attribute: Callable[[Reading, Measure], tuple[str, ...]] = attribute_of,
) -> Iterator[Slot]:
    """The slots of one kind in a sentence, in order of their start."""
    for measure in read_measures(reading.text):
        if measure.kind is kind and accept(reading, measure):
            yield slot_of(reading, measure, attribute(reading, measure))


def slot_of(reading: Reading, measure: Measure, attribute: tuple[str, ...]) -> Slot:
    """A measure as a slot of its sentence."""
    return Slot(
        kind=measure.kind,
        value=measure.value,
        start=measure.start,
        end=measure.end,
        text=reading.text[measure.start : measure.end],
        hedge=measure.hedge,
        attribute=attribute,
    )
