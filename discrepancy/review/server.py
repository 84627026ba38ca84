"""The page on a socket, until Ctrl-C."""

from __future__ import annotations

import getpass
import secrets
import socket
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import quote

from discrepancy.errors import ServerError
from discrepancy.review.app import create_app
from discrepancy.review.desk import Desk
from discrepancy.review.security import EVERYWHERE, LARGEST, Hosts, is_loopback

SHORTEST_TOKEN = 16  # characters: not to be guessed by asking
THREADS = 8


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen, and what everybody has to know who comes from elsewhere."""

    host: str
    port: int
    token: str

    @classmethod
    def of(cls, host: str, port: int, token: str | None) -> Address:
        """On another address than loopback a token is needed: one that was given, or a new one.

        Raises ServerError for a token that could be guessed.
        """
        if token is not None and len(token) < SHORTEST_TOKEN:
            raise ServerError(
                f"The token has fewer than {SHORTEST_TOKEN} characters.",
                advice="Take a longer one, or give none: then a random one is made where it is "
                "needed.",
            )
        if token is None:
            token = "" if is_loopback(host) else secrets.token_urlsafe(24)
        return cls(host, port, token)


class Server:
    """A socket that is bound; it answers once there is a desk."""

    def __init__(self, address: Address, bound: socket.socket) -> None:
        self._address = address
        self._socket = bound
        self.port: int = bound.getsockname()[1]

    @property
    def url(self) -> str:
        """Where to open the page, token included."""
        host = self._address.host
        name = socket.gethostname() if host in EVERYWHERE else host
        shown = f"[{name}]" if ":" in name else name
        token = self._address.token
        return f"http://{shown}:{self.port}/" + (f"?token={quote(token)}" if token else "")

    @property
    def warning(self) -> str:
        """What to know of an address that others can reach."""
        if is_loopback(self._address.host):
            return ""
        return (
            "Others can reach this address; who knows the token can decide. Nothing is encrypted."
        )

    def run(self, desk: Desk, *, author: str | None, browser: bool) -> None:
        """Answer until Ctrl-C."""
        from waitress.server import create_server

        loopback = is_loopback(self._address.host)
        app = create_app(
            desk,
            hosts=Hosts.of(self._address.host),
            token=self._address.token,
            author=author or (_user() if loopback else ""),
            port=self.port,
        )
        server = create_server(
            app,
            sockets=[self._socket],
            threads=THREADS,
            ident=None,
            max_request_body_size=LARGEST,
            max_request_header_size=LARGEST,
            clear_untrusted_proxy_headers=True,
        )
        if browser:
            webbrowser.open(self.url)
        server.run()


@contextmanager
def open_server(address: Address) -> Iterator[Server]:
    """Bind the address before the work. Raises ServerError where that cannot be."""
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    try:
        bound = socket.create_server((address.host, address.port), family=family)
    except (OSError, OverflowError) as error:
        raise ServerError(
            f"The page cannot listen on {address.host}, port {address.port} "
            f"({getattr(error, 'strerror', None) or error}).",
            advice="Choose another with --port, or 0 for one that is free.",
        ) from error
    with bound:
        yield Server(address, bound)


def _user() -> str:
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return ""
