"""The words that dates are made of, as pieces of patterns, and what they stand for.

Repeats are bounded everywhere, so that hostile text costs linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from discrepancy.slots.calendar import MONTH_NAMES, MONTHS, WEEKDAY_NAMES, WEEKDAYS


def any_of(words: Iterable[str]) -> str:
    """An alternation, longest first, in which a blank admits any white space."""
    return "|".join(sorted(words, key=len, reverse=True)).replace(" ", SPACE)


SPACE = r"[ \t\n\u00a0]{1,3}"
GAP = r"[ \t\n\u00a0]{0,3}"
DASH = r"[-–—]"
TO = rf"{GAP}(?:{DASH}|{SPACE}(?:to|and|through|until|till)){GAP}"

_ORDINAL_WORDS = re.findall(
    r"\w+",
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
)
ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS, 1)}
ORDINALS |= {
    f"twenty{gap}{word}": 20 + n for n, word in enumerate(_ORDINAL_WORDS[:9], 1) for gap in "- "
}
ORDINALS |= {"thirtieth": 30, "thirty-first": 31, "thirty first": 31}

_SMALL = re.findall(
    r"\w+",
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
COUNTS = {word: number for number, word in enumerate(_SMALL, 1)} | _TENS
COUNTS |= {f"{ten}-{word}": n + COUNTS[word] for ten, n in _TENS.items() for word in _SMALL[:9]}
COUNTS |= {"a": 1, "an": 1, "a hundred": 100}
HALF = "half a"
VAGUE = {"a few": 3, "few": 3, "several": 4, "a couple of": 2}  # "a few days ago"

# Names that are words of another kind count only with a capital ("march", "may", "sat").
_PLAIN = [name for name in MONTH_NAMES if name not in ("March", "May")]
_SHORT = [name for name in MONTHS if len(name) < 5 and name not in ("may", "june", "july")]
MONTH = (
    rf"(?:(?i:{any_of(_PLAIN)})|March|MARCH|May|MAY|"
    rf"(?:{any_of([n.title() for n in _SHORT] + [n.upper() for n in _SHORT])})\b\.?)"
)
MONTH_BESIDE_DAY = rf"(?:{MONTH}|(?i:march|may|(?:{any_of(_SHORT)})\b\.?))"
_SHORT_DAYS = [name.title() for name in WEEKDAYS if len(name) < 6]
WEEKDAY = rf"(?:(?i:{any_of(WEEKDAY_NAMES)})|(?:{any_of(_SHORT_DAYS)})\b\.?)"
WEEKDAY_BESIDE_DAY = rf"(?i:{any_of(WEEKDAY_NAMES)}|(?:{any_of(WEEKDAYS)})\b\.?)"
YEAR = r"(?P<year>(?:1\d|20)\d\d)(?!\w|[.,:]\d)"
_NUMERAL = r"(?:0?[1-9]|[12]\d|3[01])(?:(?:st|nd|rd|th)\b)?(?!\d)"
DAY = rf"(?P<day>{_NUMERAL}|(?i:(?:{any_of(ORDINALS)})\b))"
LAST_DAY = rf"(?P<last>{_NUMERAL})"
COUNT = rf"(?P<count>\d{{1,3}}(?:,\d{{3}})?|{any_of((*COUNTS, *VAGUE, HALF))})"
UNIT = r"(?P<unit>day|weekend|week|fortnight|month|quarter|year|decade|century|centurie)"
# before "last": "the last 48 hours", but "is to last 48 hours"
NO_VERB = (
    "".join(
        rf"(?<!\b{word} )"
        for word in "to may can not will must would could might should usually often".split()
    )
    + "(?<!n't )(?<!n’t )"
)
DAY_PART = (
    r"(?:['’]s)?(?:[ ](?:early[ ]|late[ ])?"
    r"(?:morning|afternoon|evening|night|lunchtime|midday|noon)\b)?"
)
# which share of a span the words before it name, from and to
PARTS = {
    "early": (0.0, 0.5), "late": (0.5, 1.0), "mid": (0.25, 0.75), "middle": (0.25, 0.75),
    "start": (0.0, 0.34), "beginning": (0.0, 0.34), "turn": (0.0, 0.34), "outset": (0.0, 0.34),
    "end": (0.66, 1.0), "close": (0.66, 1.0), "about": (0.0, 1.0), "around": (0.0, 1.0),
    "roughly": (0.0, 1.0), "circa": (0.0, 1.0), "earlier": (0.0, 1.0), "later": (0.0, 1.0),
    "first half": (0.0, 0.5), "second half": (0.5, 1.0), "latter half": (0.5, 1.0),
    "first part": (0.0, 0.5), "second part": (0.5, 1.0), "latter part": (0.5, 1.0),
    "first days": (0.0, 0.2), "opening days": (0.0, 0.2), "last days": (0.8, 1.0),
    "final days": (0.8, 1.0), "closing days": (0.8, 1.0), "dying days": (0.8, 1.0),
}  # fmt: skip


def month(text: str) -> int:
    return MONTHS[text.lower().rstrip(".")]


def weekday(text: str) -> int:
    return WEEKDAYS[text.lower().rstrip(".")]


def day(text: str) -> int:
    folded = re.sub(r"\s+", " ", text.lower())
    return ORDINALS.get(folded) or int(re.sub(r"\D", "", text))


def count(text: str) -> int:
    folded = re.sub(r"\s+", " ", text.lower())
    digits = folded.replace(",", "")
    return int(digits) if digits.isdecimal() else (COUNTS | VAGUE)[folded]
