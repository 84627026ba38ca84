"""Dates: every date expression of a sentence, resolved against the publication time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from discrepancy.records import CalendarDate, Hedge, Kind, Slot, Token
from discrepancy.slots import date_grammar, governor
from discrepancy.slots.date_grammar import Found
from discrepancy.slots.date_resolve import Anchor, Tense, month_day, month_of
from discrepancy.slots.interface import Reading
from discrepancy.slots.names import word_set
from discrepancy.slots.windows import left_of

# What may stand before a word or figure that is only sometimes a date: "in May", "since 2017".
_CUES = word_set(
    "in since until till by before after during from to through between and of on for around circa"
)
# An entity of one of these types that reaches beyond the expression owns it: "Sunday Times".
_OWNERS = frozenset({"ORG", "WORK_OF_ART", "FAC", "PRODUCT", "EVENT", "LAW", "PERSON"})
_JOINT = re.compile(r"\s{0,2}(?:[-–—]|(?:to|and|until|through|till)\s)\s{0,2}(?:the\s)?")
# "Tuesday's planned launch"
_PLANNED = re.compile(r"[^.;:]{0,40}\b(?:planned|scheduled|upcoming|forthcoming)\b")
# "is set for September", "was due on the 22nd"
_AWAITED = re.compile(
    r"\b(?:planned|scheduled|due|set|slated|booked|pencilled\s+in|expected|penciled\s+in)"
    r"(?:\s+to\s+\w{2,12})?\s+(?:for|on|in|by|at)\s+$"
)
# "moved to July", "put off until autumn", "called a strike for 2 June": not when that was done
_PUT_OFF = re.compile(
    r"\b(?:(?:moved|postponed|delayed|rescheduled|adjourned|deferred|shifted|put\s+(?:off|back)"
    r"|pushed\s+back|brought\s+forward)(?:\s+from\s+[\w\s]{3,24})?\s+(?:to|until|till)"
    r"|(?:rescheduled|adjourned|(?:called|announced|convened|arranged)\s+[^.,;:]{2,30})\s+for)\s+(?:the\s+)?(?:early\s+|late\s+|mid-)?$",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(r"\d|[A-Z][a-z]{2,8}\.?\s\d")
# every Monday, each second Friday: no date
_RECURRING = re.compile(
    r"\b(?:every|each)\s+(?:(?:second|other|third|fourth|single|first|last|few)\s+)?$",
    re.IGNORECASE,
)
_FORWARD = frozenset({"by", "until"})
_CLOSING = frozenset({"until", "before"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})


def extract(reading: Reading) -> Iterator[Slot]:
    """DATE slots, in order.

    The attribute holds the lemmas of what is dated and, as "rel:by", "rel:until", "rel:since",
    "rel:from", "rel:before" or "rel:after", how the date bounds it.
    """
    text, relation = reading.text, ""
    for found in _expressions(reading):
        if _is_other(reading, found):
            continue
        relation = _relation(text, found.start, relation)
        if relation == "from" and _is_range(found.date):
            relation = ""  # "from 4 to 22 January" is one expression
        yield _slot(reading, found, relation)


def _expressions(reading: Reading) -> Iterator[Found]:
    """The date expressions with what stands beside them: "the end of", a year said later."""
    text = reading.text
    found = list(date_grammar.find(text, lambda start: _anchor(reading, start)))
    for one, following in zip_longest(found, found[1:]):
        yield date_grammar.with_part(text, _with_year(text, one, following))


def _with_year(text: str, found: Found, following: Found | None) -> Found:
    """The first of two dates that share the year of the second: "from March to June 2023"."""
    date = found.date
    if following is None or date.year or not date.month or not following.date.month:
        return found
    year = following.date.year
    if year is None or not _JOINT.fullmatch(text, found.end, following.start):
        return found
    year -= date.month > following.date.month  # "from November to March 2024"
    if date.day is None:
        return replace(found, date=month_of(Anchor(), date.month, year), bare=False)
    dated = month_day(Anchor(), CalendarDate(None, year, date.month, date.day, date.weekday))
    return replace(found, date=dated or date)


def _anchor(reading: Reading, start: int) -> Anchor:
    today = reading.published.date() if reading.published else None
    index = governor.token_at(reading.tokens, start, start + 1)
    tense = Tense.UNKNOWN if index is None else governor.tense_at(reading.tokens, index)
    ahead = date_grammar.relation_before(reading.text, start) in _FORWARD
    ahead = ahead or _AWAITED.search(left_of(reading.text, start)) is not None
    if tense is not Tense.FUTURE and _PUT_OFF.search(left_of(reading.text, start)):
        day = _DAY_FIRST.match(reading.text, start)  # which may be over by now: the nearest
        return Anchor(today, Tense.UNKNOWN if day else Tense.FUTURE)
    if tense is Tense.UNKNOWN and (ahead or _PLANNED.match(reading.text, start)):
        tense = Tense.FUTURE
    return Anchor(today, tense)


def _relation(text: str, start: int, before: str) -> str:
    """The bound of an expression; "to" and "and" close what "from" and "between" opened."""
    if _PUT_OFF.search(left_of(text, start)):
        return ""
    relation = date_grammar.relation_before(text, start)
    before_it = left_of(text, start).rstrip().lower().removesuffix(" the")
    closes = before_it.rpartition(" ")[2] in ("to", "and", "–", "-")
    return "until" if closes and before == "from" and not relation else relation


def _is_other(reading: Reading, found: Found) -> bool:
    """Is this no date, but "May" the minister, 2017 houses, the Sunday Times, every Monday."""
    tokens = reading.tokens
    if _RECURRING.search(left_of(reading.text, found.start)) or _is_capacity(reading, found):
        return True
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


def _is_capacity(reading: Reading, found: Found) -> bool:
    """How long, not when: "can be built in 20 days"."""
    words = reading.text[found.start : found.end].lower()
    index = governor.token_at(reading.tokens, found.start, found.end)
    if not words.startswith("in ") or words.endswith("time") or index is None:
        return False
    verb = governor.governing_verb(reading.tokens, index)
    helpers = () if verb is None else governor.children(reading.tokens, verb)
    return any(token.lemma in ("can", "could") for token in helpers)


def _is_range(date: CalendarDate) -> bool:
    period = date.period
    return period is not None and period.precision == "day" and (period.end - period.start).days > 1


def _slot(reading: Reading, found: Found, relation: str) -> Slot:
    index = governor.token_at(reading.tokens, found.start, found.end)
    attribute = governor.attribute_of(reading.tokens, index)
    value = found.date
    if relation in _CLOSING and index is not None and _is_denied(reading.tokens, index):
        relation = "from"  # "it was not closed until March": in March, or later
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


def _is_denied(tokens: tuple[Token, ...], index: int) -> bool:
    """Is the verb above a date denied, by itself or by its subject ("nobody", "no train")?"""
    verb = governor.governing_verb(tokens, index)
    if verb is None:
        return False
    for at, token in enumerate(tokens):
        subject = token.head == verb and token.dep in ("nsubj", "nsubjpass")
        if token.head == verb and token.dep == "neg":
            return True
        if subject and (
            token.lemma.lower() in _NOBODY
            or any(child.lemma.lower() in ("no", "not") for child in governor.children(tokens, at))
        ):
            return True
    return False


def _with_relation(value: CalendarDate, relation: str) -> str:
    return f"{relation} {value.shown}" if value.shown else ""
