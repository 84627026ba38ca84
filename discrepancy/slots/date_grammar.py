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
from discrepancy.slots import date_resolve as resolve
from discrepancy.slots import date_words as words
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
_Fields: TypeAlias = dict[str, str]
_Read: TypeAlias = Callable[[_Fields, Anchor], CalendarDate | None]


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    read: _Read
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
        value = rule.read(fields, anchor)
    except (ValueError, OverflowError):  # beyond the years a date can have
        return None
    return Found(match.start(), match.end(), value, rule.bare) if value else None


def _year(fields: _Fields) -> int | None:
    return int(fields["year"]) if "year" in fields else None


def _month_day(fields: _Fields, anchor: Anchor) -> CalendarDate | None:
    last = words.day(fields["last"]) if "last" in fields else None
    weekday = words.weekday(fields["weekday"]) if "weekday" in fields else None
    year = _year(fields)
    if year is None and anchor.today and "step" in fields:
        year = anchor.today.year + resolve.STEPS[fields["step"]]
    month, day = words.month(fields["month"]), words.day(fields["day"])
    return resolve.month_day(anchor, month, day, year, weekday, last)


def _iso(fields: _Fields, anchor: Anchor) -> CalendarDate | None:
    return resolve.month_day(anchor, int(fields["month"]), int(fields["day"]), int(fields["year"]))


def _numeric(fields: _Fields, anchor: Anchor) -> CalendarDate | None:
    one, two, year = int(fields["one"]), int(fields["two"]), int(fields["year"])
    if one <= 12 and two <= 12 and one != two:
        return None  # 12/03 is December in one country and March in another
    month, day = (one, two) if one <= 12 else (two, one)
    return resolve.month_day(anchor, month, day, year + 2000 if year < 100 else year)


def _month(fields: _Fields, anchor: Anchor) -> CalendarDate:
    month, year, step = words.month(fields["month"]), _year(fields), fields.get("step")
    if anchor.today is None or step is None:
        return resolve.month_of(anchor, month, year)
    if "of" in fields:  # "March of next year"
        year = anchor.today.year + resolve.STEPS[step]
    elif step in ("next", "coming"):
        year = anchor.today.year + (month <= anchor.today.month)
    elif step in ("last", "past"):
        year = anchor.today.year - (month >= anchor.today.month)
    else:
        year = anchor.today.year
    return replace(resolve.month_of(anchor, month, year), year=None)


# "the following Tuesday" counts from another day than publication
_WEEKDAY_STEPS = {
    "this past": "last", "past": "last", "this coming": "coming", "the coming": "coming",
    "the following": "other", "the previous": "other", "the same": "other", "that": "other",
}  # fmt: skip


def _weekday(fields: _Fields, anchor: Anchor) -> CalendarDate:
    weekday = words.weekday(fields["weekday"])
    step = re.sub(r"\s+", " ", fields.get("step", ""))
    step = _WEEKDAY_STEPS.get(step, step)
    if step == "other":
        return resolve.known(None, weekday=weekday)
    return resolve.weekday_of(anchor, weekday, step)


def _weekday_of_week(fields: _Fields, anchor: Anchor) -> CalendarDate:
    weekday = words.weekday(fields["weekday"])
    if anchor.today is None:
        return resolve.known(None, weekday=weekday)
    days = 7 * resolve.STEPS[fields["step"]] - anchor.today.weekday() + weekday
    return resolve.known(calendar.of_day(anchor.today + days * calendar.DAY), weekday=weekday)


def _unit(fields: _Fields, anchor: Anchor) -> CalendarDate | None:
    steps = resolve.STEPS | {"past": -1, "previous": -1, "coming": 1, "current": 0}
    return resolve.unit_of(anchor, fields["unit"], steps[fields["step"]])


def _weekend(fields: _Fields, anchor: Anchor) -> CalendarDate:
    return resolve.unit_of(anchor, "weekend", 0)


def _ago(fields: _Fields, anchor: Anchor) -> CalendarDate:
    count = words.count(fields["count"])
    return resolve.ago(anchor, count if fields["way"] == "ago" else -count, fields["unit"])


_DAY_WORDS = {
    "the day before yesterday": 2, "day before yesterday": 2, "yesterday": 1, "last night": 1,
    "earlier today": 0, "later today": 0, "today": 0, "tonight": 0, "this morning": 0,
    "this afternoon": 0, "this evening": 0, "tomorrow": -1, "the day after tomorrow": -2,
    "day after tomorrow": -2,
}  # fmt: skip


