"""One request to one IP address: no proxy, no cookie, no credentials, so many bytes, and an end after so many seconds."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from threading import Event, Timer

from crocevia.links.allowed import Lookup, Target, by_system

# An open connection to a port of an IP address, within so many seconds. Raises OSError.
Dial = Callable[[str, int, float], socket.socket]


@dataclass(frozen=True, slots=True)
class Reply:
    """A status, where a redirect leads ("" for nowhere), and what was read of the content."""

    status: int
    location: str
    body: bytes = b""


class Broken(Exception):
    """What came back is not HTTP."""


def dialled(ip: str, port: int, seconds: float) -> socket.socket:
    """A connection to this very address: no name is looked up again."""
    return socket.create_connection((ip, port), timeout=seconds)


@dataclass(frozen=True, slots=True)
class Network:
    """How hosts are found and reached, and how many seconds a request may take; tests have their own."""

    lookup: Lookup = by_system
    dial: Dial = dialled
    seconds: float = 20.0


class _Pinned(HTTPConnection):
    """A connection that is open already; `Host` is the name that was asked for."""

    def __init__(self, target: Target, opened: socket.socket) -> None:
        super().__init__(target.host, target.port)
        self.default_port = target.port
        self._opened = opened

    def connect(self) -> None:
        """Use what is open."""
        self.sock = self._opened


def send(method: str, target: Target, ip: str, headers: Mapping[str, str], network: Network, most: int = 0) -> Reply:
    """Ask `ip` for what `target` names; read `most` bytes of the content. Raises OSError, TimeoutError, Broken."""
    opened = network.dial(ip, target.port, network.seconds)
    try:
        with _ending(opened, network.seconds) as over:
            try:
                return _reply(method, target, _secured(opened, target), headers, most)
            except (OSError, HTTPException, ValueError) as error:
                if over.is_set():
                    raise TimeoutError from None
                if isinstance(error, OSError):
                    raise
                raise Broken(str(error)) from None
    finally:
        opened.close()


def _secured(opened: socket.socket, target: Target) -> socket.socket:
    if target.scheme == "http":
        return opened
    return ssl.create_default_context().wrap_socket(opened, server_hostname=target.host)


def _reply(method: str, target: Target, sock: socket.socket, headers: Mapping[str, str], most: int) -> Reply:
    connection = _Pinned(target, sock)
    try:
        connection.request(method, target.path, headers={**headers, "Connection": "close"})
        response = connection.getresponse()
        body = response.read(most) if most else b""
        return Reply(response.status, _utf8(response.headers.get("Location", "")), body)
    finally:
        connection.close()


def _utf8(header: str) -> str:
    """A header as servers mean it: Python reads all as Latin-1, but an address with an accent is sent as UTF-8."""
    try:
        return header.encode("latin-1").decode()
    except UnicodeError:
        return header


@contextmanager
def _ending(opened: socket.socket, seconds: float) -> Iterator[Event]:
    """Cut the line after so many seconds, however slowly the other side sends: its own timeout begins anew at each byte."""
    over = Event()
    # TLS takes the socket for itself; a second handle on the same line still ends it.
    hand = opened.dup()

    def cut() -> None:
        over.set()
        with suppress(OSError):
            hand.shutdown(socket.SHUT_RDWR)

    timer = Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield over
    finally:
        timer.cancel()
        hand.close()
