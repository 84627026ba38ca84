"""What is read: articles, their paragraphs and sentences, and the tokens of these."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime


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
