"""RSS and Atom files: an article an entry, by feedparser."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Any

from discrepancy.articles.composed import Composed, compose
from discrepancy.articles.container import MAX_PARTS, Part
from discrepancy.articles.fields import declared
from discrepancy.articles.interface import Document, UnreadableError
from discrepancy.records import Spot

SOURCE = "feed"
_LONGEST_ID = 120
_BLOCKS = frozenset("p div br li h1 h2 h3 h4 h5 h6 blockquote tr".split())


class FeedReader:
    """Reads .rss, .atom and feeds in .xml. No passage is `exact`; entries are numbered from 1."""

    def parts(self, data: bytes) -> Iterator[Part]:
        """Raises UnreadableError when the bytes are no feed, or have no entry."""
        import feedparser

        try:
            # a stream, as it takes bytes for the name of a file
            stream = BytesIO(data)
            feed = feedparser.parse(stream, sanitize_html=True, resolve_relative_uris=False)
        except Exception as error:  # hostile XML makes it fail in many ways
            raise UnreadableError(f"it is no feed ({type(error).__name__})") from error
        if not feed.get("version"):
            raise UnreadableError("it is no RSS or Atom feed")
        if len(feed.entries) > MAX_PARTS:
            raise UnreadableError(f"more than {MAX_PARTS:,} entries")
        outlet = str(feed.feed.get("title", ""))
        seen = set[str]()
        for number, entry in enumerate(feed.entries, 1):
            name = str(entry.get("id") or entry.get("link") or number)[-_LONGEST_ID:]
            name = name if name not in seen else f"{name} {number}"
            seen.add(name)
            yield Part(name, partial(_document, entry, outlet, Spot("entry", number)))


def _document(entry: dict[str, Any], outlet: str, spot: Spot) -> Document:
    title = " ".join(_plain(str(entry.get("title", ""))))
    fields = {
        "title": title,
        "publisher": outlet,
        "published": _published(entry),
        "url": str(entry.get("link", "")),
    }
    known = declared(SOURCE, fields)
    contents = [str(one.get("value", "")) for one in entry.get("content", ())]
    lines = _plain(max([*contents, str(entry.get("summary", ""))], key=len))
    if not lines:
        raise UnreadableError("the entry has no text")
    parts = [Composed(line, spot=spot) for line in ([title] if title else []) + lines]
    return compose(parts, declared=(known,), heading=title)


def _published(entry: dict[str, Any]) -> str:
    # dict.get, as the library's own takes one for the other, with a warning
    when = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    if when is None:
        return ""
    return f"{when[0]:04}-{when[1]:02}-{when[2]:02}T{when[3]:02}:{when[4]:02}:00+00:00"


def _plain(markup: str) -> list[str]:
    """The paragraphs of a fragment of HTML."""
    from lxml import html

    if not markup.strip():
        return []
    try:
        tree = html.fragment_fromstring(markup, create_parent="div")
        for element in tree.iter():
            if element.tag in _BLOCKS:
                element.text = "\n" + (element.text or "")
                element.tail = "\n" + (element.tail or "")
    except Exception as error:  # lxml fails in many ways on what is no markup
        raise UnreadableError(f"the entry cannot be parsed ({type(error).__name__})") from error
    lines = (" ".join(line.split()) for line in tree.text_content().split("\n"))
    return [line for line in lines if line]
