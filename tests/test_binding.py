"""Binding: chapters are joined, and conflicts of one name in two stories get two ids."""

from __future__ import annotations

from dataclasses import replace

from newsroom import AGREEING, BEACON, GAZETTE, MONDAY, article

from discrepancy.binding import bind
from discrepancy.dossiers import Chapter
from discrepancy.pipeline import check_articles
from discrepancy.records import Report
from discrepancy.tools import Tools


def chapter_of(report: Report) -> Chapter:
    return Chapter(
        claims=report.claim_count,
        pairs=report.compared_pairs,
        conflicts=report.conflicts,
        events=report.events,
        agreements=report.agreements,
        points=report.points,
        timelines=report.timelines,
    )


def told(quick: Tools) -> Chapter:
    texts = {"a.txt": BEACON, "b.txt": GAZETTE, "c.txt": AGREEING}
    articles = [article(name, *t.split("\n\n"), published=MONDAY) for name, t in texts.items()]
    return chapter_of(check_articles(articles, tools=quick))


def test_one_chapter_is_the_book(quick: Tools) -> None:
    chapter = told(quick)
    assert chapter.conflicts
    assert bind([chapter]) == chapter
    assert bind([Chapter(), chapter]) == chapter


def test_no_two_conflicts_or_points_share_a_name(quick: Tools) -> None:
    chapter = told(quick)
    twice = bind([chapter, chapter])
    assert twice.pairs == 2 * chapter.pairs
    assert twice.claims == 2 * chapter.claims
    ids = [conflict.id for conflict in twice.conflicts]
    assert len(set(ids)) == len(ids) == 2 * len(chapter.conflicts)
    assert {c.fingerprint for c in twice.conflicts} == {c.fingerprint for c in chapter.conflicts}
    points = {point.id: point for point in twice.points}
    assert len(points) == 2 * len(chapter.points)
    assert all(c.id in points[c.point].conflicts for c in twice.conflicts)
    rest = [replace(c, id="", point="") for c in twice.conflicts]
    assert all(rest.count(one) == 2 for one in rest)


def test_points_come_as_their_gravest_conflicts(quick: Tools) -> None:
    twice = bind([told(quick)] * 2)
    place = {conflict.id: i for i, conflict in enumerate(twice.conflicts)}
    first = [min(place[id_] for id_ in point.conflicts) for point in twice.points]
    assert first == sorted(first)
