"""The home page's promises: where one is goes along, what is open now, numbers to call, one's own language."""

import pytest

from tests.site.pages import settled

NEED = "main a[data-asks='need=food']"
SUNDAY_NIGHT = "2026-11-22T03:00:00+01:00"
SOONEST = ["open", "soon", "closed"]


def test_the_place_that_is_chosen_goes_along_with_a_need(opened, address):
    page = opened("")
    page.get_by_label("Dove sei?").select_option(label="Bologna")
    page.locator(NEED).click()
    page.wait_for_url(f"{address}search/**")
    settled(page)
    assert "need=food" in page.url
    assert "zone=bologna" in page.url
    assert page.locator("#results [data-record]").count()
    chips = page.locator("#meant .chip").all_inner_texts()
    assert any("Bologna" in chip for chip in chips)


def test_the_place_is_remembered_on_this_phone_only_until_it_is_taken_back(opened, heard):
    page = opened("")
    page.get_by_label("Dove sei?").select_option(label="Bologna")
    heard.clear()
    page.reload()
    assert page.get_by_label("Dove sei?").input_value() == "bologna"
    assert not [one for one in heard if "bologna" in one.lower()]
    assert page.evaluate("({...localStorage})") == {"zone": "bologna"}
    page.get_by_label("Dove sei?").select_option(index=0)
    assert page.evaluate("localStorage.length") == 0
    page.locator(NEED).click()
    page.wait_for_url("**/needs/food/")


def lines(page):
    """What is shown of what is open: state and minutes to wait of each line."""
    shown = page.locator("#now li:visible")
    return [tuple(one) for one in shown.locator("[data-hours]").evaluate_all(
        "all => all.map(one => [one.dataset.state, Number(one.dataset.wait)])")]  # fmt: skip


def test_what_is_open_now_comes_first_and_says_until_when(opened):
    page = opened("")
    found = lines(page)
    assert 0 < len(found) <= 6
    assert found == sorted(found, key=lambda one: (SOONEST.index(one[0]), one[1]))
    assert found[0][0] == "open"
    assert page.locator("#now li:visible .when").first.inner_text().startswith("Aperto")


def test_at_night_what_opens_in_the_day_is_said_with_its_hour(opened):
    page = opened("", SUNDAY_NIGHT)
    waiting = [wait for state, wait in lines(page) if state == "closed"]
    assert waiting
    assert all(0 < wait < 24 * 60 for wait in waiting)


def test_what_is_open_is_where_one_is(opened):
    page = opened("")
    page.get_by_label("Dove sei?").select_option(label="Bologna")
    zones = page.locator("#now li:visible").evaluate_all("all => all.map(one => one.dataset.zones.split(' '))")
    assert zones
    assert all("bologna" in of for of in zones)


@pytest.mark.parametrize("number", ["112", "1522", "+39-020202"])
def test_who_is_in_danger_calls_with_one_tap(opened, number):
    page = opened("")
    link = page.locator(f"main a[href='tel:{number}']").first
    assert link.bounding_box()["height"] >= 44
    # On the first screen, above the needs.
    assert link.bounding_box()["y"] < page.viewport_size["height"]


def test_one_s_own_language_is_one_tap_away(opened, address):
    page = opened("", locale="es-MX")
    page.locator(".yours a").click()
    assert page.url == f"{address}es/"
    assert not page.locator(".yours").count()


@pytest.mark.parametrize("locale", ["it-CH", "de-DE"])
def test_nothing_is_offered_to_who_reads_the_page_or_no_language_of_the_site(opened, locale):
    page = opened("", locale=locale)
    page.locator("#now li:visible").first.wait_for()
    assert not page.locator(".yours").count()


def test_without_scripts_there_are_links_and_no_promise_of_now(opened, address):
    page = opened("", java_script_enabled=False)
    assert not page.get_by_label("Dove sei?").is_visible()
    assert not page.locator("#now").is_visible()
    assert page.locator("main a[href='tel:112']").first.is_visible()
    page.get_by_role("link", name="Scegli dove sei").click()
    assert page.url == f"{address}zones/"
    page.go_back()
    page.locator(NEED).click()
    assert page.url == f"{address}needs/food/"
    assert page.locator("[data-verification]").count()
