"""Publication dates: what is read, and what is left alone because it can be read two ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.articles.dates import is_date_line, parse_date_line, parse_file_name, parse_stamp

LINES = [
    ("month first, zone", "Sep 18, 2023, 12:04pm EDT", "2023-09-18T12:04:00-04:00"),
    ("day first", "18 September 2023", "2023-09-18T00:00:00+00:00"),
    ("ordinal", "18th of September 2023", "2023-09-18T00:00:00+00:00"),
    ("weekday tells day from month", "Fri, 09/10/2021 – 08:25", "2021-09-10T08:25:00+00:00"),
    ("a figure over 12 tells", "25/12/2021", "2021-12-25T00:00:00+00:00"),
    ("day and month alike", "04/04/2021", "2021-04-04T00:00:00+00:00"),
    ("labelled", "Published: 3 March 2024 at 09:15 GMT", "2024-03-03T09:15:00+00:00"),
    ("midnight", "March 3, 2024 12:05 a.m.", "2024-03-03T00:05:00+00:00"),
    ("eastern time in summer", "July 3, 2024, 9:00 AM ET", "2024-07-03T09:00:00-04:00"),
    ("eastern time in winter", "January 3, 2024, 9:00 AM ET", "2024-01-03T09:00:00-05:00"),
    ("ISO", "2024-03-03 09:15", "2024-03-03T09:15:00+00:00"),
    ("a zone of two meanings: the day only", "3 March 2024 09:15 IST", "2024-03-03T00:00:00+00:00"),
    ("ambiguous day and month", "09/10/2021", None),
    ("weekday that fits no reading", "Mon, 09/10/2021", None),
    ("wrong weekday", "Monday, 18 June 2024", None),
    ("no year", "Saturday, February 24", None),
    ("no such day", "31 February 2023", None),
    ("implausible year", "18 September 0203", None),
    ("inside a sentence", "It was signed on 18 September 2023", None),
    ("a month alone", "September 2023", None),
]


@pytest.mark.parametrize(
    ("line", "expected"), [row[1:] for row in LINES], ids=[r[0] for r in LINES]
)
def test_date_lines(line: str, expected: str | None) -> None:
    stamp = parse_date_line(line)
    assert (stamp.moment.isoformat() if stamp else None) == expected


NAMES = [
    ("at the end", "lake-post-2023-09-18.txt", "2023-09-18"),
    ("numbered copy", "2023-09-18-2.txt", "2023-09-18"),
    ("twice the same", "2023-09-18_2023-09-18.txt", "2023-09-18"),
    ("two dates", "2023-09-18-to-2023-09-20.txt", None),
    ("no such day", "2023-02-30.txt", None),
    ("part of a longer number", "12023-09-181.txt", None),
    ("year only", "budget-2023.txt", None),
]


@pytest.mark.parametrize(
    ("name", "expected"), [row[1:] for row in NAMES], ids=[r[0] for r in NAMES]
)
def test_file_names(name: str, expected: str | None) -> None:
    stamp = parse_file_name(name)
    assert (stamp.moment.date().isoformat() if stamp else None) == expected


DECLARED = [
    ("2024-03-18T09:40:00Z", "minute", "2024-03-18T09:40:00+00:00"),
    ("2024-03-18", "day", "2024-03-18T00:00:00+00:00"),
    ("2024-03-18 09:40:00 +01:00", "minute", "2024-03-18T09:40:00+01:00"),
    ("Mon, 18 Mar 2024 09:40:00 +0100", "minute", "2024-03-18T09:40:00+01:00"),
    ("Tue, 19 Mar 2024", "day", "2024-03-19T00:00:00+00:00"),
    ("18 March 2024", "day", "2024-03-18T00:00:00+00:00"),
]


@pytest.mark.parametrize(("text", "precision", "expected"), DECLARED)
def test_declared_dates(text: str, precision: str, expected: str) -> None:
    stamp = parse_stamp(text)
    assert stamp is not None
    assert (stamp.moment.isoformat(), stamp.precision) == (expected, precision)


@pytest.mark.parametrize(
    "text", ["soon", "", "1750-01-01", "9999-01-01", "yesterday", "12", "x" * 200]
)
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    assert parse_stamp(text) is None


def test_page_dates_are_recognised_without_a_year() -> None:
    assert is_date_line("Saturday, February 24")
    assert not is_date_line("Saturday was February 24")


@given(st.text(max_size=100))
def test_any_text_gives_an_aware_moment_or_none(text: str) -> None:
    stamp = parse_stamp(text)
    assert stamp is None or stamp.moment.tzinfo is not None
