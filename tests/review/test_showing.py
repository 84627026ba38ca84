"""What the queue, the page of a pair and that of an article show."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from reports.hostile import BREAKOUT, OVERRIDE, SCRIPT, hostile
from reports.sample import ARTICLES, CONFLICTS, HARBOUR, REPORT

from discrepancy.records import Position

from .desks import Visitor, desk_of, visitor

INJURED, ELEVEN, BEGAN, LENGTH, PLACE = (conflict.id for conflict in CONFLICTS[:5])
FIRE, TALKS = {INJURED, ELEVEN, BEGAN}, {LENGTH, PLACE}


def listed(editor: Visitor) -> list[str]:
    """Ids in the list, in order."""
    rows = editor.page.split('class="open" href="/pair/')[1:]
    return [row[:16] for row in rows]


@pytest.fixture
def editor(tmp_path: Path) -> Visitor:
    return visitor(desk_of(tmp_path))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", FIRE | TALKS),
        ("?verdict=contradiction", {INJURED, BEGAN}),
        ("?severity=minor", {ELEVEN, BEGAN}),
        ("?rule=place", {PLACE}),
        ("?outlet=Lakeside+Courier", {ELEVEN}),
        ("?event=talks", TALKS),
        ("?q=porto+BERGEN", {PLACE}),
        ("?q=alder+queen", FIRE),  # it stands in a sentence, and in the name of the event
        ("?q=" + INJURED[:6], {INJURED}),
        ("?q=nowhere", set()),
        ("?state=all", FIRE | TALKS),
        ("?state=confirmed", set()),
        ("?state=all&verdict=possible&severity=major&q=together", {LENGTH}),
    ],
)
def test_each_filter_keeps_what_it_names(editor: Visitor, query: str, expected: set[str]) -> None:
    editor.get(f"/{query}")
    assert set(listed(editor)) == expected
    if not expected:
        assert 'class="empty"' in editor.page


def test_the_queue_goes_by_gravity_within_events(editor: Visitor) -> None:
    editor.get("/")
    assert listed(editor) == [INJURED, ELEVEN, BEGAN, LENGTH, PLACE]
    assert editor.page.count('class="group"') == 2
    assert "212 passengers or 180?" not in editor.page  # of different occasions: none to decide


def test_a_filter_stays_from_page_to_page(editor: Visitor) -> None:
    editor.get("/?verdict=possible&q=or")
    editor.get(f"/pair/{ELEVEN}?verdict=possible&q=or")
    assert "1 of 3" in editor.page
    editor.press("confirmed")
    assert editor.address == f"/pair/{LENGTH}?q=or&verdict=possible&done={ELEVEN}"


def test_what_is_new_since_the_last_look_comes_first(tmp_path: Path) -> None:
    earlier = replace(REPORT, conflicts=CONFLICTS[:3])
    first = visitor(desk_of(tmp_path, earlier))
    first.get("/")
    assert "New since" not in first.page  # at the first look all is new, which says nothing
    second = visitor(desk_of(tmp_path))
    second.get("/")
    assert listed(second)[:2] == [LENGTH, PLACE]
    assert "New since the last look" in second.page
    second.get("/?state=new")
    assert listed(second) == [LENGTH, PLACE]
    third = visitor(desk_of(tmp_path))
    third.get("/")
    assert listed(third)[0] == INJURED


def test_the_pair_tells_all_that_helps(editor: Visitor) -> None:
    editor.get(f"/pair/{INJURED}")
    for told in (
        "<h1",
        "14 injured or nine?",
        "<mark>14</mark>",
        "<mark>Nine</mark>",
        "Harbour Post",
        "North Quay Wire",
        "12 March 2024, 18:40 UTC",
        'href="https://example.org/harbour-post.txt"',
        'class="waterfall"',
        "Also of this event",
        "4:52 a.m. or 5:25 a.m.?",
        "a correction by either outlet",
    ):
        assert told in editor.page, told


def test_all_voices_are_counted_and_copies_are_not(tmp_path: Path) -> None:
    point = next(p for p in REPORT.points if p.id == "fire/injured")
    alike = Position(article=ARTICLES[1].id, value="14", value_text="14", group=0)
    harbour = next(p for p in point.positions if p.article == HARBOUR.id)
    point = replace(point, positions=(*point.positions, replace(alike, group=harbour.group)))
    points = tuple(point if p.id == point.id else p for p in REPORT.points)
    editor = visitor(desk_of(tmp_path, replace(REPORT, points=points)))
    editor.get(f"/pair/{INJURED}")
    assert "Two outlets say 14, one says ≥ 11 and one says 9." in editor.page
    assert "What all voices say" in editor.page


def test_sentences_that_restate_a_conflict_are_decided_with_it(tmp_path: Path) -> None:
    again = replace(CONFLICTS[0], id=f"{INJURED}-2", verdict=CONFLICTS[1].verdict)
    desk = desk_of(tmp_path, replace(REPORT, conflicts=(*CONFLICTS, again)))
    editor = visitor(desk)
    editor.get("/")
    assert len(listed(editor)) == 5
    editor.get(f"/pair/{INJURED}")
    assert "The same, in other sentences" in editor.page


def test_the_article_has_every_claim_and_value_marked(editor: Visitor) -> None:
    editor.get(f"/pair/{INJURED}")
    number = ARTICLES.index(HARBOUR)
    assert f'href="/article/{number}?pair={INJURED}#here"' in editor.page
    editor.get(f"/article/{number}?pair={INJURED}")
    page = editor.page
    assert 'id="here" aria-current="true"><mark class="disputed">14</mark>' in page
    assert '<mark class="disputed">4:52 a.m.</mark>' in page
    assert '<mark class="agreed">' in page
    assert '<span class="claim">' in page
    assert f'href="/pair/{INJURED}" id="to-pair"' in page
    editor.get(f"/pair/{BEGAN}")
    editor.press("dismissed:compatible")
    editor.get(f"/article/{number}")
    assert '<mark class="settled">4:52 a.m.</mark>' in editor.page


def test_the_text_of_an_article_is_whole(tmp_path: Path) -> None:
    """Marks change nothing: what is left without tags is the text."""
    import re
    from html import unescape

    editor = visitor(desk_of(tmp_path))
    for number, article in enumerate(ARTICLES):
        editor.get(f"/article/{number}")
        body = editor.page.partition('<div class="fulltext"')[2].partition("</div>")[0]
        body = re.sub(r'<span class="unseen">.*?</span>', "", body.partition(">")[2])
        shown = " ".join(unescape(re.sub(r"<[^>]+>", "", body)).split())
        assert shown == " ".join(article.text.split())


def test_a_long_article_has_pages_and_opens_at_the_value(tmp_path: Path) -> None:
    from discrepancy.records import Passage

    filler = "Nothing of note was heard of the ferry on that day. " * 40
    at = 0
    passages, texts = [], []
    for text in [filler] * 60 + [HARBOUR.text.replace("\n", " ")]:
        passages.append(Passage(start=at, end=at + len(text)))
        texts.append(text)
        at += len(text) + 2
    text = "\n\n".join(texts)
    long = replace(HARBOUR, text=text, passages=tuple(passages))
    shift = passages[-1].start
    first = CONFLICTS[0]
    left = replace(
        first.sides[0], start=first.sides[0].start + shift, end=first.sides[0].end + shift
    )
    report = replace(
        REPORT,
        articles=tuple(long if a is HARBOUR else a for a in ARTICLES),
        conflicts=(replace(first, sides=(left, first.sides[1])),),
        agreements=(),
    )
    editor = visitor(desk_of(tmp_path, report))
    number = ARTICLES.index(HARBOUR)
    editor.get(f"/article/{number}?pair={INJURED}")
    assert 'id="here"' in editor.page
    assert "Page 3 of 3" in editor.page
    editor.get(f"/article/{number}?page=1")
    assert 'id="here"' not in editor.page


# --------------------------------------------------------------------------- hostile articles


@pytest.mark.parametrize("path", ["/", f"/pair/{INJURED}", f"/article/{ARTICLES.index(HARBOUR)}"])
def test_hostile_text_is_shown_and_does_nothing(tmp_path: Path, path: str) -> None:
    report = hostile()
    nasty = f"{SCRIPT} {BREAKOUT} {OVERRIDE} {{{{ 7*7 }}}}"
    articles = tuple(
        replace(a, text=nasty + a.text[len(nasty) :] if len(a.text) > len(nasty) else nasty)
        for a in report.articles
    )
    editor = visitor(desk_of(tmp_path, replace(report, articles=articles)), author=SCRIPT)
    assert editor.get(path) == 200
    assert "<script>window" not in editor.page
    assert "<img" not in editor.page
    assert "javascript:" not in editor.page
    assert "\u202e" not in editor.page
    assert "\x1b" not in editor.page
    assert "49{%" not in editor.page


@pytest.mark.parametrize("query", [SCRIPT, "' onmouseover='x", '"><img src=x>', OVERRIDE, "\x00"])
def test_what_is_asked_for_is_shown_as_text(editor: Visitor, query: str) -> None:
    for name in ("q", "outlet", "event", "rule", "done", "pair"):
        assert editor.get("/", query_string={name: query}) == 200
        assert SCRIPT not in editor.page
        assert "<img" not in editor.page
        assert "onmouseover='x" not in editor.page.replace("&#39;", "'").split("value=")[0]


def test_ten_thousand_conflicts_are_shown_at_once(tmp_path: Path) -> None:
    """Seconds of the processor, which others on the machine do not lengthen; it takes a tenth."""
    report = many(10_000)
    desk = desk_of(tmp_path, report)
    editor = visitor(desk)
    editor.get("/assets/style.css")  # what is imported or read once is no matter of conflicts
    editor.get("/?q=nothing+is+like+this")
    started = time.process_time()
    assert editor.get("/") == 200
    first = time.process_time() - started
    assert len(listed(editor)) == 50
    assert "page 1 of 200" in editor.page
    assert first < 1
    started = time.process_time()
    assert editor.get(f"/pair/{5_000:016x}") == 200
    editor.press("confirmed")
    assert time.process_time() - started < 2


def many(number: int) -> type(REPORT):  # type: ignore[valid-type]
    """The sample's first conflict, so many times, in a hundred events."""
    return replace(
        REPORT,
        conflicts=tuple(
            replace(CONFLICTS[0], id=f"{n:016x}", summary=f"{n} or nine?", event=f"e{n % 100}")
            for n in range(number)
        ),
    )


# --------------------------------------------------------------------------- exports


def test_decisions_can_be_taken_along(editor: Visitor) -> None:
    from discrepancy.exports import EXPORTS

    editor.get(f"/pair/{INJURED}")
    editor.press("confirmed:first", note="asked the port")
    editor.get("/exports")
    assert "1 decision in the file" in editor.page
    for name, form in EXPORTS.items():
        assert f'href="/exports/{name}" download' in editor.page
        answer = editor.client.get(f"/exports/{name}")
        assert answer.status_code == 200
        assert answer.headers["Content-Type"].startswith(form.media_type)
        assert answer.headers["Content-Disposition"].endswith(f'"decisions{form.suffix}"')
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert name == "xlsx" or "14" in answer.text
    assert "asked the port" in editor.client.get("/exports/csv").text
    assert editor.get("/exports/../exports/pdf") == 404
