"""What robots.txt lets be fetched, and how often (RFC 9309), by protego."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from discrepancy.articles.interface import UnreadableError

if TYPE_CHECKING:
    from protego import Protego

AGENT = "discrepancy"  # what robots.txt may call this program
LARGEST = 500 << 10  # bytes that have to be read of a robots.txt (RFC 9309, 2.5)
_LONGEST_PAUSE = 10.0  # seconds between two pages of a host
_NOT_THERE, _SERVER_ERROR = 400, 500

Ask = Callable[[str], tuple[int, bytes]]  # address -> status and content


class Robots:
    """The rules of hosts, each asked for once."""

    def __init__(self) -> None:
        self._rules: dict[str, Protego | None] = {}  # by origin; None: nothing is allowed
        self._asked_at: dict[str, float] = {}  # by origin, the last time, of a monotonic clock

    def require_allowed(self, url: str, ask: Ask) -> None:
        """Raise UnreadableError where the host does not allow it; wait, where it asks for that."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = _rules(*ask(f"{origin}/robots.txt"))
        rules = self._rules[origin]
        if rules is None or not rules.can_fetch(url, AGENT):
            raise UnreadableError(f"robots.txt of {parts.netloc} does not allow it")
        self._pause(origin, rules.crawl_delay(AGENT) or 0)

    def _pause(self, origin: str, seconds: float) -> None:
        if seconds > _LONGEST_PAUSE:
            raise UnreadableError(f"its robots.txt wants {seconds:g} seconds between two pages")
        if origin in self._asked_at:
            time.sleep(max(0.0, self._asked_at[origin] + seconds - time.monotonic()))
        self._asked_at[origin] = time.monotonic()


def _rules(status: int, content: bytes) -> Protego | None:
    """Without a robots.txt all is allowed, while the server fails nothing."""
    from protego import Protego

    if status >= _SERVER_ERROR:
        return None
    return Protego.parse(content.decode("utf-8", "replace") if status < _NOT_THERE else "")
