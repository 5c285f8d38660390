"""The site with no network, on a dead-slow one, and after it: what is on the phone opens and says of when it is."""

import os
import shutil
import time

import pytest

from crocevia.bundles import bundle
from tests.site.conftest import SLOW, Host
from tests.site.phone import CELAV, DISTRICT, MEAL, first, notice, shelf, until, visit


@pytest.fixture(scope="module")
def browser(whole_browser):
    """Chromium as people have it: workers and what they keep are the browser's own."""
    return whole_browser


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
    phone.locator("article").wait_for()


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


# Where the site is a folder of its host


def test_a_site_in_a_folder_keeps_to_it(phone, host, site):
    host.folder = site.parent
    root = f"{host.address}{site.name}/"
    phone.goto(root)
    until(phone, "navigator.serviceWorker.controller !== null")
    phone.goto(root + CELAV)
    name = f"crocevia /{site.name}/ seen"
    until(phone, f"async () => !!(await (await caches.open('{name}')).match(location.href))")
    assert phone.evaluate("caches.keys().then((all) => all.every((one) => one.startsWith('crocevia /site/ ')))")
    host.line = "down"
    phone.goto(root + CELAV)
    assert phone.locator(".copy").is_visible()
    assert phone.goto(f"{root}en/{MEAL}").status == 503
    assert phone.locator(".brand").evaluate("link => link.href") == root


# Where there is no worker, or a bad one


def test_a_browser_without_workers_has_the_site_as_it_was(browser, host):
    context = browser.new_context()
    context.add_init_script("delete Navigator.prototype.serviceWorker")
    page = context.new_page()
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    for path in ("", DISTRICT, CELAV, "offline/", "search/?q=lavoro"):
        page.goto(host.address + path)
        page.wait_for_load_state("networkidle")
    assert page.locator("#results [data-record]").count()
    page.goto(host.address + DISTRICT)
    assert not page.locator(".keep-zone").is_visible()
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
