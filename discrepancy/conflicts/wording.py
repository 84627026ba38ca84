"""What a person would write: the summary, the severity, and what would change the verdict."""

from __future__ import annotations

import re

from discrepancy.conflicts.judgement import Judgement
from discrepancy.conflicts.statements import is_statement
from discrepancy.records import Hedge, Kind, Magnitude, Severity, Slot, Verdict, Wording
from discrepancy.slots.registry import FIGURES

LONGEST = 70  # characters of a value in a summary

# Kinds in which a difference changes what happened, not how much of it.
GRAVE = frozenset([Kind.POLARITY, Kind.STATUS, Kind.ATTRIBUTION])
MAJOR_RATIO = 1.25  # figures further apart than this change the news


def summary(left: Slot, right: Slot) -> str:
    """Return one question: "12 hours or eight hours?"."""
    one, other = _words(left), _words(right)
    if is_statement(left):
        return f"“{_nested(one)}” or “{_nested(other)}”?"
    if isinstance(left.value, Wording) and left.kind is Kind.ATTRIBUTION:
        return f"Said by {one} or by {other}?"
    text = f"{one} or {other}?"
    return text[0].upper() + text[1:]


def _words(slot: Slot) -> str:
    if slot.kind is Kind.ATTRIBUTION and isinstance(slot.value, Wording):
        text = slot.value.speaker
    elif slot.kind in (Kind.POLARITY, Kind.STATUS, Kind.ORDERING, Kind.AGE):
        text = slot.shown
    else:
        text = slot.text
        if slot.kind in FIGURES and slot.start == 0:  # "Nine people": the sentence's capital
            text = text[:1].lower() + text[1:]
    folded = " ".join(text.split()).strip(" ,;:—–-")
    return folded if len(folded) <= LONGEST else folded[: LONGEST - 1].rstrip() + "…"


def _nested(text: str) -> str:
    """With what is quoted in it in single quotation marks, as it is to stand in double ones."""
    return re.sub(r"[\"“”]", "’", re.sub(r"(^|[\s(])[\"“]", r"\1‘", text))


def severity(item: Judgement) -> Severity:
    """Major where the news itself differs: what happened, a figure by a quarter, a headline."""
    aligned, pair = item.dispute.aligned, item.dispute.pair
    if aligned.left.kind in GRAVE or pair.left.sentence.headline or pair.right.sentence.headline:
        return Severity.MAJOR
    left, right = aligned.left.value, aligned.right.value
    if isinstance(left, Magnitude) and isinstance(right, Magnitude):
        small, large = sorted((abs(left.amount), abs(right.amount)))
        return Severity.MAJOR if large > MAJOR_RATIO * small else Severity.MINOR
    return Severity.MINOR


def would_change(item: Judgement) -> tuple[str, ...]:
    """Say what would settle a verdict that is not firm, or was made firm by dates."""
    pair, aligned = item.dispute.pair, item.dispute.aligned
    lines = [
        f"The publication time of {article.id} is unknown: with it, the two could be told to be "
        "of one occasion or of two."
        for article in (pair.left_article, pair.right_article)
        if article.published is None
    ]
    for slot in (aligned.left, aligned.right):
        if slot.hedge in (Hedge.OVER, Hedge.UNDER, Hedge.AT_LEAST, Hedge.AT_MOST):
            lines.append(f"“{slot.text}” leaves room: an exact figure would decide.")
    if item.verdict is Verdict.DISTINCT:
        lines.append("If both were of one occasion, the values could not both hold.")
    return tuple(lines)
