"""The table of opposites is consistent with itself."""

from __future__ import annotations

import pytest

from discrepancy.slots import antonyms


@pytest.mark.parametrize(
    ("left", "right"),
    [("accept", "turn down"), ("open", "shut"), ("arrest", "release"), ("resume", "suspend"),
     ("acquit", "convict"), ("attend", "absent"), ("rise", "fall"), ("confirm", "deny")],
)  # fmt: skip
def test_opposites(left: str, right: str) -> None:
    assert right in antonyms.opposites(left)
    assert left in antonyms.opposites(right)
    assert right not in antonyms.synonyms(left)


@pytest.mark.parametrize("word", ["accept", "die", "closed", "release", "sink"])
def test_nothing_is_its_own_opposite(word: str) -> None:
    assert antonyms.known(word)
    assert word not in antonyms.opposites(word)
    assert not set(antonyms.synonyms(word)) & set(antonyms.opposites(word))


def test_unknown_words_have_no_opposites() -> None:
    assert antonyms.opposites("plough") == ()
    assert antonyms.kind_of("plough") is None


def test_event_nouns_are_read_as_verbs() -> None:
    assert antonyms.verb_of("resignation") == "resign"
    assert antonyms.verb_of("table") == ""
