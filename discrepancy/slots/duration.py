"""Lengths of time, stated or from one time of day to another."""

from __future__ import annotations

from collections.abc import Iterator

from discrepancy.records import Kind, Slot
from discrepancy.slots import time_ranges
from discrepancy.slots.attributes import attribute_of
from discrepancy.slots.clock_spans import clock_spans
from discrepancy.slots.figures import slot_of, slots_of
from discrepancy.slots.interface import Level, Reading
from discrepancy.slots.magnitude_compare import compare_magnitudes


def extract(reading: Reading) -> Iterator[Slot]:
    """Slots of kind duration, in order of their start."""
    spans = [
        slot_of(reading, measure, attribute_of(reading, measure))
        for measure in clock_spans(reading.text)
    ]
    # what is part of a time of day is no length: "0600 hours", "five minutes to ten"
    taken = [(span.start, span.end) for span in spans]
    taken += [(time.start, time.end) for time in time_ranges.find(reading.text)]
    stated = [
        slot
        for slot in slots_of(reading, Kind.DURATION)
        if not any(start < slot.end and slot.start < end for start, end in taken)
    ]
    return iter(sorted([*spans, *stated], key=lambda slot: slot.start))


def compare(left: Slot, right: Slot) -> Level:
    """Compares two amounts by their bounds. Symmetric."""
    return compare_magnitudes(left, right)
