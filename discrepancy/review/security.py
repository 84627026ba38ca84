"""Which requests are answered at all, and what every answer tells the browser.

A page on this machine can be reached by every page in the editor's browser: through a name that
is made to point here (DNS rebinding), through forms that are sent here, through frames. So the
name is checked, and where a request comes from, and forms carry what no other page knows.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

LARGEST = 64 << 10  # bytes of a request; a decision with a long note takes two thousand
EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 (said by the user, and a token is asked for)
LOOPBACK = frozenset(["localhost", "127.0.0.1", "::1"])

# `same-origin`: without a referrer, browsers send forms with the origin "null"
# (https://fetch.spec.whatwg.org/#append-a-request-origin-header); others are told nothing.
HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Hosts:
    """The names by which the page may be called. The port is of no matter: tunnels change it."""

    names: frozenset[str]
    any_address: bool = False  # listening on all: a literal address cannot be made to point here

    @classmethod
    def of(cls, host: str) -> Hosts:
        """The names of what listens on this host."""
        if is_loopback(host):
            return cls(LOOPBACK | {host.lower()})
        if host in EVERYWHERE:
            return cls(LOOPBACK | {socket.gethostname().lower()}, any_address=True)
        return cls(frozenset([host.lower()]))

    def admit(self, header: str) -> bool:
        """Whether a Host header names this page."""
        name = _name(header)
        return bool(name) and (name in self.names or (self.any_address and _is_address(name)))


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach what listens there."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _name(header: str) -> str:
    """The host of a Host header, in lower case; "" for what is none."""
    try:
        parts = urlsplit(f"//{header}")
        _ = parts.port  # raises for what is none
    except ValueError:
        return ""
    return (parts.hostname or "").lower() if parts.netloc == header else ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def from_elsewhere(method: str, headers: Mapping[str, str]) -> bool:
    """Whether another page made the browser ask (Fetch Metadata, and the Origin of forms).

    Following a link to the page is fine; a form, or a script or picture, of another page is not.
    What sends neither header is no browser of today: its forms need their key all the same.
    """
    site = headers.get("Sec-Fetch-Site", "")
    if method in ("GET", "HEAD"):
        inside = site in ("", "none", "same-origin")
        return not inside and headers.get("Sec-Fetch-Mode", "") != "navigate"
    if site not in ("", "none", "same-origin"):
        return True
    origin = headers.get("Origin")
    if origin is None:
        return False
    parts = urlsplit(origin)
    own = headers.get("Host", "").lower()
    return parts.scheme not in ("http", "https") or parts.netloc.lower() != own


def own_path(path: str) -> str:
    """The path if it leads to this site, else its start: "//name" leads to another."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) else "/"
