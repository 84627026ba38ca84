"""The grammar of English date expressions: tables of patterns, each with its reading.

A small grammar of our own instead of dateparser: dateparser resolves a string that is known to be
a date, it does not say which words of a sentence are one, and keeps no precision ("September 2021"
becomes a day).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from discrepancy.records import CalendarDate
from discrepancy.slots import calendar
from discrepancy.slots.date_cues import cues_of
from discrepancy.slots.date_days import DAYS
from discrepancy.slots.date_resolve import Anchor
from discrepancy.slots.date_rule import Rule
from discrepancy.slots.date_spans import SPANS
from discrepancy.slots.date_words import PARTS, SPACE, any_of

RULES: tuple[Rule, ...] = (*DAYS, *SPANS)


@dataclass(frozen=True, slots=True)
class Found:
    """A date expression. `bare` says that its words could mean something else ("May", "2017")."""

    start: int
    end: int
    date: CalendarDate
    bare: bool = False


AnchorAt: TypeAlias = Callable[[int], Anchor]


def find(text: str, anchor_at: AnchorAt) -> Iterator[Found]:
    """The date expressions of a text in order, the longest where several begin together."""
    has = cues_of(text)
    candidates = [
        (match.start(), -match.end(), order, match)
        for order, rule in enumerate(RULES)
        if all(map(has, rule.cues))
        for match in rule.pattern.finditer(text)
    ]
    after = 0
    for start, negative_end, order, match in sorted(candidates, key=lambda c: c[:3]):
        if start < after:
            continue
        found = _read(RULES[order], match, anchor_at(start))
        if found is not None:
            after = -negative_end
            yield found


def _read(rule: Rule, match: re.Match[str], anchor: Anchor) -> Found | None:
    fields = {name: text.lower() for name, text in match.groupdict().items() if text}
    try:
        value = rule.reading(fields, anchor)
    except (ValueError, OverflowError):  # beyond the years a date can have
        return None
    return Found(match.start(), match.end(), value, rule.bare) if value else None


# --------------------------------------------------------------------------- words before

_PART = re.compile(
    rf"\b(?:(?P<of>start|beginning|turn|outset|middle|end|close|(?:first|second|latter){SPACE}(?:half|part)"
    rf"|(?:first|opening|last|final|closing|dying){SPACE}days){SPACE}of(?:{SPACE}the)?{SPACE}|"
    rf"(?P<part>early|late|mid|about|around|roughly|circa|earlier|later)"
    rf"(?:{SPACE}(?:in{SPACE}|on{SPACE})?(?:the{SPACE})?|-))$",
    re.IGNORECASE,
)
_RELATIONS = {
    "by": "by", "no later than": "by", "until": "until", "till": "until", "through": "until",
    "up to": "until", "before": "before", "prior to": "before", "ahead of": "before",
    "after": "after", "following": "after", "since": "since", "as of": "since",
    "starting": "since", "beginning": "since", "from": "from", "between": "from",
}  # fmt: skip
_RELATION = re.compile(
    rf"\b(?P<word>{any_of(_RELATIONS)})(?:{SPACE}(?:on|in|at))?(?:{SPACE}the)?"
    rf"(?:{SPACE}(?:early{SPACE}|late{SPACE})?(?:morning|afternoon|evening|night|day){SPACE}of)?{SPACE}$",
    re.IGNORECASE,
)
BEFORE = 48  # characters looked at before an expression; the longest prefix has about thirty


def with_part(text: str, found: Found) -> Found:
    """The expression with the words before it that name a part of it: "the end of", "mid-"."""
    match = _PART.search(text, max(0, found.start - BEFORE), found.start)
    if match is None:
        return found
    period, name = found.date.period, " ".join((match["of"] or match["part"]).lower().split())
    value = found.date
    # "late on Tuesday" is Tuesday still: the hour is no matter of the date
    if period and (period.end - period.start).days > 2:
        value = replace(value, period=calendar.part(period, *PARTS[name]))
    elif period and name in ("about", "around", "roughly", "circa"):
        value = replace(value, period=replace(period, approximate=True))
    if period:
        value = replace(value, shown=f"{name} {calendar.shown(period)}")
    return replace(found, start=match.start(), date=value, bare=False)


def relation_before(text: str, start: int) -> str:
    """How the expression that begins at `start` bounds its event: "by", "until", ... or ""."""
    match = _RELATION.search(text, max(0, start - BEFORE), start)
    return _RELATIONS[re.sub(r"\s+", " ", match["word"].lower())] if match else ""
