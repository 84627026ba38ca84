"""Claims: who, where and when of a sentence, its own or taken from what stands before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from newsroom import article

from discrepancy.records import Article, Claim, Kind

ClaimsOf = Callable[[Article], tuple[Claim, ...]]

HEADLINE = "Envoys of Norland and Sudria talk about fish"
OPENING = "Mara Lind met Tor Vassal in Valletta on Sunday to talk about fish."


@pytest.mark.parametrize(
    ("description", "sentence", "who", "where"),
    [
        ("a pronoun takes over", "They spoke for nine hours.", "Lind", "Valletta"),
        ("so do the talks", "The talks lasted nine hours.", "Lind", "Valletta"),
        ("its own name stays", "Paula Renner called it a success.", "Renner", "Valletta"),
        ("its own place stays", "They will meet again in Vienna.", "Lind", "Vienna"),
    ],
)
def test_a_claim_has_who_and_where(
    description: str, sentence: str, who: str, where: str, claims_of: ClaimsOf
) -> None:
    *_, claim = claims_of(article("a.txt", HEADLINE, f"{OPENING} {sentence}"))
    assert who in " ".join(claim.who)
    assert where in {place.name for place in claim.where}


def test_what_is_inherited_says_from_where(claims_of: ClaimsOf) -> None:
    *_, opening, claim = claims_of(article("a.txt", HEADLINE, f"{OPENING} They spoke for hours."))
    assert claim.when == opening.when is not None
    assert {item.source for item in claim.inherited} == {"sentence 2"}
    assert "Valletta" in " ".join(item.text for item in claim.inherited)


def test_what_is_taken_over_twice_is_shown_by_its_own_words(claims_of: ClaimsOf) -> None:
    told = f"{OPENING} They spoke about quotas after 2030. They spoke for hours."
    *_, second, third = claims_of(article("a.txt", HEADLINE, told))
    for claim in (second, third):
        assert claim.when is not None
        assert claim.inherited[-1].text == "Sunday"


def test_a_sentence_with_all_its_own_inherits_nothing(claims_of: ClaimsOf) -> None:
    other = "Paula Renner opened a bridge in Vienna on 2 May 2024."
    *_, claim = claims_of(article("a.txt", HEADLINE, f"{OPENING} {other}"))
    assert not claim.inherited
    assert claim.when is not None
    assert claim.when.start.month == 5


def test_nothing_is_inherited_across_unrelated_paragraphs(claims_of: ClaimsOf) -> None:
    *_, claim = claims_of(article("a.txt", HEADLINE, OPENING, "Fresh bread costs two dinars."))
    assert not claim.inherited
    assert not claim.who


def test_without_a_publication_time_a_weekday_is_no_date(claims_of: ClaimsOf) -> None:
    claims = claims_of(article("a.txt", HEADLINE, OPENING, published=None))
    assert all(claim.when is None for claim in claims)


@pytest.mark.parametrize(
    ("description", "sentence", "expected"),
    [
        ("in a relative clause", "Lind, who was seized on 9 May, has been set free.", ["9 May"]),
        ("of the main clause", "Lind was set free on 9 May.", []),
        ("what is put first", "It was a launch that took them in on 9 May.", []),
    ],
)
def test_a_date_told_aside_is_of_another_event(
    description: str, sentence: str, expected: list[str], claims_of: ClaimsOf
) -> None:
    *_, claim = claims_of(article("a.txt", HEADLINE, sentence))
    assert [slot.text for slot in claim.asides] == expected, description


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("That train had 40 passengers.", True),
        ("The ceremony there was short.", True),
        ("The hearing had lasted a day.", True),
        ("The hearing lasted a day.", False),
        ("There was a hearing.", False),
        ("He said that the hearing was short.", False),
        ("They had a hearing.", False),
    ],
)
def test_words_that_look_back(sentence: str, expected: bool, claims_of: ClaimsOf) -> None:
    *_, claim = claims_of(article("a.txt", HEADLINE, sentence))
    assert claim.looks_back is expected


def test_claims_follow_the_sentences(claims_of: ClaimsOf) -> None:
    body = f"{OPENING} They spoke for nine hours. Nobody was told of it."
    claims = claims_of(article("a.txt", HEADLINE, body))
    assert [claim.id for claim in claims] == [f"a.txt#{number}" for number in range(4)]
    assert claims[0].sentence.headline
    for claim in claims:
        for slot in claim.slots:
            assert claim.sentence.text[slot.start : slot.end] == slot.text


def test_a_later_sentence_changes_no_earlier_claim(claims_of: ClaimsOf) -> None:
    short = claims_of(article("a.txt", HEADLINE, OPENING))
    long = claims_of(article("a.txt", HEADLINE, f"{OPENING} They met again in Vienna in June."))
    assert long[: len(short)] == short


@pytest.mark.parametrize(
    "text", ["...", "“”", "\N{RIGHT-TO-LEFT OVERRIDE}", "x" * 3000, "12 " * 200]
)
def test_odd_text_is_a_claim_like_any_other(text: str, claims_of: ClaimsOf) -> None:
    claims = claims_of(article("a.txt", HEADLINE, text))
    assert claims
    assert all(slot.kind in Kind for claim in claims for slot in claim.slots)
