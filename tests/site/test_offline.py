"""The site with no network, on a dead-slow one, and after it: what is on the phone opens and says of when it is."""

import functools
import gzip
import http.server
import json
import os
import shutil
import socket
import threading
import time

import pytest

from crocevia.bundles import bundle

PHONE = {"width": 360, "height": 740}
MEAL = "services/mensa-opera-san-francesco-corso-concordia/"
CELAV = "services/celav/"
DISTRICT = "zones/milano-municipio-3/"
# Longer than the worker waits, shorter than a test.
SLOW = 6
KILOBYTE = 1000


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
    context = browser.new_context(viewport=PHONE, locale="it-IT", timezone_id="Europe/Rome")
    page = context.new_page()
    page.wrong = []
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    yield page
    wrong = page.wrong
    context.close()
    assert not wrong


def until(phone, script, seconds=20):
    """Waits until an expression is true (the page's policy forbids `wait_for_function` to do so)."""
    end = time.monotonic() + seconds
    while not phone.evaluate(script):
        assert time.monotonic() < end, script
        phone.wait_for_timeout(100)


def first(phone, host, path=""):
    """Opens the first page and waits until the worker has taken over and has kept what the page had loaded."""
    phone.goto(host.address + path)
    until(phone, "navigator.serviceWorker.controller !== null")
    until(phone, "async () => (await (await caches.open(`crocevia / seen`)).keys()).length > 0")


def shelf(phone, name, seconds=5):
    """The paths that stand on a shelf, once they have not changed for a moment."""
    script = """async (name) => {
        const names = (await caches.keys()).filter((one) => one.startsWith(`crocevia / ${name}`))
        const keys = await Promise.all(names.map(async (one) => (await caches.open(one)).keys()))
        return keys.flat().map((one) => new URL(one.url).pathname.slice(1) + new URL(one.url).search)
    }"""
    before, end = None, time.monotonic() + seconds
    while (found := phone.evaluate(script, name)) != before and time.monotonic() < end:
        before = found
        phone.wait_for_timeout(300)
    return found


def visit(phone, host, *paths):
    for path in paths:
        phone.goto(host.address + path)
    shelf(phone, "seen")


def notice(phone):
    """What a page says of being a copy."""
    return phone.locator("main > .copy").inner_text()


# What was seen


def test_a_page_that_was_seen_opens_without_a_network_and_says_of_when_it_is(phone, host):
    first(phone, host)
    visit(phone, host, CELAV)
    assert not phone.locator(".copy").count()
    host.line = "down"
    assert phone.goto(host.address + CELAV).status == 200
    assert phone.locator("article").get_attribute("data-record") == "services/celav"
    assert str(phone.evaluate("new Date().getFullYear()")) in notice(phone)
    assert phone.evaluate("Date.now() - Date.parse(document.documentElement.dataset.copy)") < 60_000
    # It looks and works as it did.
    assert phone.evaluate("getComputedStyle(document.querySelector('.top')).backgroundColor") == "rgb(11, 70, 84)"
    assert phone.locator(".when strong").first.inner_text()


def test_the_first_page_of_all_is_kept_too(phone, host):
    first(phone, host, CELAV)
    host.line = "down"
    phone.reload()
    assert phone.locator("article").is_visible()
    assert phone.locator(".copy").is_visible()


def test_the_phone_itself_offline_is_the_same(phone, host):
    first(phone, host, CELAV)
    phone.context.set_offline(True)
    phone.reload()
    assert phone.locator(".copy").is_visible()


def test_a_copy_is_said_in_the_language_of_its_page(phone, host):
    first(phone, host, f"ar/{CELAV}")
    host.line = "down"
    phone.reload()
    assert "نسخة" in notice(phone)
    assert phone.locator(".copy").evaluate("element => getComputedStyle(element).direction") == "rtl"


def test_a_line_that_is_dead_slow_gives_way_to_the_copy_and_the_next_page_is_new(phone, host):
    first(phone, host)
    visit(phone, host, CELAV)
    host.line = "slow"
    before = time.monotonic()
    phone.goto(host.address + CELAV)
    assert phone.locator(".copy").is_visible()
    assert time.monotonic() - before < SLOW
    host.line = "up"
    phone.get_by_role("link", name="Riprova").click()
    phone.wait_for_selector(".copy", state="detached")
    assert phone.locator("article").is_visible()


def test_a_host_that_is_out_of_order_gives_way_to_the_copy(phone, host, monkeypatch):
    first(phone, host)
    visit(phone, host, CELAV)
    monkeypatch.setattr(Host, "do_GET", lambda self: self.send_error(503))
    assert phone.goto(host.address + CELAV).status == 200
    assert phone.locator(".copy").is_visible()


