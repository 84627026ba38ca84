"""Conflicts that a comment in a text asks not to report, and comments that do nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from discrepancy.records import Article, Conflict, Note, Side, Suppression, Verdict
from discrepancy.rules import RULES, nearest

_Place = tuple[str, Suppression]  # path of the article, the comment


def suppress(
    conflicts: Sequence[Conflict], articles: Sequence[Article]
) -> tuple[tuple[Conflict, ...], tuple[Note, ...]]:
    """The conflicts, those marked that a comment at one of their sides covers, in their order.

    And a note on each comment that cannot be followed or covers no conflict. Pairs kept apart are
    no alarm, and not for suppressing.
    """
    by_id = {article.id: article for article in articles}
    used: set[_Place] = set()
    marked = []
    for conflict in conflicts:
        found = list(_covering(conflict, by_id))
        used.update(found)
        marked.append(replace(conflict, suppression=found[0][1].reason) if found else conflict)
    return tuple(marked), tuple(note for article in articles for note in _notes(article, used))


def _covering(conflict: Conflict, articles: Mapping[str, Article]) -> Iterator[_Place]:
    if conflict.verdict is Verdict.DISTINCT:
        return
    for side in conflict.sides:
        for suppression in articles[side.article].suppressions:
            if _covers(suppression, conflict.rule, side):
                yield side.path, suppression


def _covers(suppression: Suppression, rule: str, side: Side) -> bool:
    return (
        not suppression.fault
        and (not suppression.rules or rule in suppression.rules)
        and any(start <= side.start < end for start, end in suppression.spans)
    )


def _notes(article: Article, used: set[_Place]) -> Iterator[Note]:
    for one in article.suppressions:
        for text in _faults(one, of_use=(article.path, one) in used):
            yield Note(text=f"suppression {text}", path=article.path, line=one.line)


def _faults(suppression: Suppression, *, of_use: bool) -> Iterator[str]:
    if suppression.fault:
        yield f"not followed: {suppression.fault}"
        return
    for rule in suppression.rules:
        if rule not in RULES:
            near = f"; the nearest is {found!r}" if (found := nearest(rule)) else ""
            yield f"of an unknown rule: {rule!r}{near}"
    if not of_use and (not suppression.rules or any(rule in RULES for rule in suppression.rules)):
        yield "without effect: it covers no conflict"
