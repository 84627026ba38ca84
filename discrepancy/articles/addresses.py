"""Which addresses a url may lead to: public ones, unless a run is told otherwise."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from discrepancy.articles.interface import UnreadableError

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last four bytes are an IPv4 address


def resolved(host: str, port: int, *, allow_private: bool) -> tuple[str, ...]:
    """Return the addresses of a host, in the order to try them.

    Raises UnreadableError where it has none, or where one of them is not public (loopback,
    private, link-local, ...) and that is not allowed.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnreadableError(f"the host {host} is not known") from error
    addresses = tuple(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))
    if not allow_private and (hidden := [one for one in addresses if not is_public(one)]):
        raise UnreadableError(
            f"the host {host} has the private address {hidden[0]}, which is read only with "
            "--allow-private"
        )
    return addresses


def is_public(address: str) -> bool:
    """Whether an address, and one of IPv4 that it wraps, can be reached by everybody."""
    outer = ip_address(address.partition("%")[0])  # %: the zone of a link-local address
    return all(one.is_global and not one.is_multicast for one in (outer, *_wrapped(outer)))


def _wrapped(address: IPv4Address | IPv6Address) -> tuple[IPv4Address, ...]:
    if isinstance(address, IPv4Address):
        return ()
    told = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        told.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return tuple(one for one in told if one is not None)
