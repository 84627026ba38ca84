"""Words that loosen a figure ("over", "nearly", "or more"), and the bounds that they leave."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from discrepancy.records import Hedge


@dataclass(frozen=True, slots=True)
class Hedging:
    """A hedge, where it begins and ends, and the bounds as multiples of the figure.

    A bound of None is that of the figure's own rounding.
    """

    hedge: Hedge
    start: int
    end: int
    low: float | None = None
    high: float | None = None

    def bounds(self, low: float, high: float, amount: float) -> tuple[float, float]:
        """What is left of [low, high], the rounding interval of `amount` (0 or more)."""
        if amount < 0:
            return low, high
        endless = self.high == math.inf  # of "more than zero", too: 0 times infinity is no number
        return (
            low if self.low is None else min(self.low * amount, amount),
            high if self.high is None else math.inf if endless else max(self.high * amount, amount),
        )


_SLIGHTLY = r"(?:just|slightly|a\s+little|little|a\s+bit|marginally|a\s+fraction|fractionally)"
NEARLY = 0.95, 1.0
_A_LITTLE = r"(?:a\s+little|little|a\s+bit)"
# (words before the figure, hedge, low, high). The multiples are plain reading: "nearly 2,000"
# starts at 1,900, "just over 410" ends near 430, "about 10" runs from 9 to 11.
_BEFORE = (
    (rf"{_A_LITTLE}\s+(?:over|more\s+than|above|past)", Hedge.ABOUT, 1.0, 1.15),
    (rf"{_SLIGHTLY}\s+(?:over|more\s+than|above|past)", Hedge.ABOUT, 1.0, 1.05),
    (
        rf"{_SLIGHTLY}\s+(?:under|(?:less|fewer)\s+than|below|short\s+of|shy\s+of)",
        Hedge.ABOUT,
        0.9,
        1.0,
    ),
    (
        r"(?:at\s+least|no(?:t)?\s+(?:fewer|less)\s+than|a\s+minimum\s+of|minimum)",
        Hedge.AT_LEAST,
        1.0,
        math.inf,
    ),
    (
        r"(?:at\s+(?:the\s+)?most|up\s+to|no(?:t)?\s+(?:more|greater|longer)\s+than|as\s+(?:many|much)\s+as"
        r"|a\s+maximum\s+of|maximum|within|not\s+exceeding|not\s+even)",
        Hedge.AT_MOST,
        0.0,
        1.0,
    ),
    (
        r"(?:(?:well|far|much|considerably)\s+)?(?:(?:more|greater|higher|longer|larger|bigger|older|better|heavier)\s+than|over|above|in\s+excess\s+of"
        r"|upwards?\s+of|exceed(?:s|ed|ing)?|topp(?:ed|ing)|surpass(?:ed|es|ing)?|north\s+of)",
        Hedge.OVER,
        1.0,
        math.inf,
    ),
    (
        r"(?:(?:well|far|much|considerably)\s+)?(?:(?:fewer|less|lower|smaller|shorter|younger)\s+than|under|below)",
        Hedge.UNDER,
        0.0,
        1.0,
    ),
    (
        r"(?:nearly|almost|close\s+to|approaching|not\s+quite|nearing|virtually)",
        Hedge.ABOUT,
        *NEARLY,
    ),
    (r"(?:barely|hardly|scarcely|only\s+just)", Hedge.ABOUT, 0.9, 1.05),
    (
        r"(?:about|some|roughly|around|approximately|approx\.?|(?:an\s+)?estimated|circa|ca\.|~|≈"
        r"|(?:in|on)\s+the\s+(?:region|order)\s+of|more\s+or\s+less|perhaps|maybe)",
        Hedge.ABOUT,
        0.9,
        1.1,
    ),
)
_AFTER = (
    (
        r"(?:or|and)\s+(?:more|above|over|longer|older)\b|and\s+counting\b|-?plus\b|\+(?!\d)",
        Hedge.AT_LEAST,
        1.0,
        math.inf,
    ),
    (
        r"or\s+(?:fewer|less|under|below|younger)\b|at\s+(?:the\s+)?most\b|tops\b",
        Hedge.AT_MOST,
        0.0,
        1.0,
    ),
    (r"or\s+(?:so|thereabouts)\b", Hedge.ABOUT, 0.85, 1.2),
    (r"-?odd\b", Hedge.ABOUT, 0.95, 1.2),
    (r"more\s+or\s+less\b", Hedge.ABOUT, 0.9, 1.1),
    (r"at\s+least\b(?=\s*[.,;]|\s*$)", Hedge.AT_LEAST, 1.0, math.inf),
)
# "do not use more than 10": at most
_DENIED = {
    Hedge.OVER: (Hedge.AT_MOST, 0.0, 1.0),
    Hedge.UNDER: (Hedge.AT_LEAST, 1.0, math.inf),
}
_NOT_BEFORE = re.compile(
    r"(?:\b(?:not|never|cannot)|n['’]t)\s+(?:to\s+)?(?!(?:only|just|clear|known|sure|if|whether|that)\b)"
    r"(?:[a-z]{2,12}\s+)?$",
    re.IGNORECASE,
)
_BEFORE_RULES = tuple(
    (
        re.compile(rf"(?<!\w){words}\s*(?:(?:a|an|the|its|their)\s+)?$", re.IGNORECASE),
        hedge,
        low,
        high,
    )
    for words, hedge, low, high in _BEFORE
)
_AFTER_RULES = tuple(
    (re.compile(rf"\s*{words}", re.IGNORECASE), hedge, low, high)
    for words, hedge, low, high in _AFTER
)
WINDOW = 40  # characters: longer than the longest phrase above
# "12 hours over two days", "invested over ten years": "over" is "in the course of" unless a verb
# of lasting, a preposition or nothing stands before it.
_BEFORE_LENGTH = re.compile(
    r"(?:^|[,;:(–—\"“]|\b(?:last(?:s|ed|ing)?|took|takes?|taking|spen[dt]|spending|for|after|in|of"
    r"|by|with|than|and|at|to|was|were|is|are|be|been|waited|waits?|just|well|a|the|little|bit|slightly|far))\s*$",
    re.IGNORECASE,
)

# "handed over $60,000": "over" goes with the verb
_PARTICLE_OF = re.compile(r"\b(?:hand|turn|sign)(?:s|ed|ing)?\s+$", re.IGNORECASE)


def read_hedge(text: str, start: int, end: int, *, length_of_time: bool = False) -> Hedging | None:
    """The hedge right before or right after text[start:end], or None."""
    offset = max(0, start - WINDOW)
    before = text[offset:start]
    for pattern, hedge, low, high in _BEFORE_RULES:
        match = pattern.search(before)
        if match is None:
            continue
        words = match.group().strip().lower()
        if words == "over" and _PARTICLE_OF.search(before, 0, match.start()):
            return None
        if length_of_time and _in_the_course_of(words, before[: match.start()]):
            return None
        told = (hedge, low, high)
        if hedge in _DENIED and _NOT_BEFORE.search(before[: match.start()]):
            told = _DENIED[hedge]
        return Hedging(told[0], offset + match.start(), end, *told[1:])
    for pattern, hedge, low, high in _AFTER_RULES:
        match = pattern.match(text, end)
        if match is not None:
            return Hedging(hedge, start, match.end(), low, high)
    return None


def _in_the_course_of(words: str, before: str) -> bool:
    """Whether the "over" of "met over two days" is a preposition."""
    return words == "over the" or (words == "over" and not _BEFORE_LENGTH.search(before))
