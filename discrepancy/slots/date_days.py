"""The rules for days: of a month, of a week, counted from publication, and feasts."""

from __future__ import annotations

from discrepancy.slots import date_cues as cues
from discrepancy.slots import date_readings as read
from discrepancy.slots.date_rule import (
    NEAR,
    NTH,
    WEEKDAY_AFTER,
    WEEKDAY_BEFORE,
    YEAR_AFTER,
    Rule,
    rule,
)
from discrepancy.slots.date_words import (
    COUNT,
    DAY,
    DAY_PART,
    GAP,
    LAST_DAY,
    MONTH,
    MONTH_BESIDE_DAY,
    SPACE,
    TO,
    UNIT,
    WEEKDAY,
    YEAR,
    any_of,
)
from discrepancy.slots.holidays import NAMES as HOLIDAY_NAMES

_NO_DAY = r"(?![\d:%]|[.,]\d| ?(?i:percent|per|million|billion|people|points)\b)"
_HOLIDAY = any_of(HOLIDAY_NAMES).replace("'", "['’]")
_DAY_TOO = DAY.replace("<day>", "<day2>")
_WEEKDAY_STEP = (
    rf"(?P<step>(?i:this{SPACE}past|this{SPACE}coming|(?:the{SPACE})?following|(?:the{SPACE})?previous|"
    rf"the{SPACE}same|the{SPACE}coming|last|next|this|coming|past|that))"
)
# how much longer or shorter ago than the number that is told
_MORE_OR_LESS = (
    rf"(?:(?P<over>(?i:well{SPACE}over|over|more{SPACE}than|at{SPACE}least))"
    rf"|(?P<under>(?i:less{SPACE}than|fewer{SPACE}than|under|within))"
    rf"|(?P<near>(?i:nearly|almost|some)))"
)

DAYS: tuple[Rule, ...] = (
    rule(
        r"(?P<year>(?:1\d|20)\d\d)(?P<sep>[-/.])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?!\d|[-/.]\d)",
        read.read_iso,
        cues.DIGIT,
    ),
    rule(
        r"(?P<one>\d\d?)(?P<sep>[-/.])(?P<two>\d\d?)(?P=sep)(?P<year>(?:1\d|20)\d\d)(?!\d|[-/.]\d)",
        read.read_numeric,
        cues.DIGIT,
    ),
    rule(
        r"(?P<one>\d\d?)/(?P<two>\d\d?)/(?P<year>\d\d)(?!\d|[-/.]\d)", read.read_numeric, cues.DIGIT
    ),
    rule(
        r"(?P<one>\d\d?)/(?P<two>\d\d?)(?!\w|[-/.,]\d|%)", read.read_numeric, cues.DIGIT, bare=True
    ),
    rule(
        rf"{WEEKDAY_BEFORE}{DAY}\.?(?:{TO}{LAST_DAY})?"
        rf"(?:{SPACE}(?:day{SPACE})?(?:of{SPACE})?|{GAP}[-/]{GAP})"
        rf"(?P<month>{MONTH_BESIDE_DAY})(?!\w){YEAR_AFTER}{WEEKDAY_AFTER}",
        read.read_month_day,
        cues.MONTH,
    ),
    rule(
        rf"{WEEKDAY_BEFORE}(?P<month>{MONTH_BESIDE_DAY})"
        rf"(?:{SPACE}(?:the{SPACE})?|{GAP}[-/]{GAP}|(?<=\.)){DAY}{_NO_DAY}"
        rf"(?:{TO}{LAST_DAY}{_NO_DAY})?{YEAR_AFTER}{WEEKDAY_AFTER}",
        read.read_month_day,
        cues.MONTH,
    ),
    rule(
        rf"(?P<year>(?:1\d|20)\d\d)[-/](?P<month>{MONTH_BESIDE_DAY})[-/]{DAY}",
        read.read_month_day,
        cues.DIGIT,
        cues.MONTH,
    ),
    rule(
        rf"(?:{_WEEKDAY_STEP}{SPACE})?(?P<weekday>{WEEKDAY})(?!\w){DAY_PART}",
        read.read_weekday,
        cues.WEEKDAY,
    ),
    rule(
        rf"(?P<weekday>{WEEKDAY})(?!\w){DAY_PART}{SPACE}(?:of{SPACE})?{NEAR}{SPACE}week\b",
        read.read_weekday_of_week,
        cues.WEEKDAY,
        cues.UNIT,
    ),
    rule(
        rf"{NEAR}{SPACE}week{SPACE}(?:on{SPACE})?(?P<weekday>{WEEKDAY})(?!\w)",
        read.read_weekday_of_week,
        cues.WEEKDAY,
        cues.UNIT,
    ),
    rule(
        rf"(?:(?i:(?P<count>an?|one|two|three){SPACE}(?P<unit>week|fortnight)s?{SPACE}(?:on|from))"
        rf"{SPACE}(?P<weekday>{WEEKDAY})(?!\w)|(?P<weekday2>{WEEKDAY}){SPACE}week\b(?!{SPACE}of\b))",
        read.read_weeks_from_weekday,
        cues.WEEKDAY,
        cues.UNIT,
    ),
    rule(
        rf"(?P<weekday>{WEEKDAY}),?{SPACE}(?:(?P<day>(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th))\b"
        rf"|the{SPACE}{_DAY_TOO})",
        read.read_day_of_month,
        cues.WEEKDAY,
    ),
    rule(
        rf"the{SPACE}(?P<day>(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th))(?=[.,;!?]|$|{SPACE}(?:and|at|in|when|to)\b)",
        read.read_day_of_month,
        cues.DIGIT,
        bare=True,
    ),
    rule(
        rf"{DAY}(?:{TO}{LAST_DAY})?{SPACE}(?:day{SPACE})?(?:of{SPACE})?{NEAR}{SPACE}(?i:month)\b",
        read.read_day_of_step,
        cues.UNIT,
    ),
    rule(
        rf"{NTH}{SPACE}(?P<weekday>{WEEKDAY}){SPACE}(?:of|in){SPACE}"
        rf"(?:(?P<month>{MONTH})(?!\w)(?:,?{SPACE}{YEAR})?"
        rf"|(?P<step>(?i:last|this|next|previous)){SPACE}month\b)",
        read.read_nth,
        cues.WEEKDAY,
    ),
    rule(
        rf"(?:{_MORE_OR_LESS}{SPACE})?(?i:{COUNT})(?:{SPACE}|-)(?i:{UNIT})s?{SPACE}"
        rf"(?P<way>(?i:ago|hence|from{SPACE}(?:now|today)))\b",
        read.read_ago,
        cues.AGO,
        cues.UNIT,
    ),
    rule(
        rf"(?i:in){SPACE}(?i:{COUNT}){SPACE}(?i:{UNIT})"
        rf"(?:s\b(?!['’])|\b(?!['’])|(?P<time>(?:s['’]|['’]s){SPACE}(?i:time)\b))",
        read.read_in,
        cues.UNIT,
    ),
    rule(rf"(?P<word>(?i:{any_of(read.DAY_WORDS)})){DAY_PART}(?!\w)", read.read_day_word),
    rule(
        rf"(?P<name>(?i:{_HOLIDAY}))(?!\w)(?:,?{SPACE}(?:{YEAR}|{NEAR}{SPACE}year\b))?",
        read.read_holiday,
    ),
)
