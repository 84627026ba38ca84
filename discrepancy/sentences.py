"""Article -> sentences with exact offsets, and offset -> line and column."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain, pairwise

from discrepancy.records import Article, Passage, Sentence

MAX_SENTENCE = 1_200  # characters; parsers and encoders gain nothing from more
MAX_GAP = 80  # characters of white space in a sentence

# sentencex (https://github.com/wikimedia/sentencex) is right at all but 27 of 6,791 boundaries of
# the two-outlet stories it was chosen on (F1 0.998; syntok 0.996, nupunkt 0.991, spaCy's
# sentencizer 0.977; pysbd and blingfire, as good, have had no release since 2021). What follows
# mends what it gets wrong in news (F1 0.9994).

# Where a cut it made is undone: (end of the left part, start of the right part).
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"‘])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|Sgt|Cpl|Pvt|Lt|Col|Gen|Maj|Capt|Cmdr|Adm|Gov|Sen|Rep|Supt"
    r"|Insp|Det|Pres|Sta|Sto|approx|Approx|incl|Incl|est|Est|vs|ca|c|e\.g|i\.e|Nos|nos|pp|cf|viz)\.\s*$"
)
_HALF_DAY = re.compile(r"\b[ap]\.?m\.\s*$", re.IGNORECASE)
_AFTER_HALF_DAY = re.compile(
    r"(?:(?:[A-Z][\w.]* ){0,3}time\b|(?:Eastern|Central|Mountain|Pacific)\b"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?:GMT|UTC|BST|E[SD]?T|C[SD]?T|M[SD]?T|P[SD]?T|CES?T|EES?T|MSK|IST|JST)\b"
    r"|\(|(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z]*\.? \d"
    r"|(?:[A-Z][a-z]+ ?){1,2}\.$)"
)
# “It works!” Ana Moss wrote.
_SPOKEN = re.compile(r"[!?][”\"’']\s*$")
_SPEAKER = re.compile(
    r"(?:[A-Z][\w.'’-]* ){1,4}(?:said|says|asked|wrote|writes|told|added|tweeted"
    r"|cried|shouted|replied)\b"
)
_RUNS_ON = re.compile(r"[a-z]|[-–—,;:)\]](?![\d\w])|[^\w\s(\[“\"'‘]*$")

# Where it made no cut, though a capital follows: what looks like an abbreviation but is none
# ("May.", "no.", "km/h."), a bracket closed after a full stop, an ellipsis at the end.
_MISSED = re.compile(
    r"(?:\bMay\.|(?<=[a-z] )no\.|\d (?:km/h|mph|km|kg)\.|[.!?]\)|…)[”\"’]?\s+"
    r"(?=[“\"‘(]?[A-Z][a-z]*\s)"
)
_OPENING = re.compile(r"\s([“‘(])$")
_TAIL = 40  # characters before a cut that tell whether it is undone
_FULL_STOP = re.compile(r"[.!?…:;][\"'”’»)\]]{0,3}$|[”\"]$")
_PLAIN_WORD = re.compile(r"(?<![\w.@/-])(?!(?:and|the|via|von|van|del|for)\b)[a-z]{3,}")
_CLAUSE_END = re.compile(r"[;:]\s|\s[—–]\s|,\s")
# A gap between columns, at which no sentence goes on. What reads sentences can rely on it: the time
# that a pattern with "\s+" takes grows with the square of the white space that it meets.
_GAP = re.compile(rf"(?<=\S)\s{{{MAX_GAP},}}")


def split(article: Article) -> tuple[Sentence, ...]:
    """All sentences in reading order. None crosses a passage; a headline is one sentence."""
    spans = (
        (number, passage, start, end)
        for number, passage in enumerate(article.passages)
        for start, end in _spans(
            article.text[passage.start : passage.end], passage, article.language
        )
    )
    return tuple(
        Sentence(
            article=article.id,
            index=index,
            start=passage.start + start,
            end=passage.start + end,
            text=article.text[passage.start + start : passage.start + end],
            paragraph=number,
            headline=passage.headline,
        )
        for index, (number, passage, start, end) in enumerate(spans)
    )


def position(article: Article, offset: int) -> tuple[int, int]:
    """(line, column) in the file, both from 1, of an offset inside a passage.

    An offset before all passages is given the first one's place.
    """
    passages = article.passages
    if not passages:
        return 1, 1
    index = bisect_right(passages, offset, key=lambda passage: passage.start) - 1
    passage = passages[max(index, 0)]
    if not passage.exact or offset <= passage.start:
        return passage.line, passage.column
    breaks = article.text.count("\n", passage.start, offset)
    if not breaks:
        return passage.line, passage.column + offset - passage.start
    return passage.line + breaks, offset - article.text.rfind("\n", passage.start, offset)


def _spans(text: str, passage: Passage, language: str) -> Iterator[tuple[int, int]]:
    """Spans of sentences in a passage's text, without outer white space, none empty."""
    folded = text.replace("\n", " ")  # same length: offsets hold
    ends = [len(folded)] if passage.headline else _boundaries(folded, language)
    start = 0
    for end in ends:
        for first, last in _bounded(folded, start, end):
            inner = folded[first:last]
            if inner.strip() and not (first and last == len(folded) and _is_credit(inner.strip())):
                yield first + len(inner) - len(inner.lstrip()), first + len(inner.rstrip())
        start = end


