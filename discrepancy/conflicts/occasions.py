"""Two occasions within one story: another meeting, another game, another moment of one.

Each figure, place or time is right for its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from discrepancy.conflicts.dispute import (
    Dispute,
    both_sides,
    value_finding,
    value_texts,
    words_of,
)
from discrepancy.findings import Finding
from discrepancy.records import Claim, Kind, Place, Slot
from discrepancy.slots.attribute_match import HEAD
from discrepancy.slots.names import fold, word_set
from discrepancy.slots.place_compare import known, overlap
from discrepancy.slots.registry import FIGURES, NAMES, match_attributes

_PLAYED = word_set("beat win defeat draw lose thrash rout edge victory")
_IN_PLAY = re.compile(
    r"\b(?:sent\s+off|booked|equali[sz]ed|scored|headed|substituted|yellow\s+card|red\s+card)\b"
)
_SCORING = word_set("score equalise equalize net strike head put convert")
_RANK = re.compile(
    r"\b(first|second|third|fourth|fifth)[\s-]+(?:prize|place|quarter|round|leg|stage|set|period)\b",
    re.IGNORECASE,
)
_SETTING_OUT = word_set("leave depart sail embark")
_MEETING = word_set("hit crash collide strike ram sink derail arrive land reach dock")
_OFF = re.compile(r"\b(?:taken|took|take|set|sets)\s+(?:off|out|sail)\b")
_AFTER = re.compile(r"\bafter\s+(?:\w+\s)?$")


def _company(dispute: Dispute) -> Iterator[Finding]:
    """Where one was with somebody of whom the other does not tell: two meetings."""
    if dispute.kind is not Kind.PLACE:
        return
    (one, left), (other, right) = both_sides(dispute)
    texts = _others(one, left, other), _others(other, right, one)
    if any(texts) and _partakers(one, left) and _partakers(other, right):
        yield value_finding("company", "other", "one is of a meeting with others", *texts)


def _others(claim: Claim, place: Slot, told: Claim) -> str:
    """Return with whom something was done there, of whom the other sentence does not tell."""
    who = {part for name in told.who for part in fold(name).split()}
    met = [name for name in _names_by(claim, place, "with:") if not {*fold(name).split()} & who]
    return ", ".join(met)


def _partakers(claim: Claim, place: Slot) -> list[str]:
    return _names_by(claim, place, "with:", "subj:", "obj:")


def _names_by(claim: Claim, place: Slot, *relations: str) -> list[str]:
    """Return the names that stand in one of the relations to what was done at a place."""
    marks = {relation + verb for relation in relations for verb in words_of(place)[:1]}
    return [s.text for s in claim.slots if s.kind in NAMES and marks & {*s.attribute}]


def _places(dispute: Dispute) -> Iterator[Finding]:
    """Two places, of both of which one article tells: then they are places of two happenings.

    Where no article knows but one of the two, they may tell of one happening otherwise.
    """
    if dispute.kind in (Kind.PLACE, Kind.AGE):  # one has an age wherever one is
        return
    left, right = (known(claim.where) for claim, _ in both_sides(dispute))
    if not left or not right or overlap(left, right):
        return
    if any(
        _tells(claims, left) and _tells(claims, right)
        for claims in (dispute.left_others, dispute.right_others)
    ):
        texts = (", ".join(place.name for place in side[:3]) for side in (left, right))
        yield value_finding("places", "both", "one article tells of both places", *texts)


def _there(dispute: Dispute) -> Iterator[Finding]:
    """Of what was where one sentence says, the other article has such a value elsewhere.

    A meeting in Athens of four hours answers the one of five hours there, not another of seven.
    """
    if dispute.kind not in FIGURES or dispute.pair.within:
        return
    one, other = both_sides(dispute)
    texts = _had_at(one, other, dispute.right_others), _had_at(other, one, dispute.left_others)
    if any(texts):
        yield value_finding("places", "there", "the other has one of that place elsewhere", *texts)


def _had_at(told: tuple[Claim, Slot], answer: tuple[Claim, Slot], claims: Sequence[Claim]) -> str:
    """Return where a value is of, if one of that place stands among claims, and not in `answer`."""
    (claim, slot), (other, _) = told, answer
    places = known(claim.where)
    if not places or overlap(known(other.where), places):
        return ""
    found = any(
        any(each.kind is slot.kind and _of_one_name(slot, each) for each in one.slots)
        and overlap(known(one.where), places)
        for one in claims
        if one is not other
    )
    return ", ".join(place.name for place in places[:3]) if found else ""


def _of_one_name(slot: Slot, other: Slot) -> bool:
    """Whether two values are of one thing, for all that their words tell."""
    match = match_attributes(slot, other)
    return match is None or match >= HEAD


def _tells(claims: Sequence[Claim], places: Sequence[Place]) -> bool:
    return any(overlap(known(claim.where), places) for claim in claims)


def _game(dispute: Dispute) -> Iterator[Finding]:
    """Scores of two games: of one both sides are named, and the other sentence has neither."""
    if dispute.kind is not Kind.SCORE:
        return
    (one, _), (other, _) = both_sides(dispute)
    texts = _other_game(one, other), _other_game(other, one)
    if any(texts):
        yield value_finding("game", "other", "scores of two games", *texts)


def _other_game(claim: Claim, told: Claim) -> str:
    """Return who played, as far as a verb of playing tells; "" unless two did, elsewhere."""
    sides = [
        slot.text
        for slot in claim.slots
        if slot.kind in NAMES
        and any(mark.rpartition(":")[2] in _PLAYED for mark in slot.attribute if ":" in mark)
    ]
    apart = len(sides) > 1 and not any(side in told.sentence.text for side in sides)
    return ", ".join(sides) if apart else ""


def _moments(dispute: Dispute) -> Iterator[Finding]:
    """Two goals: "trailed 2-1 after forty minutes", "led 1-0 after six minutes"."""
    if dispute.kind is not Kind.DURATION:
        return
    left, right = (_deed(slot) for _, slot in both_sides(dispute))
    if left != right and any(_is_of_play(*side) for side in both_sides(dispute)):
        yield value_finding("moment", "one", "one is when a play stood so", *value_texts(dispute))


def _ranked(dispute: Dispute) -> Iterator[Finding]:
    """The first prize and the one for second place; the second quarter and the third."""
    if dispute.kind not in FIGURES:
        return
    left, right = (frozenset(_rank(claim)) for claim, _ in both_sides(dispute))
    if left and right and not left & right:
        texts = ", ".join(sorted(left)), ", ".join(sorted(right))
        yield value_finding("ranked", "other", "one is of the first, the other of a later", *texts)


def _rank(claim: Claim) -> Iterator[str]:
    return (found[1].lower() for found in _RANK.finditer(claim.sentence.text))


def _phases(dispute: Dispute) -> Iterator[Finding]:
    """When a train left, and when it ran into something."""
    if dispute.kind is not Kind.TIME:
        return
    left, right = (_phase(*side) for side in both_sides(dispute))
    if left and right and left != right:
        yield value_finding("phase", "other", "one is when it set out", left, right)


def _phase(claim: Claim, slot: Slot) -> str:
    verb = slot.attribute[0] if slot.attribute else ""
    out = verb in _SETTING_OUT or (verb in ("take", "set") and _OFF.search(claim.sentence.text))
    return "start" if out else "end" if verb in _MEETING else ""


def _deed(slot: Slot) -> str:
    verb = slot.attribute[0] if slot.attribute else ""
    return "score" if verb in _SCORING else verb


def _is_of_play(claim: Claim, slot: Slot) -> bool:
    text = claim.sentence.text
    scored = any(other.kind is Kind.SCORE for other in claim.slots)
    return (scored or bool(_IN_PLAY.search(text))) and bool(_AFTER.search(text[: slot.start]))


FEATURES: tuple[Callable[[Dispute], Iterator[Finding]], ...] = (
    _company,
    _places,
    _there,
    _game,
    _moments,
    _ranked,
    _phases,
)
