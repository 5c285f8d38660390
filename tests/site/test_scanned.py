"""A page whose address comes from a QR code: it leads on to the language of the phone, and leaves the way back alone."""

import pytest

from crocevia.html.early import SCANNED
from tests.site.pages import GUARDED, SERVICE


def scanned(page, address, path):
    """Goes to a page as who has scanned its code; the paths that the host was asked for."""
    page.goto("about:blank")
    page.asked.clear()
    page.goto(f"{address}{path}{SCANNED}")
    return [one.removeprefix(address) for one in page.asked if one.endswith("/")]


@pytest.mark.parametrize("path", ["", SERVICE, GUARDED, "needs/food/"])
def test_who_scans_an_italian_poster_reads_it_in_arabic(opened, address, path):
    page = opened("", locale="ar-EG")
    asked = scanned(page, address, path)
    page.wait_for_url(f"{address}ar/{path}")
    assert page.locator("html").get_attribute("lang") == "ar"
    # No host hears that somebody has scanned.
    assert not [one for one in asked if "qr" in one]


def test_the_way_back_is_to_where_one_was_before(opened, address):
    page = opened("", locale="ar")
    page.goto(f"{address}privacy/")
    scanned(page, address, SERVICE)
    page.wait_for_url(f"{address}ar/{SERVICE}")
    page.go_back()
    assert page.url == "about:blank"


def test_who_then_wants_the_poster_s_language_gets_it_and_keeps_it(opened, address):
    page = opened("", locale="ar")
    scanned(page, address, SERVICE)
    page.wait_for_url(f"{address}ar/{SERVICE}")
    page.locator(".languages summary, .languages button").first.click()
    page.locator(".languages a[lang=it]").click()
    page.wait_for_url(f"{address}{SERVICE}")
    # Next time the choice holds.
    scanned(page, address, f"ar/{SERVICE}")
    page.wait_for_url(f"{address}{SERVICE}")


@pytest.mark.parametrize("locale", ["it-CH", "de-DE"])
def test_who_reads_the_poster_s_language_or_none_of_the_site_s_stays(opened, address, locale):
    page = opened("", locale=locale)
    scanned(page, address, SERVICE)
    page.wait_for_load_state("load")
    assert page.url == f"{address}{SERVICE}{SCANNED}"
    assert not page.locator(".yours").count()


def test_without_scripts_one_stays_where_the_languages_are_at_hand(opened, address):
    page = opened("", locale="ar", java_script_enabled=False)
    scanned(page, address, SERVICE)
    assert page.url == f"{address}{SERVICE}{SCANNED}"
    assert page.locator(".languages a[lang=ar]").count() == 1
