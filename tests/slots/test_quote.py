"""Quotations: where they begin and end, who speaks, and when two are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentences import read

from discrepancy.records import Kind, Slot, Wording
from discrepancy.slots import quote
from discrepancy.slots.interface import Relation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He called it "a good day for us".', ["a good day for us"]),
        ("He called it “a good day for us”.", ["a good day for us"]),
        ("He called it «a good day for us».", ["a good day for us"]),
        ("He called it ‘a good day for us’.", ["a good day for us"]),
        ("He said 'we don't shoot at people's homes'.", ["we don't shoot at people's homes"]),
        ("The dogs' owners and the boys' mothers came.", []),
        ('"We were all afraid that night', ["We were all afraid that night"]),
        ('"We lost," he said, "and we know it."', ["We lost", "and we know it."]),
        ("No quotation here.", []),
    ],
)
def test_spans(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in quote.spans(text)] == expected


@given(st.text(alphabet="ab '\"“”‘’«»„.,", max_size=80))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    last = 0
    for start, end in quote.spans(text):
        assert last <= start <= end <= len(text)
        last = end


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ('"We sold less but better," chief executive Mette Lind told analysts.', "Mette Lind"),
        ('Mette Lind said: "We sold less but better."', "Mette Lind"),
        ('"We sold less but better," said Mette Lind.', "Mette Lind"),
        ('According to Mette Lind, "we sold less but better".', "Mette Lind"),
        ('"We sold less but better," he said.', "he"),
        ('"We sold less but better."', ""),
        ('Mette Lind said that "we sold less but better", Reuters reported.', "Mette Lind"),
    ],
)
def test_speaker(sentence: str, speaker: str) -> None:
    slots = list(quote.extract(read(sentence)))
    assert {slot.value.speaker for slot in slots if isinstance(slot.value, Wording)} == {speaker}
    expected = [Kind.QUOTE, Kind.ATTRIBUTION] if speaker else [Kind.QUOTE]
    assert [slot.kind for slot in slots] == expected


def _slot(text: str, speaker: str = "", kind: Kind = Kind.QUOTE) -> Slot:
    return Slot(kind=kind, value=Wording(text, speaker), start=0, end=len(text), text=text)


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("We will not bow to threats.", "we will not bow to threats", Relation.SAME),
        ("will not bow to threats", "We will not bow to threats, ever", Relation.COMPATIBLE),
        (
            "We will not bow to threats from anyone",
            "We will not yield to threats from anyone",
            Relation.DIFFERENT,
        ),
        ("We will not bow to threats", "The harvest was poor this year", Relation.UNRELATED),
        ("There's so much to lose", "There is so much to lose here", Relation.COMPATIBLE),
        (
            "The Lindra Port Authority mourns the crew of the Corvina",
            "The Lindra Port Authority will answer every question of the inquiry into both ferries",
            Relation.UNRELATED,
        ),
        (
            "We promised a dry harbour and a new ferry",
            "We promised a dry harbour, never a ferry on Sundays",
            Relation.DIFFERENT,
        ),
        (
            "We miss the ferry. We miss the long evenings at the old harbour",
            "We miss the long evenings at the old harbour. But we will be back",
            Relation.COMPATIBLE,
        ),
        ("We know that he surprised us", "We know he surprised us today", Relation.COMPATIBLE),
        ("This is just mad", "This is just bad, just stupid", Relation.UNRELATED),
    ],
)
def test_compare_words(left: str, right: str, relation: Relation) -> None:
    assert quote.compare(_slot(left), _slot(right)).relation is relation
    assert quote.compare(_slot(right), _slot(left)).relation is relation


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("Mette Lind", "Lind", Relation.SAME),
        ("Mette Lind", "Poul Strand", Relation.DIFFERENT),
        ("Mette Lind", "he", Relation.COMPATIBLE),
        ("Mette Lind", "the driver", Relation.COMPATIBLE),
        ("Mette Lind", "The Calbiga mayor", Relation.COMPATIBLE),
        ("Mette Lind", "Reuters", Relation.COMPATIBLE),
        ("Investigators", "The Harbour Investigation Board", Relation.COMPATIBLE),
        ("An HSB spokesman", "The Harbour Safety Board", Relation.SAME),
    ],
)
def test_compare_speakers(left: str, right: str, relation: Relation) -> None:
    words = "We sold less but better"
    one = _slot(words, left, Kind.ATTRIBUTION)
    other = _slot(words, right, Kind.ATTRIBUTION)
    assert quote.compare(one, other).relation is relation
    apart = _slot("The harvest was poor this year", right, Kind.ATTRIBUTION)
    assert quote.compare(one, apart).relation is Relation.UNRELATED
