"""HTML pages: prose and title by trafilatura, the rest of the metadata from what they declare."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from discrepancy.articles.decoding import decode
from discrepancy.articles.directives import is_directive, read_request
from discrepancy.articles.interface import Directive, Document, Paragraph, UnreadableError
from discrepancy.articles.locator import Locator
from discrepancy.articles.page_metadata import read_article_body, read_page_metadata
from discrepancy.articles.page_residue import leads, without_residue

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LARGEST = 8 * 1024 * 1024  # characters; pages above are data, and lxml takes seconds for them
_MAX_TAGS = 100_000  # a news page has some thousands; extraction time grows with their number
_HEAD = 4096  # characters, or bytes, in which <html> and <meta charset> are looked for
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([\w-]{2,30})", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_FEWER = 0.6  # share of what a page declares as its text, below which it is not all shown
_ITEM = re.compile(r"- (?=\S)")
_MAX_PARAGRAPHS = 5_000  # each is searched for in the source


class HtmlReader:
    """Reads .html and .htm. Passages are not `exact`: markup stands between their words."""

    def read(self, data: bytes) -> Document:
        """Raises UnreadableError when the page is not text, too large, or without prose."""
        charset = _CHARSET.search(data, 0, _HEAD)
        source = decode(data, declared=charset[1].decode("ascii") if charset else "")
        if len(source) > _LARGEST:
            raise UnreadableError(f"the page is larger than {_LARGEST >> 20} MB")
        if source.count("<") > _MAX_TAGS:
            raise UnreadableError(f"the page has more than {_MAX_TAGS:,} tags")
        tree = _tree(source)
        declared = read_page_metadata(tree)
        told = read_article_body(tree)
        without_residue(tree, declared.title)
        found = [*leads(tree)]
        lines, title = _extracted(tree, told)
        if len(lines) > _MAX_PARAGRAPHS:
            raise UnreadableError(f"more than {_MAX_PARAGRAPHS:,} paragraphs are no article")
        heading = _heading(tree) or title
        lines = _with_leads(lines, heading, found)
        text = "\n".join(lines)
        locator = Locator(source)
        paragraphs = tuple(_paragraphs(lines, locator))
        return Document(
            text=text,
            paragraphs=paragraphs,
            declared=(declared,),
            directives=tuple(_directives(paragraphs, locator)),
            heading=heading,
        )


def _tree(source: str) -> HtmlElement:
    from trafilatura import load_html

    page = _XML_DECLARATION.sub("", source, count=1)
    if "<html" not in page[:_HEAD].lower():
        page = f"<html>{page}</html>"  # trafilatura takes a mere fragment for no HTML at all
    tree = load_html(page)
    if tree is None:
        raise UnreadableError("the page is not HTML that can be parsed")
    return tree


def _extracted(tree: HtmlElement, told: list[str]) -> tuple[list[str], str]:
    """The paragraphs and the title that trafilatura finds, or the paragraphs the page declares.

    These are taken where a script would put them into the page (`told` is much longer), and where
    they are the same but for the breaks between paragraphs.
    """
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(
            tree, include_comments=False, include_tables=False, with_metadata=True
        )
    except Exception as error:  # hostile pages make it fail in many ways, RecursionError included
        raise UnreadableError(f"no text could be extracted ({type(error).__name__})") from error
    text = found.text if found is not None else ""
    lines = [line for one in (text or "").split("\n") if (line := " ".join(one.split()))]
    size, size_told = (sum(map(len, each)) for each in (lines, told))
    if size < _FEWER * size_told or (size <= 1.1 * size_told and len(lines) < len(told)):
        lines = told
    if not lines:
        raise UnreadableError("no text was found in the page")
    return lines, " ".join(((found.title if found is not None else "") or "").split())


def _with_leads(lines: list[str], heading: str, found: list[str]) -> list[str]:
    """The lines below the heading, with leads between that are not among them."""
    body = [line for line in lines if line != heading]
    told = " ".join(body)
    missing = [lead for lead in found if lead not in told]
    return [heading] * bool(heading) + missing + body


def _heading(tree: HtmlElement) -> str:
    """The words of the page's only <h1>, "" where it has none or several."""
    headings = tree.xpath("//h1")
    return " ".join(headings[0].text_content().split()) if len(headings) == 1 else ""


def _directives(paragraphs: Sequence[Paragraph], locator: Locator) -> Iterator[Directive]:
    """What comments ask of this program, each at the paragraph that it stands in or before."""
    for comment in (c for c in locator.comments if is_directive(c.text)):
        index = locator.paragraph_of(comment)
        start = paragraphs[index].start if index >= 0 else 0
        yield Directive(
            start=start,
            end=start,
            line=comment.line,
            lined=False,
            request=read_request(comment.text, closed=comment.closed),
        )


def _paragraphs(lines: list[str], locator: Locator) -> Iterator[Paragraph]:
    """In their order; the locator learns where each is."""
    start = 0
    for number, text in enumerate(lines):
        item = _ITEM.match(text)
        inner = item.end() if item else 0
        line, column = locator.locate(text[inner:])
        yield Paragraph(
            start=start + inner,
            end=start + len(text),
            line=line,
            column=column,
            exact=False,
            block=number,
            item=item is not None,
        )
        start += len(text) + 1
