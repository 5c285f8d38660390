"""A zone that is kept on a phone, what that weighs, and how the site is put on a home screen."""

import gzip
import json
import re
import threading
import time

import pytest

from tests.site.phone import CELAV, DISTRICT, MEAL, first, keep, shelf, visit

KILOBYTE = 1000


def test_a_zone_that_is_kept_opens_though_it_was_never_read(phone, host):
    first(phone, host, DISTRICT)
    offer = phone.locator(".keep-zone button")
    assert "290 kB" in offer.inner_text()
    assert offer.bounding_box()["height"] >= 40
    keep(phone)
    assert str(phone.evaluate("new Date().getFullYear()")) in phone.locator(".keep-zone").inner_text()
    assert phone.evaluate("document.activeElement.closest('.keep-zone') !== null"), "the focus stays"
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
    # The program makes it, once it has looked at what is kept.
    phone.locator(".keep-zone button").wait_for()
    assert phone.locator(".keep-zone button").count() == 1
    host.line = "down"
    assert phone.goto(host.address + MEAL).status == 503


def test_a_line_that_breaks_off_is_said_and_what_came_stays(phone, host):
    first(phone, host, DISTRICT)
    phone.locator(".keep-zone button").wait_for()
    down = threading.Event()

    def cut():
        while len(host.heard) < started + 20:
            time.sleep(0.005)
        host.line = "down"
        down.set()

    started = len(host.heard)
    threading.Thread(target=cut, daemon=True).start()
    phone.locator(".keep-zone button").click()
    phone.wait_for_selector("[data-zone][data-state=partly]")
    assert down.wait(1)
    assert "La linea è caduta" in phone.locator(".keep-zone").inner_text()
    assert 0 < len(shelf(phone, "zone")) < 61
    host.line = "up"
    phone.get_by_role("button", name="Riprova").click()
    phone.wait_for_selector("[data-zone][data-state=kept]")


def test_a_phone_that_is_full_says_so(phone, host):
    first(phone, host, DISTRICT)
    phone.evaluate("void (Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError')))")
    phone.locator(".keep-zone button").click()
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
    said = {
        zone: int(re.search(r'data-size="([0-9]+)"', (site / "zones" / zone / "index.html").read_text())[1])
        for zone, _ in heavy
    }
    assert [zone for (zone, _), total in heavy.items() if total > said[zone] * KILOBYTE] == []


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


@pytest.mark.parametrize("prefix", ["", "ar/"])
def test_a_browser_finds_nothing_to_mend_in_the_manifest(whole_browser, address, prefix):
    # Without windows there is nothing to install.
    page = whole_browser.new_page()
    page.goto(address + prefix)
    session = page.context.new_cdp_session(page)
    assert session.send("Page.getAppManifest")["errors"] == []
    assert session.send("Page.getAppId")["appId"] == address + prefix
    page.close()


def test_the_worker_and_what_it_fetches_at_first_are_small(site):
    files = ["worker.js", "assets/crocevia.css", "assets/crocevia.svg", "programs/it/page.js", "index.html", "offline/index.html"]  # fmt: skip
    sizes = {file: len(gzip.compress((site / file).read_bytes(), 6)) for file in files}
    assert sizes["worker.js"] <= 4 * KILOBYTE
    assert sum(sizes.values()) <= 30 * KILOBYTE
