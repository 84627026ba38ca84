from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from discrepancy.errors import OutputError
from discrepancy.records import Evidence, Report, Spot, Verdict
from discrepancy.reports import templates
from discrepancy.reports.html import policy, render
from discrepancy.reports.links import source_link, web_link
from discrepancy.reports.pictures import chart, timeline
from discrepancy.reports.statements import Marks
from discrepancy.reports.view import page
from discrepancy.reports.waterfall import waterfalls

from .hostile import hostile
from .sample import CONFLICTS, EMPTY, POINTS, REPORT, TIME_452, utc

VOID = {"meta", "link", "br", "img", "input", "hr", "line", "rect", "circle"}


class Tree(HTMLParser):
    """Checks that elements nest, and keeps elements, ids, references and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def values(self, attribute: str) -> list[str]:
        return [a[attribute] or "" for _, a in self.elements if attribute in a]


REPORTS = {
    "sample": REPORT,
    "empty": EMPTY,
    "hostile": hostile(),
    "no conflict": replace(REPORT, conflicts=(), points=(), timelines=()),
    "conflicts alone": replace(REPORT, points=(), events=(), stories=(), timelines=()),
}


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS.keys())
def test_page_is_well_formed(report: Report) -> None:
    tree = Tree(render(report))
    ids = tree.values("id")
    assert len(ids) == len(set(ids))
    references = [ref for text in tree.values("aria-labelledby") for ref in text.split()]
    references += [href[1:] for href in tree.values("href") if href.startswith("#")]
    assert set(references) <= set(ids)


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS.keys())
def test_headings_go_down_one_level_at_a_time(report: Report) -> None:
    levels = [
        int(tag[1]) for tag, _ in Tree(render(report)).elements if re.fullmatch("h[1-6]", tag)
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS.keys())
def test_nothing_is_fetched_and_nothing_inline_runs(report: Report) -> None:
    tree = Tree(render(report))
    tags = [tag for tag, _ in tree.elements]
    assert (tags.count("script"), tags.count("style"), tags.count("link")) == (1, 1, 1)
    assert not {"img", "iframe", "object", "embed", "base", "video", "audio"} & set(tags)
    assert tree.values("src") == []
    assert tree.values("style") == []
    assert [a for _, attributes in tree.elements for a in attributes if a.startswith("on")] == []
    schemes = {href.split(":", 1)[0] for href in tree.values("href") if ":" in href}
    assert schemes <= {"https", "data"}


def test_policy_is_that_of_the_page() -> None:
    text = render(REPORT)
    style = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    script = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    content = Tree(text).values("content")
    assert policy(style[0], script[0]) in content
    assert policy(style[0], script[0]).startswith("default-src 'none'; style-src 'sha256-")


def test_hostile_text_is_shown_as_text() -> None:
    words = "".join(Tree(render(hostile())).words)
    assert "<script>window.hacked = 1; alert(1)</script>" in words
    assert "{{ 7*7 }}" in words
    assert not re.search(
        "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", render(hostile())
    )


def test_top_tells_what_was_compared_and_what_was_not() -> None:
    words = " ".join(" ".join(Tree(render(REPORT)).words).split())
    assert "2 contradictions and 3 possible conflicts in 6 articles" in words
    assert "1 input was skipped and not compared with anything." in words
    assert "23 pairs compared" in words
    assert "scan.txt : not text: it holds binary data" in words


def test_no_conflict_is_qualified_by_what_was_skipped() -> None:
    words = " ".join(" ".join(Tree(render(REPORTS["no conflict"])).words).split())
    assert "No conflict was found in 6 articles. 1 input was skipped" in words


def test_cards_are_one_a_point_gravest_first() -> None:
    cards = page(REPORT).cards
    assert [card.label for card in cards] == [point.label for point in POINTS[:4]]
    injured = cards[0]
    assert injured.grave.conflict.verdict is Verdict.CONTRADICTION
    assert [side.cell.mark for side in injured.statements] == ["A", "B", "C"]
    assert [side.source.outlet for side in injured.statements][1] == "Lakeside Courier"
    assert injured.statements[2].copies == ("Valley Telegraph",)
    assert injured.statuses == ("new", "known")


def test_statement_marks_the_value_within_its_sentence() -> None:
    for card in page(REPORT).cards:
        for pair in card.pairs:
            for side, shown in zip(pair.conflict.sides, pair.sides, strict=True):
                assert shown.lead + shown.marked + shown.tail == side.sentence
                assert shown.marked == side.value_text


def test_very_long_sentence_is_cut_around_its_value() -> None:
    long = "word " * 100_000
    side = replace(
        TIME_452, sentence=f"{long}4:52{long}", value_start=len(long), value_end=len(long) + 4
    )
    first = replace(CONFLICTS[2], sides=(side, CONFLICTS[2].sides[1]))
    (card,) = page(replace(REPORT, conflicts=(first,))).cards
    shown = next(s for s in card.statements if s.marked == "4:52")
    assert len(shown.lead) + len(shown.tail) < 2000


def test_matrix_shows_agreement_by_letter_and_silence() -> None:
    fire, talks = page(REPORT).matrices
    outlets = [column.outlet for column in fire.columns]
    assert outlets == ["Harbour Post", "Lakeside Courier", "Valley Telegraph", "North Quay Wire"]
    injured, began = ([[c.mark for c in cells] for cells in row.cells] for row in fire.rows)
    assert injured == [["A"], ["B"], ["C"], ["C"]]
    assert began == [["A"], [], ["B"], ["B"]]
    assert len(talks.rows) == 2


def test_only_another_language_than_that_of_the_report_is_named() -> None:
    assert "</time>, in " not in render(REPORT)
    french = tuple(replace(article, language="fr") for article in REPORT.articles[:1])
    mixed = render(replace(REPORT, articles=(*french, *REPORT.articles[1:])))
    assert mixed.count('<span class="note">in French</span>') == 1
    assert '<blockquote dir="auto" lang="fr">' in mixed


def test_distinct_pairs_are_kept_out_of_the_cards() -> None:
    built = page(REPORT)
    assert [pair.conflict.id for pair in built.apart] == ["ee10647fc2b8a935"]
    shown = {pair.conflict.id for card in built.cards for pair in card.pairs}
    assert "ee10647fc2b8a935" not in shown


def test_letters_go_on_after_z() -> None:
    positions = [replace(POINTS[0].positions[0], value=str(n), group=n) for n in range(28)]
    marks = [cell.mark for cell in Marks(positions).cells(positions[0].article)]
    assert (marks[0], marks[25], marks[26], marks[27]) == ("A", "Z", "AA", "AB")


@pytest.mark.parametrize(
    ("description", "path", "root", "expected"),
    [
        ("plain", "a/b.txt", "", "a/b.txt#L7"),
        ("from another folder", "a/b.txt", "../", "../a/b.txt#L7"),
        ("spaces and marks", "a b?#&.txt", "", "a%20b%3F%23%26.txt#L7"),
        ("looks like a scheme", "javascript:alert(1)", "", "javascript%3Aalert%281%29#L7"),
        ("looks like a host", "//evil.example/x", "", "/evil.example/x#L7"),
        ("absolute", "/srv/news/a.txt", "../", "/srv/news/a.txt#L7"),
        ("undecodable byte", "caf\udce9.txt", "", "caf%3F.txt#L7"),
    ],
)
def test_source_link(description: str, path: str, root: str, expected: str) -> None:
    assert source_link(path, 7, root=root) == expected


@pytest.mark.parametrize(
    ("path", "spot", "expected"),
    [
        ("a.pdf", Spot("page", 3), "a.pdf#page=3"),
        ("a.csv", Spot("row", 12), "a.csv#row=12"),
        ("a.docx", Spot("paragraph", 4), "a.docx"),
        ("day.ZIP/a/b.pdf", Spot("page", 3), "day.ZIP"),
        ("zip/a.txt", None, "zip/a.txt#L7"),
        ("https://a.example/b?c=1", None, "https://a.example/b?c=1"),
    ],
)
def test_source_link_to_what_has_no_lines(path: str, spot: Spot | None, expected: str) -> None:
    assert source_link(path, 7, spot=spot) == expected


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=1", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java\tscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org/x", False),
        ("https:///x", False),
        ("https://exa mple.org", False),
        ("https://[::1", False),
        ("https://example.org/\u202ex", False),
        ("", False),
    ],
)
def test_web_link(url: str, kept: bool) -> None:
    assert web_link(url) == (url if kept else "")


def test_chart_has_a_row_an_item_within_the_picture() -> None:
    (waterfall,) = waterfalls(
        Evidence(about="values", label="x" * n, left="l", weight=w)
        for n, w in ((5, -2.0), (90, 3.5), (0, 0.0))
    )
    drawn = chart(waterfall)
    assert [bar.tone for bar in drawn.bars] == ["against", "for", "none"]
    assert drawn.total.weight == "+1.50"
    for bar in (*drawn.bars, drawn.total):
        assert 0 <= bar.x <= bar.x + bar.width <= 100
        assert all(text.y < bar.y < drawn.height for text in bar.texts)


def test_timeline_goes_from_the_first_to_the_last() -> None:
    entries = dict(REPORT.timelines)["fire"]
    drawn = timeline(entries, {"harbour-post.txt": "Harbour Post"})
    assert [mark.x for mark in drawn.marks] == sorted(mark.x for mark in drawn.marks)
    assert (drawn.marks[0].x, drawn.marks[-1].x) == (2, 98)
    assert (drawn.first, drawn.last) == ("12 Mar 03:52", "12 Mar 18:40")


def test_timeline_of_one_moment_is_drawn() -> None:
    entry = replace(dict(REPORT.timelines)["fire"][0], start=utc(12), end=utc(12))
    (mark,) = timeline((entry,), {}).marks
    assert (mark.x, mark.width) == (2, 2)


def test_templates_are_found_beside_or_inside_the_package(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (templates.template_folder() / "style.css").is_file()
    empty, full = tmp_path_factory.mktemp("empty"), tmp_path_factory.mktemp("full")
    (full / "report.html.j2").touch()
    monkeypatch.setattr(templates, "_PLACES", (empty, full))
    assert templates.template_folder() == full
    monkeypatch.setattr(templates, "_PLACES", (empty,))
    with pytest.raises(OutputError, match="templates are missing"):
        templates.template_folder()
