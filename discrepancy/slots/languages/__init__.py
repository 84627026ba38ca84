"""Languages beside English: each is data in a module of its own, read by one set of grammars."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from discrepancy.records import Slot
from discrepancy.slots.interface import Reading
from discrepancy.slots.languages.interface import Language

__all__ = ["CODES", "Language", "extract", "language_of"]

CODES = ("de", "es", "fr")


@cache
def language_of(code: str) -> Language:
    """Return the language of an ISO 639-1 code. Raises KeyError for one that is not read."""
    if code not in CODES:
        raise KeyError(code)
    language = import_module(f"discrepancy.slots.languages.{code}").LANGUAGE
    assert isinstance(language, Language)
    return language


def extract(reading: Reading) -> tuple[Slot, ...]:
    """Return all slots of a sentence in the language of its reading."""
    from discrepancy.slots.languages import reading as grammars

    return grammars.extract(reading, language_of(reading.language))
