"""Dates: every date expression of a sentence, resolved against the publication time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from discrepancy.records import CalendarDate, Hedge, Kind, Slot
from discrepancy.slots import date_grammar, governor
from discrepancy.slots.date_grammar import Found
from discrepancy.slots.date_resolve import Anchor, Tense
from discrepancy.slots.interface import Reading
from discrepancy.slots.names import word_set

# What may stand before a word or figure that is only sometimes a date: "in May", "since 2017".
_CUES = word_set(
    "in since until till by before after during from to through between and of around circa"
)
# An entity of one of these types that reaches beyond the expression owns it: "Sunday Times".
_OWNERS = frozenset({"ORG", "WORK_OF_ART", "FAC", "PRODUCT", "EVENT", "LAW", "PERSON"})
_FORWARD = frozenset({"by", "until"})


def extract(reading: Reading) -> Iterator[Slot]:
    """DATE slots, in order.

    The attribute holds the lemmas of what is dated and, as "rel:by", "rel:until", "rel:since",
    "rel:from", "rel:before" or "rel:after", how the date bounds it.
    """
    text, relation = reading.text, ""
    expressions = date_grammar.find(text, lambda start: _anchor(reading, start))
    for found in (date_grammar.with_part(text, expression) for expression in expressions):
        if _is_other(reading, found):
            continue
        relation = _relation(text, found.start, relation)
        yield _slot(reading, found, relation)


def _anchor(reading: Reading, start: int) -> Anchor:
    today = reading.published.date() if reading.published else None
    index = governor.token_at(reading.tokens, start, start + 1)
    tense = Tense.UNKNOWN if index is None else governor.tense_at(reading.tokens, index)
    if date_grammar.relation_before(reading.text, start) in _FORWARD and tense is Tense.UNKNOWN:
        tense = Tense.FUTURE
    return Anchor(today, tense)


def _relation(text: str, start: int, before: str) -> str:
    """The bound of an expression; "to" and "and" close what "from" and "between" opened."""
    relation = date_grammar.relation_before(text, start)
    closes = text[:start].rstrip().rpartition(" ")[2].lower() in ("to", "and", "–", "-")
    return "until" if closes and before == "from" and not relation else relation


def _is_other(reading: Reading, found: Found) -> bool:
    """Is this no date, but "May" the minister, 2017 houses, the Sunday Times."""
    tokens = reading.tokens
    inside = [t for t in tokens if t.start < found.end and t.end > found.start]
    if any(t.entity in _OWNERS for t in inside) and any(
        t.entity in _OWNERS and t.start == found.end + 1 and not t.entity_start for t in tokens
    ):
        return True
    if not found.bare:
        return False
    if inside and all(t.entity == "DATE" for t in inside):
        return False
    word = reading.text[: found.start].rstrip().rpartition(" ")[2].lower()
    if word == "the":
        word = reading.text[: found.start].rstrip()[:-3].rstrip().rpartition(" ")[2].lower()
    after = next((t for t in tokens if t.start >= found.end), None)
    counted = after is not None and after.tag == "NNS" and found.date.year is not None
    return word not in _CUES or counted or any(t.entity in _OWNERS for t in inside)


def _slot(reading: Reading, found: Found, relation: str) -> Slot:
    index = governor.token_at(reading.tokens, found.start, found.end)
    attribute = governor.attribute_of(reading.tokens, index)
    value = found.date
    if relation:
        attribute += (f"rel:{relation}",)
        value = replace(value, shown=_with_relation(value, relation))
    approximate = value.period is not None and value.period.approximate
    return Slot(
        kind=Kind.DATE,
        value=value,
        start=found.start,
        end=found.end,
        text=reading.text[found.start : found.end],
        hedge=Hedge.ABOUT if approximate else Hedge.EXACT,
        attribute=attribute,
    )


def _with_relation(value: CalendarDate, relation: str) -> str:
    return f"{relation} {value.shown}" if value.shown else ""
