"""The story note, read back as Markdown."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from reports.hostile import NASTY, hostile
from reports.sample import EMPTY, REPORT

from discrepancy.baseline import Entry
from discrepancy.exports import Desk
from discrepancy.exports.note import render

from .decisions import ENTRIES, GONE


def headings(text: str) -> list[str]:
    return re.findall(r"^#+ .*$", text, re.M)


def test_stories_and_what_was_decided_of_them() -> None:
    text = render(REPORT, ENTRIES, Desk(name="Brevik Fact Desk"))
    assert headings(text) == [
        "# Decided: 2 confirmed, 2 fixed and 1 dismissed",
        *(f"## {REPORT.stories[0].title}", "### Confirmed: 14 injured or nine?"),
        *("### Confirmed: 4:52 a.m. or 5:25 a.m.?", "### Fixed: Nine hurt or at least 11?"),
        *(f"## {REPORT.stories[1].title}", "### Dismissed: 12 hours or over eight hours?"),
        *("## No longer in the articles", "### Fixed: 4 May or 5 May?"),
    ]
    assert (
        "Confirmed by Ines Holt on 20 March 2024: the hospital says 14 (contradiction, 91 %, `"
        in (text)
    )
    assert "Brevik Fact Desk" in text
    side = next(line for line in text.splitlines() if "<b>14</b>" in line)
    assert side.startswith("- Harbour Post, harbour-post.txt:2: ")
    assert side.endswith("(correct) <https://example.org/harbour-post.txt>")


def test_without_a_report_the_entries_tell() -> None:
    text = render(EMPTY, ENTRIES)
    assert headings(text)[1] == "## No longer in the articles"
    assert "- harbour-post.txt: 14 (correct)" in text
    assert f"`{GONE}`" in text


def test_nothing_decided_says_so() -> None:
    assert render(REPORT, ()) == "# Nothing was decided\n"


@given(st.permutations(ENTRIES))
def test_order_does_not_matter(entries: list[Entry]) -> None:
    assert render(REPORT, entries) == render(REPORT, ENTRIES)


@given(st.text(max_size=40))
@example("#")
@example("# News")
@example("- of it")
@example("2. of it")
@example("---")
def test_no_text_makes_a_heading_a_link_or_an_element(text: str) -> None:
    entries = [
        replace(e, reason=text, note=text, author=text, values=(text, text)) for e in ENTRIES
    ]
    tokens = MarkdownIt().parse(render(EMPTY, entries))
    inline = [child for token in tokens for child in token.children or []]
    assert sum(token.type == "heading_open" for token in tokens) == 2 + 5
    assert not {"link_open", "image", "html_inline"} & {child.type for child in inline}
    assert not {"html_block", "hr", "ordered_list_open"} & {token.type for token in tokens}
    assert sum(token.type == "bullet_list_open" for token in tokens) == 5


def test_hostile_articles_stay_text() -> None:
    url = "https://example.org/><script>alert(1)</script>"
    articles = tuple(replace(article, url=url) for article in hostile().articles)
    report = replace(hostile(), articles=articles)
    entries = [replace(e, reason=NASTY, note=NASTY, author=NASTY) for e in ENTRIES]
    tokens = MarkdownIt().parse(render(report, entries))
    inline = [child for token in tokens for child in token.children or []]
    tags = {child.content for child in inline if child.type == "html_inline"}
    assert tags <= {"<b>", "</b>"}
    links = [child.attrs["href"] for child in inline if child.type == "link_open"]
    assert links
    assert all(str(link).startswith("https://example.org/") for link in links)
