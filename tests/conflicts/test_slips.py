"""Within one article, reason by reason: what makes two values no slip of the writer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from made import DIFFER, claim, dispute, figure, stance, value
from newsroom import article

from discrepancy.conflicts.within import DOUBTS, can_clash
from discrepancy.findings import Finding
from discrepancy.live_blogs import is_live_blog
from discrepancy.records import CalendarDate, Claim, Kind, Name, Period, Place, Slot
from discrepancy.slots.interface import Level, Relation

HEDGED = Level(Relation.HEDGED, "far from its bound", 2.0)
NINE = claim("A gale sank nine boats.", figure("nine", 9, "boat"))
FIVE = claim("In all five boats went down.", figure("five", 5, "boat"))


def headline(one: Claim) -> Claim:
    return replace(one, sentence=replace(one.sentence, headline=True))


def clash(left: Claim, right: Claim, *found: str, level: Level = DIFFER, **more: Any) -> bool:
    """Whether a slip is possible, either way round; `found` are keys of findings."""
    findings = [Finding("values", *key.split(":"), label="") for key in found]
    there = can_clash(dispute(left, right, within=True, level=level, **more), findings)
    back = can_clash(dispute(right, left, within=True, level=level, **more), findings)
    assert there == back
    return there


def test_two_counts_of_one_thing_are_a_slip() -> None:
    assert clash(NINE, FIVE)
    assert clash(NINE, FIVE, "words:3", "names:same", "crowd:one", "attribute-figure:same")


@pytest.mark.parametrize("feature", sorted(DOUBTS))
def test_a_sign_of_another_thing_ends_it(feature: str) -> None:
    assert not clash(NINE, FIVE, f"{feature}:any")
    # a headline leaves out the words for a total or a part
    assert clash(headline(NINE), FIVE, f"{feature}:any") is (feature == "scope")
    assert not clash(headline(NINE), FIVE, "scope:other", "growth:toll")


@pytest.mark.parametrize("key", ["crowd:many", "names:other", "whose:other"])
def test_values_of_others_end_it(key: str) -> None:
    assert not clash(NINE, FIVE, key)
    assert not clash(headline(NINE), FIVE, key)


def test_sentences_on_others_by_name_end_it() -> None:
    moss, kamm = replace(NINE, who=("Ana Moss",)), replace(FIVE, who=("Per Kamm",))
    assert not clash(moss, kamm)
    assert clash(moss, replace(FIVE, who=("Moss",)))


def kinds(kind: Kind) -> tuple[Claim, Claim]:
    left, right = (replace(one, slots=(replace(one.slots[0], kind=kind),)) for one in (NINE, FIVE))
    return left, right


@pytest.mark.parametrize(
    ("kind", "match", "expected"),
    [
        (Kind.NUMBER, 0.7, True),
        (Kind.NUMBER, 0.69, False),
        (Kind.QUANTITY, 0.7, True),
        (Kind.QUANTITY, 0.69, False),
        (Kind.MONEY, 0.4, True),
        (Kind.MONEY, 0.39, False),
        (Kind.NUMBER, None, False),
    ],
)
def test_they_are_of_one_thing(kind: Kind, match: float | None, expected: bool) -> None:
    left, right = kinds(kind)
    assert clash(left, right, match=match) is expected
    in_headline = match is None or expected  # a headline need not say of what
    assert clash(headline(left), right, match=match) is in_headline


@pytest.mark.parametrize(
    "kind", [Kind.QUOTE, Kind.STATUS, Kind.PERSON, Kind.ORGANIZATION, Kind.ROLE]
)
def test_of_other_kinds_nothing_is_a_slip(kind: Kind) -> None:
    assert not clash(*kinds(kind))


# --------------------------------------------------------------------------- people


def aged(text: str, word: str, amount: int, *about: str, name: str = "") -> Claim:
    age = figure(word, amount, *about, kind=Kind.AGE, unit="year")
    named = [value(name, Name(name, tuple(name.lower().split())), kind=Kind.PERSON)] * bool(name)
    return claim(text, age, *named)


MOSS = aged("Ana Moss was 44.", "44", 44, "ana", "moss", name="Ana Moss")


@pytest.mark.parametrize(
    ("description", "other", "expected"),
    [
        ("one name", aged("Ana Moss, 46, ran.", "46", 46, "ana", "moss", name="Ana Moss"), True),
        ("a part of the name", aged("Moss, 46, ran.", "46", 46, "moss", name="Moss"), True),
        ("a namesake", aged("Tim Moss, 46, ran.", "46", 46, "moss", name="Tim Moss"), False),
        (
            "another name",
            aged("Per Kamm, 46, ran.", "46", 46, "per", "kamm", name="Per Kamm"),
            False,
        ),
        ("nobody's", aged("Aged 46, that is.", "46", 46), False),
        ("one name more", aged("Ina Moss, 46, ran.", "46", 46, "ina", "moss"), False),
    ],
)
def test_ages_of_one_person(description: str, other: Claim, expected: bool) -> None:
    assert clash(MOSS, other) is expected


# --------------------------------------------------------------------------- where they stand


@pytest.mark.parametrize(("index", "expected"), [(1, False), (2, True), (3, True)])
def test_who_says_both_in_one_breath_knows_that_they_differ(index: int, expected: bool) -> None:
    near = replace(FIVE, sentence=replace(FIVE.sentence, index=index - 10))  # see `dispute`
    one = dispute(NINE, near, within=True)
    assert one.pair.right.sentence.index == index
    assert can_clash(one, []) is expected
    assert can_clash(dispute(headline(NINE), near, within=True), [])


@pytest.mark.parametrize("key", ["words:none", "words:1"])
def test_without_common_words_they_are_of_two_things(key: str) -> None:
    assert not clash(NINE, FIVE, key)
    assert clash(headline(NINE), FIVE, key)


def test_of_a_floor_and_a_figure_above_it_the_writer_knows_both() -> None:
    assert not clash(NINE, FIVE, level=HEDGED)
    assert clash(headline(NINE), FIVE, level=HEDGED)


def test_what_was_done_clashes_with_the_headline_alone() -> None:
    did, did_not = (claim(f"It {word} him.", stance(word, word)) for word in ("jailed", "freed"))
    assert not clash(did, did_not)
    assert clash(headline(did), did_not)


def at(name: str, key: str) -> Claim:
    return claim(f"It was in {name}.", value(name, Place(name, key), "be", kind=Kind.PLACE))


GRAZ, LINZ, STYRIA = at("Graz", "city:1"), at("Linz", "city:2"), at("Styria", "region:AT.6")


@pytest.mark.parametrize(
    ("description", "left", "right", "around", "expected"),
    [
        ("two towns", GRAZ, LINZ, {"cosine": 0.6}, True),
        ("of sentences less alike", GRAZ, LINZ, {"cosine": 0.59}, False),
        ("of sentences not nearest", GRAZ, LINZ, {"ranks": (1, 2)}, False),
        ("nor the other way", GRAZ, LINZ, {"ranks": (2, 1)}, False),
        ("in the headline", headline(GRAZ), LINZ, {"cosine": 0.1, "ranks": (4, 4)}, True),
        ("a town and a region", GRAZ, STYRIA, {}, False),
        ("of no known sort", at("Upper Quill", ""), at("Lower Quill", ""), {}, False),
    ],
)
def test_places_of_sentences_that_are_alike(
    description: str, left: Claim, right: Claim, around: dict[str, Any], expected: bool
) -> None:
    assert clash(left, right, **around) is expected


def test_times_are_of_sentences_that_are_alike() -> None:
    assert clash(*kinds(Kind.TIME), cosine=0.6)
    assert not clash(*kinds(Kind.TIME), cosine=0.59)
    assert clash(*kinds(Kind.NUMBER), cosine=0.1)


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
