"""Links of a page made from article data: relative paths, and http addresses, nothing else."""

from __future__ import annotations

from urllib.parse import quote, urlsplit


def source_link(path: str, line: int, *, root: str = "") -> str:
    """A link to a line of a file. `root` leads from the page's folder to where the command ran.

    Every character that could start a scheme or a query is quoted, and a path never begins with
    two slashes, so that no path becomes an address elsewhere.
    """
    if path.startswith(("/", "\\")):
        return f"{quote('/' + path.lstrip('/'), errors='replace')}#L{line}"
    return f"{quote(root + path, errors='replace')}#L{line}"


def web_link(url: str) -> str:
    """The address if it is an absolute http or https one, else ""."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    clean = url.isprintable() and " " not in url
    return url if clean and parts.scheme in {"http", "https"} and parts.netloc else ""
