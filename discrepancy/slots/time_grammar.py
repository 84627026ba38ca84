"""The grammar of times of day: "2052 GMT", "eight minutes to five", "shortly after seven"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from discrepancy.slots.date_words import COUNTS, SPACE
from discrepancy.slots.time_patterns import HOURS, MINUTE_WORDS, PATTERNS, WORDED

HALF_DAY = 720


@dataclass(frozen=True, slots=True)
class TimeFound:
    """A time of day as written, before zone and half of the day are settled.

    `either_half` says that the words leave open whether it is before or after noon.
    """

    start: int
    end: int
    minute: int
    precision: int
    either_half: bool = False
    zone: str = ""  # as written; "local" where the text says local time
    relation: str = ""  # "before", "after", "by", "until", "since"


_LOOSE_AFTER = re.compile(
    rf"(?:,?{SPACE}(?:in{SPACE}the{SPACE}(?:morning|afternoon|evening|night)|at{SPACE}night|on{SPACE}"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"tonight|this{SPACE}(?:morning|evening|afternoon)|sharp|that{SPACE}(?:morning|evening|night)|"
    r"yesterday|today|tomorrow)\b)".replace("{SPACE}", SPACE)
)
_LOOSE_BEFORE = re.compile(
    rf"\b(?:tonight|morning|afternoon|evening|night|yesterday|today|tomorrow|"
    rf"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)|\d{{1,2}}(?:st|nd|rd|th)),?"
    rf"{SPACE}(?:at|around|about|by|from){SPACE}$",
    re.IGNORECASE,
)
# what is done at an hour: "the doors open at seven"
_PUNCTUAL = re.compile(
    rf"\b(?:open|clos|shut|start|begin|began|begun|arriv|land|depart|left|leav|sail|wake|woke|met|"
    rf"meet)(?:e|s|ed|es|ing|ting)?{SPACE}(?:\w{{1,12}}{SPACE}){{0,2}}at{SPACE}$",
    re.IGNORECASE,
)
# "it was already past nine when", "as the clock struck nine"
_CLOCK_SAYS = re.compile(
    rf"(?:\b(?:already|well|just|long|was|is){SPACE}past|\b(?:clocks?|bells?){SPACE}(?:\w{{1,9}}{SPACE})?struck)"
    rf"{SPACE}$",
    re.IGNORECASE,
)
_PAUSE = re.compile(r"[.,;!?)”\"]|$|\s(?:and|but|when|while|as|until|after|before|with)\b")
_BEFORE = re.compile(
    rf"(?P<near>{WORDED}{SPACE})?(?P<way>before|after|past|about|around|by|until|till|since|from|"
    rf"as{SPACE}(?:early|late){SPACE}as|nearly|almost|towards?){SPACE}$",
    re.IGNORECASE,
)
# "finished in 3:45", "a ratio of 3:45"
_MEASURE = re.compile(rf"\b(?:in|of|ratio|odds|score|record){SPACE}$", re.IGNORECASE)
_POINTED = re.compile(
    rf"\b(?:at|by|until|till|was|is|it's|it’s){SPACE}(?:(?:about|around|nearly|almost){SPACE})?$",
    re.IGNORECASE,
)
# "4.40" after these, where no unit follows, is a time of day
_AT_POINT = re.compile(
    rf"\b(?:at(?:{SPACE}(?:about|around))?|until|till|shortly{SPACE}(?:before|after)|clock){SPACE}$",
    re.IGNORECASE,
)
_DECIMAL_AFTER = re.compile(
    rf"(?:{SPACE}|-|[%°])?(?:%|°|per|percent|million|billion|km|kilomet|met|mil|kg|ton|point|degree|"
    rf"francs?|euros?|dollars?|pounds?|knots?|on{SPACE}the{SPACE}(?:Richter|scale)|magnitude|times|x\b|"
    r"second|inch|f(?:ee|oo)?t\b|litre|liter|hectare|acre|m\b|c\b|f\b)",
    re.IGNORECASE,
)
_RELATIONS = {
    "till": "until", "from": "since", "past": "after",
    "as early as": "since", "as late as": "until",
}  # fmt: skip
_FIVES = frozenset({"five", "ten", "twenty", "twenty-five"})
_LOOK = 40
_NEAR_SHIFT = 10  # "shortly after seven" is taken as ten past, give or take a quarter of an hour


def find(text: str) -> Iterator[TimeFound]:
    """The times of day of a text in order, the longest where several begin together."""
    matches = sorted(
        (m for pattern in PATTERNS for m in pattern.finditer(text)),
        key=lambda m: (m.start(), -m.end()),
    )
    after = 0
    for match in matches:
        if match.start() < after:
            continue
        found = _read(text, match)
        if found:
            after = found.end
            yield found


def _read(text: str, match: re.Match[str]) -> TimeFound | None:
    fields = {name: value for name, value in match.groupdict().items() if value}
    if "loose" in fields and not _is_time(text, match):
        return None
    if "bare_dot" in fields and "zone" not in fields and not _is_pointed(text, match):
        return None
    clear = "half" in fields or "zone" in fields or "name" in fields
    if "count" in fields and not _is_counted(text, match.start(), fields):
        return None
    if not clear and _MEASURE.search(text, max(0, match.start() - _LOOK), match.start()):
        return None
    told = clock(fields)
    if told is None:
        return None
    minute, precision, either = told
    minute, precision, relation, start = _shifted(text, match.start(), minute, precision)
    zone = fields.get("city") or fields.get("zone", "")
    zone = "local" if zone.lower().startswith(("local", "hours")) else zone
    end = match.end()
    if text[end - 1] == ")" and "(" not in match[0]:
        end -= 1
    return TimeFound(start, end, minute % (2 * HALF_DAY), precision, either, zone, relation)


def clock(fields: dict[str, str]) -> tuple[int, int, bool] | None:
    """Minute of the day, precision in minutes, and whether the half of the day is open."""
    name = fields.get("name", "").lower()
    if name:
        past = {"half": 30, "quarter": 15}.get(fields.get("past", "").split(" ")[-1].lower(), 0)
        minute = (0 if name.endswith("night") else HALF_DAY) + past
        return (minute + _side(fields)) % (2 * HALF_DAY), 1 if "count" in fields else 5, False
    hour = HOURS[fields["word"].lower()] if "word" in fields else int(fields["hour"])
    minute = (
        30 * ("halfpast" in fields)
        or int(fields.get("minute", 0))
        or COUNTS.get(fields.get("spoken", "").lower().replace(" ", "-"), 0)
    )
    precision = 1 if minute or "minute" in fields else 15
    if "count" in fields:
        count = fields["count"].lower()
        past = int(count) if count.isdecimal() else MINUTE_WORDS[" ".join(count.split())]
        if past >= 60 or hour > 12 or ("minute" in fields):
            return None
        minute, precision = (past, 1 if past % 5 else 5)
        if fields["side"].lower() in ("to", "before"):
            hour, minute = (hour - 1, 60 - minute)
            hour = hour or 12
    if hour == 24:
        hour = 0
    half = fields.get("half", "").lower()[:1]
    if half:
        if not 1 <= hour <= 12:
            return None
        return (hour % 12 + (12 if half == "p" else 0)) * 60 + minute, precision, False
    digits = fields.get("hour", "")
    # 04:52 and 16:52 are of the 24-hour clock, as is any figure beside a zone; "at 7:52" is open
    full = len(digits) == 2 and (digits[0] == "0" or hour > 12 or "zone" in fields)
    full = (
        full or hour > 12 or hour == 0 or ("minute" in fields and ":" not in digits and hour > 12)
    )
    return hour * 60 + minute, precision, not full


def _side(fields: dict[str, str]) -> int:
    """How many minutes before (less than nought) or after the name of an hour: "one past"."""
    if "count" not in fields:
        return 0
    count = fields["count"].lower()
    past = int(count) if count.isdecimal() else MINUTE_WORDS[" ".join(count.split())]
    return -past if fields["side"].lower() in ("to", "before") else past


def _is_counted(text: str, start: int, fields: dict[str, str]) -> bool:
    """Without its minutes "five to ten" is a time only after "at", "by", "until", "it was"."""
    if "unit" in fields or "half" in fields or fields["side"] == "past":
        return True
    if fields["count"].lower().endswith("quarter"):
        return True
    return (
        fields["count"].lower() in _FIVES
        and _POINTED.search(text, max(0, start - _LOOK), start) is not None
    )


def _is_pointed(text: str, match: re.Match[str]) -> bool:
    """Is "4.40" a time, by what stands around it: "at 4.40 on Thursday", "at 22.30,"."""
    look = max(0, match.start() - _LOOK)
    if _DECIMAL_AFTER.match(text, match.end()):
        return False
    return bool(
        _AT_POINT.search(text, look, match.start()) or _LOOSE_AFTER.match(text, match.end())
    )


def _is_time(text: str, match: re.Match[str]) -> bool:
    """Has a bare hour a clear cue: "at nine on Saturday", "shortly after seven."."""
    look = max(0, match.start() - _LOOK)
    if _LOOSE_AFTER.match(text, match.end()) or _LOOSE_BEFORE.search(text, look, match.start()):
        return True
    in_words = match.groupdict().get("word") and _PAUSE.match(text, match.end())
    if in_words and _PUNCTUAL.search(text, look, match.start()):
        return True
    if in_words and _CLOCK_SAYS.search(text, look, match.start()):
        return True
    before = _BEFORE.search(text, look, match.start())
    ends = re.match(r"[.,;!?)”\"]|$", text[match.end() :]) is not None
    # "shots were fired around eleven": what is counted would follow
    alone = bool(in_words and before and before["way"].lower() == "around")
    return bool(before and (before["near"] or alone) and ends)


def _shifted(text: str, start: int, minute: int, precision: int) -> tuple[int, int, str, int]:
    """The time with the words before it: "shortly after", "before", "around", "by"."""
    match = _BEFORE.search(text, max(0, start - _LOOK), start)
    if match is None:
        return minute, precision, "", start
    way, near = match["way"].lower(), match["near"]
    sign = {"before": -1, "nearly": -1, "almost": -1, "after": 1, "past": 1}.get(way, 0)
    if near or way in ("nearly", "almost"):
        return minute + sign * _NEAR_SHIFT, 20, "", match.start()
    if way in ("about", "around", "towards", "toward"):
        return minute, max(precision, 30), "", match.start()
    relation = _RELATIONS.get(" ".join(way.split()), way)
    return minute, precision, relation, start
