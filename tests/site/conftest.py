"""The real catalogue's site, built once, and a browser to look at it."""

import fcntl
import functools
import http.server
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from typing import ClassVar
from urllib.parse import urljoin

import pytest

from crocevia.channels import channels
from tests.search.cities import real, write
from tests.site.pages import PHONE, ROOT, TUESDAY


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The folder of the built site, which tests leave as it is: the worker that comes first builds it for all."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "built"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "site").exists():
            build(folder / "site")
    return folder / "site"


# Three thousand PDFs, half of a build's time, which no page shows: tests/paper and the contract of channels read them.
PAPER = ("booklets", "posters")


def config(folder):
    """The city's own settings, in another folder, but for the channels that make paper."""
    wanted = ", ".join(name for name in channels() if name not in PAPER)
    ours = {"catalogue": ROOT / "catalogue", "templates": ROOT / "templates", "channels": f"[{wanted}]"}
    changed = {
        "docs_dir: docs/it": f"docs_dir: {ROOT / 'docs' / 'it'}",
        "custom_dir: templates/theme": f"custom_dir: {ROOT / 'templates' / 'theme'}",
        "  - crocevia:\n": "  - crocevia:\n" + "".join(f"      {name}: {value}\n" for name, value in ours.items()),
    }
    text = (ROOT / "site_config.yml").read_text(encoding="utf-8")
    for said, instead in changed.items():
        assert said in text
        text = text.replace(said, instead)
    file = folder / "site_config.yml"
    file.write_text(text, encoding="utf-8")
    return file


def build(folder):
    command = [sys.executable, ROOT / "build.py", "--config", config(folder.parent), "--output", folder]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795219200"}
    result = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert result.returncode == 0, result.stderr


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A file server that says nothing, and remembers all that it hears."""

    protocol_version = "HTTP/1.1"
    heard: ClassVar[list[str]] = []

    def do_GET(self):
        self.heard.append(f"{self.path} {self.headers}")
        super().do_GET()

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def heard():
    """What the server hears from now on: addresses and headers."""
    Quiet.heard.clear()
    return Quiet.heard


@contextmanager
def served(folder):
    """The address of a folder: a plain file server, as any host is."""
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def address(site):
    """Where the site is served."""
    with served(site) as found:
        yield found


@pytest.fixture(scope="session")
def sharded(site, tmp_path_factory):
    """Where the same site is served with the index of a large catalogue: a root and shards."""
    folder = tmp_path_factory.mktemp("sharded") / "site"
    shutil.copytree(site, folder, copy_function=os.link)
    # The index alone is written anew, and would be in the site that others look at.
    shutil.rmtree(folder / "search")
    shutil.copytree(site / "search", folder / "search")
    write(real(), folder, 0)
    with served(folder) as found:
        yield found


@pytest.fixture
def opened(browser, address):
    """Opens a page in a context of its own, at a fixed time; `.asked` is what it asked for, `.wrong` what went wrong."""
    contexts = []

    def open_page(path, at=TUESDAY, **context):
        # What a worker fetches passes Playwright's routes by; the worker is tried in test_offline.py.
        context = {"viewport": PHONE, "locale": "it-IT", "service_workers": "block", **context}
        contexts.append(browser.new_context(**context))
        page = contexts[-1].new_page()
        page.asked, page.wrong = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on("dialog", lambda dialog: (page.wrong.append(dialog.message), dialog.dismiss()))
        page.clock.set_fixed_time(at)
        page.goto(urljoin(address, path))
        return page

    yield open_page
    wrong = [error for context in contexts for page in context.pages for error in getattr(page, "wrong", ())]
    for context in contexts:
        context.close()
    assert not wrong


# Longer than the worker waits (templates/site/answers.js), shorter than a test.
SLOW = 6


class Host(http.server.SimpleHTTPRequestHandler):
    """A file server whose line can be cut (`down`) or be very slow (`slow`), and whose site can change."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.heard.append(self.path)
        if self.server.line == "slow":
            time.sleep(SLOW)
        if self.server.line == "down":
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
        else:
            super().do_GET()

    def translate_path(self, path):
        self.directory = str(self.server.folder)
        return super().translate_path(path)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def host(site):
    """The built site, with a line that can be cut."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=str(site))) as server:
        server.line, server.folder, server.heard = "up", site, []
        server.address = f"http://127.0.0.1:{server.server_port}/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.line = "down"
        server.shutdown()


@pytest.fixture
def phone(browser, host):
    """A page in a phone of its own; `phone.context` is the phone."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="it-IT", timezone_id="Europe/Rome")
    page = context.new_page()
    page.wrong = []
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    yield page
    wrong = page.wrong
    context.close()
    assert not wrong
