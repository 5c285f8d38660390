"""The list's files on one host, and on another the page of somebody who shows it."""

import http.server
import threading
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

from crocevia.channels import widget as channel
from tests.editions import edition
from tests.outputs import files
from tests.site.pages import TUESDAY

# What a host of ours sends (crocevia/channels/hosting.py).
OPEN = {"Access-Control-Allow-Origin": "*"}
TYPES = {"js": "text/javascript", "json": "application/json", "html": "text/html; charset=utf-8"}
# What only those who have no list see.
LINK = "Aiuti vicino a voi"


class Files(http.server.BaseHTTPRequestHandler):
    """Hands out `server.files` with `server.headers`, and remembers what it was asked."""

    def do_GET(self):
        path = urlsplit(self.path).path.lstrip("/")
        self.server.heard.append((path, self.headers))
        found = self.server.files.get(path)
        self.send_response(200 if found is not None else 404)
        self.send_header("Content-Type", TYPES.get(path.rpartition(".")[2], TYPES["html"]))
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(found or b"")

    def log_message(self, *_):
        """Say nothing."""


@contextmanager
def host(headers):
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Files) as server:
        server.files, server.headers, server.heard = {}, dict(headers), []
        server.address = f"http://127.0.0.1:{server.server_port}/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="session")
def written():
    """What the channel writes of the real catalogue."""
    return files(channel, edition("milan"))


@pytest.fixture
def ours(written):
    """Our host; a test may change its files and headers."""
    with host(OPEN) as server:
        server.files = dict(written)
        yield server


@pytest.fixture
def theirs():
    """Their host."""
    with host({}) as server:
        yield server


@pytest.fixture
def parish(browser, ours, theirs):
    """Opens a page of theirs that holds the elements given; `.said` is what its console said, `.asked` whom it asked."""
    contexts = []

    def visit(*attributes, sheet="", before="", policy=True, program=True, **context):
        lists = "".join(
            f'<crocevia-list {one}><a href="{ours.address}">{LINK}</a></crocevia-list>' for one in attributes
        )
        script = f'<script type="module" src="{ours.address}{channel.PROGRAM}"></script>' if program else ""
        theirs.files["index.html"] = (
            '<!doctype html><html lang="it"><head><meta charset="utf-8"><title>Parrocchia</title>'
            f"<style>{sheet}</style></head><body><main><h1>Parrocchia</h1><h2>Aiuti</h2>{lists}</main>{script}</body></html>"
        ).encode()
        allowed = f"{ours.address}widget/"
        theirs.headers = (
            {
                "Content-Security-Policy": f"default-src 'none'; script-src {allowed}; connect-src {allowed}; "
                "style-src 'unsafe-inline'; require-trusted-types-for 'script'"
            }
            if policy
            else {}
        )
        contexts.append(
            browser.new_context(**{"viewport": {"width": 360, "height": 740}, "locale": "it-IT", **context})
        )
        page = contexts[-1].new_page()
        page.said, page.asked = [], []
        page.on("console", lambda one: page.said.append(one.text))
        page.on("pageerror", lambda one: page.said.append(str(one)))
        page.on("request", lambda one: page.asked.append(one.url))
        page.clock.set_fixed_time(TUESDAY)
        page.add_init_script(before)
        page.goto(f"{theirs.address}index.html")
        return page

    yield visit
    for context in contexts:
        context.close()
