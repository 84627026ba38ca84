"""Parts of the day: "on Tuesday morning", "last night", "before dawn", "late on Friday"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from discrepancy.records import Clock, Hedge, Kind, Slot, Token
from discrepancy.slots import governor
from discrepancy.slots.date_words import SPACE, WEEKDAY, any_of
from discrepancy.slots.interface import Reading
from discrepancy.slots.windows import left_of

PART = "part-of-day"  # the mark of such a slot among the lemmas of its attribute
# Hours after midnight, from and to, as newsrooms use them and as wide as any does: "early in the
# morning" may be one o'clock, "the evening" may be the whole of it up to midnight.
_HOURS = {
    "morning": (4.0, 12.0), "early morning": (0.0, 9.0), "late morning": (10.0, 12.0),
    "mid morning": (9.0, 11.0), "midmorning": (9.0, 11.0),
    "afternoon": (12.0, 18.0), "early afternoon": (12.0, 15.0), "late afternoon": (14.0, 18.0),
    "mid afternoon": (13.0, 17.0), "midafternoon": (13.0, 17.0),
    "evening": (16.0, 24.0), "early evening": (16.0, 20.0), "late evening": (20.0, 24.0),
    "night": (18.0, 28.0), "late night": (21.0, 28.0), "tonight": (16.0, 28.0),
    "lunchtime": (11.0, 14.0), "early hours": (0.0, 7.0),
    "early in the day": (0.0, 12.0), "late in the day": (15.0, 28.0),
    # sunrise is at four in a northern June and at nine in December, sunset at eleven and at three
    "at dawn": (3.0, 9.0), "before dawn": (0.0, 8.5), "after dawn": (3.5, 13.0),
    "at dusk": (15.0, 23.0), "before dusk": (12.0, 23.0), "after dusk": (15.0, 26.5),
    "at breakfast": (5.0, 11.0), "before breakfast": (3.0, 10.0), "after breakfast": (6.0, 13.0),
    "at lunch": (11.0, 15.5), "before lunch": (8.0, 14.0), "after lunch": (12.0, 18.0),
    "at supper": (16.0, 23.0), "before supper": (14.0, 22.0), "after supper": (17.0, 27.0),
}  # fmt: skip
_EVENTS = {
    **dict.fromkeys(("dawn", "daybreak", "sunrise", "sunup", "first light"), "dawn"),
    **dict.fromkeys(("dusk", "sunset", "sundown", "nightfall", "dark"), "dusk"),
    **dict.fromkeys(("breakfast", "breakfast time", "breakfast-time"), "breakfast"),
    "lunch": "lunch", "teatime": "supper", "supper": "supper", "supper time": "supper",
}  # fmt: skip
_WHOLE = re.compile(
    rf"(?<![\w-])(?:(?:(?:in|on|during|throughout){SPACE}the|this|that|last|next|tomorrow|yesterday"
    rf"|today|early|late|later|mid|by|at|{WEEKDAY}(?:['’]s)?|\d(?:st|nd|rd|th)?){SPACE}|(?=tonight|mid))"
    rf"(?:(?P<shade>early|late|later|mid)(?:{SPACE}|-))?"
    rf"(?P<part>mornings?|afternoons?|evenings?|nights?|tonight|midmorning|midafternoon|lunchtime)\b"
    r"(?!-)",
    re.IGNORECASE,
)
# "until dawn" and "since dawn" only bound what happened
_BESIDE_EVENT = re.compile(
    rf"(?<![\w-])(?P<way>before|after|at|around|over){SPACE}"
    rf"(?P<part>{any_of(_EVENTS)})\b(?!-)",
    re.IGNORECASE,
)
_EARLY_HOURS = re.compile(rf"\b(?P<part>(?:early|small|wee){SPACE}hours)\b", re.IGNORECASE)
# "the early hours of Sunday morning" are told once
_HOURS_OF = re.compile(rf"\bhours{SPACE}(?:of|on){SPACE}(?:the{SPACE})?(?:\w{{4,9}}{SPACE})?$")
_END_OF_DAY = re.compile(
    rf"(?<![\w-])(?P<part>early|late)(?:{SPACE}on)?{SPACE}(?P<day>{WEEKDAY}(?!['’]))\b"
    rf"(?!{SPACE}(?:early|late|morning|afternoon|evening|night))",
    re.IGNORECASE,
)
_SHADE_BEFORE = re.compile(
    rf"\b(?P<shade>early|late|later|mid)(?:{SPACE}|-)"
    rf"(?:(?:in{SPACE}the|on|this|that|last|yesterday|tomorrow|{WEEKDAY}){SPACE}){{0,2}}$",
    re.IGNORECASE,
)


def extract(reading: Reading) -> Iterator[Slot]:
    """TIME slots of the parts of a day, in order; their precision is half of their length."""
    found = sorted(_found(reading.text), key=lambda part: part.start)
    for number, part in enumerate(found):
        if number and part.start < found[number - 1].end:
            continue
        index = governor.token_at(reading.tokens, *part.head)
        if index is None or not _is_modifier(reading.tokens, index):
            yield _slot(reading, part, index)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a day as written; `head` is the span of the word that its verb is looked for."""

    start: int
    end: int
    name: str
    head: tuple[int, int]


def _found(text: str) -> Iterator[_Part]:
    for match in _WHOLE.finditer(text):
        if _HOURS_OF.search(left_of(text, match.start("part"))):
            continue
        start = match.start("shade" if match["shade"] else "part")
        yield _Part(start, match.end("part"), _name(text, match), match.span("part"))
    for match in _BESIDE_EVENT.finditer(text):
        way = {"around": "at", "over": "at"}.get(match["way"].lower(), match["way"].lower())
        event = _EVENTS[" ".join(match["part"].lower().split())]
        yield _Part(match.start(), match.end(), f"{way} {event}", match.span("part"))
    for match in _EARLY_HOURS.finditer(text):
        yield _Part(*match.span(), "early hours", match.span())
    for match in _END_OF_DAY.finditer(text):
        yield _Part(*match.span("part"), f"{match['part'].lower()} in the day", match.span("day"))


def _slot(reading: Reading, part: _Part, index: int | None) -> Slot:
    low, high = _HOURS[part.name]
    minute, half = round((low + high) * 30) % 1440, round((high - low) * 30)
    return Slot(
        kind=Kind.TIME,
        value=Clock(minute, None, half, part.name),
        start=part.start,
        end=part.end,
        text=reading.text[part.start : part.end],
        hedge=Hedge.ABOUT,
        attribute=(*governor.attribute_of(reading.tokens, index), f"{PART}:{part.name}"),
    )


def _name(text: str, match: re.Match[str]) -> str:
    part = match["part"].lower().rstrip("s")
    look = left_of(text, match.start("part"))
    shade = match["shade"] or ((found := _SHADE_BEFORE.search(look)) and found["shade"]) or ""
    shaded = f"{shade.lower().replace('later', 'late')} {part}"
    return shaded if shaded in _HOURS else part


def _is_modifier(tokens: tuple[Token, ...], index: int) -> bool:
    """As in "the night shift", "Monday evening's edition"."""
    return tokens[index].dep == "compound" or any(
        token.head == index and token.dep == "case" for token in tokens
    )
