"""What a language has to tell for its figures, dates, units and places to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """One language, as data. Patterns are regular expressions without regard to case.

    Where a pattern is one of dates or times, its named groups tell: `weekday`, `month`, `day`,
    `last` (day), `year`; `hour`, `minute`, `half` (past), `halfto`, `quarter`, `to`, `side`. In
    them {weekday}, {month}, {year}, {hours}, {part}, {unit} stand for what other data make.
    """

    code: str  # ISO 639-1
    # numbers
    decimal: str = ","
    groups: str = "."  # characters that part thousands
    respelled: Mapping[str, str] = field(default_factory=dict)  # words that text2num has otherwise
    articles: frozenset[str]  # words for one that mostly count nothing
    counted: frozenset[str]  # ... but do before these
    scales: Mapping[str, float]
    dozens: str
    fractions: Mapping[str, float]  # before a unit of time: "anderthalb"
    and_a_half: str  # after a unit of time
    range_joins: str
    between: str  # before the first of two numbers
    between_joins: str
    hedges: Mapping[str, str]  # by `Hedge` value; first those of which another is a part
    # units
    units: Mapping[str, str]  # by the sign of slots.units, "km"
    times: Mapping[str, str]  # by the sign of slots.units, "h"
    currencies: Mapping[str, str]  # by ISO 4217 code
    cents: Mapping[str, str]  # by ISO 4217 code: a hundredth
    percent: str
    points: str
    age_before: str  # before a number of years that is somebody's age
    age_after: str  # after it
    quake: str  # before the magnitude of an earthquake
    joins: str  # between "two hours" and "ten minutes"
    # dates and times
    dates: tuple[str, ...]  # the longest first
    months: str  # a month by itself
    years: str
    days: Mapping[str, int]  # relative to publication
    last: str  # after or before a unit of the calendar
    next: str
    this: str
    steps: str  # of the calendar, with the groups last, next, this and unit
    ago: str  # with the groups count and unit
    later: str
    calendar: Mapping[str, str]  # "week", "month", "year", "day", "weekend", "decade"
    clock: tuple[str, ...]
    lasting: str  # verbs of sentences in which a bare hour is a length
    noon: Mapping[str, int]  # minutes after midnight
    parts: Mapping[str, str]  # "am", "pm": words for it after a time
    either_half: bool = False  # whether a time without such a word leaves its half of the day open
    future: str  # a verb that looks forward
    relations: Mapping[str, str]  # before a date: "until", "since", "by", "before", "after"
    # places and words
    prepositions: Mapping[str, str]  # before a place -> "in", "to", "from", "near"
    exonyms: Mapping[str, str]  # names that neither CLDR nor the gazetteer has, folded -> English
    empty: frozenset[str]  # words that name nothing that could be counted
    gloss: Mapping[str, str]  # lemma -> what the lemmas of English articles would be
