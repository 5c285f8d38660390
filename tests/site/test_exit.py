"""The way out of pages about violence: at once, by touch or by keyboard, and nothing to come back to."""

import pytest

from tests.site.pages import GUARDED, SERVICE, SETTINGS, settled, until

EXIT = SETTINGS.exit_url
ABOUT_VIOLENCE = "search/#q=violenza"


@pytest.fixture(scope="module")
def browser(whole_browser):
    """Chromium as people have it: tabs and their histories are the browser's own."""
    return whole_browser


@pytest.fixture
def entered(opened):
    """Opens a page after two others, in one tab; the harmless page of others is one of ours."""

    def enter(path, **context):
        page = opened("", **context)
        page.context.route(f"{EXIT}**", lambda route: route.fulfill(body="<h1>Sereno</h1>", content_type="text/html"))
        for earlier in (SERVICE, path):
            page.goto(page.url.split("services/")[0] + earlier)
        return page

    return enter


def away(page):
    page.wait_for_url(EXIT)
    page.get_by_role("heading", name="Sereno").wait_for()


def behind(page):
    """The addresses that going back leads to, nearest first."""
    found = []
    # Whole pages: one that is still being brought back cannot be left (Chromium answers "not attached to an active page").
    while len(found) < 6 and page.go_back():
        found.append(page.url)
    return found


def test_a_touch_leads_away_and_back_is_the_home_page(entered, address):
    page = entered(GUARDED, has_touch=True)
    page.locator("a.exit").tap()
    away(page)
    assert set(behind(page)) == {address}


def test_three_presses_of_escape_lead_away(entered, address):
    page = entered(GUARDED)
    for _ in range(3):
        page.keyboard.press("Escape")
    away(page)
    assert set(behind(page)) == {address}


def test_two_presses_do_not(entered):
    page = entered(GUARDED)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.locator("h1").wait_for()
    assert page.url.endswith(GUARDED)
    assert page.locator("h1").is_visible()


def test_what_lay_ahead_is_forgotten_too(entered, address):
    """Who had gone on to another page, and back, leaves no page to go forward to."""
    page = entered(GUARDED)
    page.goto(address + "needs/violence/")
    page.go_back()
    page.locator("a.exit").click()
    away(page)
    assert page.go_forward() is None
    assert page.url == EXIT


def test_it_stays_in_sight_while_one_reads(opened):
    page = opened("needs/violence/")
    page.mouse.wheel(0, 3_000)
    until(page, "scrollY > 500")
    box = page.locator("a.exit").bounding_box()
    assert box["y"] == pytest.approx(0, abs=1)
    assert box["height"] >= 44


def test_other_pages_have_none(opened):
    page = opened(SERVICE)
    assert not page.locator("a.exit").count()


def test_the_search_has_one_only_when_it_is_about_violence(entered, address):
    page = entered(ABOUT_VIOLENCE)
    settled(page)
    page.locator("a.exit").wait_for(state="visible")
    box = page.locator("#q")
    box.fill("lavoro")
    box.press("Enter")
    page.wait_for_url("**q=lavoro")
    settled(page)
    page.locator("a.exit").wait_for(state="hidden")
    for _ in range(3):
        page.keyboard.press("Escape")
    assert page.url.startswith(f"{address}search/")
    box.fill("mio marito mi picchia")
    box.press("Enter")
    page.locator("a.exit").wait_for(state="visible")
    page.locator("a.exit").click()
    away(page)
    assert set(behind(page)) == {address}


def test_without_scripts_it_is_a_link_that_says_nothing_of_where_one_was(entered):
    page = entered(GUARDED, java_script_enabled=False)
    link = page.locator("a.exit")
    assert "noreferrer" in link.get_attribute("rel")
    link.click()
    away(page)


def test_in_arabic_it_is_in_arabic(entered, address):
    page = entered(f"ar/{GUARDED}", locale="ar")
    link = page.locator("a.exit")
    assert "خروج سريع" in link.inner_text()
    link.click()
    away(page)
    assert set(behind(page)) <= {address, f"{address}ar/"}
