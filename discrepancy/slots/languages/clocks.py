"""Times of day of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from discrepancy.slots.languages.grammar import grammar_of, index
from discrepancy.slots.languages.interface import Language
from discrepancy.slots.languages.numbers import number_of

NOON, DAY = 720, 1440  # minutes
_EXACT, _HOUR = 1, 15  # precisions, in minutes


@dataclass(frozen=True, slots=True)
class ClockFound:
    start: int
    end: int
    minute: int  # after midnight
    precision: int
    either_half: bool = False


def find(text: str, language: Language) -> tuple[ClockFound, ...]:
    """The times of day of a text, in order."""
    grammar = grammar_of(language)
    lasting = re.search(language.lasting, text, re.IGNORECASE)
    found: list[ClockFound] = []
    for pattern in grammar.clock:
        for match in pattern.finditer(text):
            time = _time(match, language)
            if time is None or (lasting and time.precision == _HOUR):
                continue
            if not any(time.start < one.end and one.start < time.end for one in found):
                found.append(time)
    return tuple(sorted((*found, *_noons(text, language)), key=lambda one: one.start))


def _noons(text: str, language: Language) -> Iterator[ClockFound]:
    minutes = list(language.noon.values())
    for match in grammar_of(language).noon.finditer(text):
        yield ClockFound(*match.span(), minutes[index(match)], _HOUR)


def _time(match: re.Match[str], language: Language) -> ClockFound | None:
    told = {name: words for name, words in match.groupdict().items() if words}
    hour = number_of(told["hour"], language)
    if hour is None or hour != int(hour) or not 0 <= hour <= 24:
        return None
    minute = int(hour) * 60 + _past(told)
    open_ = language.either_half and 0 < hour <= 12 and not told["hour"].startswith("0")
    if "pm" in told and minute < NOON:
        minute += NOON
    if "am" in told and minute >= NOON and hour == 12:
        minute -= NOON
    exact = len(told) > 1 and any(name in told for name in ("minute", "half", "halfto", "quarter"))
    return ClockFound(
        *match.span(),
        minute % DAY,
        _EXACT if exact else _HOUR,
        either_half=open_ and not {"am", "pm"} & told.keys() and "minute" not in told,
    )


def _past(told: dict[str, str]) -> int:
    """Minutes past the hour that is named, below nought where it is named ahead."""
    if "minute" in told:
        return int(told["minute"])
    if "halfto" in told:
        return -30
    if "half" in told:
        return 30
    if "to" in told or told.get("side", "").lower() == "vor":
        return -15
    return 15 if "quarter" in told else 0
