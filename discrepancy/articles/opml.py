"""OPML: a list of feeds, each to be fetched (http://opml.org/spec2.opml)."""

from __future__ import annotations

from discrepancy.articles.fields import is_web_address
from discrepancy.articles.interface import UnreadableError

_MOST = 200  # feeds; more are a directory


def feeds(data: bytes) -> tuple[str, ...]:
    """Return the addresses of the feeds, each once, in order.

    Raises UnreadableError where it is no OPML, or lists none or too many.
    """
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("it is no OPML") from error
    if root.tag != "opml":
        raise UnreadableError("it is no OPML")
    written = (outline.get("xmlUrl") or "" for outline in root.iter("outline"))
    found = tuple(dict.fromkeys(url.strip() for url in written if is_web_address(url.strip())))
    if not found:
        raise UnreadableError("it lists no feed with a web address")
    if len(found) > _MOST:
        raise UnreadableError(f"it lists more than {_MOST} feeds")
    return found
