"""Lets one request at a time through to a host, and the next one only after a pause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

# Seconds between the end of a request and the next one to the same host.
PAUSE = 1.0
# A robots.txt may ask for more, up to this.
LONGEST = 30.0


class Gate:
    """Who waits for whom. `clock` gives seconds, `sleep` waits for some."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._clock, self._sleep = clock, sleep
        self._own = Lock()
        self._locks: defaultdict[str, Lock] = defaultdict(Lock)
        self._free_at: dict[str, float] = {}
        self._pauses: dict[str, float] = {}

    def slower(self, name: str, seconds: float) -> None:
        """A host that asks for a longer pause gets it."""
        self._pauses[name] = min(LONGEST, max(PAUSE, seconds))

    @contextmanager
    def through(self, name: str) -> Iterator[None]:
        """Wait for one's turn, and hold it while the request lasts."""
        with self._own:
            lock = self._locks[name]
        with lock:
            wait = self._free_at.get(name, 0.0) - self._clock()
            if wait > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                self._free_at[name] = self._clock() + self._pauses.get(name, PAUSE)
