"""A whole and its part, a stretch, a count that nobody made: two figures that can both hold."""

from __future__ import annotations

import made
import pytest
from conftest import ClaimsOf
from newsroom import article

from discrepancy.conflicts.alignment import Aligned
from discrepancy.conflicts.parts import is_vague, part_of, stretch
from discrepancy.records import Claim, Hedge, Kind, Slot
from discrepancy.slots.registry import compare, match_attributes

CRASH = "Twelve people died when the tram left the rails."
WHOM = "Of those hurt, four of whom sat in front, none died."
CASH = "Marl bid $60 in cash and $22 in stock."


def figure(claim: Claim, text: str) -> Slot:
    return next(s for s in claim.slots if s.text == text and s.kind in (Kind.NUMBER, Kind.MONEY))


@pytest.mark.parametrize(
    ("description", "sentences", "values", "expected"),
    [
        ("parts add up", ("Ten Danes and two Poles died.", CRASH), ("Ten", "Twelve"), "sum"),
        (
            "parts add up beside one that both tell",
            ("Ten Danes and two Poles died.", "Twelve died, ten of them Danes."),
            ("two", "Twelve"),
            "sum",
        ),
        ("they do not", ("Ten Danes and five Poles died.", CRASH), ("five", "Twelve"), ""),
        ("of the dead", ("Five of the dead were children.", CRASH), ("Five", "Twelve"), "told"),
        ("of whom", (WHOM, CRASH), ("four", "Twelve"), "told"),
        ("a counted whole", ("Three of its nine doors broke.", CRASH), ("Three", "Twelve"), ""),
        ("a sort of people", ("Seven soldiers died.", CRASH), ("Seven", "Twelve"), "sort"),
        ("more than all", ("Twenty soldiers died.", CRASH), ("Twenty", "Twelve"), ""),
        ("the same sort", ("Five people died.", CRASH), ("Five", "Twelve"), ""),
        (
            "half of the other, as it says",
            ("It employs 870, half the number of last year.", "There were 1,700 on the shaft."),
            ("870", "1,700"),
            "sum",
        ),
        (
            "half of another",
            ("It employs 870, half the number of last year.", "There were 1,200 on the shaft."),
            ("870", "1,200"),
            "",
        ),
        ("cash and stock", (CASH, "Marl bid $82."), ("$60", "$82"), "sum"),
    ],
)
def test_part_of(
    description: str,
    sentences: tuple[str, str],
    values: tuple[str, str],
    expected: str,
    claims_of: ClaimsOf,
) -> None:
    one, other = (claims_of(article("a", text))[0] for text in sentences)
    pair = figure(one, values[0]), figure(other, values[1])
    aligned = Aligned(*pair, compare(*pair), match_attributes(*pair))
    turned = Aligned(pair[1], pair[0], compare(*pair), match_attributes(*pair))
    assert part_of(one, other, aligned) == expected, description
    assert part_of(other, one, turned) == expected, f"{description}, turned"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("dozens", True), ("Several", True), ("several hundred", True), ("12", False)],
)
def test_is_vague(text: str, expected: bool) -> None:
    assert is_vague(text) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("He won the last 15 races.", ("last",)),
        ("He won 15 races later.", ("later",)),
        ("He won 15 races.", ()),
    ],
)
def test_stretch(sentence: str, expected: tuple[str, ...], claims_of: ClaimsOf) -> None:
    claim = claims_of(article("a", sentence))[0]
    assert stretch(claim, figure(claim, "15")) == expected


# --------------------------------------------------------------------------- by hand


def parts(text: str, *figures: Slot) -> Claim:
    return made.claim(text, *figures)


def n(text: str, amount: float, *of: str, hedge: Hedge = Hedge.EXACT, unit: str = "") -> Slot:
    return made.figure(text, amount, *of, hedge=hedge, unit=unit)


def money(text: str, amount: float, unit: str = "USD") -> Slot:
    return made.figure(text, amount, kind=Kind.MONEY, unit=unit)


def found(left: Claim, right: Claim) -> str:
    """Of the first figures of two sentences, whichever comes first."""
    here = made.dispute(left, right, level=made.DIFFER)
    there = made.mirrored(here)
    one, other = (part_of(d.pair.left, d.pair.right, d.aligned) for d in (here, there))
    assert one == other
    return one


TWELVE = parts("Twelve died.", n("Twelve", 12, "dead"))
COST = parts("It cost $12.", money("$12", 12))


@pytest.mark.parametrize(
    ("description", "figures", "expected"),
    [
        ("two parts", [n("10", 10), n("two", 2)], "sum"),
        ("three parts", [n("seven", 7), n("three", 3), n("two", 2)], "sum"),
        (
            "three parts beside another",
            [n("six", 6), n("five", 5), n("nine", 9), n("one", 1)],
            "sum",
        ),
        ("four parts are too many", [n("four", 4), n("five", 5), n("one", 1), n("two", 2)], ""),
        ("the part and itself", [n("six", 6)], ""),
        ("one too many", [n("10", 10), n("three", 3)], ""),
        ("a hedged part", [n("10", 10, hedge=Hedge.ABOUT), n("two", 2)], ""),
        ("a hedged other part", [n("10", 10), n("two", 2, hedge=Hedge.OVER)], ""),
        ("a former figure", [n("10", 10), n("two", 2, "former")], ""),
        ("a former part", [n("10", 10, "former"), n("two", 2)], ""),
        ("another unit", [n("10", 10), n("two", 2, unit="rank")], ""),
        ("money beside it", [n("10", 10), money("$2", 2)], ""),
    ],
)
def test_parts_that_add_up(description: str, figures: list[Slot], expected: str) -> None:
    text = " and ".join(slot.text for slot in figures)
    assert found(parts(text, *figures), TWELVE) == expected, description


