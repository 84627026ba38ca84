"""Known conflicts for the tests."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from discrepancy.baseline import Baseline, Decision, Entry, Grounds, Right


def entry(id_: str, decision: Decision = Decision.OPEN, **words: str) -> Entry:
    return Entry(
        id=id_,
        rule="duration",
        articles=("beacon.txt", "gazette.txt"),
        values=("9 h", "5 h"),
        about="length: ferry, stick",
        summary="Nine hours or five hours?",
        decision=decision,
        **words,
    )


def dismissed(id_: str, reason: str = "two ferries") -> Entry:
    return entry(id_, Decision.DISMISSED, reason=reason, author="Ines Holt")


# As it is written, one record a line: `entry` with an id of its own.
RECORD = {
    "id": "a" * 16,
    "rule": "duration",
    "articles": ["beacon.txt", "gazette.txt"],
    "values": ["9 h", "5 h"],
    "about": "length: ferry, stick",
    "summary": "Nine hours or five hours?",
    "decision": "open",
    "reason": "",
    "right": "",
    "decided": "",
    "author": "",
    "note": "",
    "grounds": None,
}

text = st.text(max_size=20)
pairs = st.tuples(text, text)
entries = st.builds(
    Entry,
    id=st.text("0123456789abcdef", min_size=16, max_size=16),
    rule=text,
    articles=pairs,
    values=pairs,
    about=text,
    summary=text,
    decision=st.sampled_from(Decision),
    reason=text,
    right=st.sampled_from(Right),
    decided=st.none()
    | st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)).map(
        lambda t: t.replace(microsecond=0, tzinfo=UTC)
    ),
    author=text,
    note=text,
    grounds=st.none()
    | st.builds(
        Grounds,
        verdict=text,
        log_odds=st.floats(allow_nan=False, allow_infinity=False),
        scale=text,
    ),
)
baselines = st.lists(entries, max_size=6).map(Baseline.of)
