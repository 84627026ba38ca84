"""One rule of the grammar of dates, and the pieces of patterns that several rules share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from discrepancy.records import CalendarDate
from discrepancy.slots.date_cues import Cue
from discrepancy.slots.date_resolve import Anchor
from discrepancy.slots.date_words import GAP, SPACE, WEEKDAY_BESIDE_DAY, YEAR

Fields: TypeAlias = dict[str, str]  # the named groups of a match, in lower case
Read: TypeAlias = Callable[[Fields, Anchor], CalendarDate | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with its reading, and the cues without which it matches nothing.

    `bare`: its words could mean something else ("May", "2017").
    """

    pattern: re.Pattern[str]
    reading: Read
    cues: tuple[Cue, ...]
    bare: bool = False


def rule(pattern: str, reading: Read, *cues: Cue, bare: bool = False) -> Rule:
    """A rule for what no word, sign of money or figure with a hyphen runs into."""
    whole = rf"(?<![\w$€£])(?:(?=\D)|(?<!\d[-–.,:/])(?=\d))(?:{pattern})"
    return Rule(re.compile(whole), reading, cues, bare)


STEP = r"(?P<step>(?i:last|this|next|past|coming|previous|current))"
NEAR = r"(?P<step>(?i:last|this|next))"
ANY_YEAR = rf"(?:{YEAR}|(?P<step>(?i:last|this|next|the)){SPACE}(?i:year)\b)"  # "2024", "next year"
YEAR_AFTER = (
    rf"(?:(?:{GAP},?{GAP}|{SPACE}(?:(?:of|in){SPACE})?|[-/])"
    rf"(?:{YEAR}|{NEAR}{SPACE}(?i:year)\b))?"
)
WEEKDAY_BEFORE = rf"(?:(?P<weekday>{WEEKDAY_BESIDE_DAY}),?{SPACE}(?:the{SPACE})?)?"
WEEKDAY_AFTER = rf"(?:{GAP}\((?:{WEEKDAY_BESIDE_DAY})\))?"
NTH = r"(?P<nth>(?i:first|second|third|fourth|fifth|last|final|1st|2nd|3rd|4th|5th))"
