"""The geometry of the pictures: plain numbers and short strings for the SVG templates.

Widths and horizontal places are percent of the picture, heights and vertical places pixels, so
that a picture fits a phone and a desk without its letters being scaled.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from discrepancy.records import TimelineEntry
from discrepancy.reports.characters import folded
from discrepancy.reports.waterfall import Step, Waterfall
from discrepancy.reports.wording import brief, day, minute, signed

# About what fits beside a weight in 288 pixels (a 360 pixel phone less its margins) at 13 pixels.
_LINE = 36
_TEXT_HEIGHT = 17
_BAR_HEIGHT = 12
_ROW_GAP = 12


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; `y` is its baseline."""

    y: int
    text: str
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a waterfall. `join` is where the line to the next row stands."""

    texts: tuple[Text, ...]
    weight: str
    tone: str  # "for", "against" or "none"
    x: float
    width: float
    y: int
    join: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A waterfall, ready to draw. `zero` is where the sum is nought."""

    height: int
    zero: float
    bars: tuple[Bar, ...]
    total: Bar


@dataclass(frozen=True, slots=True)
class Mark:
    """One row of a timeline: a span, or a dot where it is too short to be seen."""

    texts: tuple[Text, ...]
    label: str
    time: str
    x: float
    width: float
    y: int
    published: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """A timeline, ready to draw, from `first` at the left to `last` at the right."""

    height: int
    first: str
    last: str
    marks: tuple[Mark, ...]


def chart(waterfall: Waterfall) -> Chart:
    """Rows from the top down, the sum last."""
    bars: list[Bar] = []
    y = 0
    for step in waterfall.steps:
        bar = _bar(waterfall, step, y)
        bars.append(bar)
        y = bar.y + _BAR_HEIGHT + _ROW_GAP
    total = _span(waterfall, 0.0, waterfall.total, (Text(y + 13, "Sum"),))
    return Chart(
        height=total.y + _BAR_HEIGHT + 4,
        zero=_percent(waterfall.share(0.0)),
        bars=tuple(bars),
        total=total,
    )


def _bar(waterfall: Waterfall, step: Step, y: int) -> Bar:
    sides = " ↔ ".join(text for text in (step.item.left, step.item.right) if text)
    lines = [(line, False) for line in _lines(step.item.label, 2)]
    lines += [(line, True) for line in _lines(sides, 2, 42)]
    texts = tuple(
        Text(y + 13 + _TEXT_HEIGHT * row, line, muted) for row, (line, muted) in enumerate(lines)
    )
    return _span(waterfall, step.start, step.end, texts)


def _span(waterfall: Waterfall, start: float, end: float, texts: tuple[Text, ...]) -> Bar:
    left, right = sorted((_percent(waterfall.share(start)), _percent(waterfall.share(end))))
    weight = round(end - start, 2) + 0.0
    return Bar(
        texts=texts,
        weight=signed(weight),
        tone="for" if weight > 0 else "against" if weight < 0 else "none",
        x=left,
        width=round(right - left, 2),
        y=(texts[-1].y if texts else 0) + 6,
        join=_percent(waterfall.share(end)),
    )


def timeline(entries: Sequence[TimelineEntry], outlets: Mapping[str, str]) -> Timeline:
    """`outlets` names the outlet of each article. There must be at least one entry."""
    first = min(entry.start for entry in entries)
    last = max(max(entry.start, entry.end) for entry in entries)
    span = max(last - first, timedelta(hours=1))
    marks: list[Mark] = []
    y = 26  # below the two ends of the scale
    for entry in sorted(entries, key=lambda entry: (entry.start, entry.end, entry.article)):
        mark = _mark(entry, outlets.get(entry.article, entry.article), first, span, y)
        marks.append(mark)
        y = mark.y + _BAR_HEIGHT + _ROW_GAP
    shown = day if span > timedelta(days=2) else brief
    return Timeline(height=y, first=shown(first), last=shown(last), marks=tuple(marks))


def _mark(entry: TimelineEntry, outlet: str, first: datetime, span: timedelta, y: int) -> Mark:
    label = f"{outlet}, published" if entry.from_publication else f"{outlet}: {entry.label}"
    texts = [
        Text(y + 13 + _TEXT_HEIGHT * row, line) for row, line in enumerate(_lines(label, 2, 44))
    ]
    time = _time(entry)
    texts.append(Text(texts[-1].y + _TEXT_HEIGHT, time, muted=True))
    return Mark(
        texts=tuple(texts),
        label=label,
        time=time,
        x=_percent((entry.start - first) / span),
        width=_percent(max(entry.end - entry.start, timedelta()) / span),
        y=texts[-1].y + 6,
        published=entry.from_publication,
    )


def _time(entry: TimelineEntry) -> str:
    if entry.end - entry.start < timedelta(hours=24):
        return minute(entry.start)
    last = entry.end - timedelta(microseconds=1)
    first_day, last_day = day(entry.start), day(last)
    return first_day if first_day == last_day else f"{first_day} to {last_day}"


def _lines(text: str, most: int, width: int = _LINE) -> list[str]:
    if not text:
        return []
    return textwrap.wrap(folded(text), width, max_lines=most, placeholder=" …") or [""]


def _percent(share: float) -> float:
    """Percent of the picture's width, within a margin of 2 percent on either side."""
    return round(2 + 96 * share, 2)
