"""Can both values hold? What speaks for and against it, feature by feature."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from discrepancy.conflicts import (
    counterparts,
    coverage,
    elsewhere,
    moments,
    occasions,
    questions,
    reading,
    scopes,
    several,
    updates,
)
from discrepancy.conflicts.dispute import (
    UNLIKE,
    Dispute,
    are_loose_lengths,
    group_of,
    value_finding,
)
from discrepancy.conflicts.statements import is_statement
from discrepancy.findings import Finding
from discrepancy.records import Kind, Magnitude, Slot
from discrepancy.slots.attribute_match import HEAD, SORT
from discrepancy.slots.interface import Relation
from discrepancy.slots.registry import FIGURES


def value_findings(dispute: Dispute) -> tuple[Finding, ...]:
    """Return one finding a feature, in a fixed order; a feature that says nothing is left out."""
    features = reading.features(dispute) if is_statement(dispute.aligned.left) else FEATURES
    return tuple(finding for feature in features for finding in feature(dispute))


def _kind(dispute: Dispute) -> Iterator[Finding]:
    left, right, level = dispute.aligned.left, dispute.aligned.right, dispute.aligned.level
    firm = "hedged" if level.relation is Relation.HEDGED else str(min(3, max(0, int(level.weight))))
    yield value_finding(f"value-{dispute.kind}", firm, level.label, left.shown, right.shown)


def _attribute(dispute: Dispute) -> Iterator[Finding]:
    left, right = dispute.aligned.left, dispute.aligned.right
    level, label = _alike(dispute.kind, dispute.aligned.match)
    group = "length" if are_loose_lengths(dispute) else group_of(dispute.kind)
    feature = f"attribute-{group}"
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
    if match > UNLIKE:
        return "near", "values of similar things"
    if match > 0 or kind not in FIGURES:
        return "other", "values of other things"
    # a rate against a total, the dead against the injured, a difference against a count
    return "unlike", "values that measure different things"


def _attribute_words(slot: Slot) -> str:
    return ", ".join(word for word in slot.attribute if ":" not in word)[:60]


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
    *elsewhere.FEATURES,
    *coverage.FEATURES,
    *scopes.FEATURES,
    *updates.FEATURES,
    _distance,
    *counterparts.FEATURES,
    *moments.FEATURES,
    *questions.FEATURES,
    *occasions.FEATURES,
    *several.FEATURES,
    _within,
    reading.length,
    reading.vote,
)