def test_a_part_of_what_is_counted_beside_it_adds_nothing_up() -> None:
    assert found(parts("10 of its 14 and two", n("10", 10), n("14", 14), n("two", 2)), TWELVE) == ""
    far = parts("10 of its very own old 14 and two", n("10", 10), n("14", 14), n("two", 2))
    assert found(far, TWELVE) == "sum"
    beside = parts("10 or 14 and two", n("10", 10), n("14", 14), n("two", 2))
    assert found(beside, TWELVE) == "sum"
    paid = parts("10 of some $14 and two", n("10", 10), money("$14", 14), n("two", 2))
    assert found(paid, TWELVE) == "sum"


@pytest.mark.parametrize(
    ("description", "text", "amount", "expected"),
    [
        ("half", "They each got $6.", 6, "sum"),
        ("half, told at the start", "Each got $6.", 6, "sum"),
        ("half, as the whole says", "It was $6.", 6, ""),
        ("a third", "They each got $4.", 4, ""),
        ("shared equally", "They got $6 equally.", 6, "sum"),
    ],
)
def test_half_of_what_two_share(description: str, text: str, amount: int, expected: str) -> None:
    assert found(parts(text, money(f"${amount}", amount)), COST) == expected, description


def test_the_whole_may_say_that_it_is_shared() -> None:
    split = parts("They split $12 evenly.", money("$12", 12))
    assert found(parts("It was $6.", money("$6", 6)), split) == "sum"


@pytest.mark.parametrize(
    ("description", "text", "expected"),
    [
        ("of the", "Five of the dead were young.", "told"),
        ("out of these", "Five out of these were young.", "told"),
        ("of whom", "It was full, Five of whom died.", "told"),
        ("one word between", "Five men of whom none swam.", "told"),
        ("including", "It killed many, including Five.", "told"),
        ("including at most two words", "It killed many, including at least Five.", "told"),
        ("too far", "It killed many, including at the very least Five.", ""),
        ("in capitals", "INCLUDING Five.", "told"),
        ("long before", f"Including {'x' * 40} Five.", ""),
        ("nothing", "Five died.", ""),
        ("of a month", "Five of May.", ""),
    ],
)
def test_a_part_told(description: str, text: str, expected: str) -> None:
    assert found(parts(text, n("Five", 5, "thing")), TWELVE) == expected, description


def test_two_parts_told_are_no_part_of_each_other() -> None:
    one = parts("Five of the dead were young.", n("Five", 5))
    assert found(one, parts("Twelve of the dead were old.", n("Twelve", 12))) == ""
    counted = parts("Five of its nine", n("Five", 5), n("nine", 9))
    assert found(counted, TWELVE) == ""


def test_money_is_no_part_but_by_its_sum() -> None:
    assert found(parts("$5 of the sum", money("$5", 5)), COST) == ""


def test_what_is_neither_counted_nor_paid_has_no_parts() -> None:
    hours = [
        made.figure(f"{amount} hours", amount, kind=Kind.DURATION, unit="s") for amount in (5, 12)
    ]
    one, other = (parts(f"They each of those took {slot.text}.", slot) for slot in hours)
    assert found(one, other) == ""
    half = parts("They each took 6 hours.", made.figure("6 hours", 6, kind=Kind.DURATION, unit="s"))
    assert found(half, other) == ""


def test_equal_figures_have_no_part() -> None:
    assert found(parts("Twelve of the dead", n("Twelve", 12)), TWELVE) == ""


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        ("a sort of people", parts("Five men", n("Five", 5, "man")), TWELVE, "sort"),
        ("people by a name", parts("Five Danish people", n("Five", 5, "people")), TWELVE, "sort"),
        ("by an initial", parts("Five U.S. people", n("Five", 5, "people")), TWELVE, "sort"),
        ("by two words", parts("Five young Danes", n("Five", 5, "people")), TWELVE, "sort"),
        ("people", parts("Five people", n("Five", 5, "people")), TWELVE, ""),
        (
            "people, a name after",
            parts("Five people in Tarn", n("Five", 5, "people")),
            TWELVE,
            "",
        ),
        ("of boats", parts("Five men", n("Five", 5, "man")), parts("12", n("12", 12, "boat")), ""),
        (
            "of people",
            parts("Five men", n("Five", 5, "man")),
            parts("12 people", n("12", 12, "people")),
            "sort",
        ),
        (
            "of people of a sort",
            parts("Five men", n("Five", 5, "man")),
            parts("12 Danish people", n("12", 12, "people")),
            "",
        ),
        (
            "of women",
            parts("Five men", n("Five", 5, "man")),
            parts("12 women", n("12", 12, "woman")),
            "",
        ),
        ("nobody knows of what", parts("Five", n("Five", 5)), TWELVE, ""),
    ],
)
def test_a_sort_of_people(description: str, left: Claim, right: Claim, expected: str) -> None:
    assert found(left, right) == expected, description


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Last, 15.", ("last",)),
        ("The last of all 15 races.", ()),
        ("He won 15 races in the last.", ()),
        ("He won 15 straight, consecutive races.", ("consecutive", "straight")),
        ("Another 15 other races later.", ("another", "other")),
    ],
)
def test_words_beside_a_figure_make_it_a_stretch(sentence: str, expected: tuple[str, ...]) -> None:
    one = made.claim(sentence, n("15", 15))
    assert stretch(one, one.slots[0]) == expected
