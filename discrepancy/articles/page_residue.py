"""What markup tells to be residue, cut from the tree of a page before its text is extracted.

trafilatura knows most of it by names and by the density of links. This adds what it leaves in on
the pages of tests/page_patterns.py; in doubt an element stays, as a lost claim is worse.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from discrepancy.articles.residue import ends_sentence

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Words in the class or id of an element that is no text, beyond those that trafilatura goes by.
_NAMES = frozenset(
    "ad ads advert advertisement caption captions consent cookie cookies donate donation "
    "newsletter paywall promo promotion regwall signup sponsored subscribe subscription "
    "support".split()
)
_ROLES = frozenset("alert alertdialog dialog navigation search".split())
_TAGS = frozenset(
    "button dialog amp-ad amp-consent amp-embed amp-list amp-next-page amp-sidebar "
    "amp-social-share amp-sticky-ad amp-user-notification".split()
)
_SHARING = frozenset(
    "share tweet facebook twitter x whatsapp linkedin email e-mail print reply copy_link pinterest "
    "telegram reddit".split()
)
# Words in those of a paragraph that stands above the text, apart from it.
_LEADS = frozenset("lead lede intro introduction standfirst summary dek deck excerpt".split())
_NEAR = 100  # elements below the headline in which a lead is looked for
_MIN_WORDS = 9  # of a lead; a subheading has fewer
_WORD = re.compile(r"[A-Z]?[a-z]+")
# Share of a page's paragraphs: what one mark covers more of is the text, whatever it is called.
_MOST = 0.3
_BAR = 20  # most elements of a share bar
_ARTICLE = 400  # characters of paragraphs; an element with fewer is a teaser
_ALIKE = 60  # at which a heading is the page's title, with the site's name behind it or without


def without_residue(tree: HtmlElement, title: str) -> None:
    """Cut residue from a page, and all that stands beside its article. Changes the tree."""
    _focus(tree, title)
    _cut_above(tree, title)
    whole = _paragraphs(tree)
    marked = defaultdict[str, list["HtmlElement"]](list)
    for mark, element in _marked(tree):
        marked[mark].append(element)
    for elements in marked.values():
        if sum(map(_paragraphs, elements)) <= _MOST * whole:
            for element in elements:
                _cut(element)


def leads(tree: HtmlElement) -> Iterator[str]:
    """The paragraphs below the headline that are named as leads, down to the first that is none.

    They may stand outside of what is taken for the text.
    """
    following = tree.xpath("(//h1)[1]/following::*[self::p or self::div or self::h2]")
    for element in following[:_NEAR]:
        if element.xpath(".//p|.//div|.//li|.//a"):
            continue
        text = " ".join(element.text_content().split())
        if len(text.split()) >= _MIN_WORDS and ends_sentence(text):
            if not _LEADS & {*_words(element)}:
                return
            yield text


# --------------------------------------------------------------------------- the article


def _focus(tree: HtmlElement, title: str) -> None:
    """Keep the <article> that holds the headline, where there is one with a text, of the page.

    Others are read on below it (infinite scroll), and comments may be longer than the text.
    """
    holding = tree.xpath("//article[.//h1][not(ancestor::article//h1)]")
    outer = [one for one in holding if _paragraphs(one) >= _ARTICLE]
    if not outer:
        return
    kept = next((one for one in outer if _is_headed(one, title)), outer[0])
    for element in _lineage(kept):
        for sibling in [one for one in element.getparent() if one is not element]:
            element.getparent().remove(sibling)


def _cut_above(tree: HtmlElement, title: str) -> None:
    """Cut what stands before the headline, where a text stands behind it."""
    headings = tree.xpath("//h1")
    if len(headings) != 1 or not _is_headed(tree, title):
        return
    below = sum(len(one.text_content()) for one in headings[0].xpath("following::p"))
    if below >= _ARTICLE:
        for element in _lineage(headings[0]):
            for sibling in [*element.itersiblings(preceding=True)]:
                element.getparent().remove(sibling)


def _is_headed(element: HtmlElement, title: str) -> bool:
    """Whether its first <h1> is the page's title."""
    from rapidfuzz.fuzz import partial_ratio

    heading = " ".join(element.xpath("string(.//h1[1])").split())
    return bool(heading) and partial_ratio(heading.casefold(), title.casefold()) >= _ALIKE


def _lineage(element: HtmlElement) -> Iterator[HtmlElement]:
    """The element and those around it, the <body> and what is outside of it left out."""
    while element.getparent() is not None and element.tag != "body":
        yield element
        element = element.getparent()


def _paragraphs(element: HtmlElement) -> int:
    """How many characters stand in paragraphs, or in what is used for them."""
    if element.tag == "p":
        return len(element.text_content())
    told = sum(len(one.text_content()) for one in element.iter("p"))
    return told or len(element.text_content())


# --------------------------------------------------------------------------- the residue


def _marked(tree: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """The elements that may be residue, each with what tells so."""
    for element in tree.iter():
        is_part = isinstance(element.tag, str) and element.tag not in {"html", "head", "body"}
        if is_part and (mark := _mark(element)):
            yield mark, element


def _mark(element: HtmlElement) -> str:
    if element.tag in _TAGS:
        return str(element.tag)
    if element.get("hidden") is not None:
        return "hidden"
    if element.get("role") in _ROLES:
        return str(element.get("role"))
    named = next((word for word in _words(element) if word in _NAMES), "")
    return named or ("pointer" if _is_pointer(element) else "")


def _words(element: HtmlElement) -> Iterator[str]:
    for name in (element.get("class"), element.get("id")):
        yield from (word.lower() for word in _WORD.findall(name or ""))


def _is_pointer(element: HtmlElement) -> bool:
    """Whether it is a button to share, or a paragraph that is but a link to another article."""
    if element.tag == "a":
        word = "_".join(element.text_content().split()).lower()
        return word in _SHARING and _is_bar(element.getparent())
    if element.tag != "p" or len(element) != 1:
        return False
    links = element.xpath(".//a")
    text = " ".join(element.text_content().split())
    linked = " ".join("".join(link.text_content() for link in links).split())
    return bool(text) and text == linked and not ends_sentence(text)


def _is_bar(element: HtmlElement) -> bool:
    """Whether it holds a few elements and no sentence. Counting all would take long for many."""
    few = len([*islice(element, _BAR + 1)]) <= _BAR
    return few and not ends_sentence(element.text_content())


def _cut(element: HtmlElement) -> None:
    """Remove an element, not the text behind it. One whose parent was cut is gone already."""
    if element.getparent() is not None:
        element.drop_tree()
