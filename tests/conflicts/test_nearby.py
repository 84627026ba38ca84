"""Values whose counterpart stands elsewhere, by hand: what a reader is told, and the limits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made import DIFFER, TEN, TWELVE, Told, beyond, claim, count, dispute, expect, figure, value

from discrepancy.records import CalendarDate, Claim, Kind, Place

RIVALS = {
    "next": "another sentence is nearer to one of them",
    "far": "other sentences are nearer to both",
}
TWO_MORE = tuple(count(f"{n} crews came.", str(n), n, "crew") for n in (3, 4))
NO_FIGURE = claim("The reef is sharp.")


@pytest.mark.parametrize(
    ("description", "ranks", "others", "expected"),
    [
        ("each other's nearest", (1, 1), (TWO_MORE, TWO_MORE), ""),
        ("one is nearest", (1, 3), (TWO_MORE, TWO_MORE), "next"),
        ("neither is", (2, 3), (TWO_MORE, TWO_MORE), "far"),
        ("two figures here", (2, 2), (TWO_MORE[:1], TWO_MORE), ""),
        ("two figures there", (2, 2), (TWO_MORE, (*TWO_MORE[:1], NO_FIGURE)), ""),
    ],
)
def test_rivals(
    description: str,
    ranks: tuple[int, int],
    others: tuple[tuple[Claim, ...], tuple[Claim, ...]],
    expected: str,
) -> None:
    said = {f"rivals-count:{expected}": (RIVALS[expected], "", "")} if expected else {}
    found = beyond(dispute(TWELVE, TEN, ranks=ranks, others=others))
    assert {key: found[key] for key in found if key.startswith("rivals")} == said


@pytest.mark.parametrize(
    ("kind", "group", "alone"),
    [
        (Kind.NUMBER, "count", False),
        (Kind.MONEY, "count", True),
        (Kind.PERCENT, "share", False),
        (Kind.DURATION, "share", False),
        (Kind.TIME, "time", True),
        (Kind.AGE, "age", False),
        (Kind.PLACE, "", False),
    ],
)
def test_rivals_by_kind(kind: Kind, group: str, alone: bool) -> None:
    """`alone`: also where either article has no other value of the kind."""

    def turn(one: Claim) -> Claim:
        return replace(one, slots=tuple(replace(slot, kind=kind) for slot in one.slots))

    left, right, *more = map(turn, (TWELVE, TEN, *TWO_MORE))
    for others, expected in (((more, more), bool(group)), (((), ()), alone)):
        found = beyond(dispute(left, right, ranks=(2, 2), others=others, level=DIFFER))
        keys = [key for key in found if key.startswith("rivals")]
        assert keys == ([f"rivals-{group}:far"] if expected else [])


def test_within_an_article_there_are_no_rivals() -> None:
    found = beyond(dispute(TWELVE, TEN, ranks=(2, 2), others=(TWO_MORE, TWO_MORE), within=True))
    assert list(found) == ["within:figure"]


# --------------------------------------------------------------------------- told elsewhere

WORDS = tuple("anchor buoy cable diver engine flag gale".split())


@pytest.mark.parametrize(
    ("description", "left", "right", "rarity", "expected"),
    [
        ("of one sentence", WORDS, (), WORDS, True),
        ("of both", WORDS[:3], WORDS[3:], WORDS, True),
        ("too few", WORDS[1:], (), WORDS, False),
        ("one in both sentences", WORDS, WORDS[:1], WORDS, False),
        ("one in no other sentence", WORDS, (), WORDS[1:], False),
    ],
)
def test_words_that_the_other_tells_elsewhere(
    description: str,
    left: tuple[str, ...],
    right: tuple[str, ...],
    rarity: tuple[str, ...],
    expected: bool,
) -> None:
    sides = replace(TWELVE, keywords=left), replace(TEN, keywords=right)
    label, first = "much of what one says the other article tells elsewhere", ", ".join(WORDS[:5])
    said: Told = {"passed:many": (label, first, first)} if expected else {}
    expect(dispute(*sides, rarity=dict.fromkeys(rarity, 1.0)), said)


def test_what_lasted_is_told_in_any_sentence() -> None:
    sides = (
        replace(one, keywords=words, slots=(replace(one.slots[0], kind=Kind.DURATION),))
        for one, words in ((TWELVE, WORDS), (TEN, ()))
    )
    expect(dispute(*sides, rarity=dict.fromkeys(WORDS, 1.0), level=DIFFER), {})


# --------------------------------------------------------------------------- whose

WHOSE = {
    "other": "values of others by name",
    "one": "one is of a name that the other does not tell",
}


def price(text: str, *of: str, kind: Kind = Kind.MONEY) -> Claim:
    return claim(
        text, figure("$65" if "65" in text else "$35", 65 if "65" in text else 35, *of, kind=kind)
    )


MARL = price("By noon shares of Marl fell to $65.", "share", "marl")
NOBODY = price("It fell to $35 by noon.", "share")


@pytest.mark.parametrize(
    ("description", "left", "right", "expected"),
    [
        (
            "two names",
            MARL,
            price("In Quill Tiber fell to $35.", "tiber"),
            ("other", "marl", "tiber"),
        ),
        ("one name", MARL, price("At Marl it fell to $35.", "marl"), None),
        ("a name more", MARL, price("Shares of Marl Lines fell to $35.", "marl", "lines"), None),
        ("nobody", MARL, NOBODY, None),
        ("told of another", MARL, price("It fell to $35 at Tiber.", "share"), ("one", "marl", "")),
        ("told of the same", MARL, price("It fell to $35 at Marl.", "share"), None),
        ("possessive", MARL, price("It fell to $35 at Marl's.", "share"), None),
        ("typeset possessive", MARL, price("It fell to $35 at Marl’s.", "share"), None),
        ("a sentence opens with it", MARL, price("Tiber fell to $35.", "tiber"), None),
        ("a quotation opens with it", MARL, price("He said: “Tiber fell to $35.", "tiber"), None),
        ("a second sentence, too", MARL, price("Oh! Tiber fell to $35.", "tiber"), None),
        ("a common noun", MARL, price("By noon the shares fell to $35.", "share"), None),
    ],
)
def test_values_of_somebody_named(
    description: str, left: Claim, right: Claim, expected: tuple[str, str, str] | None
) -> None:
    said: Told = {}
    if expected:
        level, *shown = expected
        said = {f"whose:{level}": (WHOSE[level], shown[0], shown[1])}
    found, back = beyond(dispute(left, right)), beyond(dispute(right, left))
    assert found == said, description
    assert {key: (label, b, a) for key, (label, a, b) in back.items()} == said, description


@pytest.mark.parametrize(("kind", "expected"), [(Kind.DATE, True), (Kind.PLACE, False)])
def test_of_places_it_is_no_question_whose(kind: Kind, expected: bool) -> None:
    sides = (price("To Marl $65", "marl", kind=kind), price("To Tiber $35", "tiber", kind=kind))
    assert ("whose:other" in beyond(dispute(*sides, level=DIFFER))) is expected


# --------------------------------------------------------------------------- ages


def aged(text: str, amount: float, *of: str, words: str = "") -> Claim:
    slot = figure(text.rsplit(maxsplit=1)[-1].rstrip("."), amount, *of, kind=Kind.AGE, unit="year")
    return claim(text, slot, keywords=tuple(words.split()))


SINGER = aged("The singer is 29.", 29, "Singer", words="singer")
BESIDE = "the one is told of beside the one of that age"
FAR = "one is more than twice as old"
ONLY = "the only ages that either article gives"


@pytest.mark.parametrize(
    ("description", "right", "expected"),
    [
        (
            "the same",
            aged("The singer is 31.", 31, "singer", words="singer"),
            ("only", ONLY, "", ""),
        ),
        (
            "beside",
            aged("The singer is with Tam, 31.", 31, "tam", words="singer tam"),
            ("beside", BESIDE, "singer", ""),
        ),
        (
            "two of them",
            aged("Of the singer: he is 31.", 31, "singer", words="singer"),
            ("only", ONLY, "", ""),
        ),
        ("twice as old", aged("He is 58.", 58), ("only", ONLY, "", "")),
        ("more than twice as old", aged("He is 59.", 59), ("far", FAR, "29", "59")),
        ("less than half as old", aged("He is 14.", 14), ("far", FAR, "29", "14")),
        ("a newborn", aged("It is 0.", 0), ("far", FAR, "29", "0")),
    ],
)
def test_whose_age(description: str, right: Claim, expected: tuple[str, str, str, str]) -> None:
    level, label, *shown = expected
    expect(dispute(SINGER, right, level=DIFFER), {f"aged:{level}": (label, shown[0], shown[1])})


def test_the_only_ages_of_people_of_other_names() -> None:
    one = replace(SINGER, who=("Tam Orr",))
    other = replace(aged("He is 31.", 31), who=("Ada Weiss",))
    label = "each is told among other people"
    expect(dispute(one, other, level=DIFFER), {"aged:others": (label, "", "")})
    expect(dispute(one, one, level=DIFFER), {"aged:only": (ONLY, "", "")})


def test_ages_are_no_longer_the_only_ones_beside_another() -> None:
    other, again = aged("Mara is 61.", 61, "mara"), aged("The artist is 29.", 29, "artist")
    one, two = SINGER, aged("He is 31.", 31)
    assert not beyond(dispute(one, two, others=((other,), ()), level=DIFFER))
    assert not beyond(dispute(one, two, others=((), (other,)), level=DIFFER))
    assert beyond(dispute(one, two, others=((again,), ()), level=DIFFER))  # the same age


# --------------------------------------------------------------------------- said, ends, planned


def dated(text: str, words: str, day: int, *of: str, kind: Kind = Kind.DATE) -> Claim:
    return claim(text, value(words, CalendarDate(None, month=5, day=day), *of, kind=kind))


SANK = dated("It sank on 12 May.", "12 May", 12, "sink")


@pytest.mark.parametrize(
    ("description", "right", "expected"),
    [
        ("said then", dated("He said so on 13 May.", "13 May", 13, "say"), True),
        ("said and sank", dated("He said it on 13 May.", "13 May", 13, "tell", "say"), True),
        ("sank", dated("Sunk, he said, on 13 May.", "13 May", 13, "go", "say"), False),
        ("nobody says of what", dated("On 13 May.", "13 May", 13), False),
        ("a time", dated("At 13 May.", "13 May", 13, "say", kind=Kind.TIME), True),
    ],
)
def test_when_it_was_said(description: str, right: Claim, expected: bool) -> None:
    left = replace(SANK, slots=(replace(SANK.slots[0], kind=right.slots[0].kind),))
    label = "one is the date of a statement"
    said = {"telling:one": (label, "12 May", "13 May")} if expected else {}
    expect(dispute(left, right, level=DIFFER), said)


def test_two_statements_are_dated_as_statements() -> None:
    left, right = (dated(f"He said so on {n} May.", f"{n} May", n, "say") for n in (12, 13))
    expect(dispute(left, right), {})


ENDS = dated("The lease ends on 12 May.", "12 May", 12)


@pytest.mark.parametrize(
    ("description", "text", "expected"),
    [
        ("starts", "The next lease starts on 13 May.", True),
        ("starts, in capitals", "STARTS on 13 May.", True),
        ("from", "They lease it from 13 May.", True),
        ("until", "They lease it until 13 May.", False),
        ("neither", "They lease it on 13 May.", False),
        ("too long ago", "It starts as nobody had thought before on 13 May.", False),
    ],
)
def test_an_end_and_a_start(description: str, text: str, expected: bool) -> None:
    said = {"ends:other": ("one is a start, the other an end", "end", "start")}
    expect(dispute(ENDS, dated(text, "13 May", 13)), said if expected else {})


def test_a_place_has_no_end() -> None:
    sides = [
        replace(one, slots=(replace(one.slots[0], kind=Kind.PLACE),))
        for one in (ENDS, dated("It starts on 13 May.", "13 May", 13))
    ]
    expect(dispute(*sides, level=DIFFER), {})


def at(text: str, name: str, kind: Kind = Kind.PLACE) -> Claim:
    return claim(text, value(name, Place(name, f"city:{name}"), "meet", kind=kind))


MET = at("They met in Athens.", "Athens")


@pytest.mark.parametrize(
    ("description", "right", "expected"),
    [
        ("to come", at("They will meet in Quill.", "Quill"), True),
        ("set to be", at("They are set to meet in Quill.", "Quill"), True),
        ("past", at("They met in Quill.", "Quill"), False),
        ("in another clause", at("They will go; they met in Quill.", "Quill"), False),
        ("after it", at("In Quill they will meet.", "Quill"), False),
        ("far before", at(f"They will {'x' * 71} in Quill.", "Quill"), False),
    ],
)
def test_where_it_is_to_be(description: str, right: Claim, expected: bool) -> None:
    said = {"planned:one": ("one is where something is to be", "", "")} if expected else {}
    expect(dispute(MET, right, level=DIFFER), said)


def test_a_date_is_not_where_something_is_to_be() -> None:
    sides = (
        at(text, "Quill", Kind.DATE) for text in ("It met in Quill.", "It will meet in Quill.")
    )
    expect(dispute(*sides, level=DIFFER), {})
