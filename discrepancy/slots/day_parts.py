"""Parts of the day: "on Tuesday morning", "last night", "late in the afternoon"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discrepancy.records import Clock, Hedge, Kind, Slot, Token
from discrepancy.slots import governor
from discrepancy.slots.date_words import SPACE, WEEKDAY
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
    "lunchtime": (11.0, 14.0),
}  # fmt: skip
_WHOLE = re.compile(
    rf"(?<![\w-])(?:(?:(?:in|on|during|throughout){SPACE}the|this|that|last|next|tomorrow|yesterday"
    rf"|today|early|late|later|mid|by|at|{WEEKDAY}(?:['’]s)?|\d(?:st|nd|rd|th)?){SPACE}|(?=tonight|mid))"
    rf"(?:(?P<shade>early|late|later|mid)(?:{SPACE}|-))?"
    rf"(?P<part>mornings?|afternoons?|evenings?|nights?|tonight|midmorning|midafternoon|lunchtime)\b"
    r"(?!-)",
    re.IGNORECASE,
)
_SHADE_BEFORE = re.compile(
    rf"\b(?P<shade>early|late|later|mid)(?:{SPACE}|-)"
    rf"(?:(?:in{SPACE}the|on|this|that|last|yesterday|tomorrow|{WEEKDAY}){SPACE}){{0,2}}$",
    re.IGNORECASE,
)


def extract(reading: Reading) -> Iterator[Slot]:
    """TIME slots of the parts of a day, in order; their precision is half of their length."""
    for match in _WHOLE.finditer(reading.text):
        start, end = match.start("shade" if match["shade"] else "part"), match.end("part")
        index = governor.token_at(reading.tokens, *match.span("part"))
        if index is not None and _is_modifier(reading.tokens, index):
            continue
        name = _name(reading.text, match)
        low, high = _HOURS[name]
        minute, half = round((low + high) * 30) % 1440, round((high - low) * 30)
        yield Slot(
            kind=Kind.TIME,
            value=Clock(minute, None, half, name),
            start=start,
            end=end,
            text=reading.text[start:end],
            hedge=Hedge.ABOUT,
            attribute=(*governor.attribute_of(reading.tokens, index), f"{PART}:{name}"),
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