def _day_word(fields: _Fields, anchor: Anchor) -> CalendarDate:
    return resolve.ago(anchor, _DAY_WORDS[re.sub(r"\s+", " ", fields["word"])], "day")


def _season(fields: _Fields, anchor: Anchor) -> CalendarDate:
    return resolve.season_of(anchor, fields["season"], _year(fields), fields.get("step", ""))


def _whole_year(fields: _Fields, anchor: Anchor) -> CalendarDate:
    return resolve.known(calendar.of_year(int(fields["year"])), year=int(fields["year"]))


def _years(fields: _Fields, anchor: Anchor) -> CalendarDate | None:
    first, digits = int(fields["year"]), fields["last"]
    last = int(digits) if len(digits) == 4 else first - first % 100 + int(digits)
    if not first < last <= first + 200:
        return None
    return resolve.known(replace(calendar.of_year(first), end=calendar.of_year(last).end))


def _decade(fields: _Fields, anchor: Anchor) -> CalendarDate:
    digits = fields["decade"]
    year = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return resolve.known(calendar.of_decade(year))


_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_NUMBERS |= {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def _quarter(fields: _Fields, anchor: Anchor) -> CalendarDate | None:
    number, year = _NUMBERS[fields["number"]], _year(fields)
    resolved = year
    if year is None and "step" in fields:
        if anchor.today is None:
            return resolve.known(None)
        resolved = anchor.today.year + resolve.STEPS[fields["step"]]
    if "half" not in fields:
        return replace(resolve.quarter_of(anchor, number, resolved), year=year)
    if number > 2 or resolved is None:
        return None
    return resolve.known(calendar.of_half(resolved, number), year=year)


def _day_of_month(fields: _Fields, anchor: Anchor) -> CalendarDate:
    day = words.day(fields["day"])
    if anchor.today is None:
        return resolve.known(None, day=day)
    first = anchor.today.replace(day=1)
    months = [calendar.add_months(first, n) for n in (-2, -1, 0, 1, 2)]
    days = [d for m in months if (d := calendar.valid_day(m.year, m.month, day))]
    near = resolve.nearest(days, anchor)
    return resolve.known(calendar.of_day(near) if near else None, day=day)


_HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14),
    "bastille day": (7, 14), "halloween": (10, 31),
}  # fmt: skip


def _holiday(fields: _Fields, anchor: Anchor) -> CalendarDate | None:
    name = re.sub(r"\s+", " ", fields["name"].replace("’", "'"))
    return resolve.month_day(anchor, *_HOLIDAYS[name], _year(fields))


def _rule(pattern: str, read: _Read, *, bare: bool = False) -> _Rule:
    return _Rule(re.compile(rf"(?<!\w)(?<!\d[-–.,:/])(?:{pattern})"), read, bare)


_WEEKDAY_BEFORE = rf"(?:(?P<weekday>{WEEKDAY_BESIDE_DAY}),?{SPACE}(?:the{SPACE})?)?"
_ANY_YEAR = rf"(?:{YEAR}|(?P<step>(?i:last|this|next)){SPACE}(?i:year)\b)"  # "2024", "next year"
_YEAR_AFTER = rf"(?:(?:,?{GAP}|{SPACE}(?:of{SPACE})?|[-/]){_ANY_YEAR})?"
_NO_DAY = r"(?![\d:%]|[.,]\d| ?(?i:percent|per|million|billion|people|points)\b)"
_STEP = r"(?P<step>(?i:last|this|next|past|coming|previous|current))"
_WEEKDAY_STEP = (
    rf"(?P<step>(?i:this{SPACE}past|this{SPACE}coming|the{SPACE}following|the{SPACE}previous|"
    rf"the{SPACE}same|the{SPACE}coming|last|next|this|coming|past|that))"
)
_HOLIDAY_NAMES = any_of(_HOLIDAYS).replace("'", "['’]")

