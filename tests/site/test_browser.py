"""The built site in a browser, as people have it: small, dark, without JavaScript, with a keyboard."""

import pytest

from tests.site.pages import PAGES, PREFIXES

# Languages in which every type of page is looked at; of the others, what can be too wide in one and not in another.
FOREMOST = ("it", "en")
TRANSLATED = (
    "",
    "services/mensa-opera-san-francesco-corso-concordia/",
    "groups/ama-lavoro-monza/",
    "zones/milano/",
    "dati/",
    "privacy/",
)

# As a reader from the Italian page meets them; the last leads back.
LANGUAGES = {
    "English": "en",
    "Français": "fr",
    "Español": "es",
    "Română": "ro",
    "Українська": "uk",
    "العربية": "ar",
    "中文": "zh",
    "Italiano": "it",
}


@pytest.fixture
def opened(browser, address):
    """Opens a page in a context of its own and closes it at the end; what failed to load is in `.failed`."""
    contexts = []

    def open_page(path, **context):
        contexts.append(browser.new_context(**{"java_script_enabled": False, **context}))
        page = contexts[-1].new_page()
        page.asked, page.failed = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("response", lambda response: page.failed.append(response.url) if response.status >= 400 else None)
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("language", PREFIXES)
def test_nothing_is_wider_than_the_screen_nor_asked_of_anyone_else(opened, address, language):
    prefix = PREFIXES[language]
    page = opened(prefix, java_script_enabled=True, service_workers="block")
    wide = []
    for path in PAGES if language in FOREMOST else TRANSLATED:
        page.goto(address + prefix + path)
        for width in (320, 360, 1280):
            page.set_viewport_size({"width": width, "height": 700})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((path, width))
    assert not wide
    assert not page.failed
    assert [url for url in page.asked if not url.startswith((address, "data:"))] == []


def test_what_one_needs_is_there_without_scripts(opened):
    page = opened("services/mensa-opera-san-francesco-corso-concordia/", viewport={"width": 360, "height": 700})
    assert page.locator("h1").is_visible()
    call = page.locator("article a[href^='tel:']").first
    assert call.is_visible()
    # A thumb's width (WCAG 2.2, 2.5.8 asks 24 pixels; a phone in the street asks more).
    assert call.bounding_box()["height"] >= 40
    assert page.get_by_text("Non verificato").first.is_visible()


def test_from_home_to_a_free_meal_in_three_taps(opened):
    page = opened("", viewport={"width": 360, "height": 700})
    page.get_by_role("link", name="Mangiare").first.click()
    page.locator("[data-verification] a").filter(has_text="Pane Quotidiano").first.click()
    assert page.locator("article").get_attribute("data-record").startswith("services/pane-quotidiano")


def test_the_language_switch_stays_on_the_page(opened, address):
    page = opened("groups/job-club-milano/")
    page.locator(".languages summary").click()
    page.get_by_role("link", name="English").click()
    assert page.url == f"{address}en/groups/job-club-milano/"
    assert page.locator("html").get_attribute("lang") == "en"


def test_a_page_from_right_to_left_keeps_numbers_names_and_codes_as_they_are(opened):
    page = opened("ar/services/mensa-opera-san-francesco-corso-concordia/", viewport={"width": 360, "height": 700})
    direction = "element => getComputedStyle(element).direction"
    assert page.locator("main").evaluate(direction) == "rtl"
    for left_to_right in ("h1", ".call bdi", "code"):
        assert page.locator(left_to_right).first.evaluate(direction) == "ltr"
    # The name stands at the right all the same, where a reader begins.
    begin, name = page.locator(".crumbs").bounding_box(), page.locator("h1")
    assert name.evaluate("h1 => { const r = document.createRange(); r.selectNodeContents(h1);"
                         " return r.getBoundingClientRect().right }") == pytest.approx(begin["x"] + begin["width"], abs=2)  # fmt: skip


def test_every_language_can_be_chosen_with_a_thumb(opened, address):
    page = opened("services/celav/", viewport={"width": 320, "height": 700})
    for name, code in LANGUAGES.items():
        page.locator(".languages summary").click()
        link = page.get_by_role("link", name=name, exact=True)
        assert link.bounding_box()["height"] >= 40
        link.click()
        assert page.locator("html").get_attribute("lang") == code
        assert page.url.endswith("services/celav/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_in_the_light_and_in_the_dark(opened, scheme):
    page = opened("services/celav/", color_scheme=scheme, java_script_enabled=True)
    colours = page.evaluate(
        """() => {
            const ink = getComputedStyle(document.querySelector("h1")).color
            const paper = [document.body, document.documentElement]
                .map(e => getComputedStyle(e).backgroundColor).find(c => c != "rgba(0, 0, 0, 0)")
            return [ink, paper || "rgb(255, 255, 255)"]
        }"""
    )
    ink, paper = (luminance(colour) for colour in colours)
    assert (ink > paper) == (scheme == "dark")
    # WCAG 2.2, 1.4.6 (AAA).
    assert (max(ink, paper) + 0.05) / (min(ink, paper) + 0.05) >= 7


def luminance(colour):
    """Relative luminance (WCAG 2.2) of `rgb(r, g, b)`."""
    channels = [int(part) / 255 for part in colour.partition("(")[2].rstrip(")").split(",")[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_keyboard_can_skip_to_the_content(opened):
    page = opened("services/celav/", java_script_enabled=True)
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    assert focused == "#content"
    assert page.locator("#content").count() == 1


def test_a_page_that_is_not_there_helps_on(opened, address):
    page = opened("404.html")
    assert page.get_by_role("link", name="Mangiare").first.is_visible()
    assert page.locator("a[href='/needs/food/']").count()