def test_a_page_never_seen_gives_urgent_numbers_and_what_is_here(phone, host):
    first(phone, host)
    visit(phone, host, CELAV)
    host.line = "down"
    for path in ("groups/ama-lavoro-monza/", "services/mensa-centro-s-antonio/"):
        assert phone.goto(host.address + path).status == 503
        for number in ("112", "1522"):
            link = phone.locator(f"main a.call[href='tel:{number}']").first
            assert link.is_visible()
            assert link.bounding_box()["height"] >= 40
        assert "non è su questo telefono" in notice(phone)
        assert phone.url == host.address + path
    # Its links are whole, wherever it is shown.
    phone.locator("#pages a", has_text="CELAV").click()
    assert phone.url == host.address + CELAV
    assert phone.locator("article").is_visible()


def test_only_so_many_pages_that_were_seen_are_kept_and_the_oldest_go(phone, host):
    first(phone, host)
    fill = """async () => {
        const seen = await caches.open("crocevia / seen")
        for (let n = 0; n < 70; n++) await seen.put(`/services/${n}/`, new Response("", {headers: {"x-copied": "2026"}}))
    }"""
    phone.evaluate(fill)
    visit(phone, host, CELAV)
    seen = shelf(phone, "seen")
    assert len(seen) == 60
    assert seen[-2:] == ["services/69/", CELAV]
    assert "" not in seen


# What is new


def changed(site, folder):
    """A new edition: the same site but for one page, and one that is gone."""
    shutil.copytree(site, folder, copy_function=os.link)
    page = folder / CELAV / "index.html"
    text = page.read_text(encoding="utf-8").replace("</h1>", ", nuova sede</h1>")
    page.unlink()
    page.write_text(text, encoding="utf-8")
    shutil.rmtree(folder / MEAL)
    return folder


def test_after_a_new_edition_nothing_old_is_shown(phone, host, site, tmp_path):
    first(phone, host)
    visit(phone, host, CELAV, MEAL)
    host.folder = changed(site, tmp_path / "new")
    phone.goto(host.address + CELAV)
    assert phone.locator("h1").inner_text().endswith("nuova sede")
    assert not phone.locator(".copy").count()
    assert phone.goto(host.address + MEAL).status == 404
    shelf(phone, "seen")
    host.line = "down"
    phone.goto(host.address + CELAV)
    assert phone.locator("h1").inner_text().endswith("nuova sede")
    # What is no more is not remembered either.
    assert phone.goto(host.address + MEAL).status == 503


def test_a_new_worker_takes_over_and_leaves_nothing_of_the_old_shell(phone, host, site, tmp_path):
    first(phone, host)
    visit(phone, host, CELAV)
    edition = phone.evaluate("caches.keys()")
    host.folder = changed(site, tmp_path / "new")
    worker = host.folder / "worker.js"
    text = worker.read_text(encoding="utf-8").replace('"edition":"2026-11-21"', '"edition":"2026-11-22"')
    worker.unlink()
    worker.write_text(text, encoding="utf-8")
    phone.goto(host.address)
    names = "(await caches.keys()).join()"
    until(phone, f"async () => {names}.includes('2026-11-22') && !{names}.includes('2026-11-21')")
    assert "crocevia / shell 2026-11-21" in edition
    assert {"assets/crocevia.css", "programs/it/page.js", "offline/", ""} <= set(shelf(phone, "shell"))
    host.line = "down"
    phone.goto(host.address + CELAV)
    assert phone.locator(".copy").is_visible()


def test_a_site_without_the_channel_takes_its_worker_away(phone, host, site, tmp_path):
    first(phone, host)
    host.folder = changed(site, tmp_path / "new")
    worker = host.folder / "worker.js"
    worker.unlink()
    worker.write_bytes(bundle("site/leave.js"))
    phone.goto(host.address)
    until(phone, "async () => !(await caches.keys()).length")
    until(phone, "async () => !(await navigator.serviceWorker.getRegistration())")


# The search


def test_a_small_catalogue_is_searched_without_a_network(phone, host):
    first(phone, host)
    phone.goto(f"{host.address}search/?q=mangiare")
    phone.wait_for_selector("#results[data-state=ready]")
    shelf(phone, "search")
    host.line = "down"
    phone.goto(f"{host.address}search/?q=ho+perso+il+lavoro")
    phone.wait_for_selector("#results[data-state=ready]")
    assert phone.locator("#results [data-record]").count()
    assert phone.locator(".copy").count() == 1


