"""The cases of a language, and what was read of each, in one notation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from discrepancy.records import CalendarDate, Clock, Hedge, Kind, Magnitude, Sentence, Slot, Token
from discrepancy.slots.interface import Reading
from discrepancy.slots.registry import extract_slots

WEDNESDAY = datetime(2026, 5, 6, 9, 0, tzinfo=UTC)
HERE = Path(__file__).parent
READ = frozenset(Kind) - {Kind.PLACE, Kind.PERSON, Kind.ORGANIZATION}


@dataclass(frozen=True)
class Case:
    """A sentence with the one value of its kind that it states; "-" for none."""

    kind: str
    value: str
    text: str


def cases_of(language: str) -> tuple[Case, ...]:
    lines = (HERE / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(Case(*line.split("\t")) for line in lines if not line.startswith("#"))


@cache
def _pipeline(language: str) -> Any:
    import spacy

    return spacy.blank(language)


def reading_of(text: str, language: str) -> Reading:
    """With the tokens of spaCy's rules for the language: no model, so no parts of speech."""
    tokens = tuple(
        Token(t.text, t.text.lower(), "", "", "", t.i, t.idx, t.idx + len(t.text))
        for t in _pipeline(language)(text)
    )
    sentence = Sentence(article="a", index=0, start=0, end=len(text), text=text)
    return Reading(sentence, tokens, WEDNESDAY, language)


def slots_of(text: str, language: str) -> tuple[Slot, ...]:
    return extract_slots(reading_of(text, language))


def read(text: str, language: str) -> str:
    """All figures, dates and times of a text, "kind value" each; "-" where there is none."""
    slots = [slot for slot in slots_of(text, language) if slot.kind in READ]
    return "; ".join(f"{slot.kind} {shown(slot)}" for slot in slots) or "-"


def shown(slot: Slot) -> str:
    value = slot.value
    if isinstance(value, Magnitude):
        return _magnitude(value, slot.hedge)
    if isinstance(value, CalendarDate):
        return _date(value)
    assert isinstance(value, Clock)
    return f"{value.minute // 60:02}:{value.minute % 60:02}"


def _magnitude(value: Magnitude, hedge: Hedge) -> str:
    unit = "" if value.unit == "%" else value.unit
    if hedge is Hedge.RANGE:
        return f"range {value.low:.12g}-{value.high:.12g} {unit}".strip()
    return f"{hedge} {value.amount:.12g} {unit}".strip()


def _date(value: CalendarDate) -> str:
    period = value.period
    if period is None:
        return value.shown
    first, last = period.start.date(), period.end.date() - timedelta(days=1)
    if (last - first).days in (364, 365) and first.month == 1:
        return f"{'~' * period.approximate}{first.year}"
    if first.day == 1 and 27 <= (last - first).days <= 30:
        return f"{first:%Y-%m}"
    return f"{first}" if first == last else f"{first}/{last}"
