"""Quantities with a physical unit."""

from __future__ import annotations

from collections.abc import Iterator

from discrepancy.records import Kind, Slot
from discrepancy.slots.figures import slots_of
from discrepancy.slots.interface import Level, Reading
from discrepancy.slots.magnitude_compare import compare_magnitudes


def extract(reading: Reading) -> Iterator[Slot]:
    """Slots of kind quantity, in order of their start."""
    return slots_of(reading, Kind.QUANTITY)


def compare(left: Slot, right: Slot) -> Level:
    """Compares two amounts by their bounds. Symmetric."""
    return compare_magnitudes(left, right)
