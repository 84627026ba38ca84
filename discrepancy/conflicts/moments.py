"""Values of moments: readings taken at two of them, what is over, and when one happening was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime

from discrepancy.conflicts.counterparts import TELLING
from discrepancy.conflicts.dispute import (
    STANCES,
    Dispute,
    both_sides,
    value_finding,
    value_texts,
    words_of,
)
from discrepancy.findings import Finding
from discrepancy.records import CalendarDate, Claim, Kind, Slot, Stance
from discrepancy.slots.attribute_match import HEAD, is_person
from discrepancy.slots.happenings import kin
from discrepancy.slots.interface import Relation
from discrepancy.slots.names import bare_words, fold, word_set
from discrepancy.slots.registry import FIGURES, compare
from discrepancy.slots.synonyms import DIRECTIONS

MOMENTS = frozenset([Kind.DATE, Kind.TIME])
SHIFTING = STANCES | {Kind.MONEY, Kind.PERCENT}  # prices, shares, and whether they rise
_DIRECTION = ("direction",)
# What tells one of several occasions from the others.
_TURNS = {
    **{word: word for word in ("first", "second", "third", "fourth", "fifth")},
    **dict.fromkeys("previous previously earlier former".split(), "before"),
    **dict.fromkeys("next later again another other".split(), "after"),
}
_LIGHT = word_set("be have do make take come go get set")
_STOOD = frozenset(["rise", "climb", "stand", "grow", "increase", "jump", "mount"])
_COUNT = word_set("number toll count total figure tally")
_AS_OF = re.compile(r"\bas\s+of\s+$")
_CLOSE = re.compile(r"\b(?:closed|closing|at\s+the\s+close|end\s+of\s+trading)\b")
_TRADED = word_set("share stock dollar euro pound yen barrel index")


def _reading(dispute: Dispute) -> Iterator[Finding]:
    """When something stood at so much: shares at 9 a.m., and in the afternoon; trapped as of 11."""
    left, right = both_sides(dispute)
    if dispute.kind in SHIFTING and _at_two_moments(left, right):
        yield value_finding("reading", "both", "readings taken at two times", *value_texts(dispute))
    if dispute.kind not in MOMENTS:
        return
    if _is_count(*left) or _is_count(*right):
        yield value_finding("reading", "as-of", "one is when it was counted", *value_texts(dispute))
    elif all(_moves(slot) and _has_figure(claim) for claim, slot in (left, right)):
        yield value_finding("reading", "both", "readings taken at two times", *value_texts(dispute))


def _is_count(claim: Claim, slot: Slot) -> bool:
    """Whether it is when something was counted: "as of 11.30", "the toll rose to 12 on Friday"."""
    verb, *rest = (*slot.attribute, "")
    moved = verb in _STOOD and bool(_COUNT.intersection(rest)) and _has_figure(claim)
    return moved or bool(_AS_OF.search(claim.sentence.text[: slot.start]))


def _moves(slot: Slot) -> bool:
    return bool(DIRECTIONS.keys() & {*slot.attribute[:1]})


def _hours_differ(left: Claim, right: Claim) -> bool:
    """Whether both sentences tell at what hour something rose or fell, and the hours differ."""
    hours, others = (
        [slot for slot in claim.slots if slot.kind is Kind.TIME and _moves(slot)]
        for claim in (left, right)
    )
    differ = (compare(a, b).relation is Relation.DIFFERENT for a in hours for b in others)
    return bool(hours and others) and all(differ)


def _has_figure(claim: Claim) -> bool:
    return any(slot.kind in FIGURES for slot in claim.slots)


def _at_two_moments(left: tuple[Claim, Slot], right: tuple[Claim, Slot]) -> bool:
    if left[1].kind in STANCES and {left[1].attribute[:1], right[1].attribute[:1]} != {_DIRECTION}:
        return False
    traded = all(_TRADED & {*claim.keywords} for claim, _ in (left, right))
    days = [compare(a, b).relation for a in left[0].dating for b in right[0].dating]
    other_day = bool(days) and all(relation is Relation.DIFFERENT for relation in days)
    return _hours_differ(left[0], right[0]) or (traded and (other_day or _one_closes(left, right)))


def _one_closes(*sides: tuple[Claim, Slot]) -> bool:
    """Whether one alone is a price at the close of trading, or by how much it moved till then."""
    return len({bool(_CLOSE.search(claim.sentence.text)) for claim, _ in sides}) > 1


def _to_come(dispute: Dispute) -> Iterator[Finding]:
    """What is over for its news, and what is still to come for its own, by other words."""
    pair, aligned = dispute.pair, dispute.aligned
    if dispute.kind is not Kind.DATE or aligned.match or pair.within:
        return
    left = _side_of_news(pair.left_article.published, aligned.left)
    right = _side_of_news(pair.right_article.published, aligned.right)
    if {left, right} == {"over", "to come"}:
        yield value_finding("tense", "other", "one is over, the other to come", left, right)


def _outcome(dispute: Dispute) -> Iterator[Finding]:
    """When something was to be, as of then, and when it was, in later news: it was put off."""
    if dispute.kind is not Kind.DATE or dispute.pair.within:
        return
    first, second = dispute.pair.left_article.published, dispute.pair.right_article.published
    if first is None or second is None or first == second:
        return
    left, right = dispute.aligned.left, dispute.aligned.right
    earlier, later = (left, right) if first < second else (right, left)
    planned = _side_of_news(min(first, second), earlier) == "to come"
    if planned and _side_of_news(max(first, second), later) in ("over", "now"):
        label = "one is when it was to be, the other when it was"
        yield value_finding("outcome", "later", label, *value_texts(dispute))


def _side_of_news(published: datetime | None, slot: Slot) -> str:
    period = slot.value.period if isinstance(slot.value, CalendarDate) else None
    if period is None or published is None:
        return ""
    return "over" if period.end <= published else "to come" if period.start > published else "now"


def _one_happening(dispute: Dispute) -> Iterator[Finding]:
    """Two dates of one thing that is done, in its own words: when "the inspection" was."""
    pair = dispute.pair
    if dispute.kind is not Kind.DATE or pair.within or not dispute.aligned.match:
        return
    one, other = (fold(text) for text in value_texts(dispute))
    if one == other or _turns(pair.left) != _turns(pair.right):  # "tonight", in two days' news
        return
    if _elsewhere(pair.left, pair.right):
        return
    if _is_undone(dispute):
        return
    left, right = (_done(slot) for _, slot in both_sides(dispute))
    shared = sum(any(kin(a, b) for b in right) for a in left)
    same = left and right and shared >= HEAD * min(len(left), len(right))
    nearest = pair.candidate.are_nearest
    near = nearest or (
        sorted((pair.candidate.rank_left, pair.candidate.rank_right)) == [1, 2]
        and dispute.aligned.match >= HEAD
        and dispute.aligned.level.relation is not Relation.HEDGED
    )
    done = nearest and left[:1] and left[:1] == right[:1]
    things = (any(not is_person(word) for word in words[1:]) for words in (left, right))
    if near and (same or (done and (shared > 1 or not all(things)))):
        yield value_finding(
            "happening", "one", "dates of one happening", ", ".join(left), ", ".join(right)
        )


def _elsewhere(left: Claim, right: Claim) -> bool:
    """Whether both sentences name places, and no place of one can be one of the other."""
    places, others = ([s for s in c.slots if s.kind is Kind.PLACE] for c in (left, right))
    pairs = [compare(a, b).relation for a in places for b in others]
    return bool(pairs) and all(relation is Relation.DIFFERENT for relation in pairs)


def _undone(dispute: Dispute) -> Iterator[Finding]:
    """When something was not done, and when it was."""
    if dispute.kind in MOMENTS and _is_undone(dispute):
        label = "one is when it was not done"
        yield value_finding("undone", "one", label, *value_texts(dispute))


def _is_undone(dispute: Dispute) -> bool:
    left, right = (_denies(*side) for side in both_sides(dispute))
    return left != right


def _denies(claim: Claim, slot: Slot) -> bool:
    """Whether it is dated when something was not done: "failed to run on Tuesday".

    "A date of 10 February" is that of a thing.
    """
    if claim.sentence.text[: slot.start].endswith("of "):
        return False
    verbs = {*slot.attribute[:1]}
    values = (other.value for other in claim.slots if other.kind in STANCES)
    return any(isinstance(v, Stance) and v.negated and v.predicate in verbs for v in values)


def _done(slot: Slot) -> tuple[str, ...]:
    """What is dated: the verb first, unless it tells nothing."""
    own = bare_words(slot.text)  # "New Year's Eve" is no happening on that day
    return tuple(word for word in words_of(slot) if word not in _LIGHT | TELLING | own)


def _turns(claim: Claim) -> frozenset[str]:
    return frozenset(_TURNS[w] for w in bare_words(claim.sentence.text) if w in _TURNS)


FEATURES: tuple[Callable[[Dispute], Iterator[Finding]], ...] = (
    _reading,
    _to_come,
    _outcome,
    _undone,
    _one_happening,
)
