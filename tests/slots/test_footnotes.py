"""Footnote digits glued to words are no numbers; digits of names are left alone."""

from __future__ import annotations

import pytest

from discrepancy.slots.footnotes import footnote_spans

MARKS = [
    ("in the coming months1 . Then", ["1"]),
    ("ties with the U.S.2 , he wrote", ["2"]),
    ("a softer approach3 in its readout", ["3"]),
    ("he met Orlov6 . They", ["6"]),
    ("over the sea4 .", ["4"]),
    ("said.12", []),
    ("the G20, COVID19 and Covid19, H1N1, the A320, an F16, the B2", []),
    ("flight MH370, an iPhone 6, 40 km2 , Mi-8, Formula1 and mp3 files", []),
    ("in 2019 the road cost 12 million", []),
    ("example.org/page2 and model-x7", []),
    ("rooms123 , years2020", []),
]


@pytest.mark.parametrize(("text", "digits"), MARKS)
def test_footnote_digits(text: str, digits: list[str]) -> None:
    assert [text[start:end] for start, end in footnote_spans(text)] == digits
