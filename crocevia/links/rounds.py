"""A bounded round: which addresses are asked this time, by a few at once, a host's one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import date
from urllib.parse import urlsplit

from crocevia.answers import Answer
from crocevia.links.asker import Reached

# Hosts that are asked at the same time.
AT_ONCE = 4


def chosen(addresses: Iterable[str], known: Mapping[str, Answer], day: date, most: int) -> list[str]:
    """The `most` addresses that nobody has asked yet, then those asked longest ago; none twice on a day."""
    waiting = [one for one in addresses if one not in known or known[one].asked_on != day]
    return sorted(waiting, key=lambda one: (known[one].asked_on if one in known else date.min, one))[: max(0, most)]


def asked(
    addresses: Iterable[str], ask: Callable[[str], Reached], until: float, clock: Callable[[], float]
) -> Iterator[tuple[str, Reached]]:
    """Ask them, and none any more when it is `until` on the clock (in seconds); answers come as they come."""
    by_host: dict[str, list[str]] = {}
    for one in addresses:
        by_host.setdefault(_host(one), []).append(one)

    def of_host(group: list[str]) -> list[tuple[str, Reached]]:
        found = []
        for one in group:
            if clock() >= until:
                break
            found.append((one, ask(one)))
        return found

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in as_completed([pool.submit(of_host, group) for group in by_host.values()]):
            yield from done.result()


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
