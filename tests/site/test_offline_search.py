"""The search with no network; and what leaves no trace on a phone: what was searched for, pages about violence."""

import pytest

from tests.site.phone import CELAV, DISTRICT, first, keep, shelf, until, visit

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
