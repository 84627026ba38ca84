"""Links of a page made from article data: relative paths, and http addresses, nothing else."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from discrepancy.records import Spot

_FRAGMENTS = ("page", "row")  # of PDF (RFC 8118, 3) and of CSV (RFC 7111)


def source_link(path: str, line: int, *, root: str = "", spot: Spot | None = None) -> str:
    """A link to a line or a page of a file, or to a web page, which has neither.

    `root` leads from the report's folder to where the command ran.

    Every character that could start a scheme or a query is quoted, and a path never begins with
    two slashes, so that no path becomes an address elsewhere.
    """
    if address := web_link(path):
        return address
    place = f"#L{line}"
    if spot:
        place = f"#{spot.unit}={spot.number}" if spot.unit in _FRAGMENTS else ""
    if path.startswith(("/", "\\")):
        return f"{quote('/' + path.lstrip('/'), errors='replace')}{place}"
    return f"{quote(root + path, errors='replace')}{place}"


def web_link(url: str) -> str:
    """The address if it is an absolute http or https one, else ""."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    clean = url.isprintable() and " " not in url
    return url if clean and parts.scheme in {"http", "https"} and parts.netloc else ""
