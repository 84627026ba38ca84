"""The rules: every kind has one, and each example is what the comparison itself says of it."""

from __future__ import annotations

import pytest
from conftest import ClaimsOf, Command
from newsroom import article

from discrepancy.conflicts.alignment import Aligned, align
from discrepancy.errors import SettingsError
from discrepancy.records import Kind
from discrepancy.rules import RULES, Rule, nearest, rule_named
from discrepancy.settings import RULES as NAMES
from discrepancy.slots.interface import Relation
from discrepancy.slots.registry import COMPARISONS


def compared(rule: Rule, pair: tuple[str, str], claims_of: ClaimsOf) -> list[Aligned]:
    """The values of the rule's kind that answer to each other in the two sentences."""
    left, right = (
        claims_of(article(id_, "A headline", text))[1] for id_, text in zip("ab", pair, strict=True)
    )
    return [aligned for aligned in align(left, right) if aligned.left.kind is rule.kind]


def test_every_kind_that_is_compared_has_a_rule() -> None:
    assert {rule.kind for rule in RULES.values()} == set(COMPARISONS) == set(Kind)
    assert set(RULES) == set(NAMES)
    assert list(RULES) == [rule.name for rule in RULES.values()]


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_example_of_a_conflict_conflicts(rule: Rule, claims_of: ClaimsOf) -> None:
    found = compared(rule, rule.conflicts, claims_of)
    assert Relation.DIFFERENT in {aligned.level.relation for aligned in found}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_other_example_is_compared_and_does_not(rule: Rule, claims_of: ClaimsOf) -> None:
    found = compared(rule, rule.agrees, claims_of)
    assert found
    assert {a.level.relation for a in found} <= {Relation.SAME, Relation.COMPATIBLE}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_texts_are_sentences(rule: Rule) -> None:
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    for text in (rule.description, rule.compares, rule.why):
        assert text.endswith(".")
        assert text[0].isupper() or text[0].isdigit()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("durations", "duration"),
        ("organisation", "organization"),
        ("plac", "place"),
        ("Tmie", "time"),
    ],
)
def test_an_unknown_rule_suggests_the_nearest(given: str, expected: str) -> None:
    assert nearest(given) == expected
    with pytest.raises(SettingsError) as caught:
        rule_named(given)
    assert f"Did you mean {expected}?" in caught.value.advice


@pytest.mark.parametrize("given", ["", "  ", "\x1b[31m", "zzzz", "é", "nope"])
def test_what_is_like_no_rule_suggests_none(given: str) -> None:
    assert nearest(given) == ""
    with pytest.raises(SettingsError) as caught:
        rule_named(given)
    assert caught.value.advice == "`discrepancy rules` lists them all."


# --------------------------------------------------------------------------- the command


def test_rules_lists_them(command: Command) -> None:
    shown = command("rules")
    assert shown.code == 0
    assert [line.split()[0] for line in shown.out.splitlines()] == list(RULES)
    assert max(map(len, shown.out.splitlines())) <= 80


@pytest.mark.parametrize("name", RULES)
def test_a_rule_has_a_page(name: str, command: Command) -> None:
    shown = command("rules", name)
    assert shown.code == 0
    page = " ".join(shown.out.split())
    rule = RULES[name]
    for text in (rule.title, rule.description, rule.compares, *rule.conflicts, *rule.agrees):
        assert text in page
    assert f"<!-- discrepancy: ignore {name} -- why -->" in page


def test_a_rule_that_is_none_is_2_and_helps(command: Command) -> None:
    shown = command("rules", "durations")
    assert shown.code == 2
    assert "Did you mean duration?" in shown.err
    assert not shown.out


def test_case_does_not_matter(command: Command) -> None:
    assert command("rules", "DATE").out == command("rules", "date").out
