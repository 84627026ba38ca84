"""Can both values hold? What speaks for and against it, feature by feature."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from discrepancy.conflicts.alignment import Aligned
from discrepancy.events.evidence import Pair
from discrepancy.findings import Finding
from discrepancy.records import Claim, Kind, Magnitude, Slot
from discrepancy.slots.interface import Relation
from discrepancy.slots.names import fold
from discrepancy.slots.registry import same_value

VALUES = "values"

# Words that limit what a figure counts: a total against a part of it.
SCOPE_WORDS = frozenset(
    "alone total all each per every nationwide national worldwide global overall half remaining "
    "rest further additional another other others combined average so far including among "
    "only".split()
)
# Words of a figure that is growing: a later and higher one is an update.
GROWTH_WORDS = frozenset(
    "climb climbed rise rose risen risen increased initially initial preliminary earlier revised "
    "update updated now up latest".split()
)
TOLL = frozenset(["dead", "injured", "missing", "kill", "die", "death", "toll", "case", "infect"])


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two aligned slots that differ, and the claims of both articles around them."""

    pair: Pair
    aligned: Aligned
    left_others: Sequence[Claim]  # all claims of the left article
    right_others: Sequence[Claim]

    @property
    def kind(self) -> Kind:
        return self.aligned.left.kind


def value_findings(dispute: Dispute) -> tuple[Finding, ...]:
    """Return one finding a feature, in a fixed order; a feature that says nothing is left out."""
    return tuple(finding for feature in FEATURES for finding in feature(dispute))


def _finding(feature: str, level: str, label: str, left: str = "", right: str = "") -> Finding:
    return Finding(VALUES, feature, level, label, left, right)


def _kind(dispute: Dispute) -> Iterator[Finding]:
    left, right, level = dispute.aligned.left, dispute.aligned.right, dispute.aligned.level
    firm = "hedged" if level.relation is Relation.HEDGED else str(min(3, max(0, int(level.weight))))
    yield _finding(f"value-{dispute.kind}", firm, level.label, left.shown, right.shown)


def _attribute(dispute: Dispute) -> Iterator[Finding]:
    left, right = dispute.aligned.left, dispute.aligned.right
    texts = _attribute_words(left), _attribute_words(right)
    match = dispute.aligned.match
    feature = f"attribute-{_group(dispute.kind)}"
    if match is None:
        yield _finding(feature, "unknown", "it is not said what one of them is a value of", *texts)
    elif match >= 0.75:
        yield _finding(feature, "same", "values of the same thing", *texts)
    elif match > 0.25:
        yield _finding(feature, "near", "values of similar things", *texts)
    else:
        yield _finding(feature, "other", "values of other things", *texts)


def _attribute_words(slot: Slot) -> str:
    return ", ".join(word for word in slot.attribute if ":" not in word)[:60]


def _group(kind: Kind) -> str:
    return GROUPS.get(kind, "other")


GROUPS = {
    **dict.fromkeys(
        [Kind.NUMBER, Kind.QUANTITY, Kind.DURATION, Kind.MONEY, Kind.PERCENT, Kind.AGE, Kind.SCORE],
        "figure",
    ),
    **dict.fromkeys([Kind.DATE, Kind.TIME], "time"),
    Kind.PLACE: "place",
    **dict.fromkeys([Kind.PERSON, Kind.ROLE, Kind.ORGANIZATION], "name"),
    **dict.fromkeys([Kind.POLARITY, Kind.STATUS, Kind.ORDERING], "stance"),
}


def _elsewhere(dispute: Dispute) -> Iterator[Finding]:
    """A value that the other article has too, in another sentence, is about that sentence."""
    aligned, pair = dispute.aligned, dispute.pair
    in_right = _states(aligned.left, dispute.right_others, except_for=pair.right)
    in_left = _states(aligned.right, dispute.left_others, except_for=pair.left)
    count = bool(in_right) + bool(in_left)
    if count:
        label = "the other article has this value too" if count == 1 else "both have both values"
        texts = aligned.left.text if in_right else "", aligned.right.text if in_left else ""
        yield _finding(f"elsewhere-{_group(dispute.kind)}", str(count), label, *texts)


def _states(slot: Slot, claims: Sequence[Claim], *, except_for: Claim) -> bool:
    return any(
        other.kind is slot.kind and same_value(slot, other)
        for claim in claims
        if claim.id != except_for.id
        for other in claim.slots
    )


def _crowd(dispute: Dispute) -> Iterator[Finding]:
    """Many values of a kind in a sentence make a wrong alignment likelier."""
    counts = sorted(
        sum(slot.kind is dispute.kind for slot in claim.slots)
        for claim in (dispute.pair.left, dispute.pair.right)
    )
    if counts == [1, 1]:
        yield _finding("crowd", "one", "the only value of its kind in either sentence")
    elif counts[0] == 1:
        yield _finding("crowd", "some", "one sentence has several values of this kind")
    else:
        yield _finding("crowd", "many", "both sentences have several values of this kind")


def _scope(dispute: Dispute) -> Iterator[Finding]:
    left, right = _words(dispute.pair.left), _words(dispute.pair.right)
    if (left & SCOPE_WORDS) != (right & SCOPE_WORDS):
        texts = (", ".join(sorted(words & SCOPE_WORDS)) or "none" for words in (left, right))
        yield _finding("scope", "other", "words for a total or a part on one side only", *texts)


def _words(claim: Claim) -> frozenset[str]:
    return frozenset(fold(w.strip(".,;:’'\"“”")) for w in claim.sentence.text.split())


def _growth(dispute: Dispute) -> Iterator[Finding]:
    """A later, higher figure of a count that grows is an update."""
    left, right = dispute.aligned.left, dispute.aligned.right
    if not (isinstance(left.value, Magnitude) and isinstance(right.value, Magnitude)):
        return
    first, second = dispute.pair.left_article.published, dispute.pair.right_article.published
    if not first or not second or first == second:
        return
    grows = (right.value.amount > left.value.amount) == (second > first)
    tolls = TOLL & {*left.attribute, *right.attribute}
    told = GROWTH_WORDS & (_words(dispute.pair.left) | _words(dispute.pair.right))
    if grows and (tolls or told):
        level = "told" if tolls and told else "toll" if tolls else "words"
        texts = f"{first:%Y-%m-%d %H:%M}", f"{second:%Y-%m-%d %H:%M}"
        yield _finding("growth", level, "the later article has the higher figure", *texts)


def _distance(dispute: Dispute) -> Iterator[Finding]:
    left, right = dispute.aligned.left.value, dispute.aligned.right.value
    if isinstance(left, Magnitude) and isinstance(right, Magnitude):
        small, large = sorted((abs(left.amount), abs(right.amount)))
        ratio = large / small if small else 99.0
        level = "2" if ratio <= 2 else "5" if ratio <= 5 else "20" if ratio <= 20 else "far"
        label = "one is many times the other" if ratio > 5 else "of one order of size"
        yield _finding("distance", level, label, left.shown, right.shown)


FEATURES: tuple[Callable[[Dispute], Iterator[Finding]], ...] = (
    _kind,
    _attribute,
    _elsewhere,
    _crowd,
    _scope,
    _growth,
    _distance,
)