def test_the_search_that_was_the_first_page_of_all_works_too(phone, host):
    first(phone, host, "search/?q=mangiare")
    phone.wait_for_selector("#results[data-state=ready]")
    assert "search/it/index.json" in shelf(phone, "search")
    host.line = "down"
    phone.goto(f"{host.address}search/?q=lavoro")
    phone.wait_for_selector("#results[data-state=ready]")
    assert phone.locator("#results [data-record]").count()


def test_an_old_index_on_a_new_page_is_said_to_be_old(phone, host):
    first(phone, host, "search/?q=mangiare")
    shelf(phone, "search")
    phone.goto(host.address + CELAV)
    host.line = "down"
    # The page is as new as can be; what it finds is not.
    phone.locator("#q").focus()
    phone.locator(".copy").wait_for()
    assert phone.locator(".copy").get_attribute("role") == "status"


def test_what_someone_searches_for_is_in_no_copy_and_goes_nowhere(phone, host):
    first(phone, host)
    phone.goto(f"{host.address}search/?q=marito+violento")
    phone.wait_for_selector("#results[data-state=ready]")
    phone.reload()
    phone.wait_for_selector("#results[data-state=ready]")
    assert "search/" in shelf(phone, "seen")
    kept = [*shelf(phone, "seen"), *shelf(phone, "search"), *shelf(phone, "shell")]
    assert not [one for one in kept if "marito" in one]
    assert not [one for one in host.heard if "marito" in one]


# Pages about violence


@pytest.mark.parametrize("path", ["services/cadmi/", "services/telefono-donna/", "needs/violence/"])
def test_a_page_about_violence_leaves_no_copy(phone, host, path):
    first(phone, host)
    visit(phone, host, path, CELAV)
    assert shelf(phone, "seen")[-1] == CELAV
    assert path not in [*shelf(phone, "seen"), *shelf(phone, "shell")]
    host.line = "down"
    assert phone.goto(host.address + path).status == 503


def test_the_first_page_of_all_leaves_no_copy_if_it_is_about_violence(phone, host):
    phone.goto(f"{host.address}services/cadmi/")
    until(phone, "navigator.serviceWorker.controller !== null")
    visit(phone, host, CELAV)
    assert shelf(phone, "seen") == [CELAV]


def test_no_trace_tells_that_a_zones_page_about_violence_was_read(phone, host):
    first(phone, host, DISTRICT)
    keep(phone)
    date = "async () => (await (await caches.open('crocevia / zone milano-municipio-3')).match('/services/cadmi/')).headers.get('x-copied')"
    before = phone.evaluate(date)
    visit(phone, host, "services/cadmi/")
    assert phone.evaluate(date) == before
    assert "services/cadmi/" not in shelf(phone, "seen")


# A zone


def keep(phone):
    phone.locator(".keep button").click()
    phone.wait_for_selector("[data-zone][data-state=kept]")


def test_a_zone_that_is_kept_opens_though_it_was_never_read(phone, host):
    first(phone, host, DISTRICT)
    offer = phone.locator(".keep button")
    assert "250 kB" in offer.inner_text()
    assert offer.bounding_box()["height"] >= 40
    keep(phone)
    assert str(phone.evaluate("new Date().getFullYear()")) in phone.locator(".keep").inner_text()
    assert phone.evaluate("document.activeElement.closest('.keep') !== null"), "the focus stays"
    host.line = "down"
    for path in (MEAL, DISTRICT, "services/cadmi/"):
        assert phone.goto(host.address + path).status == 200
        assert phone.locator(".copy").is_visible()
    phone.goto(host.address + DISTRICT)
    phone.wait_for_selector("[data-zone][data-state=kept]")


def test_a_zone_is_taken_away_again(phone, host):
    first(phone, host, DISTRICT)
    keep(phone)
    phone.get_by_role("button", name="Togli dal telefono").click()
    phone.wait_for_selector("[data-zone][data-state=none]")
    assert not shelf(phone, "zone")
    phone.reload()
    assert phone.locator(".keep button").count() == 1
    host.line = "down"
    assert phone.goto(host.address + MEAL).status == 503


def test_a_line_that_breaks_off_is_said_and_what_came_stays(phone, host):
    first(phone, host, DISTRICT)
    phone.locator(".keep button").wait_for()
    down = threading.Event()

    def cut():
        while len(host.heard) < started + 20:
            time.sleep(0.005)
        host.line = "down"
        down.set()

    started = len(host.heard)
    threading.Thread(target=cut, daemon=True).start()
    phone.locator(".keep button").click()
    phone.wait_for_selector("[data-zone][data-state=partly]")
    assert down.wait(1)
    assert "La linea è caduta" in phone.locator(".keep").inner_text()
    assert 0 < len(shelf(phone, "zone")) < 61
    host.line = "up"
    phone.get_by_role("button", name="Riprova").click()
    phone.wait_for_selector("[data-zone][data-state=kept]")


