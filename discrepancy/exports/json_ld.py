"""What the exports in JSON-LD share: text that is safe inside a page, addresses, times."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from discrepancy.records import Article
from discrepancy.reports.characters import encodable
from discrepancy.reports.links import web_link
from discrepancy.reports.wording import iso

Data = dict[str, Any]
# so that the text can stand in a script element of a page, whatever an article says
_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def dumped(data: Data) -> str:
    """The data as JSON text; members that are None or "" are left out."""
    text = json.dumps(_told(data), ensure_ascii=False, indent=1)
    return encodable(text).translate(_ESCAPES) + "\n"


def _told(value: object) -> object:
    if isinstance(value, dict):
        return {key: _told(one) for key, one in value.items() if one not in (None, "")}
    return [_told(one) for one in value] if isinstance(value, list) else value


def identifier(*parts: str) -> str:
    """Name a thing for good: a URN made of its content (RFC 9562, version 5)."""
    return uuid5(NAMESPACE_URL, "\n".join(("discrepancy", *parts))).urn


def address(article: Article) -> str:
    """Where the article stands: its url, or its path as a reference that is never a host."""
    path = article.path
    rooted = f"/{path.lstrip('/')}" if path.startswith("/") else path
    return web_link(article.url) or quote(rooted, errors="replace")


def published_at(article: Article) -> str:
    """When the article was published, as a day or a time, "" where it is not known."""
    told = iso(article.published)
    return told[:10] if article.published_precision == "day" else told
