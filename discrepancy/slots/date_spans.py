"""The rules for spans of days: weeks, months, quarters, years and longer, and stretches of them."""

from __future__ import annotations

from discrepancy.slots import date_cues as cues
from discrepancy.slots import date_span_readings as read
from discrepancy.slots.date_rule import ANY_YEAR, NEAR, NTH, STEP, YEAR_AFTER, Rule, rule
from discrepancy.slots.date_words import (
    COUNT,
    DASH,
    DAY,
    GAP,
    MONTH,
    MONTH_BESIDE_DAY,
    NO_VERB,
    SPACE,
    UNIT,
    YEAR,
)

_DAY_TOO = DAY.replace("<day>", "<day2>")
_YEAR_TOO = YEAR.replace("<year>", "<year2>")
# the month or the year that something is the first of
_OF = (
    rf"(?:(?P<month>{MONTH})(?!\w)(?:,?{SPACE}{YEAR})?|{_YEAR_TOO}"
    rf"|(?P<step>(?i:last|this|next|previous|the)){SPACE}(?P<of>(?i:month|year))\b)"
)
_SEASON = "(?i:spring|summer|autumn|fall|winter)"
# a church "of the 19th century" tells no time of what befell it
_IN_THE = (
    "(?:"
    + "|".join(
        f"(?<={word} the {part})"
        for word in ("in", "In", "since", "during", "until", "by")
        for part in ("", "early ", "late ", "mid-")
    )
    + ")"
)
_CENTURY = r"(?P<number>\d{1,2})(?:st|nd|rd|th)"
_LAST = (
    rf"(?:the{SPACE}end{SPACE}of{SPACE})?(?:{DAY}{SPACE}(?P<month>{MONTH})"
    rf"|(?P<month2>{MONTH})(?:{SPACE}{_DAY_TOO}(?!\d))?)(?!\w)(?:,?{SPACE}{YEAR})?"
)
_WHOLE = r"(?P<unit>(?i:week|month|quarter|year|decade|century))"

