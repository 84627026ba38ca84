"""The grammar of English date expressions: one table of patterns, each with its reading.

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
from discrepancy.slots import date_readings as read
from discrepancy.slots import date_resolve as resolve
from discrepancy.slots.date_resolve import Anchor
from discrepancy.slots.date_words import (
    COUNT,
    DASH,
    DAY,
    DAY_PART,
    GAP,
    LAST_DAY,
    MONTH,
    MONTH_BESIDE_DAY,
    SPACE,
    TO,
    UNIT,
    WEEKDAY,
    WEEKDAY_BESIDE_DAY,
    YEAR,
    any_of,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date expression. `bare` says that its words could mean something else ("May", "2017")."""

    start: int
    end: int
    date: CalendarDate
    bare: bool = False


AnchorAt: TypeAlias = Callable[[int], Anchor]
_Read: TypeAlias = Callable[[read.Fields, Anchor], CalendarDate | None]


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    reading: _Read
    bare: bool = False


def find(text: str, anchor_at: AnchorAt) -> Iterator[Found]:
    """The date expressions of a text in order, the longest where several begin together."""
    candidates = [
        (match.start(), -match.end(), order, match)
        for order, rule in enumerate(RULES)
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


def _read(rule: _Rule, match: re.Match[str], anchor: Anchor) -> Found | None:
    fields = {name: text.lower() for name, text in match.groupdict().items() if text}
    try:
        value = rule.reading(fields, anchor)
    except (ValueError, OverflowError):  # beyond the years a date can have
        return None
    return Found(match.start(), match.end(), value, rule.bare) if value else None


def _rule(pattern: str, reading: _Read, *, bare: bool = False) -> _Rule:
    return _Rule(
        re.compile(rf"(?<![\w$€£])(?:(?=\D)|(?<!\d[-–.,:/])(?=\d))(?:{pattern})"), reading, bare
    )


_WEEKDAY_BEFORE = rf"(?:(?P<weekday>{WEEKDAY_BESIDE_DAY}),?{SPACE}(?:the{SPACE})?)?"
_ANY_YEAR = rf"(?:{YEAR}|(?P<step>(?i:last|this|next)){SPACE}(?i:year)\b)"  # "2024", "next year"
_YEAR_AFTER = rf"(?:(?:{GAP},?{GAP}|{SPACE}(?:(?:of|in){SPACE})?|[-/]){_ANY_YEAR})?"
_WEEKDAY_AFTER = rf"(?:{GAP}\((?:{WEEKDAY_BESIDE_DAY})\))?"
_NTH = r"(?P<nth>(?i:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th))"
_NO_DAY = r"(?![\d:%]|[.,]\d| ?(?i:percent|per|million|billion|people|points)\b)"
_STEP = r"(?P<step>(?i:last|this|next|past|coming|previous|current))"
_WEEKDAY_STEP = (
    rf"(?P<step>(?i:this{SPACE}past|this{SPACE}coming|(?:the{SPACE})?following|(?:the{SPACE})?previous|"
    rf"the{SPACE}same|the{SPACE}coming|last|next|this|coming|past|that))"
)
_SEASON = "(?i:spring|summer|autumn|fall|winter)"
_HOLIDAY_NAMES = any_of(read.HOLIDAYS).replace("'", "['’]")


def _part_of_unit(fields: read.Fields, anchor: Anchor) -> CalendarDate | None:
    """The end of the current year, later in the current week: "by the end of the year"."""
    whole = resolve.unit_of(anchor, fields["unit"], 0)
    if whole.period is None:
        return whole
    part = calendar.part(whole.period, *_PARTS[fields["part"]])
    return replace(whole, period=part, shown=f"{fields['part']} {whole.shown}")


RULES: tuple[_Rule, ...] = (
    _rule(
        r"(?P<year>(?:1\d|20)\d\d)(?P<sep>[-/.])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?!\d|[-/.]\d)",
        read.read_iso,
    ),
    _rule(
        r"(?P<one>\d\d?)(?P<sep>[-/.])(?P<two>\d\d?)(?P=sep)(?P<year>(?:1\d|20)\d\d)(?!\d|[-/.]\d)",
        read.read_numeric,
    ),
    _rule(r"(?P<one>\d\d?)/(?P<two>\d\d?)/(?P<year>\d\d)(?!\d|[-/.]\d)", read.read_numeric),
    _rule(
        rf"{_WEEKDAY_BEFORE}{DAY}\.?(?:{TO}{LAST_DAY})?"
        rf"(?:{SPACE}(?:day{SPACE})?(?:of{SPACE})?|{GAP}[-/]{GAP})"
        rf"(?P<month>{MONTH_BESIDE_DAY})(?!\w){_YEAR_AFTER}{_WEEKDAY_AFTER}",
        read.read_month_day,
    ),
    _rule(
        rf"{_WEEKDAY_BEFORE}(?P<month>{MONTH_BESIDE_DAY})"
        rf"(?:{SPACE}(?:the{SPACE})?|{GAP}[-/]{GAP}|(?<=\.)){DAY}{_NO_DAY}"
        rf"(?:{TO}{LAST_DAY}{_NO_DAY})?{_YEAR_AFTER}{_WEEKDAY_AFTER}",
        read.read_month_day,
    ),
    _rule(
        rf"(?P<month>{MONTH})(?!\w)(?:{GAP},?{SPACE}(?:(?:of|in){SPACE})?|[-/]){YEAR}",
        read.read_month,
    ),
    _rule(rf"{YEAR},?{SPACE}(?P<month>{MONTH_BESIDE_DAY})(?!\w|{SPACE}\d)", read.read_month),
    _rule(
        rf"(?P<month>{MONTH})(?!\w){SPACE}(?P<of>of{SPACE})?"
        rf"(?P<step>(?i:last|this|next)){SPACE}(?i:year)\b",
        lambda fields, anchor: read.read_month(fields | {"of": "of"}, anchor),
    ),
    _rule(rf"{_STEP}{SPACE}(?P<month>{MONTH_BESIDE_DAY})(?!\w|{SPACE}\d)", read.read_month),
    _rule(rf"(?P<month>{MONTH})(?!\w)", read.read_month, bare=True),
    _rule(rf"(?:{_WEEKDAY_STEP}{SPACE})?(?P<weekday>{WEEKDAY})(?!\w){DAY_PART}", read.read_weekday),
    _rule(
        rf"(?P<weekday>{WEEKDAY})(?!\w){DAY_PART}{SPACE}(?:of{SPACE})?"
        rf"(?P<step>(?i:last|this|next)){SPACE}week\b",
        read.read_weekday_of_week,
    ),
    _rule(
        rf"(?P<step>(?i:last|this|next)){SPACE}week{SPACE}(?:on{SPACE})?(?P<weekday>{WEEKDAY})(?!\w)",
        read.read_weekday_of_week,
    ),
    _rule(rf"{_STEP}{SPACE}(?i:{UNIT})(?!\w)", read.read_unit),
    _rule(
        rf"(?P<part>(?i:end|start|beginning|middle|close)){SPACE}of{SPACE}(?:the{SPACE})?"
        rf"(?P<unit>(?i:week|month|quarter|year|decade))(?!\w|{SPACE}(?:of|long)\b)",
        _part_of_unit,
    ),
    _rule(
        rf"(?P<part>(?i:early|late|earlier|later)){SPACE}in{SPACE}the{SPACE}"
        rf"(?P<unit>(?i:week|month|quarter|year|decade))\b",
        _part_of_unit,
    ),
    _rule(rf"(?P<unit>(?i:year))(?:['’]s{SPACE}|-)(?P<part>(?i:end))\b", _part_of_unit),
    _rule(
        rf"{DAY}{SPACE}(?:day{SPACE})?of{SPACE}(?P<step>(?i:last|this|next)){SPACE}(?i:month)\b",
        read.read_day_of_step,
    ),
    _rule(
        rf"(?P<step>(?i:last|past|previous|next|coming)){SPACE}(?i:{COUNT}){SPACE}"
        rf"(?P<unit>(?i:day|week|month|quarter|year|decade))s\b",
        read.read_units,
    ),
    _rule(
        rf"(?i:(?P<unit>year|month|week){SPACE}to{SPACE}date|(?P<unit2>year)-to-date)\b",
        read.read_to_date,
    ),
    _rule(
        rf"(?i:rest|remainder){SPACE}of{SPACE}(?:(?i:the|this|my|his|her|their|our){SPACE})?"
        rf"(?P<unit>(?i:week|month|quarter|year|decade))\b",
        read.read_rest,
    ),
    _rule(
        rf"{_NTH}{SPACE}(?:(?P<week>(?i:week))|(?P<weekday>{WEEKDAY})){SPACE}(?:of|in){SPACE}"
        rf"(?:(?P<month>{MONTH})(?!\w)(?:,?{SPACE}{YEAR})?|(?P<step>(?i:last|this|next)){SPACE}month\b)",
        read.read_nth,
    ),
    _rule(
        rf"(?i:week){SPACE}(?i:of|commencing|beginning|starting|from){SPACE}(?:the{SPACE})?"
        rf"(?:(?P<month>{MONTH}){SPACE}{DAY}|{DAY.replace('<day>', '<day2>')}{SPACE}(?:of{SPACE})?"
        rf"(?P<month2>{MONTH}))(?!\w){_YEAR_AFTER}",
        read.read_week_of,
    ),
    _rule(
        rf"(?P<weekday>{WEEKDAY}),?{SPACE}(?:(?P<day>(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th))\b"
        rf"|the{SPACE}{DAY.replace('<day>', '<day2>')})",
        read.read_day_of_month,
    ),
    _rule(
        rf"(?P<year>(?:1\d|20)\d\d)[-/](?P<month>{MONTH_BESIDE_DAY})[-/]{DAY}", read.read_month_day
    ),
    _rule(
        rf"(?P<month>0?[1-9]|1[0-2]){GAP}[-/]{GAP}(?P<year>(?:19|20)\d\d)(?!\w|[-/.]\d)",
        read.read_month_number,
    ),
    _rule(
        rf"(?P<year>(?:19|20)\d\d){GAP}[-/]{GAP}(?P<month>0?[1-9]|1[0-2])(?!\w|{GAP}[-/]{GAP}\d|[.,]\d)",
        read.read_year_and_month,
    ),
    _rule(r"(?P<one>\d\d?)/(?P<two>\d\d?)(?!\w|[-/.,]\d|%)", read.read_numeric, bare=True),
    _rule(
        r"(?P<year>(?:19|20)\d\d)[ -](?:[Qq](?P<number>[1-4])|(?P<half>H)(?P<number2>[12]))(?!\w)",
        read.read_quarter,
    ),
    _rule(rf"(?P<half>H)(?P<number>[12]){SPACE}(?:of{SPACE})?{YEAR}", read.read_quarter),
    _rule(r"(?i:the weekend)\b", read.read_weekend),
    _rule(
        rf"(?i:{COUNT})(?:{SPACE}|-)(?i:{UNIT})s?{SPACE}(?P<way>(?i:ago|hence|from{SPACE}(?:now|today)))\b",
        read.read_ago,
    ),
    _rule(rf"(?i:in){SPACE}(?i:{COUNT}){SPACE}(?i:{UNIT})(?:s\b(?!['’])|\b)", read.read_in),
    _rule(rf"(?P<word>(?i:{any_of(read.DAY_WORDS)})){DAY_PART}(?!\w)", read.read_day_word),
    _rule(rf"(?P<step>(?i:last|this|next)){SPACE}(?P<season>{_SEASON})(?!\w)", read.read_season),
    _rule(rf"(?P<season>{_SEASON}){SPACE}(?:of{SPACE})?{YEAR}", read.read_season),
    _rule(rf"(?P<season>{_SEASON})(?!\w)", read.read_season, bare=True),
    _rule(rf"{YEAR}(?!{SPACE}(?:GMT|UTC|hours|hrs|local)\b)", read.read_whole_year, bare=True),
    _rule(
        rf"(?P<year>(?:1\d|20)\d\d){GAP}{DASH}{GAP}(?P<last>(?:(?:1\d|20)\d\d|\d\d))(?!\w|[-/.,]\d)",
        read.read_years,
    ),
    _rule(r"(?P<decade>(?:1[5-9]|20)\d0)[’']?s\b", read.read_decade),
    _rule(r"(?<=the )[’']?(?P<decade>[2-9]0)[’']?s\b", read.read_decade),
    _rule(
        rf"(?P<number>(?i:first|second|third|fourth|final|1st|2nd|3rd|4th))(?:{SPACE}|-)"
        rf"(?:quarter|(?P<half>half))\b(?:,?{SPACE}(?:(?:of|in){SPACE})?{_ANY_YEAR})?",
        read.read_quarter,
    ),
    _rule(
        rf"[Qq](?P<number>[1-4])(?!\w)(?:,?{SPACE}(?:of{SPACE})?{_ANY_YEAR})?", read.read_quarter
    ),
    _rule(
        rf"the{SPACE}(?P<day>(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th))(?=[.,;!?]|$|{SPACE}(?:and|at|in|when|to)\b)",
        read.read_day_of_month,
        bare=True,
    ),
    _rule(rf"(?P<name>(?i:{_HOLIDAY_NAMES}))(?!\w)(?:,?{SPACE}{YEAR})?", read.read_holiday),
)

# --------------------------------------------------------------------------- words before

_PARTS = {
    "early": (0.0, 0.5), "late": (0.5, 1.0), "mid": (0.25, 0.75), "middle": (0.25, 0.75),
    "start": (0.0, 0.34), "beginning": (0.0, 0.34), "turn": (0.0, 0.34), "outset": (0.0, 0.34),
    "end": (0.66, 1.0), "close": (0.66, 1.0), "about": (0.0, 1.0), "around": (0.0, 1.0),
    "roughly": (0.0, 1.0), "circa": (0.0, 1.0), "earlier": (0.0, 1.0), "later": (0.0, 1.0),
}  # fmt: skip
_PART = re.compile(
    rf"\b(?:(?P<of>start|beginning|turn|outset|middle|end|close){SPACE}of(?:{SPACE}the)?{SPACE}|"
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
    rf"\b(?P<word>{any_of(_RELATIONS)})(?:{SPACE}(?:on|in|at))?(?:{SPACE}the)?{SPACE}$",
    re.IGNORECASE,
)
BEFORE = 48  # characters looked at before an expression; the longest prefix has about thirty


def with_part(text: str, found: Found) -> Found:
    """The expression with the words before it that name a part of it: "the end of", "mid-"."""
    match = _PART.search(text, max(0, found.start - BEFORE), found.start)
    if match is None:
        return found
    period, name = found.date.period, (match["of"] or match["part"]).lower()
    value = found.date
    # "late on Tuesday" is Tuesday still: the hour is no matter of the date
    if period and (period.end - period.start).days > 2:
        value = replace(value, period=calendar.part(period, *_PARTS[name]))
    elif period and name in ("about", "around", "roughly", "circa"):
        value = replace(value, period=replace(period, approximate=True))
    if period:
        value = replace(value, shown=f"{name} {calendar.shown(period)}")
    return replace(found, start=match.start(), date=value, bare=False)


def relation_before(text: str, start: int) -> str:
    """How the expression that begins at `start` bounds its event: "by", "until", ... or ""."""
    match = _RELATION.search(text, max(0, start - BEFORE), start)
    return _RELATIONS[re.sub(r"\s+", " ", match["word"].lower())] if match else ""
