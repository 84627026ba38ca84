"""The Markdown summary, read back by markdown-it: a text of an article stays text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from discrepancy.reports.markdown import escaped
from discrepancy.reports.markdown import render as render_markdown

from .altered import any_text, saying
from .hostile import NASTY, hostile
from .sample import CONFLICTS, REPORT

# As near to GitHub's dialect as a reader in Python is: tables, strikethrough, bare links.
READER = MarkdownIt("js-default", {"html": True})


def shown(text: str) -> tuple[str, set[str]]:
    """The text a reader sees, and the tags that are made of Markdown or passed through."""
    words, tags = [], set[str]()
    for block in READER.parse(text):
        tags.add(block.tag)
        for token in block.children or []:
            tags.add(token.content if token.type == "html_inline" else token.tag)
            shows = token.type in ("text", "code_inline", "text_special")
            words.append(token.content if shows else "")
    return "".join(words), tags


@given(any_text)
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    words, tags = shown(f"x {escaped(text)} x")
    assert tags <= {"p", ""}
    folded = " ".join(words.replace("\N{WORD JOINER}", "").split())
    plain = "".join(c for c in text if c != "\N{WORD JOINER}")
    if plain.isprintable():
        assert folded == " ".join(f"x {plain} x".split())


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))", "![x](x.png)", "<img src=x onerror=alert(1)>", "<!-- x",
        "</details>", "**b** _i_ ~~s~~ `c`", "a | b", "$x$", "&lt;b&gt;", "\\*x*", "[^1]", "- x",
    ],
)  # fmt: skip
def test_markup_in_a_text_makes_nothing(text: str) -> None:
    words, tags = shown(f"x {escaped(text)} x")
    assert tags <= {"p", ""}
    assert words == f"x {text} x"


@pytest.mark.parametrize(
    "text",
    ["@everyone", "see #12", "https://evil.example", "www.evil.example", "a@b.example", "!12"],
)
def test_nothing_in_a_text_calls_or_links(text: str) -> None:
    linked = r"@\w|#\w|!\d|://|www\."
    assert re.search(linked, text)
    assert not re.search(linked, escaped(text))


def test_markdown_has_both_sides_with_the_value_marked() -> None:
    text = render_markdown(REPORT)
    assert text.startswith("### 2 contradictions and 2 possible conflicts in 6 articles\n")
    assert (
        "harbour-post.txt:2: “A fire on board the car ferry Alder Queen injured <b>14</b>" in text
    )
    assert "wire/north-quay.txt:2: “<b>Nine</b> people" in text
    assert "Not shown: 1 known." in text
    assert "Skipped scan.txt" in text


def test_hostile_markdown_makes_no_tag_of_its_own() -> None:
    for report in (hostile(), saying(NASTY)):
        tags = shown(render_markdown(report))[1]
        inline = {tag for tag in tags if tag.startswith("<")}
        assert inline <= {"<b>", "</b>"}
        assert not {"img", "a", "script"} & tags
        assert "<script" not in render_markdown(report)


def test_markdown_fits_a_comment() -> None:
    many = tuple(replace(c, id=f"{n:016x}") for n in range(300) for c in CONFLICTS[:1])
    text = render_markdown(replace(REPORT, conflicts=many))
    assert len(text) < 65_536
    hidden = re.search(r"^(\d+) more conflicts in the full report", text, re.M)
    assert hidden
    assert int(hidden[1]) + text.count("**Contradiction") == 300
