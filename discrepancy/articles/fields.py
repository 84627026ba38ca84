"""Raw metadata fields, from whatever format -> `Declared`, with a note on each that is no use."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from discrepancy.articles.dates import parse_stamp
from discrepancy.articles.interface import Declared

_LONGEST = 500  # characters of a field that are kept
_EMPTY = {"", "~", "null", "none"}


def declared(source: str, fields: Mapping[str, str], notes: tuple[str, ...] = ()) -> Declared:
    """Of `fields`, title, publisher, published (or date) and url are read; all may be missing."""
    remarks = [f"{source}: {note}" for note in notes]
    written = _clean(fields.get("published")) or _clean(fields.get("date"))
    stamp = parse_stamp(written) if written else None
    if written and stamp is None:
        remarks.append(f"{source}: published is no full date: {written[:60]!r}")
    url = _clean(fields.get("url"))
    if url and not is_web_address(url):
        remarks.append(f"{source}: url is no web address: {url[:60]!r}")
        url = ""
    return Declared(
        source=source,
        title=_clean(fields.get("title")),
        publisher=_clean(fields.get("publisher")),
        published=stamp,
        url=url,
        notes=tuple(remarks),
    )


def is_web_address(url: str) -> bool:
    """Whether a url may become a link in a report: http or https, with a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _clean(value: str | None) -> str:
    folded = " ".join((value or "").split())[:_LONGEST]
    return "" if folded.lower() in _EMPTY else folded
