"""The engine in a browser: real Python in Chromium answers as the one that builds the site, and nothing keeps it busy for ever."""

import functools
import http.server
import random
import shutil
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest

from crocevia import check, clerk
from crocevia.carried import unpacked
from crocevia.catalogue import judge
from crocevia.channels import clerk as channel
from crocevia.html.policy import policy
from crocevia.when import CannotRead, hours
from crocevia.when.browser import upcoming
from tests.editions import DAY, edition
from tests.site.pages import until
from tests.test_check import BROKEN
from tests.test_clerk import plain

pytestmark = pytest.mark.xdist_group("clerk")

ROOT = Path(__file__).parents[2]
PAGE = f"""<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy()}">
<script type="module" src="page.js"></script>"""
PROGRAM = """import { hire } from "./ask.js";
self.hired = (folder) => (self.clerk = hire({ folder: new URL(folder, location.href).href, language: "it", day: "2026-11-21" }));
self.all = (asked) => Promise.all(asked.map(([name, about]) =>
  clerk.call(name, about).catch((error) => ({ code: error.code, message: error.message }))));
"""
# A worker that answers what it is asked, a judge's question late, and one thing never.
ECHO = """self.onmessage = ({ data: { number, name, asked } }) => {
  if (!number) self.postMessage({ ready: true });
  else if (name === "judge") setTimeout(() => self.postMessage({ number, answer: asked }), 50);
  else if (name !== "stuck") self.postMessage({ number, answer: asked });
}"""


