"""Which addresses may be asked: public machines of the web alone, whatever a record, or a redirect, names.

A program that asks whatever it is told to can be made to ask the machine beside it (server-side request forgery). So a
name is looked up once, each of its IP addresses is judged, and the connection is made to the very one that was.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9]([a-z0-9._-]*[a-z0-9])?")
_IPV6 = ipaddress.ip_network("2000::/3")
# Inside it: protocol assignments with Teredo, examples, 6to4, which wraps an IPv4 address.
_NOT_IPV6 = tuple(map(ipaddress.ip_network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")))
_NOT_IPV4 = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24")))
_KEPT = "/%:@!$&'()*+,;=~-._"

# A host's IP addresses, as text. Raises OSError (socket.gaierror where there is no such host).
Lookup = Callable[[str], Sequence[str]]


class Refused(Exception):
    """An address that is not asked."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes: `host` in ASCII, `path` with its query, quoted."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a robots.txt is about."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"


def target(address: str) -> Target:
    """An address taken to pieces. Raises Refused for anything but `http` and `https` on their own ports."""
    try:
        parts = urlsplit(address)
        port = parts.port
        host = _ascii(parts.hostname or "")
    except (ValueError, UnicodeError):
        raise Refused(address) from None
    allowed = parts.scheme in PORTS and port in {None, *PORTS.values()} and "@" not in parts.netloc and host
    if not (allowed and address.isprintable()):
        raise Refused(address)
    path = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT + '?')}" if parts.query else "")
    return Target(parts.scheme, host, port or PORTS[parts.scheme], path)


def _ascii(host: str) -> str:
    """A host as DNS has it; "" for what is no name. An IPv6 address stays as it is."""
    if ":" in host:
        return str(ipaddress.IPv6Address(host))
    name = host.rstrip(".").encode("idna").decode("ascii").lower()
    return name if _HOST.fullmatch(name) else ""


def is_public(address: str) -> bool:
    """Whether an IP address is of the public internet: no private, local, shared, mapped nor multicast one."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        # A scope (`%eth0`) is of a local network. Mapped and translated IPv4 addresses are outside of 2000::/3.
        return ip.scope_id is None and ip in _IPV6 and not any(ip in one for one in _NOT_IPV6) and ip.is_global
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or any(ip in one for one in _NOT_IPV4))


def looked_up(host: str, lookup: Lookup) -> Sequence[str]:
    """The IP addresses of a host. Raises Refused if any is not public, OSError if the host is not found."""
    found = list(dict.fromkeys(lookup(host)))
    if not found or not all(map(is_public, found)):
        raise Refused(host)
    return found


def by_system(host: str) -> Sequence[str]:
    """What the machine's own resolver says."""
    return [str(one[4][0]) for one in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]
