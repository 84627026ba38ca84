"""The sample with one thing changed, for the tests of the formats."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import strategies as st

from discrepancy.records import Report, Status, Verdict

from .sample import CONFLICTS, REPORT

FIRST = CONFLICTS[0]
any_text = st.text(st.characters(exclude_categories=["Cs"]))


def decided(**fields: Any) -> Report:
    """The sample with these fields in its first conflict."""
    return replace(REPORT, conflicts=(replace(FIRST, **fields), *CONFLICTS[1:]))


def saying(text: str) -> Report:
    """The sample with this text wherever an article's text stands in its first conflict."""
    left, right = FIRST.sides
    side = replace(left, sentence=text, value_text=text, value_start=0, value_end=len(text))
    return decided(summary=text, sides=(side, right))


# What nobody has to act on, by the word a report has for it.
SETTLED = [
    pytest.param(fields, word, id=word)
    for word, fields in (
        ("known", {"status": Status.KNOWN}),
        ("confirmed", {"status": Status.CONFIRMED}),
        ("dismissed", {"status": Status.DISMISSED}),
        ("suppressed", {"suppression": "crew [included] <b>"}),
        ("occasions", {"verdict": Verdict.DISTINCT}),
    )
]
