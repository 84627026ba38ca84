"""Stances: polarity, modality, arguments, and which statements exclude each other."""

from __future__ import annotations

from itertools import product

import pytest
from sentences import read

from discrepancy.records import Kind, Slot, Stance
from discrepancy.slots import stance
from discrepancy.slots.interface import Level, Relation


def _stances(sentence: str) -> dict[str, Stance]:
    slots = stance.extract(read(sentence))
    return {s.value.predicate: s.value for s in slots if isinstance(s.value, Stance)}


@pytest.mark.parametrize(
    ("sentence", "predicate", "negated"),
    [
        ("The minister signed the treaty.", "sign", False),
        ("The minister did not sign the treaty.", "sign", True),
        ("The minister never signed the treaty.", "sign", True),
        ("Nobody signed the treaty.", "sign", True),
        ("No treaty was signed.", "sign", True),
        ("The minister failed to sign the treaty.", "sign", True),
        ("The minister refused to sign the treaty.", "sign", True),
        ("The minister did not refuse to sign the treaty.", "sign", False),
        ("The minister denied that his men fired at the crowd.", "fire", True),
        ("The ferry service has yet to resume.", "resume", True),
        ("Neither side shook hands.", "shake hand", True),
        ("The man was freed without charge.", "charge", True),
        ("The gates were never closed.", "close", True),
        ("The minister ruled out a pay rise.", "rule out", False),
        ("The five hostages were let go.", "let go", False),
        ("There was no demonstration.", "demonstrate", True),
        ("The tram did not seem to brake.", "brake", True),
        ("The pilot was unable to land.", "land", True),
        ("The driver wasn’t asleep.", "asleep", True),
        ("The driver wasn't asleep.", "asleep", True),
        ("The trains touched each other but didn’t derail.", "derail", True),
    ],
)
def test_polarity(sentence: str, predicate: str, negated: bool) -> None:
    found = _stances(sentence)
    assert predicate in found
    assert found[predicate].negated is negated


def test_voice_is_normalised() -> None:
    active = _stances("The guards released the captain.")["release"]
    passive = _stances("The captain was released by the guards.")["release"]
    assert active.arguments == passive.arguments == ("of:captain", "by:guard")


@pytest.mark.parametrize(
    ("sentence", "predicate", "mark"),
    [
        ("The ministry may approve the plan.", "approve", "mod:may"),
        ("The ministry plans to approve the plan.", "approve", "mod:plan"),
        ("Three workers died.", "die", "some:"),
    ],
)
def test_marks(sentence: str, predicate: str, mark: str) -> None:
    assert mark in _stances(sentence)[predicate].arguments


@pytest.mark.parametrize("sentence", ["Did the minister sign?", "If the ministry closes, we go."])
def test_questions_and_conditions_say_nothing(sentence: str) -> None:
    assert not {"sign", "close"} & set(_stances(sentence))


def _strongest(left: str, right: str) -> Level:
    pairs = product(stance.extract(read(left)), stance.extract(read(right)))
    levels = [stance.compare(one, other) for one, other in pairs]
    return max(levels, key=lambda level: level.weight)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The minister signed the treaty.", "The treaty was never signed."),
        ("The council approved the budget.", "The budget was turned down by the council."),
        ("The border remained closed.", "The border was reopened at noon."),
        ("The captain was arrested.", "The captain walks free."),
        ("The dog survived the blast.", "The dog died in the blast."),
        ("The ministers agreed a deal.", "No deal was reached by the ministers."),
        ("The strike was called off.", "The strike went ahead."),
        ("The guide was charged on Saturday.", "The guide was freed without charge."),
        ("The brewery made a profit of two millions.", "The brewery ended the year with a loss."),
        ("The drivers are on strike.", "The drivers have returned to work."),
        ("The director handed in his resignation.", "The director remains in office."),
        ("The border has been closed for three days.", "The border is open."),
        ("The pass was closed for a day.", "The pass was never closed."),
        ("The bank opened in the morning.", "The bank was closed in the morning."),
    ],
)
def test_excluding(left: str, right: str) -> None:
    assert _strongest(left, right).relation is Relation.DIFFERENT
    assert _strongest(right, left).relation is Relation.DIFFERENT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The minister signed the treaty.", "The treaty was signed."),
        ("The minister signed the treaty.", "The minister did not sign the letter."),
        ("Three workers died.", "Two workers survived."),
        ("Some workers were not paid.", "The workers were paid."),
        ("The border was closed.", "The museum was reopened."),
        ("The ministry may close the school.", "The ministry did not close the school."),
        ("The treaty was not rejected.", "The treaty was not approved."),
        ("He went home.", "She did not go there."),
        ("The council approved the plan.", "The plan was rejected by the ministry."),
        ("The coach remains on its side.", "The coach will be removed on Monday."),
        ("Previously, no comet was detected.", "The team detected a comet."),
        (
            "The ministry did not immediately confirm the report.",
            "The ministry confirmed the report.",
        ),
        ("Ostrava were beaten.", "The defender was drawn inside."),
        ("The tram overturned with a loud sound.", "Two passengers were injured."),
        ("Berg escaped a heavy crash.", "Novak crashed."),
        ("The firm will study the offer before responding.", "The firm declined to comment."),
        ("It's a good day.", "There's no doubt."),
        ("The driver wasn't asleep.", "The driver wasn’t asleep."),
        ("Traffic was interrupted for three days.", "Traffic resumed on Monday."),
        ("The shares opened higher.", "The shares closed lower."),
    ],
)
def test_not_excluding(left: str, right: str) -> None:
    for one, other in product(stance.extract(read(left)), stance.extract(read(right))):
        assert stance.compare(one, other).relation is not Relation.DIFFERENT


def test_denying_the_opposite_is_saying_the_same() -> None:
    (one,) = stance.extract(read("The border was not closed."))
    (other,) = stance.extract(read("The border was open."))
    assert stance.compare(one, other).relation is Relation.SAME


def test_states_and_deeds_have_their_kinds() -> None:
    kinds: dict[str, Kind] = {}
    for sentence in ("The border was closed.", "The council approved the budget."):
        slot: Slot
        for slot in stance.extract(read(sentence)):
            kinds[sentence.split()[1]] = slot.kind
    assert kinds == {"border": Kind.STATUS, "council": Kind.POLARITY}
