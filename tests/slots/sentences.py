"""Parsed sentences for the tests of slots: one pipeline, each sentence parsed once."""

from __future__ import annotations

from functools import cache

from discrepancy.records import Sentence
from discrepancy.slots.interface import Reading
from discrepancy.syntax import SpacyParser

_PARSER = SpacyParser()


@cache
def read(text: str) -> Reading:
    """Return the reading of one sentence, without a publication time."""
    (tokens,) = _PARSER.parse([text])
    sentence = Sentence(article="a", index=0, start=0, end=len(text), text=text)
    return Reading(sentence, tokens)
