"""A rule for dates is tried only where its cues are: nothing that it would read may be lost."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepancy.slots.date_cues import cues_of
from discrepancy.slots.date_grammar import RULES
from discrepancy.slots.date_rule import Rule

WRITTEN = st.characters(codec="ascii") | st.sampled_from("–—’\u00a0")


@pytest.mark.parametrize("rule", RULES, ids=[str(number) for number in range(len(RULES))])
@settings(max_examples=30)
@given(data=st.data())
def test_what_a_rule_matches_has_its_cues(rule: Rule, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(rule.pattern, alphabet=WRITTEN))
    has = cues_of(text)
    assert all(map(has, rule.cues))


def test_a_text_without_cues_is_asked_for_few_rules() -> None:
    has = cues_of("The ministers " + string.punctuation)
    assert sum(all(map(has, rule.cues)) for rule in RULES) == 2  # for words of one day, and feasts
