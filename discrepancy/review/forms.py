"""What a form says that was sent: a decision, or why it is none."""

from __future__ import annotations

from collections.abc import Mapping

from discrepancy.baseline import Decision, Right
from discrepancy.review.decisions import Wanted
from discrepancy.review.pair import REASONS

LONGEST_NOTE = 2_000  # characters
LONGEST_NAME = 100


class FormError(ValueError):
    """The form cannot be used; the message is for the editor."""


def wanted(form: Mapping[str, str], author: str) -> Wanted:
    """The decision of a form: "confirmed", "confirmed:first", "dismissed:misread", "fixed", "open".

    Raises FormError.
    """
    name, _, detail = form.get("decision", "").partition(":")
    if name not in [decision.value for decision in Decision]:
        raise FormError("Say what you decide: confirm, dismiss or fixed.")
    decision = Decision(name)
    if decision is Decision.DISMISSED and detail not in REASONS:
        raise FormError(f"Say why it is none: {', '.join(REASONS)}.")
    if decision is Decision.CONFIRMED and detail not in [right.value for right in Right]:
        raise FormError("Say which side is right, or leave it open.")
    note = form.get("note", "")
    if len(note) > LONGEST_NOTE:
        raise FormError(f"A note has at most {LONGEST_NOTE:,} characters.")
    return Wanted(
        decision=decision,
        reason=detail if decision is Decision.DISMISSED else "",
        right=Right(detail) if decision is Decision.CONFIRMED else Right.UNKNOWN,
        author=author,
        note=note,
    )


def name_of(text: str) -> str:
    """A name as it is kept: on one line, not endless."""
    return " ".join(text.split())[:LONGEST_NAME]
