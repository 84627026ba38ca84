"""Two sentences of one article: where a difference is likely a slip, and where it is not.

One writer sets two figures beside each other on purpose far more often than by mistake: a toll and
its update, what two witnesses say, a list of what things cost. So any sign of another thing, time
or speaker ends it, which between two articles is but one weight among others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from discrepancy.conflicts.dispute import Dispute
from discrepancy.events.evidence import share_names
from discrepancy.findings import Finding
from discrepancy.records import CalendarDate, Claim, Kind, Name, Place, Slot
from discrepancy.slots.interface import Relation
from discrepancy.slots.names import bare_words, word_set
from discrepancy.slots.quote import spans
from discrepancy.slots.registry import FIGURES, compare

DATED = frozenset([Kind.DATE, Kind.TIME])
STANCES = frozenset([Kind.POLARITY])  # a state changes as the story goes on: freed, who was held
COMPARED = FIGURES | DATED | STANCES | {Kind.PLACE}

# From here on two values may be of one thing, by kind; see `match_attributes`.
ALIKE = {Kind.NUMBER: 0.7, Kind.QUANTITY: 0.7}
ALIKE_AT_ALL = 0.4
LIKE = 0.6  # cosine of sentences that tell of one thing

# Findings by which the two can stand beside each other, whatever else speaks for a conflict.
DOUBTS = frozenset("scope vague stretch part growth turn telling ends planned aged passed".split())
AGAINST = frozenset(["crowd:many", "names:other", "whose:other"])
FEW_WORDS = frozenset(["words:none", "words:1"])
# Words of what changed, or of a moment within what happened.
CHANGE = word_set(
    "initial initially original originally previous previously earlier former formerly until still "
    "yet remain remains remained far climb climbed rise rose risen increase increased raise raised "
    "lower lowered fell fall dropped reduced revised update updated correct corrected estimate "
    "estimated expected planned forecast target halftime half-time interval quarter third-quarter "
    "average minimum maximum ask asked demand demanded seek sought offer offered bid every "
    "each per annual annually yearly"
)
TELLING = re.compile(
    r"\b(?:said|says|told|tells|reported|reports|announced|claimed|claims|estimated|estimates"
    r"|according\s+to|added|stated|wrote|tweeted)\b",
    re.IGNORECASE,
)
EMPTY = frozenset(["a", "an", "the", "and", "it", "he", "she", "they", "that"])
SPEAKER = 5  # words beside a verb of telling that name who tells
# "five of the dead"
OF_WHOLE = re.compile(r"\s+(?:out\s+)?of\s+(?:the|those|these|its|their|whom|them)\b")


@dataclass(frozen=True, slots=True)
class _Case:
    """Two values of one article, the claims they stand in, and what was found of both."""

    dispute: Dispute
    features: frozenset[str]
    levels: frozenset[str]  # the keys of the findings

    @property
    def claims(self) -> tuple[Claim, Claim]:
        return self.dispute.pair.left, self.dispute.pair.right

    @property
    def stated(self) -> tuple[tuple[Claim, Slot], tuple[Claim, Slot]]:
        left, right = self.claims
        return (left, self.dispute.aligned.left), (right, self.dispute.aligned.right)

    @property
    def headline(self) -> bool:
        return any(claim.sentence.headline for claim in self.claims)

    @property
    def nearest(self) -> bool:
        candidate = self.dispute.pair.candidate
        return candidate.are_nearest


def can_clash(dispute: Dispute, findings: Sequence[Finding]) -> bool:
    """Whether two values of one article can be a slip, by what was found of them."""
    case = _Case(
        dispute, frozenset(f.feature for f in findings), frozenset(f.key for f in findings)
    )
    return dispute.kind in COMPARED and not any(stands(case) for stands in REASONS)


def _in_doubt(case: _Case) -> bool:
    said = case.features & DOUBTS
    return bool(said - {"scope"} if case.headline else said)  # a headline leaves such words out


def _against(case: _Case) -> bool:
    return bool(case.levels & AGAINST) or not share_names(*case.claims)


def _of_other_things(case: _Case) -> bool:
    match, least = case.dispute.aligned.match, ALIKE.get(case.dispute.kind, ALIKE_AT_ALL)
    return not case.headline if match is None else match < least


def _of_other_people(case: _Case) -> bool:
    """Ages of two of one surname: "Ana Moss", "Tim Moss"."""
    if case.dispute.kind is not Kind.AGE:
        return False
    aligned = case.dispute.aligned
    one, other = set(aligned.left.attribute), set(aligned.right.attribute)
    return not (one and other and (one <= other or other <= one)) or _has_namesake(*case.claims)


def _has_namesake(left: Claim, right: Claim) -> bool:
    one, other = (
        [{*s.value.parts} for s in claim.slots if isinstance(s.value, Name)]
        for claim in (left, right)
    )
    return any(a & b and not (a <= b or b <= a) for a in one for b in other)


def _in_one_breath(case: _Case) -> bool:
    """Who puts two figures into one breath knows that they differ."""
    left, right = (claim.sentence.index for claim in case.claims)
    return not case.headline and right - left == 1


def _wordless(case: _Case) -> bool:
    return not case.headline and bool(case.levels & FEW_WORDS)


def _stances_of_body(case: _Case) -> bool:
    """In a body too much is said of too many things: one was raised, another was unchanged."""
    return case.dispute.kind in STANCES and not case.headline


def _places_apart(case: _Case) -> bool:
    """Places are in every sentence; and a town and a university can both be right."""
    if case.dispute.kind is not Kind.PLACE:
        return False
    values = (slot.value for _, slot in case.stated)
    levels = {value.key.partition(":")[0] for value in values if isinstance(value, Place)}
    near = case.headline or (case.nearest and case.dispute.pair.candidate.cosine >= LIKE)
    return not near or len(levels) != 1 or "" in levels


def _times_apart(case: _Case) -> bool:
    return case.dispute.kind is Kind.TIME and case.dispute.pair.candidate.cosine < LIKE


def _leaves_room(case: _Case) -> bool:
    """Of "at least 50" and 112, in one text, the writer knows both."""
    return not case.headline and case.dispute.aligned.level.relation is Relation.HEDGED


def _of_old(case: _Case) -> bool:
    """Whether one is of a month or a year, and the other of the news: "in 2011 a maker ..."."""
    old = [any(map(_is_coarse, claim.dating)) for claim in case.claims]
    return case.dispute.kind not in DATED and old[0] != old[1]


def _is_coarse(slot: Slot) -> bool:
    return isinstance(slot.value, CalendarDate) and slot.value.day is None and bool(slot.value.year)


def _dates_in_other_words(case: _Case) -> bool:
    """A season and a year; or "on Monday" and "Monday 6 May", though resolved to two weeks."""
    one, other = (slot.value for _, slot in case.stated)
    if not (isinstance(one, CalendarDate) and isinstance(other, CalendarDate)):
        return False
    if one.weekday is not None and one.weekday == other.weekday:
        return one.day is None or other.day is None
    precisions = {value.period.precision for value in (one, other) if value.period}
    return len(precisions) > 1


def _tells_change(case: _Case) -> bool:
    return any(_words(claim) & CHANGE for claim in case.claims)


def _is_part(case: _Case) -> bool:
    if case.dispute.kind is Kind.PERCENT:  # "62 percent of the vote"
        return False
    return any(OF_WHOLE.match(claim.sentence.text, slot.end) for claim, slot in case.stated)


def _is_quoted(case: _Case) -> bool:
    return any(_quoted(claim.sentence.text, slot) for claim, slot in case.stated)


def _quoted(text: str, slot: Slot) -> bool:
    """Inside quotation marks, or before a closing one that was opened in an earlier sentence."""
    if any(start <= slot.start < end for start, end in spans(text)):
        return True
    closing = text.find("”", slot.end)
    return closing >= 0 and "“" not in text[:closing]


def _told_by_others(case: _Case) -> bool:
    """Whether both are told by somebody, and not by the same."""
    one, other = (_speaker(claim.sentence.text) for claim in case.claims)
    return bool(one and other) and not (one <= other or other <= one)


def _speaker(text: str) -> frozenset[str]:
    """Folded words of who tells a sentence: before "said", after "said" and "according to"."""
    found = TELLING.search(text)
    if found is None:
        return frozenset()
    before, after = text[: found.start()].split(), text[found.end() :].split()
    opens = not before or before[-1].endswith((",", "”", '"', "'", "’"))
    near = after[:SPEAKER] if opens or "to" in found.group().split() else before[-SPEAKER:]
    return bare_words(" ".join(near)) - EMPTY


def _at_other_moments(case: _Case) -> bool:
    """Whether both say when, and not the same."""
    if case.dispute.kind in DATED:
        return False
    one, other = ([s for s in claim.slots if s.kind in DATED] for claim in case.claims)
    agree = any(
        compare(a, b).relation in (Relation.SAME, Relation.COMPATIBLE)
        for a in one
        for b in other
        if a.kind is b.kind
    )
    return bool(one and other) and not agree


def _words(claim: Claim) -> frozenset[str]:
    return bare_words(claim.sentence.text)


# Why two values of one article can both stand.
REASONS: tuple[Callable[[_Case], bool], ...] = (
    _in_doubt,
    _against,
    _of_other_things,
    _of_other_people,
    _in_one_breath,
    _wordless,
    _stances_of_body,
    _places_apart,
    _times_apart,
    _leaves_room,
    _of_old,
    _dates_in_other_words,
    _tells_change,
    _is_part,
    _is_quoted,
    _told_by_others,
    _at_other_moments,
)
