"""A page of another site asks the API, in a real browser: with the header that the manual names, and without it."""

import functools
import http.server
import re
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Error

from crocevia.channels import api as channel
from tests.editions import edition
from tests.outputs import files

MANUAL = Path(__file__).parents[2] / "manual" / "api.md"
ASKING = """async address => {
  const names = [];
  while (address) {
    const page = await (await fetch(address)).json();
    names.push(...page.items.map(one => one.id));
    address = page.next && address.replace(/[0-9]+[.]json$/, page.next.match(/[0-9]+[.]json$/)[0]);
  }
  return names;
}"""


class Host(http.server.SimpleHTTPRequestHandler):
    """A file server that sends the headers it is given."""

    def __init__(self, *asked, headers, **more):
        self.more = headers
        super().__init__(*asked, **more)

    def end_headers(self):
        for name, value in self.more.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_):
        pass


@contextmanager
def served(folder, headers):
    handler = functools.partial(Host, directory=str(folder), headers=headers)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The town's API, and an empty page for the other site."""
    folder = tmp_path_factory.mktemp("site")
    for path, data in {
        **files(channel, edition("town")),
        "index.html": b"<!doctype html><title>Elsewhere</title>",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def asked(browser, folder, headers):
    with served(folder, headers) as there, served(folder, {}) as here:
        page = browser.new_page()
        try:
            page.goto(f"{here}/index.html")
            return page.evaluate(ASKING, f"{there}/api/services/page/1.json")
        finally:
            page.close()


def test_with_the_header_that_the_manual_names_any_site_may_ask(browser, folder):
    name, value = re.search(r"`(Access-Control-Allow-Origin): ([^`]+)`", MANUAL.read_text(encoding="utf-8")).groups()
    got = asked(browser, folder, {name: value})
    assert got == [record.id for record in edition("town").catalogue.of("services")]


def test_without_it_none_but_the_site_itself_may(browser, folder):
    with pytest.raises(Error, match="Failed to fetch"):
        asked(browser, folder, {})
