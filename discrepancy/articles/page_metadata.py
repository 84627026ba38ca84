"""What an HTML page declares of itself: meta properties, JSON-LD, <time>. Nothing is guessed.

trafilatura's own date (htmldate) is not used: it also reads dates from the url, from footers and
from running text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from discrepancy.articles.fields import declared, is_web_address
from discrepancy.articles.interface import Declared

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SOURCE = "page metadata"
_LARGEST_SCRIPT = 512 * 1024  # characters of one JSON-LD block
_MAX_NODES = 2_000  # of one JSON-LD block that are looked at
_TITLE = ("og:title", "twitter:title", "dc.title", "headline")
_PUBLISHER = ("og:site_name", "dc.publisher", "publisher", "application-name")
_PUBLISHED = ("article:published_time", "og:article:published_time", "datepublished",
              "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "pubdate",
              "publishdate", "publish-date", "date")  # fmt: skip
_ARTICLES = {"NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting",
             "AnalysisNewsArticle", "WebPage"}  # fmt: skip


def read_page_metadata(tree: HtmlElement) -> Declared:
    """Title, publisher, published and url as the page declares them."""
    meta = dict(reversed(list(_meta(tree))))  # the first of a name wins
    linked = next(_linked_data(tree), {})
    heading = tree.xpath("string(//h1[1])") or tree.xpath("string(//title[1])")
    return declared(
        SOURCE,
        {
            "title": _first(meta, _TITLE) or str(linked.get("headline") or "") or heading,
            "publisher": _first(meta, _PUBLISHER) or _publisher(linked),
            "published": _first(meta, _PUBLISHED)
            or str(linked.get("datePublished") or "")
            or _time(tree),
            "url": next(_addresses(tree, meta), ""),
        },
    )


def read_article_body(tree: HtmlElement) -> list[str]:
    """The paragraphs that the page declares in JSON-LD as the text of its article; often none."""
    bodies = (node.get("articleBody") for node in _articles(tree))
    body = next((one for one in bodies if isinstance(one, str)), "")
    return [line for one in body.split("\n") if (line := " ".join(one.split()))]


def _meta(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            yield name.strip().lower(), content


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if name in meta), "")


def _addresses(tree: HtmlElement, meta: dict[str, str]) -> Iterator[str]:
    candidates = [*tree.xpath("//link[@rel='canonical']/@href"), meta.get("og:url", "")]
    yield from (str(address) for address in candidates if is_web_address(str(address)))


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD nodes that describe an article and say when it was published."""
    return (node for node in _articles(tree) if isinstance(node.get("datePublished"), str))


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD nodes that describe an article."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        content = script.text or ""
        if len(content) > _LARGEST_SCRIPT:
            continue
        try:
            data = json.loads(content)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and name in _ARTICLES for name in names):
                yield node


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    pending = [data]
    for _ in range(_MAX_NODES):
        if not pending:
            return
        node = pending.pop(0)
        if isinstance(node, list):
            pending.extend(node)
        elif isinstance(node, dict):
            yield node
            pending.extend(node.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage"))


def _publisher(linked: dict[str, Any]) -> str:
    publisher = linked.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return name if isinstance(name, str) else ""


def _time(tree: HtmlElement) -> str:
    """The <time> marked as the publication's, else the page's only one."""
    marked = tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")
    times = marked or tree.xpath("//time/@datetime")
    return str(times[0]) if marked or len(set(times)) == 1 else ""
