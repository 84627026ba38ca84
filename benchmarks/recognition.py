"""Recognizers-Text: the share of the English specifications read rightly, all models together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import recognizers
import recognizers_datetime as datetimes

from discrepancy.records import Sentence
from discrepancy.slots.interface import Reading
from discrepancy.tools import Tools


def rows(folder: Path, tools: Tools) -> list[tuple[str, float, str]]:
    """Return (name, share, detail): of all, of figures, of dates and times, of spans of time."""
    figures = [
        recognizers._is_right(case, name, kinds)
        for name, kinds in recognizers.SPECS.items()
        for case in recognizers._cases(folder / f"{name}.json")
    ]
    times = list(_times(folder / "DateTime" / "English", tools))
    moments, spans = ([right for span, right in times if span == of] for of in (False, True))
    return [
        _row("Recognizers-Text: value and unit", [*figures, *moments, *spans]),
        _row("Recognizers-Text: numbers and units", figures),
        _row("Recognizers-Text: dates and times", moments),
        _row("Recognizers-Text: durations and ranges of time", spans),
    ]


def _row(name: str, right: list[bool]) -> tuple[str, float, str]:
    return name, sum(right) / max(1, len(right)), f"{sum(right)} of {len(right)}"


def _times(folder: Path, tools: Tools) -> Iterator[tuple[bool, bool]]:
    """Yield (is a span of time, is right) of everything expected."""
    cases = list(datetimes.cases(folder))
    parses = tools.parser.parse([text for _, _, text, _ in cases])
    for (_, published, text, expected), tokens in zip(cases, parses, strict=True):
        sentence = Sentence(article="", index=0, start=0, end=len(text), text=text)
        slots = datetimes.extracted(Reading(sentence, tokens, published))
        for one in expected:
            yield one.kind in datetimes.SPANS, datetimes.is_right(one, slots)
