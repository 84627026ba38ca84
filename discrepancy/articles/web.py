"""Web addresses -> bytes: only on request, as robots.txt allows, bounded in size and time."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from discrepancy.articles.interface import UnreadableError
from discrepancy.articles.robots import AGENT, LARGEST, Robots

if TYPE_CHECKING:
    from httpcore import Response

    from discrepancy.articles.connections import Deadline

ALLOW = "--allow-net"
_SECONDS = 30.0  # for one url, its robots.txt and redirects included
_MOST_REDIRECTS = 5
_REDIRECTS = frozenset([301, 302, 303, 307, 308])
_OK = 200
_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered; text is in UTF-8 where the server named another encoding."""

    url: str  # after redirects
    content_type: str  # "text/html", folded, without parameters
    data: bytes


@dataclass(frozen=True, slots=True)
class _Answer:
    url: str
    status: int
    content_type: str
    data: bytes


class Web:
    """Fetches pages, one at a time. What robots.txt says is asked once a host."""

    def __init__(self, *, largest: int, allow_private: bool, seconds: float = _SECONDS) -> None:
        self._largest = largest  # bytes of a page
        self._allow_private = allow_private
        self._seconds = seconds
        self._robots = Robots()

    def fetch(self, url: str) -> Fetched:
        """Return what stands at an address. Raises UnreadableError with the reason why not.

        No proxy of the environment is used: the address that is checked is the one called.
        """
        from discrepancy.articles.connections import Deadline

        answer = self._followed(url, Deadline(self._seconds), self._largest, robots=True)
        if answer.status != _OK:
            raise UnreadableError(f"the server answered {answer.status}")
        kind, _, parameters = answer.content_type.partition(";")
        data = _in_utf8(answer.data, parameters) if kind.startswith("text/") else answer.data
        return Fetched(answer.url, kind.strip(), data)

    def _followed(self, url: str, deadline: Deadline, largest: int, *, robots: bool) -> _Answer:
        """The answer at the end of all redirects, each of which is checked like the first."""
        for _ in range(_MOST_REDIRECTS + 1):
            url = _plain(url)
            if robots:
                self._robots.require_allowed(url, partial(self._robots_txt, deadline))
            answer, target = self._asked(url, deadline, largest)
            if target is None:
                return answer
            url = _joined(url, target)
        raise UnreadableError(f"more than {_MOST_REDIRECTS} redirects")

    def _robots_txt(self, deadline: Deadline, url: str) -> tuple[int, bytes]:
        answer = self._followed(url, deadline, LARGEST, robots=False)
        return answer.status, answer.data

    def _asked(self, url: str, deadline: Deadline, largest: int) -> tuple[_Answer, str | None]:
        """One answer, and where it redirects to."""
        import httpcore

        from discrepancy.articles.connections import GuardedBackend

        backend = GuardedBackend(allow_private=self._allow_private, deadline=deadline)
        headers = [
            ("User-Agent", self._agent),
            ("Accept", "*/*"),
            ("Accept-Encoding", "identity"),
        ]
        try:
            with (
                httpcore.ConnectionPool(self._verified, network_backend=backend) as pool,
                pool.stream("GET", url, headers=headers) as response,
            ):
                named = {name.lower(): value for name, value in response.headers}
                kind = named.get(b"content-type", b"").decode("latin-1").casefold()
                if response.status in _REDIRECTS and b"location" in named:
                    location = named[b"location"].decode("utf-8", errors="replace")
                    return _Answer(url, response.status, kind, b""), location
                data = _content(response, named, largest) if response.status == _OK else b""
                return _Answer(url, response.status, kind, data), None
        except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError) as error:
            deadline.left()  # which tells of itself
            told = " ".join(str(error).split())[:200] or type(error).__name__
            raise UnreadableError(f"it could not be fetched ({told})") from error
        except (OSError, ValueError) as error:  # certificates that are not valid; odd urls
            raise UnreadableError(f"it could not be fetched ({error})") from error

    @cached_property
    def _verified(self) -> Any:
        """TLS with the certificates that httpx takes, SSL_CERT_FILE of the environment included."""
        import httpx

        return httpx.create_ssl_context()

    @cached_property
    def _agent(self) -> str:
        from importlib.metadata import version

        return f"{AGENT}/{version('discrepancy')}"


def is_url(path: object) -> bool:
    """Whether what was given as a path is an address of the web."""
    return isinstance(path, str) and path.lower().startswith(("http://", "https://"))


def _joined(url: str, target: str) -> str:
    try:
        return urljoin(url, target).partition("#")[0]
    except ValueError as error:
        raise UnreadableError(f"it leads to {target[:100]!r}, which is no address") from error


def _plain(url: str) -> str:
    """The address in ASCII, as it is sent.

    Raises UnreadableError for what is no http address, or has a password in it.
    """
    import httpx

    try:
        parts = urlsplit(url)
        port_is_good = parts.port is None or parts.port > 0
    except ValueError as error:
        raise UnreadableError(f"it is no address ({error})") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or not port_is_good:
        raise UnreadableError(f"it leads to {url[:100]!r}, which is no http address")
    if parts.username is not None:
        raise UnreadableError("addresses with a user name or a password are not read")
    try:
        return str(httpx.URL(url))
    except httpx.InvalidURL as error:
        raise UnreadableError(f"it is no address ({error})") from error


def _content(response: Response, headers: dict[bytes, bytes], largest: int) -> bytes:
    """The body, unpacked. Raises UnreadableError where it is larger than allowed."""
    encoding = headers.get(b"content-encoding", b"identity").strip().lower()
    if encoding not in {b"identity", b"gzip", b""}:
        raise UnreadableError(f"it came compressed ({encoding.decode('latin-1')}), unasked")
    unpack = zlib.decompressobj(_GZIP) if encoding == b"gzip" else None
    data = bytearray()
    for chunk in response.iter_stream():
        try:
            data += unpack.decompress(chunk, largest + 1 - len(data)) if unpack else chunk
        except zlib.error as error:
            raise UnreadableError("it came damaged") from error
        if len(data) > largest:
            raise UnreadableError(f"it is larger than {largest / 1e6:g} MB")
    return bytes(data)


def _in_utf8(data: bytes, parameters: str) -> bytes:
    """The text in UTF-8, where the answer named another encoding that fits."""
    for parameter in parameters.split(";"):
        name, _, value = parameter.strip().partition("=")
        if name == "charset":
            try:
                return data.decode(value.strip("\"' ")).encode()
            except (LookupError, ValueError):
                return data
    return data
