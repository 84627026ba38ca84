"""Recognizers-Text: the share of the English specifications read rightly, all models together."""

from __future__ import annotations

from pathlib import Path

import recognizers
import recognizers_datetime as datetimes

from discrepancy.pipeline import Tools
from discrepancy.records import Sentence
from discrepancy.slots import date, time_of_day
from discrepancy.slots.interface import Reading


def rows(folder: Path, tools: Tools) -> list[tuple[str, float, str]]:
    """Return (name, share, detail): of all, of figures, and of dates and times."""
    figures = [
        recognizers._is_right(case, name, kinds)
        for name, kinds in recognizers.SPECS.items()
        for case in recognizers._cases(folder / f"{name}.json")
    ]
    moments = _moments(folder / "DateTime" / "English", tools)
    return [
        _row("Recognizers-Text: value and unit", [*figures, *moments]),
        _row("Recognizers-Text: numbers and units", figures),
        _row("Recognizers-Text: dates and times", moments),
    ]


def _row(name: str, right: list[bool]) -> tuple[str, float, str]:
    return name, sum(right) / max(1, len(right)), f"{sum(right)} of {len(right)}"


def _moments(folder: Path, tools: Tools) -> list[bool]:
    cases = list(datetimes.cases(folder))
    parses = tools.parser.parse([text for _, _, text, _ in cases])
    right = []
    for (_, published, text, expected), tokens in zip(cases, parses, strict=True):
        sentence = Sentence(article="", index=0, start=0, end=len(text), text=text)
        reading = Reading(sentence, tokens, published)
        slots = [*date.extract(reading), *time_of_day.extract(reading)]
        right += [datetimes.is_right(one, slots) for one in expected]
    return right