def _boundaries(text: str, language: str) -> list[int]:
    """Where sentences end, the end of the text included."""
    ends = [0]
    for end in _library_ends(text, language):
        tail = text[max(ends[-2], ends[-1] - _TAIL) : ends[-1]] if len(ends) > 1 else ""
        if tail and _joined(tail, text[ends[-1] : end].lstrip()):
            ends.pop()
        ends.append(end)
    missed = (_missed(text, start, end) for start, end in pairwise(ends))
    gaps = (gap.end() for gap in _GAP.finditer(text))
    return sorted({*ends[1:], *gaps, *chain.from_iterable(missed)})


def _library_ends(text: str, language: str) -> Iterator[int]:
    """Boundaries by sentencex; a quotation mark that opens a sentence goes with that sentence."""
    import sentencex

    position = 0
    for segment in sentencex.segment(language, text):
        position += len(segment)
        if position >= len(text):
            break
        opening = _OPENING.search(text, max(0, position - 3), position)
        yield opening.start(1) if opening else position
    yield len(text)


def _is_credit(text: str) -> bool:
    """Whether a paragraph's last words are a photo credit, "Rex Features", and no sentence."""
    return not _FULL_STOP.search(text[-10:]) and not _PLAIN_WORD.search(text)


def _joined(tail: str, right: str) -> bool:
    """Whether the cut between the last characters of a sentence and the next one is undone."""
    if _RUNS_ON.match(right) or _ABBREVIATION.search(tail):
        return True
    if _SPOKEN.search(tail) and _SPEAKER.match(right):
        return True
    return bool(_HALF_DAY.search(tail) and _AFTER_HALF_DAY.match(right))


def _missed(text: str, start: int, end: int) -> Iterator[int]:
    for found in _MISSED.finditer(text, start, end):
        quoted = text.count("“", start, found.end()) > text.count("”", start, found.end())
        if not quoted:
            yield found.end()


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span itself, or pieces of at most MAX_SENTENCE characters, cut at clause ends."""
    while end - start > MAX_SENTENCE:
        limit = start + MAX_SENTENCE
        clauses = [found.end() for found in _CLAUSE_END.finditer(text, start, limit)]
        space = text.rfind(" ", start + 1, limit)
        cut = next((c for c in reversed(clauses) if c > start + MAX_SENTENCE // 2), 0)
        cut = cut or (space if space > start else limit)
        yield start, cut
        start = cut
    yield start, end
