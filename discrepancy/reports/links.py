"""Links of a page made from article data: relative paths, and http addresses, nothing else."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from discrepancy.records import Spot

_FRAGMENTS = ("page", "row")  # of PDF (RFC 8118, 3) and of CSV (RFC 7111)
_MEMBER = re.compile(r"(.{1,4000}?\.zip)/.", re.IGNORECASE)


def source_link(path: str, line: int, *, root: str = "", spot: Spot | None = None) -> str:
    """A link to a line, a page or a row of a file, to an archive or a web page as a whole.

    `root` leads from the report's folder to where the command ran.

    Every character that could start a scheme or a query is quoted, and a path never begins with
    two slashes, so that no path becomes an address elsewhere.
    """
    if address := web_link(path):
        return address
    place = f"#L{line}"
    if member := _MEMBER.match(path):
        path, place = member[1], ""
    elif spot:
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