SPANS: tuple[Rule, ...] = (
    # months
    rule(
        rf"(?P<month>{MONTH})(?!\w)(?:{GAP},?{SPACE}(?:(?:of|in){SPACE})?|[-/]){YEAR}",
        read.read_month,
        cues.MONTH,
        cues.DIGIT,
    ),
    rule(
        rf"{YEAR},?{SPACE}(?P<month>{MONTH_BESIDE_DAY})(?!\w|{SPACE}\d)",
        read.read_month,
        cues.MONTH,
        cues.DIGIT,
    ),
    rule(
        rf"(?P<month>{MONTH})(?!\w){SPACE}(?P<of>of{SPACE})?{NEAR}{SPACE}(?i:year)\b",
        lambda fields, anchor: read.read_month(fields | {"of": "of"}, anchor),
        cues.MONTH,
        cues.UNIT,
    ),
    rule(
        rf"{STEP}{SPACE}(?P<month>{MONTH_BESIDE_DAY})(?!\w|{SPACE}\d)", read.read_month, cues.MONTH
    ),
    rule(rf"(?P<month>{MONTH})(?!\w)", read.read_month, cues.MONTH, bare=True),
    rule(
        rf"(?P<month>0?[1-9]|1[0-2]){GAP}[-/]{GAP}(?P<year>(?:19|20)\d\d)(?!\w|[-/.]\d)",
        read.read_month_number,
        cues.DIGIT,
    ),
    rule(
        rf"(?P<year>(?:19|20)\d\d){GAP}[-/]{GAP}(?P<month>0?[1-9]|1[0-2])(?!\w|{GAP}[-/]{GAP}\d|[.,]\d)",
        read.read_year_and_month,
        cues.DIGIT,
    ),
    # weeks and other units of the calendar
    rule(rf"{STEP}{SPACE}(?i:(?:calendar{SPACE})?{UNIT})(?!\w)", read.read_unit, cues.UNIT),
    rule(
        rf"(?P<part>(?i:end|start|beginning|middle|close)){SPACE}of{SPACE}(?:the{SPACE})?"
        rf"{_WHOLE}(?!\w|{SPACE}(?:of|long)\b)",
        read.read_part_of_unit,
        cues.UNIT,
    ),
    rule(
        rf"(?P<part>(?i:early|late|earlier|later)){SPACE}in{SPACE}the{SPACE}{_WHOLE}\b",
        read.read_part_of_unit,
        cues.UNIT,
    ),
    rule(
        rf"(?P<unit>(?i:year))(?:['’]s{SPACE}|-)(?P<part>(?i:end))\b",
        read.read_part_of_unit,
        cues.UNIT,
    ),
    rule(
        rf"{NTH}{SPACE}(?i:(?P<week>week|weekend)){SPACE}(?:of|in){SPACE}"
        rf"{_OF}",
        read.read_nth_week,
        cues.UNIT,
    ),
    rule(
        rf"(?i:(?:the{SPACE})?(?P<week>week|weekend)){SPACE}(?i:(?P<of>of)|commencing|beginning|starting|from)"
        rf"{SPACE}(?:on{SPACE})?(?:the{SPACE})?"
        rf"(?:(?P<month>{MONTH}){SPACE}{DAY}|{_DAY_TOO}{SPACE}(?:of{SPACE})?(?P<month2>{MONTH}))"
        rf"(?!\w){YEAR_AFTER}",
        read.read_week_of,
        cues.UNIT,
        cues.MONTH,
    ),
    rule(r"(?i:the weekend)\b", read.read_weekend, cues.UNIT),
    # stretches
    rule(
        rf"(?P<step>{NO_VERB}(?i:last)|(?i:past|previous|next|coming)){SPACE}(?i:{COUNT}){SPACE}"
        rf"(?P<unit>(?i:day|week|month|quarter|year|decade))s\b",
        read.read_units,
        cues.UNIT,
    ),
    rule(
        rf"(?P<nth>(?i:first|last|final)){SPACE}(?:(?i:{COUNT}){SPACE}(?P<unit>(?i:day|week|month))s"
        rf"|(?P<unit2>(?i:day|week|month))){SPACE}of{SPACE}{_OF}",
        read.read_first_units,
        cues.UNIT,
    ),
    rule(
        rf"(?<=[Tt]he )(?:(?i:{COUNT}){SPACE})?(?P<unit>(?i:month|week|year))s?{SPACE}"
        rf"(?i:to|through){SPACE}{_LAST}",
        read.read_units_to,
        cues.UNIT,
    ),
    rule(
        rf"(?:(?i:{COUNT}){SPACE})?(?P<unit>(?i:month|week|year))s?{SPACE}"
        rf"(?i:ended|ending){SPACE}(?:on{SPACE})?{_LAST}",
        read.read_units_to,
        cues.END,
        cues.UNIT,
    ),
    rule(
        rf"(?i:(?P<unit>year|month|week){SPACE}to{SPACE}date|(?P<unit2>year)-to-date)\b",
        read.read_to_date,
        cues.UNIT,
    ),
    rule(
        rf"(?i:rest|remainder){SPACE}of{SPACE}(?:(?i:the|this|my|his|her|their|our){SPACE})?"
        rf"(?P<unit>(?i:week|month|quarter|year|decade))\b",
        read.read_rest,
        cues.UNIT,
    ),
    # quarters, halves and seasons
    rule(
        rf"(?P<number>(?i:first|second|third|fourth|final|1st|2nd|3rd|4th))(?:{SPACE}|-)"
        rf"(?:quarter|(?P<half>half))\b(?:,?{SPACE}(?:(?:of|in){SPACE})?{ANY_YEAR})?",
        read.read_quarter,
        cues.HALF,
    ),
    rule(
        rf"(?P<number>(?i:last)){SPACE}(?:quarter|(?P<half>half)){SPACE}of{SPACE}{ANY_YEAR}",
        read.read_quarter,
        cues.HALF,
    ),
    rule(
        rf"[Qq](?P<number>[1-4])(?!\w)(?:,?{SPACE}(?:of{SPACE})?{ANY_YEAR})?",
        read.read_quarter,
        cues.DIGIT,
    ),
    rule(
        r"(?P<year>(?:19|20)\d\d)[ -](?:[Qq](?P<number>[1-4])|(?P<half>H)(?P<number2>[12]))(?!\w)",
        read.read_quarter,
        cues.DIGIT,
    ),
    rule(rf"(?P<half>H)(?P<number>[12]){SPACE}(?:of{SPACE})?{YEAR}", read.read_quarter, cues.DIGIT),
    rule(rf"{NEAR}{SPACE}(?P<season>{_SEASON})(?!\w)", read.read_season, cues.SEASON),
    rule(
        rf"(?i:{COUNT}){SPACE}(?P<season>{_SEASON})s?{SPACE}(?i:ago)\b",
        read.read_seasons_ago,
        cues.AGO,
        cues.SEASON,
    ),
    rule(
        rf"(?P<season>{_SEASON}){SPACE}(?:of{SPACE})?{YEAR}",
        read.read_season,
        cues.SEASON,
        cues.DIGIT,
    ),
    rule(rf"(?P<season>{_SEASON})(?!\w)", read.read_season, cues.SEASON, bare=True),
    # years and longer
    rule(
        rf"{YEAR}(?!{SPACE}(?:GMT|UTC|hours|hrs|local)\b)",
        read.read_whole_year,
        cues.DIGIT,
        bare=True,
    ),
    rule(
        rf"(?P<year>(?:1\d|20)\d\d){GAP}{DASH}{GAP}(?P<last>(?:(?:1\d|20)\d\d|\d\d))(?!\w|[-/.,]\d)",
        read.read_years,
        cues.DIGIT,
    ),
    rule(r"(?P<decade>(?:1[5-9]|20)\d0)[’']?s\b", read.read_decade, cues.DIGIT),
    rule(r"(?<=the )[’']?(?P<decade>[2-9]0)[’']?s\b", read.read_decade, cues.DIGIT),
    rule(rf"{_IN_THE}{_CENTURY}{SPACE}(?i:century)\b", read.read_century, cues.DIGIT),
)
