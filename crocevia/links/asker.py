"""Asks one address, and follows where it leads: each step is looked up, judged and let through the gate like the first."""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin
from urllib.robotparser import RobotFileParser

from crocevia import answers
from crocevia.links.allowed import Refused, Target, looked_up, target
from crocevia.links.gate import LONGEST, Gate
from crocevia.links.request import Broken, Network, Reply, send

# What robots.txt files call us.
NAME = "crocevia-links"
MOST_REDIRECTS = 5
# What a reader of robots.txt must at least read (RFC 9309, 2.5); of a page nothing is read.
ROBOTS_BYTES = 512_000
# Of a host's IP addresses, those that are tried.
_TRIED = 2
_PERMANENT = frozenset({301, 308})
_REDIRECTS = frozenset({302, 303, 307}) | _PERMANENT
# A server that says these of a HEAD would say them of a GET; of the other errors not all mean it.
_MEANT = frozenset({429, 503})
_NO_HOST = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})


@dataclass(frozen=True, slots=True)
class Reached:
    """A status or why there is none (`answers`), and where the address leads for good ("" if nowhere else)."""

    found: str
    moved_to: str = ""


@dataclass
class Asker:
    """Asks as who it is. `agent` is the whole User-Agent, which says where to read about us."""

    agent: str
    gate: Gate
    network: Network = field(default_factory=Network)
    # Origin → its robots.txt, or why nothing of that origin can be asked.
    _robots: dict[str, RobotFileParser | Reached] = field(default_factory=dict)

    def ask(self, address: str) -> Reached:
        """What an address answers. Never raises for what others do."""
        try:
            return self._ask(address)
        except (OSError, Refused, Broken) as error:
            return Reached(_why(error))

    def _ask(self, address: str) -> Reached:
        here, moved, for_good = address, "", True
        for _ in range(MOST_REDIRECTS + 1):
            there = target(here)
            rules = self._robots.get(there.origin) or self._robots.setdefault(there.origin, self._rules(there))
            if isinstance(rules, Reached):
                return rules
            if not _allowed(rules, there):
                return Reached(answers.ROBOTS)
            reply = self._reply(there)
            if reply.status not in _REDIRECTS or not reply.location:
                return Reached(str(reply.status), moved)
            here = _joined(here, reply.location)
            for_good = for_good and reply.status in _PERMANENT
            moved = here if for_good else moved
        return Reached(answers.REDIRECTS)

    def _reply(self, there: Target) -> Reply:
        """What HEAD says; GET where a server may not know what HEAD is. Of a page not a byte is read."""
        try:
            reply = self._send("HEAD", there)
        except Broken:
            return self._send("GET", there)
        failed = reply.status >= 400 and reply.status not in _MEANT  # noqa: PLR2004 - RFC 9110: errors begin here
        return self._send("GET", there) if failed else reply

    def _rules(self, there: Target) -> RobotFileParser | Reached:
        """What the host's robots.txt lets us ask: all where there is none, nothing where it cannot be had."""
        try:
            reply = self._send("GET", target(f"{there.origin}/robots.txt"), ROBOTS_BYTES)
        except (OSError, Refused, Broken) as error:
            return Reached(_why(error))
        found = self._followed(f"{there.origin}/robots.txt", reply)
        if found is None or found.status >= 500:  # noqa: PLR2004 - RFC 9309, 2.3.1.4: unreachable
            return Reached(answers.ROBOTS)
        said = found.body.decode(errors="replace") if found.status == 200 else ""  # noqa: PLR2004 - OK
        rules = RobotFileParser()
        try:
            rules.parse(said.splitlines())
        except ValueError:
            # Digits that are no number, brackets that are no address: Python's reader was not made for malice.
            return Reached(answers.ROBOTS)
        if pause := rules.crawl_delay(NAME):
            self.gate.slower(there.host, min(int(pause), int(LONGEST)))
        return rules

    def _followed(self, address: str, reply: Reply) -> Reply | None:
        """The file that a robots.txt leads to; None where it leads nowhere."""
        for _ in range(MOST_REDIRECTS):
            if reply.status not in _REDIRECTS or not reply.location:
                return reply
            try:
                address = _joined(address, reply.location)
                reply = self._send("GET", target(address), ROBOTS_BYTES)
            except (OSError, Refused, Broken):
                return None
        return None

    def _send(self, method: str, there: Target, most: int = 0) -> Reply:
        ips = looked_up(there.host, self.network.lookup)[:_TRIED]
        # The name's turn, then the machine's: a thousand names may be one machine.
        with self.gate.through(there.host), self.gate.through(f"ip:{ips[0]}"):
            for ip in ips[:-1]:
                try:
                    return self._sent(method, there, ip, most)
                except TimeoutError:
                    raise
                except OSError:
                    # A machine without IPv6 has IPv4, or the other way round.
                    continue
            return self._sent(method, there, ips[-1], most)

    def _sent(self, method: str, there: Target, ip: str, most: int) -> Reply:
        return send(method, there, ip, {"User-Agent": self.agent, "Accept": "*/*"}, self.network, most)


def _allowed(rules: RobotFileParser, there: Target) -> bool:
    try:
        return rules.can_fetch(NAME, there.origin + there.path)
    except ValueError:
        return False


def _why(error: Exception) -> str:
    """Why there is no status."""
    match error:
        case Refused():
            return answers.REFUSED
        case socket.gaierror():
            return answers.NO_HOST if error.errno in _NO_HOST else answers.NETWORK
        case TimeoutError():
            return answers.TIMEOUT
        case ssl.SSLError():
            return answers.CERTIFICATE
        case _:
            return answers.NETWORK


def _joined(here: str, location: str) -> str:
    """Where a redirect leads. Raises Refused for what is no address."""
    try:
        return urldefrag(urljoin(here, location))[0]
    except ValueError:
        raise Refused(location) from None
