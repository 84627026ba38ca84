"""How alike two sentences are, and where in the news they stand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from discrepancy.events.pair import Pair, event_finding
from discrepancy.findings import Finding

TOP = 3  # sentences that tell the news
UPPER = 5
FAR_APART = -0.2  # of how alike two articles open; see `strand`


def similarity(pair: Pair) -> Iterator[Finding]:
    """Cosine of the sentences' vectors, in steps of 0.05: what counts is decided near the top."""
    yield _similarity(pair.candidate.cosine)


@cache  # numbers of two decimals are few
def _similarity(cosine: float) -> Finding:
    level = _step(cosine, 0.05, 1, 17)
    return event_finding("similarity", level, f"similarity of the sentences {cosine:.2f}")


def closeness(pair: Pair) -> Iterator[Finding]:
    yield _closeness(pair.candidate.closeness)


@cache
def _closeness(value: float) -> Finding:
    label = f"similarity beyond what their articles share {value:.2f}"
    return event_finding("closeness", _step(value, 0.05, -3, 11), label)


def margin(pair: Pair) -> Iterator[Finding]:
    """How much nearer the two are to each other than either is to its next best."""
    if not pair.within:  # an article repeats itself: a third may be nearer, and say the same
        yield _margin(pair.candidate.margin)


@cache
def _margin(value: float) -> Finding:
    label = (
        f"nearer to each other than to any other sentence, by {value:.2f}"
        if value >= 0
        else f"another sentence is nearer, by {-value:.2f}"
    )
    return event_finding("margin", _step(value, 0.05, -6, 6), label)


def strand(pair: Pair) -> Iterator[Finding]:
    """Within a story of three and more: do the two articles open with the same part of it?

    Near zero, which is where articles of one undivided story stand, it says nothing. Of values
    under test, which an aside of any article may state, it tells where the two are far apart.
    """
    value = pair.candidate.strand
    if value is not None and abs(value) >= 0.05 and (value <= FAR_APART or not pair.under_test):
        yield _strand(value)


@cache
def _strand(value: float) -> Finding:
    label = (
        "their articles open more alike than others of the story"
        if value > 0
        else "their articles open less alike than others of the story"
    )
    return event_finding("strand", _step(value, 0.1, -5, 7), label)


def reprint(pair: Pair) -> Iterator[Finding]:
    """What stands in a text and, changed, in its reprint was written of one happening."""
    if pair.candidate.reprint:
        yield event_finding("reprint", "changed", "one text, in which this sentence was changed")


def position(pair: Pair) -> Iterator[Finding]:
    """News opens with its main event: two sentences near the top are likelier of one.

    Of values under test it says nothing: conflicts are as likely further down.
    """
    first, last = sorted((pair.left.sentence.index, pair.right.sentence.index))
    level = _position(first, last)
    if level and not pair.under_test:
        texts = (f"sentence {claim.sentence.index + 1}" for claim in (pair.left, pair.right))
        yield event_finding("position", level, POSITIONS[level], *texts)


POSITIONS = {
    "first": "both open their articles",
    "first-top": "one opens its article, the other is near the top",
    "first-deep": "one opens its article, the other is further down",
    "top": "near the top of both articles",
    "upper": "in the upper part of both articles",
    "top-deep": "near the top of one article only",
}


def _position(first: int, last: int) -> str:
    """The level of two indices, the lower first; "" where both are further down."""
    if first == 0:
        return "first" if last == 0 else "first-top" if last < TOP else "first-deep"
    if last < UPPER:
        return "top" if last < TOP else "upper"
    return "top-deep" if first < TOP else ""


def headline(pair: Pair) -> Iterator[Finding]:
    count = pair.left.sentence.headline + pair.right.sentence.headline
    if count and not pair.within:  # a headline is of its article's event
        yield event_finding("headline", str(count), "a headline" if count == 1 else "two headlines")


def _step(value: float, width: float, lowest: int, highest: int) -> str:
    """The number of the step that a value is on, the first and last open-ended."""
    return str(min(highest, max(lowest, int(round(value / width, 6) // 1))))
