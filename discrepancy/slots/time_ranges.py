"""Times of day with the ends of ranges: "from 5 to 6 pm", "9.30-4.30pm", "between 11 and 3pm"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from discrepancy.slots import time_grammar
from discrepancy.slots.date_words import GAP, SPACE
from discrepancy.slots.time_grammar import HALF_DAY, TimeFound
from discrepancy.slots.time_patterns import AM, HOUR_WORD, START, ZONE
from discrepancy.slots.windows import left_of


def _end(number: int) -> str:
    """The pattern of one end of a range, its groups numbered."""
    half = AM.replace("<half>", f"<half{number}>")
    return (
        rf"(?:(?P<hour{number}>[01]?\d|2[0-4])(?:[:.](?P<minute{number}>[0-5]\d))?"
        rf"|(?P<word{number}>{HOUR_WORD}))(?:\s?{half})?"
    )


_RANGE = re.compile(
    rf"{START}(?<!past )(?<!to )(?:(?P<open>(?i:from|between)){SPACE})?(?P<first>{_end(1)})"
    rf"(?:{GAP}(?P<dash>[-–—]){GAP}|{SPACE}(?P<link>to|and|until|till?){SPACE})(?P<second>{_end(2)})"
    rf"(?![\w/%°$€£-]|[.:,]\d)(?:{SPACE}in{SPACE}the{SPACE}(?P<part>morning|afternoon|evening|night))?{ZONE}"
)
# "at 5 to 6pm" is a minute before six
_POINTED = re.compile(rf"\b(?:at|by|until|till|was|is|it's|it’s|since){SPACE}$", re.IGNORECASE)
# "between three and five on Tuesday"
_DAY_AFTER = re.compile(
    r"\s(?:on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow|tonight"
    r"|(?:this|that|on\s\w{6,9})\s(?:morning|afternoon|evening))\b"
)
_NIGHT = 6  # "at three in the night" is of the morning
_MINUTES_TO = frozenset({"5", "10", "20", "25", "five", "ten", "twenty"})


@lru_cache(maxsize=256)  # times of day and lengths of time ask for the same sentence
def find(text: str) -> tuple[TimeFound, ...]:
    """The times of day of a text in order, those that end a range read from both of its ends."""
    found = [end for match in _RANGE.finditer(text) for end in _ends(text, match)]
    taken = bytearray(len(text))  # one flag a character: linear in hostile text
    for end in found:
        taken[end.start : end.end] = b"\1" * (end.end - end.start)
    found += [one for one in time_grammar.find(text) if not any(taken[one.start : one.end])]
    return tuple(sorted(found, key=lambda one: one.start))


def _ends(text: str, match: re.Match[str]) -> tuple[TimeFound, ...]:
    """Both ends; none where the words may be no times, or both are times by themselves."""
    if not _is_range(text, match):
        return ()
    ends = [_clock(match, number) for number in (1, 2)]
    if ends[0] is None or ends[1] is None:
        return ()
    (first, near, open_first), (second, near_too, open_second) = ends[0], ends[1]
    if open_first and not open_second:
        first, open_first = _before(first, second), False
    elif open_second and not open_first:
        second, open_second = _after(second, first), False
    relation, until = {"from": ("since", ""), "between": ("after", "before")}.get(
        (match["open"] or "").lower(), ("", "")
    )
    zone = match["zone"] or ""
    zone = "local" if zone.lower().startswith(("local", "hours")) else zone
    one = TimeFound(*match.span("first"), first, near, open_first, zone, relation)
    return one, replace(
        one, start=match.start("second"), end=match.end("second"), minute=second,
        precision=near_too, either_half=open_second, relation=until,
    )  # fmt: skip


def _is_range(text: str, match: re.Match[str]) -> bool:
    said = match["half1"] or match["half2"] or match["part"]
    minutes = ":" in match["first"] or ":" in match["second"]
    opened = (match["open"] or "").lower()
    # "rose from 5 to 6 on Monday" are no times
    minutes = minutes or (opened == "between" and bool(_DAY_AFTER.match(text, match.end())))
    if match["link"] == "and" and opened != "between":
        return False
    if not said and not (opened and minutes):
        return False
    if opened:
        return True
    to_the_hour = match["link"] == "to" and match["first"].lower() in _MINUTES_TO
    before = left_of(text, match.start())
    return not (to_the_hour and (_POINTED.search(before) or match["word1"]))


def _clock(match: re.Match[str], number: int) -> tuple[int, int, bool] | None:
    """Minute of the day, precision in minutes, whether the half of the day is open."""
    names = ("hour", "minute", "word", "half")
    fields = {name: value for name in names if (value := match[f"{name}{number}"])}
    part = match["part"]
    if part and "half" not in fields:
        hour = int(fields.get("hour", "0"))
        late = part != "morning" and not (part == "night" and hour < _NIGHT)
        fields["half"] = "p" if late else "a"
    return time_grammar.clock(fields)


def _before(minute: int, end: int) -> int:
    """Of the two readings of an open hour the one that a range up to `end` is shorter from."""
    return min((minute, minute + HALF_DAY), key=lambda m: (end - m) % (2 * HALF_DAY) or 9999) % (
        2 * HALF_DAY
    )


def _after(minute: int, start: int) -> int:
    """Of the two readings of an open hour the one that a range from `start` is shorter to."""
    return min((minute, minute + HALF_DAY), key=lambda m: (m - start) % (2 * HALF_DAY) or 9999) % (
        2 * HALF_DAY
    )
