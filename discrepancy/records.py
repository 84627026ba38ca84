"""The frozen records that flow between the stages. This module imports nothing of ours.

`Report.to_frame` alone reaches up, when called: the data frame is a rendering like the others.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import pandas

# --------------------------------------------------------------------------- articles


@dataclass(frozen=True, slots=True)
class Spot:
    """Where people look in a file that is not read by lines: "page 3", "row 12", "entry 4"."""

    unit: str  # "page", "row", "entry", "paragraph" or "record"
    number: int  # from 1

    def __str__(self) -> str:
        return f"{self.unit} {self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph of an article that is text, not residue.

    `start` and `end` are character offsets into `Article.text`; `line` and `column` (from 1) are
    where the passage begins in the file (1 where it has no lines). `exact` says that the text of
    the passage stands in the file as it is, so that line and column of any offset inside follow by
    counting; otherwise (HTML) every offset inside is reported at the passage's own line and column.
    """

    start: int
    end: int
    line: int = 1
    column: int = 1
    exact: bool = True
    headline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """A comment in a text that asks not to report some conflicts of a paragraph.

    With `fault`, which says what is wrong with the comment, it is not followed.
    """

    line: int  # of the comment in the file, from 1
    rules: tuple[str, ...] = ()  # as written; none: all rules
    reason: str = ""
    spans: tuple[tuple[int, int], ...] = ()  # of the passages it covers, in `Article.text`
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One document of one source, as read. `text` is the text all offsets count in."""

    id: str  # the path relative to where the command ran, with forward slashes
    path: str
    text: str
    name: str = ""  # what it is called wherever its folder lies; "" stands for its id
    title: str = ""
    publisher: str = ""
    published: datetime | None = None  # always aware; a date alone is its midnight UTC
    published_precision: str = ""  # "", "day" or "minute"
    # "sources.csv", "front matter", "page metadata", "file name" or "date line"
    published_from: str = ""
    url: str = ""
    language: str = "en"  # ISO 639-1
    passages: tuple[Passage, ...] = ()
    verbatim: bool = False  # an offset in `text` is the same offset in the (UTF-8) file
    # by offset in `text`: from there on it stands in this spot; () where lines tell
    spots: tuple[tuple[int, Spot], ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    # what a reader should know: "front matter: published is no date: 'soon'"
    notes: tuple[str, ...] = ()

    def spot(self, offset: int) -> Spot | None:
        """Return where a person finds what stands at an offset; None: by its line."""
        index = bisect_right(self.spots, offset, key=lambda one: one[0])
        return self.spots[max(index - 1, 0)][1] if self.spots else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An input that was not compared, and why. It stands in every report."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A span of an article: `article.text[start:end] == text`, without outer white space.

    A hard line break inside a sentence stays in `text`; show it with white space folded.
    """

    article: str  # Article.id
    index: int  # position among the article's sentences, from 0
    start: int
    end: int
    text: str
    paragraph: int = 0
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a parsed sentence. Offsets count in `Sentence.text`; `head` is a token index."""

    text: str
    lemma: str
    pos: str  # Universal POS
    tag: str  # Penn Treebank
    dep: str  # spaCy's (ClearNLP) dependency label
    head: int
    start: int
    end: int
    entity: str = ""  # OntoNotes entity type, "" outside an entity
    entity_start: bool = False


# --------------------------------------------------------------------------- slots


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
    precision: str = "day"  # "minute", "hour", "day", "week", "month", "season", "year", "decade"
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


# --------------------------------------------------------------------------- claims, events


@dataclass(frozen=True, slots=True, kw_only=True)
class Inherited:
    """Something a claim takes from its context, and from where."""

    text: str
    source: str  # "headline", "sentence 3", "publication date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence read in its context: who, did what, when, where, and its slots."""

    id: str  # "<article id>#<sentence index>"
    sentence: Sentence
    slots: tuple[Slot, ...] = ()
    actions: tuple[str, ...] = ()  # lemmas of verbs and event nouns, of the sentence itself
    who: tuple[str, ...] = ()  # names, own first, then inherited
    where: tuple[Place, ...] = ()
    when: Period | None = None
    dating: tuple[Slot, ...] = ()  # of its dates, those of its main clause, resolved or not
    told_from: int = 0  # offset in the sentence at which a dateline ends
    keywords: tuple[str, ...] = ()  # folded content lemmas of the sentence itself
    inherited: tuple[Inherited, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles about the same news."""

    id: str
    title: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Claims about one real-world happening. `when`, `where` and `who` are shown as they are."""

    id: str
    story: str
    label: str
    when: Period | None = None
    where: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()  # Claim.id


# --------------------------------------------------------------------------- conflicts


class Verdict(StrEnum):
    CONTRADICTION = "contradiction"
    POSSIBLE = "possible"
    DISTINCT = "distinct"


class Severity(StrEnum):
    MAJOR = "major"
    MINOR = "minor"


class Status(StrEnum):
    NEW = "new"
    KNOWN = "known"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A labelled weight: natural-log odds for (+) or against (-)."""

    about: str  # "same event" or "values"
    label: str
    left: str = ""
    right: str = ""
    weight: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a conflict or an agreement.

    `start` and `end` are offsets of the value in `Article.text`; `value_start` and `value_end`
    those within `sentence`, which is the sentence as it stands in the article.
    """

    article: str
    path: str
    line: int
    column: int
    start: int
    end: int
    sentence: str
    value_start: int
    value_end: int
    value_text: str
    value: str  # normalised, as shown: "12 h", "> 8 h"
    hedge: str = ""
    before: str = ""  # the sentence before, for context
    after: str = ""
    when: Period | None = None
    inherited: tuple[Inherited, ...] = ()
    voices: tuple[str, ...] = ()  # ids of all articles of this voice, this one included
    spot: Spot | None = None  # where people look for it; None: at the line


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What a person said of a conflict, as the baseline keeps it."""

    decision: str  # "confirmed", "dismissed" or "fixed"
    correct: str = ""  # which side is right: "left", "right", "neither"; "" where it is not known
    reason: str = ""
    author: str = ""
    note: str = ""
    decided: datetime | None = None  # aware; None where nobody noted it


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two claims of one event, of different voices or of one article, that cannot both hold.

    `id` is the fingerprint; where a report restates a conflict in other sentences of the same two
    articles, "-2", "-3" follow it. `aliases` are the fingerprints it would have if copies of its
    articles stood for them.
    """

    id: str
    rule: str
    kind: Kind
    event: str
    point: str  # Point.id: the disputed point this pair belongs to
    verdict: Verdict
    severity: Severity
    confidence: float  # 0 to 1, two decimals
    summary: str
    sides: tuple[Side, Side]
    evidence: tuple[Evidence, ...]
    would_change: tuple[str, ...] = ()  # what would change the verdict, in words
    status: Status = Status.NEW
    suppression: str = ""  # why a comment in the text of a side asks not to report this; "": none
    aliases: tuple[str, ...] = ()
    ruling: Ruling | None = None  # what was decided of it; None: nothing

    @property
    def fingerprint(self) -> str:
        """The name of what is disputed, by which a baseline knows it."""
        return self.id.partition("-")[0]

    @property
    def within(self) -> bool:
        """Whether an article disputes itself: then its values tell the sides, not its name."""
        return self.sides[0].article == self.sides[1].article


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Claims of one event from different voices that state the same value."""

    event: str
    kind: Kind
    label: str
    value: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one article says on a disputed point. Equal `group` means: these agree."""

    article: str
    value: str
    value_text: str
    group: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A disputed point: one event, one attribute, all who speak to it."""

    id: str
    event: str
    kind: Kind
    label: str  # "length of the talks", "12 hours or eight hours?"
    verdict: Verdict  # the gravest of its conflicts
    positions: tuple[Position, ...]
    conflicts: tuple[str, ...]  # Conflict.id


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """A dated claim, for the picture of an event."""

    article: str
    start: datetime
    end: datetime
    label: str
    from_publication: bool = False  # the article's publication itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a reader of the report should know, and of which file and line, where it is of one."""

    text: str
    path: str = ""
    line: int = 0  # 0: of the file, or of the run, as a whole

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.text}" if place else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that one run found. Tuples are sorted; equal input gives an equal report."""

    tool_version: str
    settings: tuple[tuple[str, str], ...] = ()
    articles: tuple[Article, ...] = ()
    sentence_counts: tuple[tuple[str, int], ...] = ()  # article id -> sentences
    copies: tuple[tuple[str, str], ...] = ()  # article id -> id of the article it copies
    skipped: tuple[Skipped, ...] = ()
    stories: tuple[Story, ...] = ()
    events: tuple[Event, ...] = ()
    claim_count: int = 0
    compared_pairs: int = 0  # candidate pairs whose slots were compared
    conflicts: tuple[Conflict, ...] = ()
    left_out: int = 0  # conflicts that the run was told not to report: both files are unchanged
    agreements: tuple[Agreement, ...] = ()
    points: tuple[Point, ...] = ()
    timelines: tuple[tuple[str, tuple[TimelineEntry, ...]], ...] = ()  # event id -> entries
    notes: tuple[Note, ...] = ()
    # Conflict.id of those to act on, as the settings of the run tell; None: not told, all new ones
    alarms: tuple[str, ...] | None = None

    def to_frame(self) -> pandas.DataFrame:
        """One row a conflict, columns as in the CSV; publication times are UTC, NaT if unknown."""
        from discrepancy.reports.frame import to_frame

        return to_frame(self)
