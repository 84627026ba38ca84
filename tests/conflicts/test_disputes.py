"""Which differing values of two sentences are judged at all, and which of the judged are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from made import DIFFER, claim, dispute, figure, value
from newsroom import article

from discrepancy.conflicts.disputes import Corpus, disputes, judgements, statements
from discrepancy.conflicts.statements import READ
from discrepancy.conflicts.votes import Ballot
from discrepancy.events.candidates import Candidate
from discrepancy.findings import Weights
from discrepancy.records import (
    CalendarDate,
    Claim,
    Clock,
    Kind,
    Name,
    Place,
    Slot,
    Stance,
)
from discrepancy.slots.day_parts import PART


def corpus(**claims: Sequence[Claim]) -> Corpus:
    articles = {
        name: article(name, *(c.sentence.text for c in own)) for name, own in claims.items()
    }
    return Corpus(articles, claims)


def of(name: str, one: Claim, index: int = 0) -> Claim:
    sentence = replace(one.sentence, article=name, index=index)
    return replace(one, id=f"{name}#{index}", sentence=sentence)


def found(
    left: Claim,
    right: Claim,
    *,
    ranks: tuple[int, int] = (1, 1),
    cosine: float = 0.6,
    beside: Sequence[Claim] = (),
) -> list[tuple[str, str]]:
    """The values of two sentences that are in dispute; `beside` stands in the second article."""
    one, other = of("a", left), of("b", right)
    rest = [of("b", extra, n) for n, extra in enumerate(beside, start=1)]
    candidate = Candidate(one, other, cosine, 0.5, *ranks)
    return [
        (each.aligned.left.text, each.aligned.right.text)
        for each in disputes([candidate], corpus(a=[one], b=[other, *rest]))
    ]


def number(text: str, word: str, amount: int, *about: str, **fields: Any) -> Claim:
    return claim(text, figure(word, amount, *about), **fields)


NINE = number("Nine boats sank.", "Nine", 9, "boat")
FIVE = number("Five boats sank.", "Five", 5, "boat")


def test_values_that_differ_are_in_dispute_and_those_that_agree_are_not() -> None:
    assert found(NINE, FIVE) == [("Nine", "Five")]
    assert found(NINE, NINE) == []
    assert found(NINE, claim("Boats sank.")) == []


@pytest.mark.parametrize(("told_from", "expected"), [(0, True), (5, True), (6, False)])
def test_what_a_dateline_says_dates_the_report(told_from: int, expected: bool) -> None:
    dated = number("TARN 9 boats sank.", "9", 9, "boat", told_from=told_from)
    assert bool(found(dated, FIVE)) is expected
    assert bool(found(FIVE, dated)) is expected


# --------------------------------------------------------------------------- dates


def day(
    text: str, words: str, number: int, *about: str, main: bool = False, who: str = ""
) -> Claim:
    date = CalendarDate(None, month=5, day=number, shown=words)
    made = claim(text, value(words, date, *about, kind=Kind.DATE), who=tuple(who.split()))
    return replace(made, dating=made.slots) if main else made


SANK = day("It sank on 12 May.", "12 May", 12, "sink")
AFLOAT = day("It was towed on 13 May.", "13 May", 13, "tow")
MAIN = day("It sank on 12 May.", "12 May", 12, main=True)
MAIN_TOO = day("It was on 13 May.", "13 May", 13, main=True)


@pytest.mark.parametrize(
    ("description", "left", "right", "around", "expected"),
    [
        (
            "of one action",
            SANK,
            day("On 13 May it sank.", "13 May", 13, "sink"),
            {"cosine": 0.1, "ranks": (2, 2)},
            True,
        ),
        ("of two actions", SANK, AFLOAT, {}, False),
        ("of the main clauses", MAIN, MAIN_TOO, {"cosine": 0.5}, True),
        ("of one main clause", MAIN, AFLOAT, {}, False),
        ("of sentences less alike", MAIN, MAIN_TOO, {"cosine": 0.49}, False),
        ("of sentences not nearest", MAIN, MAIN_TOO, {"ranks": (1, 2)}, False),
        (
            "of others by name",
            replace(MAIN, who=("Ana Moss",)),
            replace(MAIN_TOO, who=("Per Kamm",)),
            {},
            False,
        ),
        (
            "of one by name",
            replace(MAIN, who=("Ana Moss",)),
            replace(MAIN_TOO, who=("Moss",)),
            {},
            True,
        ),
    ],
)
def test_dates_of_one_question(
    description: str, left: Claim, right: Claim, around: dict[str, Any], expected: bool
) -> None:
    assert bool(found(left, right, **around)) is expected
    turned = {**around, "ranks": around.get("ranks", (1, 1))[::-1]}
    assert bool(found(right, left, **turned)) is expected


def year(text: str) -> Claim:
    return claim(
        text, value("1987", CalendarDate(None, year=1987, shown="1987"), "sink", kind=Kind.DATE)
    )


@pytest.mark.parametrize(
    ("description", "text", "expected"),
    [
        ("of the year", "Boats sank in the storm of 1987.", False),
        ("the year before its name", "The 1987 storm sank boats.", False),
        ("a year", "Boats sank in 1987.", True),
        ("a year and a noun", "Boats sank in 1987 storm.", True),
        ("the year itself", "Boats sank in the 1987.", True),
        ("first words", "1987 was when boats sank.", True),
        ("no word after it", "Boats sank in the 1987 - so they say.", True),
    ],
)
def test_a_year_that_names_an_occasion_dates_nothing(
    description: str, text: str, expected: bool
) -> None:
    other = claim(
        "It sank in 1990.",
        value("1990", CalendarDate(None, year=1990, shown="1990"), "sink", kind=Kind.DATE),
    )
    assert bool(found(year(text), other)) is expected
    assert bool(found(other, year(text))) is expected


def test_a_day_names_no_occasion() -> None:
    left = day("It was of 12 May that it sank.", "12 May", 12, "sink")
    assert found(left, day("On 13 May it sank.", "13 May", 13, "sink"))


# --------------------------------------------------------------------------- times


def clock(text: str, words: str, minute: int, *about: str, dating: tuple[Slot, ...] = ()) -> Claim:
    made = claim(text, value(words, Clock(minute, shown=words), *about, kind=Kind.TIME))
    return replace(made, dating=dating)


SIX = ("It rang at 6 am.", "6 am", 360)
NINE_AM = ("It rang at 9 am.", "9 am", 540)
SUNDAY, MONDAY = (
    value(text, CalendarDate(None, month=5, day=number), kind=Kind.DATE)
    for text, number in (("12 May", 12), ("13 May", 13))
)


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        ("no day told", clock(*SIX), clock(*NINE_AM), True),
        ("one day", clock(*SIX, dating=(SUNDAY,)), clock(*NINE_AM, dating=(SUNDAY,)), True),
        (
            "one of its days",
            clock(*SIX, dating=(MONDAY, SUNDAY)),
            clock(*NINE_AM, dating=(SUNDAY,)),
            True,
        ),
        ("of days told by one", clock(*SIX, dating=(MONDAY,)), clock(*NINE_AM), True),
        ("two days", clock(*SIX, dating=(MONDAY,)), clock(*NINE_AM, dating=(SUNDAY,)), False),
        ("parts of a day, of one action", clock(*SIX, "ring", PART), clock(*NINE_AM, "ring"), True),
        ("parts of a day", clock(*SIX, PART), clock(*NINE_AM), False),
        ("parts of a day, of others", clock(*SIX, "sink"), clock(*NINE_AM, "ring", PART), False),
        ("of others", clock(*SIX, "sink"), clock(*NINE_AM, "ring"), True),
    ],
)
def test_times_of_one_day(description: str, left: Claim, right: Claim, expected: bool) -> None:
    assert bool(found(left, right)) is expected
    assert bool(found(right, left)) is expected


# --------------------------------------------------------------------------- ages, names, places


def aged(text: str, word: str, amount: int, *about: str, who: tuple[str, ...] = ()) -> Claim:
    return claim(text, figure(word, amount, *about, kind=Kind.AGE, unit="year"), who=who)


MOSS = aged("Ana Moss is 44.", "44", 44, "moss")
KAMM = aged("Per Kamm is 46.", "46", 46, "kamm")
PILOT = aged("The pilot is 46.", "46", 46, "pilot")
SOMEBODY = aged("Aged 46, that is.", "46", 46)
THIRD = aged("Tam Orrel is 21.", "21", 21, "orrel")


@pytest.mark.parametrize(
    ("description", "right", "around", "expected"),
    [
        (
            "one name, wherever",
            aged("Moss, 46.", "46", 46, "moss"),
            {"ranks": (3, 3), "beside": [THIRD]},
            True,
        ),
        ("nobody is named", SOMEBODY, {"beside": [THIRD]}, True),
        ("a description", PILOT, {"beside": [THIRD], "cosine": 0.5}, True),
        ("a description less alike", PILOT, {"beside": [THIRD], "cosine": 0.49}, False),
        ("a description not nearest", PILOT, {"beside": [THIRD], "ranks": (1, 2)}, False),
        ("the only ages", PILOT, {"ranks": (2, 2), "cosine": 0.1}, True),
        ("the only ages, told twice", PILOT, {"ranks": (2, 2), "beside": [PILOT]}, True),
    ],
)
def test_ages_of_one_person(
    description: str, right: Claim, around: dict[str, Any], expected: bool
) -> None:
    assert bool(found(MOSS, right, **around)) is expected


def test_the_only_ages_of_others_by_name_are_of_others() -> None:
    left, right = replace(MOSS, who=("Ana Moss",)), replace(PILOT, who=("Per Kamm",))
    assert not found(left, right, ranks=(2, 2))
    assert found(left, replace(right, who=("Moss",)), ranks=(2, 2))


def test_only_ages_need_not_be_of_one_question() -> None:
    places = (at("They met in Athens.", "Athens", "meet"), at("They sat in Quill.", "Quill", "sit"))
    assert not found(*places)


def at(text: str, name: str, *about: str) -> Claim:
    where = Place(name, f"city:{name}", ("country:XX",), 10.0, float(len(name) * 5))
    return claim(text, value(name, where, *about, kind=Kind.PLACE))


def test_places_are_of_one_action_of_the_same_people() -> None:
    left, right = at("They met in Athens.", "Athens", "meet"), at("In Ur they met.", "Ur", "meet")
    assert found(left, right, ranks=(2, 2), cosine=0.1)
    assert not found(left, at("They sat in Ur.", "Ur", "sit"))
    assert not found(left, at("To Ur.", "Ur"))
    assert not found(replace(left, who=("Moss",)), replace(right, who=("Kamm",)))


def person(text: str, name: str, *about: str, kind: Kind = Kind.PERSON) -> Claim:
    return claim(text, value(name, Name(name, tuple(name.lower().split())), *about, kind=kind))


LEADS = person("Ana Moss leads it.", "Ana Moss", "subj:lead")


@pytest.mark.parametrize(
    ("description", "left", "right", "ranks", "expected"),
    [
        ("one role", LEADS, person("Per Kamm leads it.", "Per Kamm", "subj:lead"), (1, 1), True),
        (
            "one role, not nearest",
            LEADS,
            person("Per Kamm leads it.", "Per Kamm", "subj:lead"),
            (2, 1),
            False,
        ),
        ("two roles", LEADS, person("Per Kamm ran.", "Per Kamm", "run"), (1, 1), False),
        ("a shared surname", LEADS, person("Ina Moss ran.", "Ina Moss", "run"), (2, 2), True),
        (
            "who held the office",
            LEADS,
            person("The former chair Per Kamm leads it.", "Per Kamm", "subj:lead"),
            (1, 1),
            False,
        ),
        (
            "long before the name",
            LEADS,
            person("Former or not, so it is said, Per Kamm leads it.", "Per Kamm", "subj:lead"),
            (1, 1),
            True,
        ),
        (
            "in capitals",
            LEADS,
            person("Deputy chair Per Kamm leads it.", "Per Kamm", "subj:lead"),
            (1, 1),
            False,
        ),
    ],
)
def test_names_in_one_role(
    description: str, left: Claim, right: Claim, ranks: tuple[int, int], expected: bool
) -> None:
    assert bool(found(left, right, ranks=ranks)) is expected
    assert bool(found(right, left, ranks=ranks)) is expected


def test_figures_are_of_one_question_wherever_they_stand() -> None:
    assert found(NINE, FIVE, ranks=(4, 4), cosine=0.0)
    assert found(replace(NINE, who=("Moss",)), replace(FIVE, who=("Kamm",)))


def test_what_is_said_of_nobody_in_particular_is_of_the_same_people() -> None:
    said, denied = (
        claim(text, value(text, Stance("agree", negated, shown=text), kind=Kind.POLARITY))
        for text, negated in (("agreed", False), ("not agreed", True))
    )
    assert found(said, denied)
    assert not found(replace(said, who=("Moss",)), replace(denied, who=("Kamm",)))


# --------------------------------------------------------------------------- around a pair


def words(*keywords: str) -> Claim:
    return replace(NINE, keywords=keywords)


def test_a_word_is_the_rarer_the_fewer_sentences_have_it() -> None:
    told = {
        "a": [of("a", words("reef", "boat", "reef")), of("a", words("boat", "tug"), 1)],
        "b": [of("b", words("boat", "reef", "gale"))],
    }
    around = corpus(**told)
    pair = around.pair(Candidate(told["a"][0], told["b"][0], 0.6, 0.5, 1, 1))
    assert pair.rarity == {"reef": 1.0, "boat": 2 / 3}
    within = around.pair(Candidate(told["a"][0], told["a"][1], 0.6, 0.5, 1, 1))
    assert within.rarity == {"boat": 1.0}
    assert (within.within, pair.within) == (True, False)


def test_a_pair_stands_between_its_articles_with_its_values() -> None:
    one, other, third = of("a", NINE), of("b", FIVE), of("b", THIRD, 1)
    around = corpus(a=[one], b=[other, third])
    candidate = Candidate(one, other, 0.6, 0.5, 1, 1)
    (made,) = disputes([candidate], around)
    assert made.pair.candidate == candidate
    assert (made.pair.left_article.id, made.pair.right_article.id) == ("a", "b")
    assert (made.pair.left_slot, made.pair.right_slot) == (one.slots[0], other.slots[0])
    assert (made.left_others, made.right_others) == ([one], [other, third])
    assert made.vote is None
    plain = around.pair(candidate)
    assert (plain.left_slot, plain.right_slot) == (None, None)
    assert around.ages("b") == {THIRD.slots[0].value}


def test_sentences_that_a_judge_reads_as_excluding_each_other() -> None:
    agreed, refused = claim("They agreed.", of="a"), claim("They would not.", of="b")
    around = corpus(a=[agreed], b=[refused])

    def read(vote: float | None, ranks: tuple[int, int] = (1, 1)) -> list[float | None]:
        candidate = Candidate(agreed, refused, 0.6, 0.5, *ranks)
        votes = {} if vote is None else {(agreed.id, refused.id): vote}
        made = list(statements([candidate], around, Ballot(votes, 1)))
        assert all(one.aligned.level == READ for one in made)
        assert all(one.aligned.left.text == "They agreed" for one in made)
        return [one.vote for one in made]

    assert read(0.5) == [0.5]
    assert read(0.9) == [0.9]
    assert read(0.49) == []
    assert read(None) == []
    assert read(0.9, ranks=(1, 2)) == []


def test_each_dispute_is_judged_by_itself() -> None:
    weights = Weights(
        0, 0, 0, {"value-number:3": 1.0}, {"possible": 0.5, "contradiction": 9, "same_event": 0}
    )
    sure, weak = dispute(NINE, FIVE), dispute(NINE, FIVE, level=replace(DIFFER, weight=1.0))
    assert [item.dispute for item in judgements([weak, sure, weak], weights)] == [sure]
