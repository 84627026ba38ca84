"""What a value is of, read from the syntax around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discrepancy.records import Kind, Token
from discrepancy.slots.attribute_marks import is_delay, marks_of
from discrepancy.slots.attribute_syntax import clause_lemmas, phrase_after
from discrepancy.slots.interface import Reading
from discrepancy.slots.measure import Measure
from discrepancy.slots.parts import places_of
from discrepancy.slots.synonyms import DIMENSIONS, DIRECTIONS, MEASURED
from discrepancy.slots.windows import left_of

_PAID_IN = frozenset("cash stock share equity bond loan total all part full value".split())
_RISEN = re.compile(
    r"\b(?:r[io]ses?|risen|rising|climb(?:s|ed|ing)|swells?|swelled|swollen|crest(?:s|ed|ing)"
    r"|peak(?:s|ed|ing))\s+(?:to|at)\s+(?:(?:about|around|almost|nearly|some|over)\s+)?$",
    re.IGNORECASE,
)
_UNIT_WORDS = frozenset({"percent", "per", "cent", "%"})  # of a neighbour, never what is counted


def attribute_of(reading: Reading, measure: Measure) -> tuple[str, ...]:
    """Folded lemmas of what `measure` is of, the most telling first; empty where nothing tells."""
    tokens = reading.tokens
    index = _last_token(tokens, measure)
    if index is None:
        return ()
    dimension = _dimension(reading.text, measure) if measure.kind is Kind.QUANTITY else ()
    phrase = phrase_after(tokens, _before_sort(tokens, index, measure))
    anchor = phrase[0] if phrase else index
    lemmas = [
        *dimension,
        *(("delay",) if is_delay(reading.text, measure) else ()),
        *_change(tokens, index, measure),
        *(tokens[i].lemma for i in phrase),
        *clause_lemmas(tokens, anchor, bare=not phrase),
    ]
    marks = marks_of(reading.text, measure)
    places = places_of(tokens, (anchor, *_heads(tokens, anchor)))
    own = _UNIT_WORDS | {
        token.lemma for token in tokens if measure.start <= token.start < measure.end
    }
    return tuple(dict.fromkeys(lemma for lemma in lemmas if lemma not in own)) + marks + places


def _before_sort(tokens: tuple[Token, ...], index: int, measure: Measure) -> int:
    """The "in" of "$3 billion in fines", before what a sum is of; "in cash" is how it is paid."""
    following = tokens[index + 1 : index + 3]
    if measure.kind is not Kind.MONEY or len(following) < 2 or following[0].lemma != "in":
        return index
    sort = following[1]
    plain = sort.pos in ("NOUN", "ADJ") and sort.text.islower() and sort.lemma not in _PAID_IN
    return index + 1 if plain else index


def _heads(tokens: tuple[Token, ...], anchor: int) -> Iterator[int]:
    """The nouns above: in "64,000 of the cookers sold in Canada" the place hangs on those."""
    position = anchor
    for _ in range(2):
        head = tokens[position].head
        if head == position or tokens[head].pos not in ("NOUN", "PROPN", "ADP"):
            return
        position = head
        if tokens[head].pos != "ADP":
            yield head


def _last_token(tokens: tuple[Token, ...], measure: Measure) -> int | None:
    """Index of the last token of the number with its unit (not of its rate or late hedge)."""
    end = measure.core_end if measure.kind is Kind.NUMBER else measure.end
    inside = [i for i, token in enumerate(tokens) if measure.start <= token.start < end]
    return inside[-1] if inside else None


def _change(tokens: tuple[Token, ...], index: int, measure: Measure) -> Iterator[str]:
    """Yields "increase" or "decrease" where the words beside an amount make it a change."""
    if measure.kind not in (Kind.PERCENT, Kind.MONEY):
        return
    for token in _near(tokens, index, measure):
        direction = DIRECTIONS.get(token.lemma)
        if direction:
            yield direction
            return


def _near(tokens: tuple[Token, ...], index: int, measure: Measure) -> Iterator[Token]:
    """Two tokens after and four before; no further than a comma, and "make up" is no rise."""
    for token in tokens[index + 1 : index + 3]:
        if token.pos == "PUNCT":
            break
        yield token
    own = {i for i, token in enumerate(tokens) if measure.start <= token.start < measure.end}
    for i in range(index - 1, max(-1, index - 5), -1):
        if i in own:  # "more than 40 percent" is no rise
            continue
        if tokens[i].pos == "PUNCT":
            break
        if not (i and tokens[i].lemma == "up" and tokens[i - 1].lemma == "make"):
            yield tokens[i]


def _dimension(text: str, measure: Measure) -> tuple[str, ...]:
    """The dimension that the word right after a quantity names, else the nearest before it."""
    unit = measure.unit.canonical if measure.unit else ""
    if unit not in ("m", "kg"):  # winds of 150 km/h that "blew down" trees are no depth
        return ()
    after = text[measure.end : measure.end + 24].lower().replace("-", " ").split()
    before = left_of(text, measure.start).lower().replace("-", " ").split()
    named = [DIMENSIONS.get(word.strip(".,;:)(")) for word in after[:2]]
    # before the figure only nouns tell: "came down within 600 m" is no depth
    named += [
        DIMENSIONS[word]
        for word in reversed(before[-4:])
        if word in MEASURED and word in DIMENSIONS
    ]
    if unit == "m" and _RISEN.search(left_of(text, measure.start)):
        named.append("height")  # "the river rose to 4.6 metres"
    return next(((d,) for d in named if d and (d == "weight") == (unit == "kg")), ())
