"""What a browser asked for on the way to its results: how many bytes, and how many times it had to wait for the line.

A *dependent round trip*: a request is one round trip later than every request whose answer had begun to arrive before
it was sent. The round trips of a visit are the longest such chain, so they are the latencies paid one after the other
whatever the line's speed. (Begun, not ended: what a page asks for while it is still arriving has waited all the same.)
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(slots=True)
class Request:
    """One request: the path in the site, when it was sent and when its answer began (seconds; infinite: never)."""

    path: str
    sent: float
    answered: float = math.inf


@dataclass(frozen=True, slots=True)
class Sent:
    """What a host has sent: the path, when it was asked for (seconds since the epoch), bytes with the answer's head."""

    path: str
    at: float
    bytes: int


# What a file is for → a pattern of its path; the first that fits. What none fits is the page around the search.
Parts = Mapping[str, re.Pattern[str]]
PAGE = "page"


def round_trips(requests: Iterable[Request]) -> int:
    """The longest chain of requests, each sent after the one before was answered.

    >>> page, style, script = Request("/", 0, 1), Request("a.css", 1.1, 2), Request("a.js", 1.2, 2)
    >>> round_trips([page, style, script, Request("index.json", 2.5, 3)])
    3
    """
    chains: list[tuple[float, int]] = []
    for request in sorted(requests, key=lambda one: one.sent):
        before = [length for answered, length in chains if answered < request.sent]
        chains.append((request.answered, 1 + max(before, default=0)))
    return max((length for _, length in chains), default=0)


def part(path: str, parts: Parts) -> str:
    """What a file is for."""
    return next((name for name, pattern in parts.items() if pattern.search(path)), PAGE)


def weights(sent: Sequence[Sent], parts: Parts) -> dict[str, int]:
    """The bytes of each part."""
    found = dict.fromkeys((*parts, PAGE), 0)
    for one in sent:
        found[part(one.path, parts)] += one.bytes
    return found
