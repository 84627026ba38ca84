"""Within one article: what dates, words and speakers tell of two values; live blogs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from clashing import FIVE, NINE, clash
from made import claim, figure, value
from newsroom import article

from discrepancy.live_blogs import is_live_blog
from discrepancy.records import CalendarDate, Claim, Kind, Period, Slot

# --------------------------------------------------------------------------- when


def date(**fields: int) -> Slot:
    return value("then", CalendarDate(None, **fields), kind=Kind.DATE)


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        ("of a year", (date(year=2011),), (), False),
        ("both of a year", (date(year=2011),), (date(year=2011),), True),
        ("of a day", (date(year=2011, month=5, day=3),), (), True),
        ("of a month of this year", (date(month=5),), (), True),
        ("of a day, and of a year", (date(month=5, day=3), date(year=2011)), (), False),
    ],
)
def test_what_is_of_a_year_is_no_news(
    description: str, left: tuple[Slot, ...], right: tuple[Slot, ...], expected: bool
) -> None:
    old, new = replace(NINE, dating=left), replace(FIVE, dating=right)
    assert clash(old, new) is expected


def test_a_date_in_dispute_may_be_of_a_year() -> None:
    left, right = dated(day=3, month=5), dated(day=4, month=5)
    assert clash(replace(left, dating=(date(year=2011),)), right)


def period(days: int, precision: str) -> Period:
    start = datetime(2024, 5, 6, tzinfo=UTC)
    return Period(start, start + timedelta(days=days), precision)


def dated(span: Period | None = None, **fields: int) -> Claim:
    return claim(
        "It sank then.", value("then", CalendarDate(span, **fields), "sink", kind=Kind.DATE)
    )


DAY, WEEK = period(1, "day"), period(7, "week")


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        ("two days", dated(DAY, day=6, weekday=0), dated(DAY, day=14, weekday=1), True),
        ("two of one weekday", dated(DAY, day=6, weekday=0), dated(DAY, day=13, weekday=0), True),
        ("a weekday and its date", dated(DAY, weekday=0), dated(DAY, day=6, weekday=0), False),
        ("two weekdays", dated(DAY, weekday=0), dated(DAY, weekday=1), True),
        ("a day and a week", dated(DAY, day=6), dated(WEEK), False),
        ("a day and what is not known", dated(DAY, day=6), dated(month=6), True),
    ],
)
def test_dates_in_the_same_words(
    description: str, left: Claim, right: Claim, expected: bool
) -> None:
    assert clash(left, right) is expected


def when(one: Claim, *days: int, kind: Kind = Kind.DATE) -> Claim:
    told = [value("A", CalendarDate(None, month=5, day=n), kind=kind) for n in days]
    return replace(one, slots=(*one.slots, *told))


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        ("two days", when(NINE, 6), when(FIVE, 7), False),
        ("one day", when(NINE, 6), when(FIVE, 6), True),
        ("one day of several", when(NINE, 5, 6), when(FIVE, 6), True),
        ("told by one", when(NINE, 6), FIVE, True),
        ("a day and a time", when(NINE, 6), when(FIVE, 6, kind=Kind.TIME), False),
    ],
)
def test_figures_of_two_moments(
    description: str, left: Claim, right: Claim, expected: bool
) -> None:
    assert clash(left, right) is expected


def test_a_date_in_dispute_is_another_moment() -> None:
    assert clash(dated(DAY, day=6), dated(DAY, day=7))


# --------------------------------------------------------------------------- what the words tell


@pytest.mark.parametrize(
    ("description", "text", "expected"),
    [
        ("as before", "A gale sank nine boats.", True),
        ("a change", "Initially nine boats sank.", False),
        ("a change, with a comma", "Until, say, noon, nine boats.", False),
        ("a change in quotation marks", "A “revised” count: nine boats.", False),
        ("a part of a whole", "A gale sank nine of the boats.", False),
        ("a part of those", "A gale sank nine out of these boats.", False),
        ("of a place", "A gale sank nine of Tarn.", True),
        ("quoted", "“A gale sank nine boats,” he thought.", False),
        ("beside a quotation", "A “gale” sank nine boats.", True),
        ("in a quotation begun before", "A gale sank nine boats,” he thought.", False),
        ("after a quotation begun before", "A gale,” he thought; it sank nine boats.", True),
        ("before a quotation", "A gale sank nine boats, “all”.", True),
    ],
)
def test_words_that_end_it(description: str, text: str, expected: bool) -> None:
    assert clash(claim(text, figure("nine", 9, "boat")), FIVE) is expected


def test_so_many_percent_of_the_vote_are_no_part() -> None:
    left, right = (
        claim(f"He won {n} percent of the vote.", figure(f"{n} percent", n, kind=Kind.PERCENT))
        for n in (52, 57)
    )
    assert clash(left, right)


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        ("told by two", "Police said nine sank.", "The union said five sank.", False),
        ("told by one", "Police said nine sank.", "The police said five sank.", True),
        ("told by one at length", "Harbour police said nine sank.", "Police said five sank.", True),
        ("told and not told", "Police said nine sank.", "A gale sank five.", True),
        ("according to", "According to police nine sank.", "According to crews five sank.", False),
        ("according to one", "nine sank, according to Olm.", "five sank, said Olm.", True),
        ("said at the end", "nine sank, said Olm.", "five sank, said Kamm.", False),
        ("said at the end by one", "nine sank, said Olm.", "five sank, said Olm.", True),
        ("of a quotation", 'nine sank" said Olm.', "five sank’ said Olm.", True),
        ("first word", "Said Olm: nine sank.", "five sank, said Olm.", True),
        ("in capitals", "POLICE SAID nine sank.", "five sank, the crew said.", False),
        ("nobody but a pronoun", "He said nine sank.", "The crew said five sank.", True),
        ("many words", "Z b c d e f Olm said nine.", "Q c d e f Olm said five.", True),
        ("five words of a speaker", "a b c d e said nine.", "a x c d e said five.", False),
        ("six words before", "x b c d e f said nine.", "a b c d e f said five.", True),
        ("five words after", "nine, said a b c d e f.", "five, said a b c d e x.", True),
        ("the fifth after", "nine, said a b c d e.", "five, said a b c d x.", False),
    ],
)
def test_who_tells_it(description: str, left: str, right: str, expected: bool) -> None:
    one, other = claim(left, figure("nine", 9, "boat")), claim(right, figure("five", 5, "boat"))
    assert clash(one, other) is expected


# --------------------------------------------------------------------------- live blogs


@pytest.mark.parametrize(
    ("description", "title", "paragraphs", "expected"),
    [
        ("three entries", "Fire", ("21:40 A", "20:15 B", "19:50 C"), True),
        ("two", "Fire", ("21:40 A", "20:15 B", "19 C"), False),
        ("marked", "Fire", ("- 21:40 A", "(20h15) B", "19.50 C"), True),
        (
            "not at the start",
            "Fire",
            ("At about 21:40 A", "At about 20:15 B", "At about 19:50"),
            False,
        ),
        ("by its title", "Fire: latest updates", ("Smoke.",), True),
        ("as it happened", "Final as it happened", ("Goal.",), True),
        ("a live report", "LIVE: fire in Marl", ("Smoke.",), True),
    ],
)
def test_a_run_of_entries(
    description: str, title: str, paragraphs: tuple[str, ...], expected: bool
) -> None:
    assert is_live_blog(article("a", title, *paragraphs)) is expected
