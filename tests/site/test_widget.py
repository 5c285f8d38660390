"""The page that makes the snippet for other sites: what is chosen is shown, and what is copied shows it elsewhere."""

import pytest

from tests.site.pages import PREFIXES, until
from tests.widget.conftest import host

NAMES = "crocevia-list li > :first-child"
SNIPPET = "document.getElementById('snippet').value"


def names(page):
    page.locator(NAMES).first.wait_for()
    return [one.inner_text() for one in page.locator(NAMES).all()]


@pytest.mark.parametrize("language", ["it", "ar"])
def test_what_is_chosen_is_shown_and_written(opened, language):
    page = opened(f"{PREFIXES[language]}widget/?need=food&zone=nowhere")
    page.locator("#choices").wait_for()
    page.select_option("#choose-zone", "monza")
    page.select_option("#choose-lang", "en")
    page.fill("#choose-limit", "2")
    page.check("[name=hide][value=summary]")
    until(page, f"{SNIPPET}.includes('zone=monza')")
    assert "Monza" in page.inner_text("#state")
    first, link, *_ = page.evaluate(SNIPPET).split("\n")
    assert first == '<crocevia-list zone="monza" need="food" lang="en" limit="2" hide="summary">'
    assert '<a href="https://crocevia.example.org/en/search/?need=food&amp;zone=monza">' in link
    assert len(names(page)) == 2
    # A number that no list can have changes nothing.
    page.fill("#choose-limit", "100")
    assert page.evaluate(SNIPPET).startswith(first)


def test_who_chooses_before_the_first_list_has_come_is_told_of_theirs(opened):
    page = opened("widget/?need=food")
    coming = []

    def hold(route):
        coming.append(route)

    page.route("**/lists/**", hold)
    with page.expect_request("**/lists/needs/food.json"):
        page.reload()
    page.locator("#choices").wait_for()
    page.select_option("#choose-zone", "monza")
    # Until it is known where the same list is on the site, the text leads to the site.
    assert '<a href="https://crocevia.example.org/">Crocevia</a>' in page.evaluate(SNIPPET)
    for one in coming:
        one.continue_()
    until(page, f"{SNIPPET}.includes('zone=monza')")
    assert "Monza" in page.inner_text("#state")


def test_what_is_copied_shows_elsewhere_what_the_sites_own_page_shows(opened, site):
    page = opened("widget/?zone=monza", permissions=["clipboard-read", "clipboard-write"])
    page.fill("#choose-limit", "20")
    until(page, f"{SNIPPET}.includes('zones/monza/')")
    page.locator("#copy").click()
    until(page, "document.getElementById('state').textContent")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.evaluate(SNIPPET)
    with host({"Access-Control-Allow-Origin": "*"}) as ours, host({}) as theirs:
        ours.files = {path.relative_to(site).as_posix(): path.read_bytes() for path in (site / "widget").rglob("*.js*")}
        snippet = copied.replace("https://crocevia.example.org/", ours.address)
        theirs.files["index.html"] = f"<!doctype html><title>Parrocchia</title>{snippet}".encode()
        page.goto(f"{theirs.address}index.html")
        shown = names(page)
    page = opened("zones/monza/")
    own = {one.inner_text() for one in page.locator(".card :is(h2, h3) a").all()}
    wider = {one.inner_text() for one in page.locator(".brief a").all()}
    assert len(shown) == 20
    assert set(shown) <= own | wider
    assert set(shown[: len(own)]) <= own


def test_without_scripts_there_is_the_text_for_the_whole_city(opened):
    page = opened("widget/", java_script_enabled=False)
    text = page.input_value("#snippet")
    assert '<a href="https://crocevia.example.org/">Crocevia</a>' in text
    assert 'src="https://crocevia.example.org/widget/crocevia-list.js"' in text
    assert not page.locator("#choices").is_visible()
    assert not page.locator("#preview").is_visible()
