"""How times of day are written: "2052 GMT", "eight minutes to five", "half past noon"."""

from __future__ import annotations

import re

from discrepancy.slots.date_words import COUNTS, GAP, SPACE, any_of
from discrepancy.slots.zones import ABBREVIATIONS

HOURS = {word: number for word, number in COUNTS.items() if 1 <= number <= 12 and word.isalpha()}
HOURS = {word: number for word, number in HOURS.items() if word not in ("a", "an")}
HOUR_WORD = rf"(?i:{any_of(HOURS)})"
MINUTE_WORDS = {word: number for word, number in COUNTS.items() if number < 60 and " " not in word}
MINUTE_WORDS = {w: n for w, n in MINUTE_WORDS.items() if w not in ("a", "an")}
MINUTE_WORDS |= {"a quarter": 15, "quarter": 15, "half": 30}
AM = r"(?P<half>[apAP]\.\s?[mM](?:\.|\b)|[apAP][mM]\b)"
_BEFORE_AM = (
    r"(?=[\w -]{5,22}\s?(?:[aApP]\.?\s?[mM]\b|in\sthe\s(?:morning|afternoon|evening|night)\b))"
)
_TENS, _ONES = "(?:twenty|thirty|forty|fifty)", "(?:one|two|three|four|five|six|seven|eight|nine)"
_ABBREVIATION = any_of(sorted(ABBREVIATIONS))
# "local time", "GMT", "UTC+2", "Eastern time", "N'Djamena time", "in Santiago"
_NAME = r"[A-Z][\w'’.-]{1,20}\b(?: [A-Z][\w'’.-]{1,20}\b){0,2}"
ZONE = (
    rf"(?:,?{GAP}\(?(?P<zone>(?i:local{SPACE}time|hours{SPACE}local|local\b)"
    rf"|(?:UTC|GMT){GAP}[+−–-]{GAP}\d\d?(?::?\d\d)?"
    rf"|(?:{_ABBREVIATION}|ET|CT|PT)\b|{_NAME}{SPACE}time\b|(?<=\s)in (?P<city>{_NAME}))\)?)?"
)
_CLOCK = r"(?P<hour>[01]?\d|2[0-4])"
_MIN = r"(?P<minute>[0-5]\d)"
START = r"(?<![\w:.,/$€£-])"
_END = r"(?![\w/%]|[:.,]\d)"
WORDED = r"(?:shortly|just|soon|a{S}little|moments|minutes)".replace("{S}", SPACE)

_NAMED = r"(?P<name>(?i:noon|mid[- ]?day|mid[- ]?night))\b"

PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # 04:52, 7:52 am, 10:30:15
        rf"{START}{_CLOCK}:{_MIN}(?::[0-5]\d)?(?:\s?{AM})?(?![\d/%]|:\d|-\d\d?(?![\d:])){ZONE}",
        # 7.52 am; 10.30 only beside a zone or a clock's word, else a decimal
        rf"{START}{_CLOCK}\.{_MIN}\s?{AM}{ZONE}",
        rf"{START}(?P<bare_dot>{_CLOCK}\.{_MIN}){_END}{ZONE}",
        # 9 p.m., ten a.m.
        rf"{START}(?:{_CLOCK}|(?P<word>{HOUR_WORD}))\s?{AM}{ZONE}",
        # 2052 GMT, 0752 local time, 0830 hours
        rf"{START}(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)"
        rf"(?=h\b|{SPACE}(?:hours\b(?!{SPACE}of\b)|hrs\b|local\b|{_ABBREVIATION}\b|{_NAME}{SPACE}time\b))"
        rf"(?:h\b|{SPACE}(?:hours|hrs)\b)?{ZONE}",
        # 1140 a.m.
        rf"{START}(?P<hour>0?[1-9]|1[0-2]){_MIN}\s?{AM}{ZONE}",
        # 11 GMT
        rf"{START}{_CLOCK}(?={SPACE}(?:GMT|UTC)\b){ZONE}",
        # eleven o'clock
        rf"{START}(?:{_CLOCK}|(?P<word>{HOUR_WORD}))(?P<oclock>{GAP}o['’]?clock)\b{ZONE}",
        # eight minutes to five, half past six, a quarter to nine
        rf"(?<!\w)(?P<count>\d{{1,2}}|(?i:{any_of(MINUTE_WORDS)}))(?P<unit>{SPACE}min(?:ute)?s?)?{SPACE}"
        rf"(?P<side>to|past|before|after){SPACE}(?:{_CLOCK}|(?P<word>{HOUR_WORD}))"
        rf"(?:\s?{AM}|(?![\w%]|[-.,]\d|{SPACE}(?:[a-z]{{2,14}}s|per|percent|people|million|billion)\b))"
        rf"{ZONE}",
        # one minute past midnight
        rf"(?<!\w)(?P<count>\d{{1,2}}|(?i:{any_of(MINUTE_WORDS)})){SPACE}"
        rf"(?P<unit>min(?:ute)?s?){SPACE}"
        rf"(?P<side>to|past|before|after){SPACE}{_NAMED}{ZONE}",
        rf"(?<!\w)(?:(?P<past>(?i:half|(?:a )?quarter)){SPACE}past{SPACE})?"
        rf"{_NAMED}{ZONE}",
        # five thirty p.m., at five-thirty
        rf"{START}(?:(?<=at )|{_BEFORE_AM})(?P<word>{HOUR_WORD})(?:{SPACE}|-)"
        rf"(?P<spoken>(?i:fifteen|ten|{_TENS}(?:[ -]{_ONES})?))"
        rf"(?![\w-]|{SPACE}(?:people|percent|per|minutes|years|million))(?:\s?{AM})?{ZONE}",
        # at half six: British for half past six
        rf"(?<=at )(?P<halfpast>half){SPACE}(?P<word>{HOUR_WORD})"
        rf"(?![\w-]|{SPACE}(?:dozen|million|[a-z]{{2,14}}s\b)){ZONE}",
        # at nine: the extractor asks for a cue
        rf"{START}(?P<loose>{_CLOCK}|(?P<word>{HOUR_WORD}))"
        rf"(?=,{SPACE}(?:tonight|this{SPACE}morning)\b"
        rf"|{SPACE}(?:in{SPACE}the{SPACE}(?:morning|afternoon|evening|night)|at{SPACE}night)\b)",
        rf"(?<=at ){START}(?P<loose>{_CLOCK}|(?P<word>{HOUR_WORD})){_END}",
        rf"(?<=after )(?<!\w)(?P<loose>{_CLOCK}|(?P<word>{HOUR_WORD})){_END}",
        rf"(?<=before )(?<!\w)(?P<loose>(?P<word>{HOUR_WORD})){_END}",
        rf"(?:(?<=past )|(?<=struck ))(?<!\w)(?P<loose>(?P<word>{HOUR_WORD})){_END}",
        rf"(?<=around )(?<!\w)(?P<loose>{_CLOCK}|(?P<word>{HOUR_WORD})){_END}",
        rf"(?:(?<=until )|(?<=till ))(?<!\w)(?P<loose>(?P<word>{HOUR_WORD})){_END}",
    )
)
