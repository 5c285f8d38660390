"""A phone on a bad line: Chromium, slowed through its own DevTools, looks for results as a person does.

The line is slow for workers too; the processor is slowed for the page's own thread only, for Chromium slows no others.
Searches that work in a worker (Material's lunr does) are measured too well by that.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as Broken
from playwright.sync_api import Request as Asked

from bench.host import Host
from bench.searchers import Searcher
from bench.waterfall import Request, Sent

# Round trip 150 ms, 1.6 Mbit/s down, 750 kbit/s up, a processor four times slower: Lighthouse's "slow 4G" on a mid phone.
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
SLOWER = 4
# Chromium gives every window a process of its own for a list below the address, which nobody sees here: half a second of
# processor time each. The rest is what Playwright would turn off, were this not said.
_OFF = (
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,AcceptCHFrame,AutoDeElevate,"
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,"
    "HttpsUpgrades,LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,Translate"
)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    f"--disable-features={_OFF}",
)
# What a person sees first.
CARDS = 10


class NoResults(Exception):
    """The results did not come in time, or the page broke; as text, what happened."""


@dataclass(frozen=True, slots=True)
class Step:
    """What it took to see results: the records shown, best first; what was sent and asked for until then."""

    milliseconds: float
    cards: Sequence[str]
    sent: Sequence[Sent]
    requests: Sequence[Request]


def program() -> str:
    """Chromium's path; "" where there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or ""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser while the block runs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=list(QUIET))
        try:
            yield browser
        finally:
            browser.close()


class Visit:
    """One person's visit, begun with an empty cache. `limit` is how many seconds that person waits for results."""

    def __init__(self, browser: Browser, host: Host, searcher: Searcher, *, slow: bool, limit: float) -> None:
        self._host, self._searcher, self._limit = host, searcher, limit * 1000
        self._context = browser.new_context(service_workers="block")
        self._page = self._context.new_page()
        self._page.set_default_timeout(self._limit)
        # The moment (the page's and everyone's) and the cards, once they are settled. Half a page may break the question.
        self._shown = f"""() => {{
            try {{
                const cards = ({searcher.CARDS})(), now = performance.now()
                return cards && [now, performance.timeOrigin + now, cards.slice(0, {CARDS})]
            }} catch {{ return null }}
        }}"""
        self._requests: dict[Asked, Request] = {}
        self._page.on("request", self._sent)
        self._page.on("response", lambda response: self._answered(response.request))
        if slow:
            line = self._context.new_cdp_session(self._page)
            line.send("Network.enable")
            line.send("Network.emulateNetworkConditions", LINE)
            line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._context.close()

    def opens(self, path: str) -> Step:
        """Go to a page of results, and wait for ten cards, or for all where there are fewer. Raises NoResults."""
        self._requests.clear()
        self._host.sent.clear()
        try:
            self._page.goto(self._host.address + path, wait_until="commit")
            waited = self._page.wait_for_function(self._shown, polling="raf", timeout=self._limit)
            return self._step(0, *waited.json_value())
        except Broken as error:
            raise NoResults(self._told(str(error))) from None

    def asks(self, words: str) -> Step:
        """Take the words in the box away and write others; wait likewise. Raises NoResults."""
        return self._does(self._searcher.ASK, words)

    def narrows(self, facet: str, code: str) -> Step:
        """Choose a value of a facet; wait likewise. Raises NoResults."""
        return self._does(self._searcher.FACET, facet, code)

    def _does(self, action: str, *arguments: str) -> Step:
        self._requests.clear()
        self._host.sent.clear()
        # All in the page: on the way to and from Python there would be more milliseconds than in many a search.
        acting = f"""async ([limit, ...given]) => {{
            const late = new Promise(over => setTimeout(over, limit))
            const start = await Promise.race([({action})(...given), late])
            if (start === undefined) return null
            do {{
                const shown = ({self._shown})()
                if (shown) return [start, ...shown]
                await new Promise(requestAnimationFrame)
            }} while (performance.now() < start + limit)
            return null
        }}"""
        try:
            shown = self._page.evaluate(acting, [self._limit, *arguments])
        except Broken as error:
            raise NoResults(self._told(str(error))) from None
        if not shown:
            raise NoResults(self._told("Timeout"))
        return self._step(*shown)

    def _step(self, start: float, now: float, at: float, cards: Sequence[str]) -> Step:
        """What was there, and went over the line, at a moment: of the page's clock, and of everyone's, in milliseconds."""
        sent = [one for one in self._host.sent if one.at * 1000 <= at]
        known = {one.path for one in sent}
        requests = [one for one in self._requests.values() if one.path in known]
        return Step(round(now - start, 1), tuple(cards), tuple(sent), tuple(requests))

    def _sent(self, asked: Asked) -> None:
        self._requests[asked] = Request(urlsplit(asked.url).path, time.time())

    def _answered(self, asked: Asked) -> None:
        if asked in self._requests:
            self._requests[asked].answered = time.time()

    def _told(self, error: str) -> str:
        said = error.partition("\n")[0]
        return f"no results within {self._limit / 1000:.0f} s" if "Timeout" in said else said