RULES: tuple[_Rule, ...] = (
    _rule(
        r"(?P<year>(?:1\d|20)\d\d)(?P<sep>[-/.])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?!\d|[-/.]\d)",
        _iso,
    ),
    _rule(
        r"(?P<one>\d\d?)(?P<sep>[-/.])(?P<two>\d\d?)(?P=sep)(?P<year>(?:1\d|20)\d\d)(?!\d|[-/.]\d)",
        _numeric,
    ),
    _rule(r"(?P<one>\d\d?)/(?P<two>\d\d?)/(?P<year>\d\d)(?!\d|[-/.]\d)", _numeric),
    _rule(
        rf"{_WEEKDAY_BEFORE}{DAY}(?:{TO}{LAST_DAY})?"
        rf"(?:{SPACE}(?:day{SPACE})?(?:of{SPACE})?|{GAP}[-/]{GAP})"
        rf"(?P<month>{MONTH_BESIDE_DAY})(?!\w){_YEAR_AFTER}",
        _month_day,
    ),
    _rule(
        rf"{_WEEKDAY_BEFORE}(?P<month>{MONTH_BESIDE_DAY})"
        rf"(?:{SPACE}(?:the{SPACE})?|{GAP}[-/]{GAP}){DAY}{_NO_DAY}"
        rf"(?:{TO}{LAST_DAY}{_NO_DAY})?{_YEAR_AFTER}",
        _month_day,
    ),
    _rule(rf"(?P<month>{MONTH})(?!\w),?{SPACE}(?:of{SPACE})?{YEAR}", _month),
    _rule(
        rf"(?P<month>{MONTH})(?!\w){SPACE}(?P<of>of{SPACE})?"
        rf"(?P<step>(?i:last|this|next)){SPACE}(?i:year)\b",
        lambda fields, anchor: _month(fields | {"of": "of"}, anchor),
    ),
    _rule(rf"{_STEP}{SPACE}(?P<month>{MONTH_BESIDE_DAY})(?!\w|{SPACE}\d)", _month),
    _rule(rf"(?P<month>{MONTH})(?!\w)", _month, bare=True),
    _rule(rf"(?:{_WEEKDAY_STEP}{SPACE})?(?P<weekday>{WEEKDAY})(?!\w){DAY_PART}", _weekday),
    _rule(
        rf"(?P<weekday>{WEEKDAY})(?!\w){DAY_PART}{SPACE}(?:of{SPACE})?"
        rf"(?P<step>(?i:last|this|next)){SPACE}week\b",
        _weekday_of_week,
    ),
    _rule(rf"{_STEP}{SPACE}(?i:{UNIT})(?!\w)", _unit),
    _rule(r"(?i:the weekend)\b", _weekend),
    _rule(
        rf"(?i:{COUNT})(?:{SPACE}|-)(?i:{UNIT})s?{SPACE}(?P<way>(?i:ago|hence|from{SPACE}now))\b",
        _ago,
    ),
    _rule(rf"(?P<word>(?i:{any_of(_DAY_WORDS)})){DAY_PART}(?!\w)", _day_word),
    _rule(
        rf"(?:(?P<step>(?i:last|this|next)){SPACE})?(?P<season>(?i:spring|summer|autumn|fall|winter))"
        rf"(?:{SPACE}(?:of{SPACE})?{YEAR})?(?!\w)",
        _season,
        bare=True,
    ),
    _rule(YEAR, _whole_year, bare=True),
    _rule(
        rf"(?P<year>(?:1\d|20)\d\d){GAP}{DASH}{GAP}(?P<last>(?:(?:1\d|20)\d\d|\d\d))(?!\w|[-/.,]\d)",
        _years,
    ),
    _rule(r"(?P<decade>(?:1[5-9]|20)\d0)[’']?s\b", _decade),
    _rule(r"(?<=the )[’']?(?P<decade>[2-9]0)[’']?s\b", _decade),
    _rule(
        rf"(?P<number>(?i:first|second|third|fourth|final|1st|2nd|3rd|4th))(?:{SPACE}|-)"
        rf"(?:quarter|(?P<half>half))\b(?:,?{SPACE}(?:(?:of|in){SPACE})?{_ANY_YEAR})?",
        _quarter,
    ),
    _rule(rf"[Qq](?P<number>[1-4])(?!\w)(?:,?{SPACE}(?:of{SPACE})?{_ANY_YEAR})?", _quarter),
    _rule(
        rf"the{SPACE}(?P<day>(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th))(?=[.,;!?]|$|{SPACE}(?:and|at|in|when|to)\b)",
        _day_of_month,
        bare=True,
    ),
    _rule(rf"(?P<name>(?i:{_HOLIDAY_NAMES}))(?!\w)(?:,?{SPACE}{YEAR})?", _holiday),
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
