"""Judgements -> those to report: a value answers to one value of the other article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from discrepancy.conflicts.judgement import Judgement
from discrepancy.conflicts.statements import is_statement
from discrepancy.records import Kind, Slot, Verdict
from discrepancy.slots.interface import Relation
from discrepancy.slots.registry import compare

# Log-odds from which a dispute stands though one of its values has a stronger one elsewhere: two
# conflicts more in tests/cases, and no trap; from 0 on two traps are alarms.
SURE = 0.5
AGREEING = frozenset([Relation.SAME, Relation.COMPATIBLE])
RANK = {Verdict.CONTRADICTION: 0, Verdict.POSSIBLE: 0, Verdict.DISTINCT: 1}


def strongest(judged: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Keep of each value its strongest dispute with another article, and those that repeat it.

    A value answers to one value of the other article, wherever that is repeated; but what is surely
    a conflict by itself is one where either value has no other answer.
    """
    answers: dict[tuple[str, str, Kind, Slot], Slot] = {}
    restated: set[object] = set()  # within one article, two values are told of once
    kept = []
    for item in sorted(judged, key=lambda item: (RANK[item.verdict], -item.total, _order(item))):
        aligned, pair = item.dispute.aligned, item.dispute.pair
        left_key = (pair.left.id, pair.right_article.id, item.dispute.kind, aligned.left)
        right_key = (pair.right.id, pair.left_article.id, item.dispute.kind, aligned.right)
        first_left = answers.setdefault(left_key, aligned.right)
        first_right = answers.setdefault(right_key, aligned.left)
        once = not pair.within or _restated(item) not in restated
        answering = _repeats(first_left, aligned.right), _repeats(first_right, aligned.left)
        if once and (all(answering) or (any(answering) and _is_sure(item))):
            restated.add(_restated(item))
            kept.append(item)
    return tuple(sorted(_told_by_a_value(kept), key=_order))


def _is_sure(item: Judgement) -> bool:
    within = item.dispute.pair.within
    return not within and item.verdict is not Verdict.DISTINCT and item.total >= SURE


def _restated(item: Judgement) -> object:
    aligned, pair = item.dispute.aligned, item.dispute.pair
    values = frozenset([aligned.left.shown, aligned.right.shown])
    return pair.left_article.id, item.dispute.kind, values


def _told_by_a_value(kept: Sequence[Judgement]) -> Iterator[Judgement]:
    """Leave out whole sentences where a value in them says what differs, or that they are apart."""
    told = {_pair(item) for item in kept if not is_statement(item.dispute.aligned.left)}
    for item in kept:
        if not (is_statement(item.dispute.aligned.left) and _pair(item) in told):
            yield item


def _pair(item: Judgement) -> tuple[str, str]:
    return item.dispute.pair.left.id, item.dispute.pair.right.id


def _order(item: Judgement) -> tuple[str, int, str, int, str]:
    left, right = item.dispute.pair.left, item.dispute.pair.right
    aligned = item.dispute.aligned
    return (
        left.sentence.article,
        left.sentence.start + aligned.left.start,
        right.sentence.article,
        right.sentence.start + aligned.right.start,
        str(aligned.left.kind),
    )


def _repeats(first: Slot, other: Slot) -> bool:
    """Is it the same value, rounded or hedged otherwise ("40 percent", "about 40 percent")."""
    return first == other or compare(first, other).relation in AGREEING
