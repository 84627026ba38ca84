"""Can both values hold? What speaks for and against it, feature by feature."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time

from discrepancy.conflicts import counterparts, questions, reading
from discrepancy.conflicts.dispute import Dispute, group_of, value_finding
from discrepancy.conflicts.parts import FLOORS, is_vague, part_of, stretch
from discrepancy.conflicts.statements import is_statement
from discrepancy.findings import Finding
from discrepancy.records import Claim, Kind, Magnitude, Slot, Stance
from discrepancy.slots.attributes import DIFFERENCE, FORMER, SORT
from discrepancy.slots.interface import Relation
from discrepancy.slots.names import fold
from discrepancy.slots.registry import FIGURES, match_attributes, same_value

HEAD = 0.7  # from here on, what two figures count has one name

# Words that limit what a figure counts: a total against a part of it.
SCOPE_WORDS = frozenset(
    "alone total all each per every nationwide national worldwide global overall half remaining "
    "rest further additional another other others combined average including among altogether "
    "more".split()
)
# Words of a figure that is growing: a later and higher one is an update.
GROWTH_WORDS = frozenset(
    "climb climbed rise rose risen increased initially initial preliminary earlier revised "
    "update updated".split()
)
# Verbs that say that something had been otherwise before.
TURNS = frozenset(
    "reopen resume restore release free recover lift return rejoin reinstate restart revive".split()
)
PERFECT = frozenset(["had", "has", "have", "yet"])
TOLL = frozenset(
    "dead injured missing kill die death toll case infect burn destroy damage evacuate homeless "
    "arrest detain rescue hectare acre".split()
)


def value_findings(dispute: Dispute) -> tuple[Finding, ...]:
    """Return one finding a feature, in a fixed order; a feature that says nothing is left out."""
    features = reading.FEATURES if is_statement(dispute.aligned.left) else FEATURES
    return tuple(finding for feature in features for finding in feature(dispute))


def _kind(dispute: Dispute) -> Iterator[Finding]:
    left, right, level = dispute.aligned.left, dispute.aligned.right, dispute.aligned.level
    firm = "hedged" if level.relation is Relation.HEDGED else str(min(3, max(0, int(level.weight))))
    yield value_finding(f"value-{dispute.kind}", firm, level.label, left.shown, right.shown)


def _attribute(dispute: Dispute) -> Iterator[Finding]:
    left, right = dispute.aligned.left, dispute.aligned.right
    level, label = _alike(dispute.kind, dispute.aligned.match)
    feature = f"attribute-{group_of(dispute.kind)}"
    yield value_finding(feature, level, label, _attribute_words(left), _attribute_words(right))


def _alike(kind: Kind, match: float | None) -> tuple[str, str]:
    """Return a level and its label."""
    if match is None:
        if kind is Kind.NUMBER:
            return "bare", "it is not said what one of them counts"
        return "unknown", "it is not said what one of them is a value of"
    if match >= 0.75:
        return "same", "values of the same thing"
    if match >= HEAD:
        return "head", "values of things of one name"
    if match == SORT:
        return "sort", "one is named by its sort"
    if match > 0.25:
        return "near", "values of similar things"
    if match > 0 or kind not in FIGURES:
        return "other", "values of other things"
    # a rate against a total, the dead against the injured, a difference against a count
    return "unlike", "values that measure different things"


def _attribute_words(slot: Slot) -> str:
    return ", ".join(word for word in slot.attribute if ":" not in word)[:60]


def _elsewhere(dispute: Dispute) -> Iterator[Finding]:
    """A value that the other article has too, in another sentence, is about that sentence.

    Above all where it has it of the same thing: then the two articles agree on it.
    """
    aligned, pair = dispute.aligned, dispute.pair
    if pair.within:
        return
    in_right = _stated(aligned.left, dispute.right_others, except_for=pair.right)
    in_left = _stated(aligned.right, dispute.left_others, except_for=pair.left)
    feature = f"elsewhere-{group_of(dispute.kind)}"
    texts = aligned.left.text if in_right else "", aligned.right.text if in_left else ""
    if _answers(aligned.left, in_right) or _answers(aligned.right, in_left):
        yield value_finding(
            feature, "answered", "the other article says the same elsewhere", *texts
        )
    elif in_right and in_left:
        yield value_finding(feature, "2", "both have both values", *texts)
    elif in_right or in_left:
        yield value_finding(feature, "1", "the other article has this value too", *texts)


def _stated(slot: Slot, claims: Sequence[Claim], *, except_for: Claim) -> list[Slot]:
    return [
        other
        for claim in claims
        if claim.id != except_for.id
        for other in claim.slots
        if other.kind is slot.kind and same_value(slot, other)
    ]


def _answers(slot: Slot, stated: Sequence[Slot]) -> bool:
    """Whether a value is stated there of what has the same name."""
    return slot.kind in FIGURES and any(
        (match_attributes(slot, other) or 0.0) >= HEAD for other in stated
    )


def _crowd(dispute: Dispute) -> Iterator[Finding]:
    """Many values of a kind make a wrong alignment likelier; those that agree are out of it."""
    pair = dispute.pair
    left = [slot for slot in pair.left.slots if slot.kind is dispute.kind]
    right = [slot for slot in pair.right.slots if slot.kind is dispute.kind]
    open_left = sum(not any(same_value(slot, other) for other in right) for slot in left)
    open_right = sum(not any(same_value(slot, other) for other in left) for slot in right)
    fewer, more = sorted((open_left, open_right))
    if more <= 1:
        yield value_finding("crowd", "one", "the only values of their kind that do not agree")
    elif fewer <= 1:
        yield value_finding("crowd", "some", "one sentence has several values of this kind")
    else:
        yield value_finding("crowd", "many", "both sentences have several values of this kind")


def _scope(dispute: Dispute) -> Iterator[Finding]:
    """A total against a part: words that limit what the value counts, in its own phrase."""
    left = _near(dispute.pair.left, dispute.aligned.left) & SCOPE_WORDS
    right = _near(dispute.pair.right, dispute.aligned.right) & SCOPE_WORDS
    if left != right:
        texts = ", ".join(sorted(left)) or "none", ", ".join(sorted(right)) or "none"
        yield value_finding(
            "scope", "other", "words for a total or a part on one side only", *texts
        )


def _vague(dispute: Dispute) -> Iterator[Finding]:
    """Dozens beside a count: who says so did not count."""
    left, right = dispute.aligned.left.text, dispute.aligned.right.text
    if is_vague(left) or is_vague(right):
        yield value_finding("vague", "one", "one is no count", left, right)


def _stretch(dispute: Dispute) -> Iterator[Finding]:
    """The last 15 laps and six laps later: stretches of one thing, not its number."""
    left = stretch(dispute.pair.left, dispute.aligned.left)
    right = stretch(dispute.pair.right, dispute.aligned.right)
    if dispute.kind is Kind.NUMBER and left != right:
        label = "one is a stretch of something longer"
        yield value_finding("stretch", "other", label, ", ".join(left), ", ".join(right))


def _part(dispute: Dispute) -> Iterator[Finding]:
    """A part and the whole can both hold."""
    how = part_of(dispute.pair.left, dispute.pair.right, dispute.aligned)
    if how:
        left, right = dispute.aligned.left.shown, dispute.aligned.right.shown
        yield value_finding("part", how, "one may be a part of the other", left, right)


def _near(claim: Claim, slot: Slot) -> frozenset[str]:
    """Folded words around a value, and those it is a value of."""
    text = claim.sentence.text
    near = f"{text[max(0, slot.start - 30) : slot.start]} {text[slot.end : slot.end + 40]}"
    return _folded(near) | {fold(word) for word in slot.attribute}


def _words(claim: Claim) -> frozenset[str]:
    return _folded(claim.sentence.text)


def _folded(text: str) -> frozenset[str]:
    return frozenset(fold(word.strip(".,;:’'\"“”")) for word in text.split())


def _growth(dispute: Dispute) -> Iterator[Finding]:
    """A later, higher figure of what grows is an update, above all where it says by how much."""
    left, right = dispute.aligned.left.value, dispute.aligned.right.value
    if not (isinstance(left, Magnitude) and isinstance(right, Magnitude)):
        return
    if dispute.kind in (Kind.DURATION, Kind.AGE, Kind.SCORE):  # these do not grow from day to day
        return
    first, second = dispute.pair.left_article.published, dispute.pair.right_article.published
    shown = _moment(first), _moment(second)
    if _tells_step(dispute.pair.left, left, right) or _tells_step(dispute.pair.right, right, left):
        yield value_finding(
            "growth", "step", "one says by how much it differs from the other", *shown
        )
        return
    tolls = _tolls(dispute.pair.left, dispute.aligned.left) | _tolls(
        dispute.pair.right, dispute.aligned.right
    )
    told = GROWTH_WORDS & (_words(dispute.pair.left) | _words(dispute.pair.right))
    low = dispute.aligned.left if left.amount < right.amount else dispute.aligned.right
    order = _order(first, second) if low is dispute.aligned.left else _order(second, first)
    if not (first and second) and not (tolls and told):
        return
    if order is None or order:
        if tolls and told:
            yield value_finding("growth", "told", "a figure that grew", *shown)
        elif tolls and low.hedge in FLOORS:
            yield value_finding("growth", "floor", "a toll so far, and a higher one", *shown)
        elif order and (tolls or told):
            label = "the later article has the higher figure"
            yield value_finding("growth", "toll" if tolls else "words", label, *shown)


def _tolls(claim: Claim, slot: Slot) -> frozenset[str]:
    """Words that make a figure a toll; "four rescue units" counts nobody who was rescued."""
    following = claim.sentence.text[slot.end :].split()[:2]
    return TOLL.intersection(slot.attribute) - ({"rescue"} & {*following})


def _order(lower: datetime | None, higher: datetime | None) -> bool | None:
    """Whether the lower figure was published first; None where that is not known.

    Midnight sharp is a day without a time: within that day nothing is known.
    """
    if not lower or not higher:
        return None
    exact = lower.time() != time() and higher.time() != time()
    if lower.date() == higher.date() and not exact:
        return None
    return lower < higher


def _turn(dispute: Dispute) -> Iterator[Finding]:
    """A later report of what turned ("has reopened"), or of what had not happened before."""
    left, right = dispute.aligned.left.value, dispute.aligned.right.value
    first, second = dispute.pair.left_article.published, dispute.pair.right_article.published
    if not (isinstance(left, Stance) and isinstance(right, Stance)):
        return
    if not first or not second or first == second:
        return
    earlier, later = (left, right) if first < second else (right, left)
    before = dispute.pair.left if first < second else dispute.pair.right
    not_yet = earlier.negated and not later.negated and PERFECT & _words(before)
    if later.predicate.split()[0] in TURNS or (not_yet and "never" not in _words(before)):
        texts = _moment(first), _moment(second)
        yield value_finding("turn", "later", "the later article tells of a change", *texts)


def _moment(published: datetime | None) -> str:
    return f"{published:%Y-%m-%d %H:%M}" if published else "time unknown"


def _tells_step(claim: Claim, own: Magnitude, other: Magnitude) -> bool:
    """Tell whether a claim has the step: "seven, two more than on Thursday", "up from 31"."""
    for slot in claim.slots:
        value = slot.value
        if isinstance(value, Magnitude) and value.unit == other.unit:
            if DIFFERENCE in slot.attribute and abs(own.amount - other.amount) == value.amount:
                return True
            if FORMER in slot.attribute and other.low <= value.amount <= other.high:
                return True
    return False


def _distance(dispute: Dispute) -> Iterator[Finding]:
    left, right = dispute.aligned.left.value, dispute.aligned.right.value
    if isinstance(left, Magnitude) and isinstance(right, Magnitude):
        small, large = sorted((abs(left.amount), abs(right.amount)))
        ratio = large / small if small else 99.0
        level = "2" if ratio <= 2 else "5" if ratio <= 5 else "20" if ratio <= 20 else "far"
        label = "one is many times the other" if ratio > 5 else "of one order of size"
        yield value_finding("distance", level, label, left.shown, right.shown)


def _within(dispute: Dispute) -> Iterator[Finding]:
    """What is left of the differences within one article: see `within.can_clash`."""
    if dispute.pair.within:
        label = "nothing in the article sets the two apart"
        yield value_finding("within", group_of(dispute.kind), label)


FEATURES: tuple[Callable[[Dispute], Iterator[Finding]], ...] = (
    _kind,
    _attribute,
    _elsewhere,
    _crowd,
    _scope,
    _vague,
    _stretch,
    _part,
    _growth,
    _turn,
    _distance,
    *counterparts.FEATURES,
    *questions.FEATURES,
    _within,
    reading.length,
    reading.vote,
)
