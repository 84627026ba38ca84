"""Reads each number of a text with what surrounds it: unit, hedge, range, rate."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache, partial

from discrepancy.records import Kind, Magnitude
from discrepancy.slots.ages import read_age
from discrepancy.slots.currencies import currency_after, currency_before
from discrepancy.slots.date_words import NO_VERB
from discrepancy.slots.magnitude import Stated
from discrepancy.slots.measure import COUNT, RANK, Measure, joined, measure_of
from discrepancy.slots.numeral import Form, Numeral
from discrepancy.slots.numerals import numerals
from discrepancy.slots.ranges import read_range
from discrepancy.slots.scores import read_score
from discrepancy.slots.single_units import EXTRA, RELATIVE_AFTER, is_split, singles
from discrepancy.slots.units import Unit, read_physical_unit, read_time_unit
from discrepancy.slots.windows import left_of

# What a reading gives for a number that states no amount, such as "three days ago".
_NO_AMOUNT = Measure(Kind.DATE, 0, 0, 0, 0, Magnitude(0.0, 0.0, 0.0))
PERCENT = Unit(Kind.PERCENT, "%", "%")
_POINTS = Unit(Kind.PERCENT, "points", "points")
_SHARE = Unit(Kind.PERCENT, "%", "%", 100.0)
_MAGNITUDE = Unit(Kind.QUANTITY, "magnitude", "magnitude")
_PERCENT_AFTER = re.compile(r"\s?(?:%|-?(?:percentages?|per\s?cents?|percents?|pct\.?)(?!\w))")
_PERCENT_BEFORE = re.compile(r"\b(?:percents?|percentage|per\s?cents?)\s+of\s+$")
_POINTS_AFTER = re.compile(r"[\s-](?:percentage|basis)[\s-]points?\b|\s?pp\b")
# "at 61%, two points lower"
_BARE_POINTS_AFTER = re.compile(
    r"(\s+points?)\s+(?:lower|higher|up|down|more|less|above|below|behind|ahead)\b"
)
_PERCENT_NEAR = re.compile(r"(?:%|\bper\s?cent\b)")
_SHARE_AFTER = re.compile(r"\s+(?:of|more|less|fewer|higher|lower|larger|smaller|as)\b")
_QUAKE_BEFORE = re.compile(r"\bmagnitudes?(?:\s+of)?[\s-]+$", re.IGNORECASE)
_QUAKE_AFTER = re.compile(r"[\s-]magnitude\b|\s+on\s+the\s+(?:Richter|moment)\b", re.IGNORECASE)
_MILLION = re.compile(r"\s?m(?!\w)")
_MILLION_COUNT = re.compile(r"m(?=\s+(?:people|(?!tall|metres)[a-z]{3,20}s\b))")
# "sales rose to 2.2m", "sold 1.4m"; not "sold a 2.2m fence"
_SOLD = re.compile(
    r"\b(?:sales|profits?|revenues?|turnover|loss(?:es)?|earnings|income|takings|proceeds|sold|sells?"
    r"|downloads?|viewers?|audience|population|subscribers?|users|customers)\b"
    r"(?:(?!\ban?\b)(?:[^.;:()]|\.(?=\d))){0,40}$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"m\s+(?:of\s+(?:them|its|these|those|his|her|their|the\s+[\w-]{2,20}s)\b)")
_TALL = re.compile(
    r"m[\s-]+(?:high|tall|long|wide|deep|thick|above|below|away|apart|from|of\s+(?!them|its|the))"
)
_LATER = re.compile(r"\s+later\b")
_HOUR = 3600.0
_FULL_TURNS = 1080.0  # degrees: no figure of a skater or gymnast turns further
_RELATIVE_BEFORE = re.compile(
    rf"\b(?:{NO_VERB}last|past|next|coming|previous|recent|following|every|each|(?:first|time|worst|deadliest"
    r"|biggest|largest|highest|lowest|heaviest|strongest|record)\b[^.,;]{0,30}\bin)\s+"
    r"(?:(?:about|over|nearly|almost|more\s+than)\s+)?$",
    re.IGNORECASE,
)
_AN_AND_HALF = re.compile(r"[\s-]+and\s+(?:an?\s+)?(half|quarter|third)\b")
_TIMES_AS = re.compile(r"[\s-]times\s+(?:as|more|the|that|what|its|higher|larger|bigger|greater)\b")
_OF_A = re.compile(r"\s+(?:of\s+)?an?(?=\s)|\s+of\s+an?(?=\s)")
_NOT_RANKED = re.compile(r"[\s-]+(?:century|centuries|quarter|half)\b")
_FLOOR = re.compile(r"[\s-]+(?:floors?|stor(?:e?y|eys|ies))\b")
_JOIN = re.compile(r"(?:,\s*|\s+)?(?:and\s+)?")


@lru_cache(maxsize=4096)  # the extractors of seven kinds ask for the same sentence
def read_measures(text: str) -> tuple[Measure, ...]:
    """Every amount that `text` states, in order. Numbers that no rule can read are left out."""
    numbers = numerals(text)
    found: list[Measure] = []
    index = 0
    while index < len(numbers):
        measure, used = _read(text, numbers, index)
        if measure is not None and not (found and measure.core < found[-1].end):
            found.append(measure)
        index += used
    unnumbered = singles(text)
    split = _flags(text, (one for one in unnumbered if is_split(text, one)))
    found = [measure for measure in found if not any(split[measure.start : measure.end])]
    taken = _flags(text, found)
    found += [single for single in unnumbered if not any(taken[single.start : single.end])]
    found.sort(key=lambda measure: measure.start)
    return tuple(joined(found, partial(_continues, text)))


def _flags(text: str, measures: Iterable[Measure]) -> bytearray:
    """One flag a character, whether a measure has it: linear in hostile text."""
    taken = bytearray(len(text))
    for measure in measures:
        taken[measure.start : measure.end] = b"\1" * (measure.end - measure.start)
    return taken


def _read(text: str, numbers: tuple[Numeral, ...], index: int) -> tuple[Measure | None, int]:
    number = numbers[index]
    score = read_score(text, numbers[index : index + 2])
    if score is not None:
        value = score.value
        kind = Kind.SCORE
        return (
            Measure(kind, score.start, score.end, score.start, score.end, value) if value else None,
            score.numbers,
        )
    if number.form is Form.ORDINAL:
        return _ordinal(text, number), 1
    stated, used = read_range(text, numbers, index)
    measure = _measure(text, stated)
    if measure is None and used == 2:
        stated, used = Stated((number,)), 1
        measure = _measure(text, stated)
    return measure, used


def _measure(text: str, stated: Stated) -> Measure | None:
    """The first reading that fits: each takes the text, the number, and gives unit and span."""
    for reader in (read_age, _percent, _money, _quake, _duration, _physical, _share, _count):
        read = reader(text, stated)
        if read is None:
            continue
        return None if read is _NO_AMOUNT else read
    return None


def _ordinal(text: str, number: Numeral) -> Measure | None:
    if _NOT_RANKED.match(text, number.end):
        return None
    # the first floor is the second one elsewhere
    slack = 0.9 if _FLOOR.match(text, number.end) else 0.0
    ends = number.value - slack, number.value + slack
    value = Magnitude(number.value, *ends, "rank", f"no. {number.value:g}")
    return Measure(
        Kind.NUMBER, number.start, number.end, number.start, number.end, value, unit=RANK
    )


def _percent(text: str, stated: Stated) -> Measure | None:
    points = _POINTS_AFTER.match(text, stated.end)
    if points:
        unit = _POINTS if "basis" not in points.group() else replace(_POINTS, factor=0.01)
        return measure_of(text, stated, unit, stated.start, points.end())
    told = _BARE_POINTS_AFTER.match(text, stated.end)
    if told and _PERCENT_NEAR.search(left_of(text, stated.start)):
        return measure_of(text, stated, _POINTS, stated.start, told.end(1))
    match = _PERCENT_AFTER.match(text, stated.end)
    if match:
        return measure_of(text, stated, PERCENT, stated.start, match.end())
    before = _PERCENT_BEFORE.search(left_of(text, stated.start))
    if before:
        start = stated.start - len(before.group())
        return measure_of(text, stated, PERCENT, start, stated.end)
    return None


def _money(text: str, stated: Stated) -> Measure | None:
    scaled, end = stated, stated.end
    sign = currency_before(text, stated.first.start)
    million = _MILLION.match(text, end)
    if million and (sign or currency_after(text, million.end())):
        scaled, end = stated.times(1e6, million.end()), million.end()
    after = currency_after(text, end)
    if sign:
        unit, start = sign
        if unit.canonical == "USD" and after and after[0].factor == 1.0:
            unit, end = after[0], after[1]  # "$5 Canadian dollars", "$400 million US dollars"
        return measure_of(text, scaled, unit, min(start, stated.start), end)
    if after is None:
        return None
    if read_physical_unit(text, end) and after[0].canonical == "GBP":
        return None  # "350 pounds of cement"
    return measure_of(text, scaled, after[0], stated.start, after[1])


def _quake(text: str, stated: Stated) -> Measure | None:
    before = _QUAKE_BEFORE.search(left_of(text, stated.start))
    after = _QUAKE_AFTER.match(text, stated.end)
    if not (before or after) or not 0 < stated.last.value <= 10:
        return None
    start = stated.start - len(before.group()) if before else stated.start
    return measure_of(text, stated, _MAGNITUDE, start, after.end() if after else stated.end)


def _with_unit(
    text: str, stated: Stated, read_unit: Callable[[str, int], tuple[Unit, int] | None]
) -> tuple[Unit, Stated, int] | None:
    """The unit after a number ("half of a mile"), the number with "and a half" added, the end."""
    position = stated.end
    if stated.last.form is Form.FRACTION:
        of_a = _OF_A.match(text, position)
        position = of_a.end() if of_a else position
    found = read_unit(text, position)
    if found is None:
        return None
    unit, end = found
    half = _AN_AND_HALF.match(text, end)
    if half and len(stated.numbers) == 1:
        return unit, stated.plus(EXTRA[half[1]]), half.end()
    return unit, stated, end


def _duration(text: str, stated: Stated) -> Measure | None:
    found = _with_unit(text, stated, read_time_unit)
    if found is None:
        return None
    unit, stated, end = found
    before = left_of(text, stated.start)
    relative = RELATIVE_AFTER.match(text, end) and not (
        unit.factor <= _HOUR and _LATER.match(text, end)  # "two days later" is a date
    )
    if relative or _RELATIVE_BEFORE.search(before):
        return _NO_AMOUNT
    return measure_of(text, stated, unit, stated.start, end)


def _physical(text: str, stated: Stated) -> Measure | None:
    if _MILLION_COUNT.match(text, stated.end) or _is_glued_million(text, stated):
        end = stated.end + 1
        return measure_of(text, stated.times(1e6, end), COUNT, stated.start, end)
    found = _with_unit(text, stated, read_physical_unit)
    if found and found[0].canonical == "degree" and stated.last.value > _FULL_TURNS:
        return None  # those of a university
    if found is None:
        return None
    unit, stated, end = found
    return measure_of(text, stated, unit, stated.start, end)


def _is_glued_million(text: str, stated: Stated) -> bool:
    """Whether "2.2m" is no length: of sales, of what was sold, "2.2m of them"."""
    if text[stated.end : stated.end + 1] != "m":
        return False
    told = _SOLD.search(left_of(text, stated.start)) and not _TALL.match(text, stated.end)
    return bool(told or _OF_THEM.match(text, stated.end))


def _share(text: str, stated: Stated) -> Measure | None:
    """A part of a whole is a percentage: "two fifths of", "one in ten", "a third more"."""
    if stated.last.form is not Form.FRACTION:
        return None
    return measure_of(text, stated, _SHARE, stated.start, stated.end)


def _count(text: str, stated: Stated) -> Measure | None:
    after = text[stated.end : stated.end + 1]
    if after.isalpha() or after in ("_", "°", "/"):
        return None
    if _TIMES_AS.match(text, stated.end):
        return None  # a factor, no count
    return measure_of(text, stated, COUNT, stated.start, stated.end)


def _continues(text: str, left: Measure, right: Measure) -> bool:
    if left.kind is not right.kind or left.unit is None or right.unit is None or right.hedge:
        return False
    if left.kind not in (Kind.DURATION, Kind.QUANTITY, Kind.MONEY) or left.per:
        return False
    smaller = left.unit.canonical == right.unit.canonical and left.unit.factor > right.unit.factor
    near = right.start - left.end <= 6 and _JOIN.fullmatch(text, left.end, right.start)
    return bool(smaller and near and right.value.amount < left.unit.factor)