class Host(http.server.SimpleHTTPRequestHandler):
    """A plain file server; one that sends a policy of its own with every file, if `policy` is set."""

    protocol_version = "HTTP/1.1"
    policy = ""

    def end_headers(self):
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def served(folder, **changed):
    handler = functools.partial(type("Host", (Host,), changed), directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A site that is nothing but a page and the clerk."""
    at = tmp_path_factory.mktemp("clerk")
    for output in channel.outputs(edition("milan")):
        for path, write in output.files():
            (at / path).parent.mkdir(parents=True, exist_ok=True)
            with (at / path).open("wb") as file:
                write(file)
    shutil.copy(ROOT / "templates" / "form" / "ask.js", at)
    (at / "echo").mkdir()
    for name, text in {"index.html": PAGE, "page.js": PROGRAM, "echo/clerk.js": ECHO}.items():
        (at / name).write_text(text, encoding="utf-8")
    return at


@pytest.fixture
def opened(browser):
    pages = []

    def open_page(address, clerk_at, **clock):
        page = browser.new_page()
        pages.append(page)
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        if clock:
            page.clock.install()
        page.goto(address)
        until(page, "self.hired")
        page.evaluate(f"hired('{clerk_at}')")
        return page

    yield open_page
    for page in pages:
        page.close()


def records():
    """Records of the real catalogue, as they are and mutilated; all mistakes of the other tests in their fields."""
    dice = random.Random(5)  # the same each time
    sources = judge(edition("milan").settings, DAY).sources
    wrong = ["", "x", "2026-02-30", "javascript:1", "02 88", "<b>", "=1", "lun kwe 9", "+33 1 42 68 53 00", "a\u202eb"]
    wrong += [text.partition(": ")[2] for text, _, _ in BROKEN]
    for one in dice.sample(sources, 100):
        cells = plain(one.cells)
        yield one.kind, one.id, cells
        known = edition("milan").catalogue.kinds[one.kind].by_name
        changed = {name: cell for name, cell in cells.items() if dice.random() > 0.1}
        for name in dice.sample(list(known), 4):
            value = dice.choice(wrong)
            changed[name] = [value, value] if known[name].many and dice.random() > 0.5 else value
        yield one.kind, dice.choice([one.id, "A b", ""]), {**changed, dice.choice(["nmae", "orari", "phone"]): "x"}


TEXTS = [
    "lun-ven 9-12; agosto chiuso", "lun kwe 9-12", "quando capita", "ogni giorno", "mar 14:30-", "Mo-Fr 09:00-12:00; PH off",
    "lunedì e giovedì dalle 9 alle 12, su appuntamento", "x" * 5_000, "9-12 " * 400, "",
]  # fmt: skip


def of_check(kind, id, cells, book):
    found = check.problems(kind, id, clerk._cells(cells), book)
    told = clerk.Clerk(book, "it")
    return [plain(told._told(one, clerk._places(cells.get(one.field, "")))) for one in found]


def test_python_in_the_browser_answers_as_here(folder, opened):
    book = unpacked((folder / "programs" / "clerk" / "rules.json").read_text(encoding="utf-8"), DAY)
    asked = list(records())
    expected = [of_check(*one, book) for one in asked]
    assert len({finding["code"] for found in expected for finding in found}) > 15
    with served(folder) as address:
        page = opened(address, "programs/clerk/")
        # One after the other: of several at once only the newest is judged.
        found = page.evaluate(
            "async (asked) => { const all = []; for (const about of asked) all.push(await clerk.call('judge', about)); return all; }",
            [{"kind": kind, "id": id, "cells": cells} for kind, id, cells in asked],
        )
        for about, ours, theirs in zip(asked, expected, found, strict=True):
            assert theirs == ours, about
        times = page.evaluate("(texts) => all(texts.map((text) => ['hours', { text }]))", TEXTS)
        assert [one.get("osm", one.get("nearest")) for one in times] == [readable(text) for text in TEXTS]
        meets = page.evaluate("all([['meetings', {text: 'ogni martedì 18-20, esclusi i festivi'}], ['exec', {}]])")
        assert meets[0]["next"] == list(upcoming(["ogni martedì 18-20, esclusi i festivi"], DAY))
        assert meets[1]["code"] == "refused"
        assert all(url.startswith(address) for url in page.asked)


def readable(text):
    try:
        return hours.parse(text).osm
    except CannotRead as error:
        return error.nearest


def test_a_host_whose_policy_forbids_it_is_told_at_once(folder, opened):
    with served(folder, policy="default-src 'self'") as address:
        page = opened(address, "programs/clerk/")
        assert page.evaluate("clerk.ready.catch((error) => error.code)") == "cannot"
        assert page.evaluate("clerk.state") == "failed"


def test_where_there_is_no_clerk_the_page_is_told(folder, opened):
    with served(folder) as address:
        page = opened(address, "nowhere/")
        assert page.evaluate("all([['judge', {}], ['hours', {}]])") == [
            {"code": "cannot", "message": "it does not start"},
            {"code": "cannot", "message": "it does not start"},
        ]


def test_only_the_newest_form_is_judged_and_every_other_question_is_answered(folder, opened):
    with served(folder) as address:
        page = opened(address, "echo/")
        page.evaluate("clerk.ready")
        asked = [["judge", 1], ["judge", 2], ["hours", 3], ["judge", 4], ["hours", 5]]
        assert page.evaluate("(asked) => all(asked)", asked) == [1, None, 3, 4, 5]


def test_a_question_that_never_ends_is_left_and_the_others_are_answered(folder, opened):
    with served(folder) as address:
        page = opened(address, "echo/", clock=True)
        page.evaluate("clerk.ready")
        page.evaluate("self.found = [], all([['stuck', 1], ['hours', 2]]).then((all) => (self.found = all)); 0")
        page.clock.fast_forward(5_000)
        until(page, "found.length")
        assert page.evaluate("found") == [{"code": "timeout", "message": "timeout"}, 2]
        for _ in range(4):
            page.evaluate("clerk.call('stuck', 1).catch((error) => (self.last = error.code)); 0")
            until(page, "clerk.state === 'ready'")
            page.clock.fast_forward(5_000)
        until(page, "clerk.state === 'failed'")
