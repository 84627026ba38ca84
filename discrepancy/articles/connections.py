"""Connections that go to checked addresses alone, and end in time."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore
from httpcore import SOCKET_OPTION

from discrepancy.articles.addresses import resolved
from discrepancy.articles.interface import UnreadableError


class Deadline:
    """A moment by which all has to be done. The clock is monotonic."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds left. Raises UnreadableError where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise UnreadableError(f"it took longer than {self._seconds:g} seconds")
        return left


class GuardedBackend(httpcore.NetworkBackend):
    """Resolves a host once, checks its addresses, and connects to one of these very addresses.

    So a name cannot be public when it is checked and private when it is called (DNS rebinding).
    """

    def __init__(self, *, allow_private: bool, deadline: Deadline) -> None:
        self._allow_private = allow_private
        self._deadline = deadline
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Raises UnreadableError for an address that is not allowed, or at the deadline."""
        addresses = resolved(host, port, allow_private=self._allow_private)
        for address in addresses:
            try:
                stream = self._plain.connect_tcp(address, port, self._deadline.left())
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
            return _TimedStream(stream, self._deadline)
        raise UnreadableError(f"the host {host} does not answer")


class _TimedStream(httpcore.NetworkStream):
    """A stream whose every step ends at one deadline, however slowly the other side drips."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """The name that is verified is the host's, not the address."""
        inner = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _TimedStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
