"""What a phone has kept, as tests ask for it."""

import time

# Shown and kept in the tests: a record's page, and the page of a zone.
CELAV = "services/celav/"
MEAL = "services/mensa-opera-san-francesco-corso-concordia/"
DISTRICT = "zones/milano-municipio-3/"


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


def keep(phone):
    phone.locator(".keep-zone button").click()
    phone.wait_for_selector("[data-zone][data-state=kept]")
