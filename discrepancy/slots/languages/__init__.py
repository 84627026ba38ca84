"""Languages beside English: each is data in a module of its own, read by one set of grammars."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from discrepancy.errors import ModelError
from discrepancy.records import Slot
from discrepancy.settings import LANGUAGES
from discrepancy.slots.interface import Reading
from discrepancy.slots.languages.interface import Language

__all__ = ["Language", "extract", "language_of"]

LIBRARIES = {"babel": "babel", "text_to_num": "text2num"}  # module -> package


@cache
def language_of(code: str) -> Language:
    """Return the language of an ISO 639-1 code.

    Raises KeyError for one that is not read, ModelError where a library for it is missing.
    """
    if code not in LANGUAGES:
        raise KeyError(code)
    for library, package in LIBRARIES.items():
        if find_spec(library) is None:
            raise ModelError(
                f"Articles in the language {code} cannot be read: {package} is not installed.",
                advice="Install it: pip install 'discrepancy[languages]'",
            )
    language = import_module(f"discrepancy.slots.languages.{code}").LANGUAGE
    assert isinstance(language, Language)
    return language


def extract(reading: Reading) -> tuple[Slot, ...]:
    """Return all slots of a sentence in the language of its reading."""
    from discrepancy.slots.languages import reading as grammars

    return grammars.extract(reading, language_of(reading.language))
