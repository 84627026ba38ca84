"""What stands before a place in a text, as far as the patterns of the slots look back."""

from __future__ import annotations

LENGTH = 60  # characters; "to its first offer of ..." is the longest that a pattern asks for


def left_of(text: str, position: int) -> str:
    """Return the characters that end at `position`: LENGTH, or as many as there are."""
    return text[max(0, position - LENGTH) : position]