def test_a_phone_that_is_full_says_so(phone, host):
    first(phone, host, DISTRICT)
    phone.evaluate("void (Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError')))")
    phone.locator(".keep button").click()
    phone.get_by_text("Non c'è più spazio").wait_for()


def test_pages_that_are_read_never_push_a_zone_out(phone, host):
    first(phone, host, DISTRICT)
    keep(phone)
    number = len(shelf(phone, "zone"))
    visit(phone, host, MEAL, CELAV)
    assert len(shelf(phone, "zone")) == number


def test_everything_is_taken_away_at_once(phone, host):
    first(phone, host, DISTRICT)
    keep(phone)
    phone.goto(f"{host.address}offline/")
    phone.get_by_role("button", name="Togli tutte le copie").click()
    phone.wait_for_selector("#nothing:not([hidden])")
    assert not [*shelf(phone, "seen"), *shelf(phone, "zone"), *shelf(phone, "search")]


def test_no_zone_weighs_more_than_it_may(site):
    """What a host sends of it, compressed as hosts do, in the heaviest language."""
    heavy, weights = {}, {}
    languages = [manifest.parent for manifest in site.glob("**/manifest.webmanifest")]
    assert len(languages) >= 5
    for file in sorted((site / "offline").glob("*.json")):
        pages = json.loads(file.read_text(encoding="utf-8"))["pages"]
        for language in languages:
            total = 0
            for path in pages:
                page = language / path / "index.html"
                if page not in weights:
                    weights[page] = len(gzip.compress(page.read_bytes(), 6))
                total += weights[page]
            heavy[file.stem, language] = total
    assert max(heavy.values()) <= 300 * KILOBYTE
    # What a button says beforehand is no less than what comes.
    assert max(total for (zone, _), total in heavy.items() if zone == "milano-municipio-3") <= 250 * KILOBYTE


# Where there is no worker


def test_a_browser_without_workers_has_the_site_as_it_was(browser, host):
    context = browser.new_context(viewport=PHONE)
    context.add_init_script("delete Navigator.prototype.serviceWorker")
    page = context.new_page()
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    for path in ("", DISTRICT, CELAV, "offline/", "search/?q=lavoro"):
        page.goto(host.address + path)
        page.wait_for_load_state("networkidle")
    assert page.locator("#results [data-record]").count()
    page.goto(host.address + DISTRICT)
    assert not page.locator(".keep").is_visible()
    assert not wrong
    context.close()


def test_a_worker_that_breaks_breaks_no_page(phone, host):
    first(phone, host)
    phone.context.service_workers[0].evaluate("void (caches.open = () => { throw new Error('broken') })")
    phone.goto(host.address + CELAV)
    assert phone.locator("article").is_visible()


def test_the_worker_leaves_alone_what_is_not_its_business(phone, host):
    first(phone, host)
    # With a query: the browser's own cache does not know it.
    parts = "fetch('/assets/crocevia.css?1', {headers: {range: 'bytes=0-9'}})"
    host.line = "down"
    assert phone.evaluate("fetch('/assets/crocevia.css?1').then((one) => one.ok)")
    for asked in (
        parts,
        "fetch('/assets/crocevia.css', {method: 'POST'})",
        "fetch('/data/services.csv')",
        "fetch('/', {cache: 'no-store'})",
    ):
        assert phone.evaluate(f"{asked}.then((one) => one.ok ? 'answered' : 'failed', () => 'failed')") == "failed"


def test_the_site_can_be_put_on_a_home_screen(site):
    for prefix, language in (("", "it"), ("en/", "en"), ("ar/", "ar")):
        folder = site / prefix
        manifest = json.loads((folder / "manifest.webmanifest").read_text(encoding="utf-8"))
        assert (manifest["lang"], manifest["start_url"]) == (language, "./")
        assert (folder / manifest["scope"]).resolve() == site.resolve()
        for icon in manifest["icons"]:
            assert (folder / icon["src"]).is_file()
        assert f'href="{"../" * prefix.count("/") or "./"}{prefix}manifest.webmanifest"' in (
            folder / "index.html"
        ).read_text(encoding="utf-8")


def test_the_worker_and_what_it_fetches_at_first_are_small(site):
    files = ["worker.js", "assets/crocevia.css", "assets/crocevia.svg", "programs/it/page.js", "index.html", "offline/index.html"]  # fmt: skip
    sizes = {file: len(gzip.compress((site / file).read_bytes(), 6)) for file in files}
    assert sizes["worker.js"] <= 4 * KILOBYTE
    assert sum(sizes.values()) <= 30 * KILOBYTE
