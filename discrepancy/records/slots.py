"""What a sentence states: typed, normalised values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias


class Kind(StrEnum):
    """Slot kinds: those of the gold format."""

    NUMBER = "number"
    QUANTITY = "quantity"
    DURATION = "duration"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    TIME = "time"
    PLACE = "place"
    PERSON = "person"
    ROLE = "role"
    ORGANIZATION = "organization"
    POLARITY = "polarity"
    ORDERING = "ordering"
    ATTRIBUTION = "attribution"
    QUOTE = "quote"
    AGE = "age"
    SCORE = "score"
    STATUS = "status"


class Hedge(StrEnum):
    """How a value is hedged by its wording."""

    EXACT = ""
    ABOUT = "about"  # about, some, roughly, around, nearly, almost, just over / under
    OVER = "over"  # more than, over, above
    UNDER = "under"  # fewer than, less than, under, below
    AT_LEAST = "at least"  # at least, no fewer than
    AT_MOST = "at most"  # up to, at most, no more than
    RANGE = "range"  # between 3 and 5, 3 to 5


@dataclass(frozen=True, slots=True)
class Magnitude:
    """A count or measure in a canonical unit.

    `amount` is the figure stated (of a range: its middle). `low` and `high` bound the amounts that
    the wording admits, hedge and rounding included; they may be infinite. `unit` is canonical:
    "" (a count), "s" (durations), "year" (ages), "%" (percent; 3 % is 3.0), "rank" (ordinals), an
    ISO 4217 code (money), or the SI base form pint gives ("m", "kg", "m/s", "degC", "W", ...).
    `shown` is the normalised value as a person would write it: "12 h", "> 8 h", "$4.2 million".
    """

    amount: float
    low: float
    high: float
    unit: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A half-open interval of time [start, end), both aware datetimes in UTC."""

    start: datetime
    end: datetime
    precision: str = (
        "day"  # "minute", "hour", "day", "week", "month", "season", "year", "decade", "century"
    )
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A date as far as its words tell it; `period` where it could be resolved, else None."""

    period: Period | None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # Monday is 0
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. `utc_offset` in minutes where a zone is stated, else None."""

    minute: int  # minutes after midnight, 0 to 1439
    utc_offset: int | None = None
    precision: int = 1  # minutes: "shortly after five" 30, "5 a.m." 15, "04:52" 1
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer, or (with `key` "") a name that is none."""

    name: str
    key: str = ""  # "country:MT", "region:US.CA", "city:2988507", "continent:EU"
    ancestors: tuple[str, ...] = ()  # keys of what contains it, smallest first
    latitude: float | None = None
    longitude: float | None = None
    alternatives: tuple[str, ...] = ()  # keys of other places of that name


@dataclass(frozen=True, slots=True)
class Name:
    """A person, organization or role by name. `parts` are its folded, significant words."""

    text: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of a quotation, and who is said to have spoken them ("" if not told)."""

    text: str
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Stance:
    """What is said to be so or not so: a predicate, its polarity and what it is said of.

    `opposites` are predicates that exclude this one (antonyms, complementary states).
    """

    predicate: str  # lemma, with particle: "accept", "call off"
    negated: bool = False
    arguments: tuple[str, ...] = ()  # folded head words of subject and object
    opposites: tuple[str, ...] = ()
    shown: str = ""


Value: TypeAlias = Magnitude | CalendarDate | Clock | Place | Name | Wording | Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One typed, normalised value of a sentence. Offsets count in `Sentence.text`."""

    kind: Kind
    value: Value
    start: int
    end: int
    text: str  # the words of the sentence that state it
    hedge: Hedge = Hedge.EXACT
    # what the value is of: folded lemmas, head first ("people", "kill")
    attribute: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """The normalised value as a person would write it."""
        match self.value:
            case Magnitude() | CalendarDate() | Clock() | Stance():
                return self.value.shown or self.text
            case Place():
                return self.value.name
            case Name() | Wording():
                return self.value.text
