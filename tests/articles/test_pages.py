"""Pages with the residue of real sites: every sentence of the article is kept, and nothing else."""

from __future__ import annotations

import re
import zlib

import pytest
from page_patterns import PATTERNS, STORIES, Story

from discrepancy.articles.html import HtmlReader
from discrepancy.articles.prose import passages

# Told from text by nothing but the names that elements have, and kept where these say nothing.
NEED_NAMES = frozenset(
    ["author box", "blog software", "donation appeal", "excerpts of others beside",
     "fields of a content system"]
)  # fmt: skip

_NAMED = re.compile(r"""\b(class|id)=(["'])(.*?)\2""")


def told(page: str) -> list[str]:
    document = HtmlReader().read(page.encode())
    found = passages(document, title=document.declared[0].title)
    return [document.text[one.start : one.end] for one in found]


def with_names_of_a_build(page: str) -> str:
    """Classes and ids as some tools make them: "c1f3a9", which say nothing."""
    return _NAMED.sub(lambda m: f'{m[1]}="c{zlib.crc32(m[3].encode()):x}"', page)


def test_there_are_patterns_enough() -> None:
    assert len(PATTERNS) >= 30
    assert PATTERNS.keys() >= NEED_NAMES


@pytest.mark.parametrize("story", STORIES, ids=[story.outlet for story in STORIES])
@pytest.mark.parametrize("name", PATTERNS)
def test_the_article_and_nothing_else_is_read(name: str, story: Story) -> None:
    assert told(PATTERNS[name](story)) == [story.title, *story.paragraphs]


@pytest.mark.parametrize("name", PATTERNS)
def test_no_sentence_is_lost_where_names_say_nothing(name: str) -> None:
    story = STORIES[0]
    found = told(with_names_of_a_build(PATTERNS[name](story)))
    expected = [story.title, *story.paragraphs]
    assert [one for one in found if one in expected] == expected
    if name not in NEED_NAMES:
        assert found == expected


@pytest.mark.parametrize("name", [name for name in PATTERNS if name != "JSON-LD alone"])
def test_sentences_stand_in_the_lines_they_are_written_in(name: str) -> None:
    """The line that is reported holds the start of the paragraph, wherever residue was cut."""
    story = STORIES[1]
    page = PATTERNS[name](story).replace("><", ">\n<")
    document = HtmlReader().read(page.encode())
    lines = page.split("\n")
    for one in passages(document, title=story.title):
        start = re.sub(r"<[^>]*>", "", " ".join(lines[one.line - 1 :]))
        first = document.text[one.start : one.start + 20]
        assert one.headline or first in start[:60]
