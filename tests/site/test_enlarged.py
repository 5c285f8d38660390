"""Pages for who sees, moves or thinks otherwise: enlarged twice, words only enlarged, and nothing that moves."""

import pytest

from tests.site.pages import PAGES, PREFIXES, SEARCH, settled

# A window of 1280 pixels at 200 % has half as many.
HALVED = {"width": 640, "height": 400}
LANGUAGES = ("it", "ar")

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What stands still while the page is moved: share of the window's height.
STICKY = """Math.max(0, ...[...document.querySelectorAll("body *")]
    .filter(one => ["fixed", "sticky"].includes(getComputedStyle(one).position) && one.checkVisibility())
    .map(one => one.getBoundingClientRect().height)) / innerHeight"""
# What the widget's list stands in place of has no style at all.
MOVING = """[...document.querySelectorAll("*")].filter(one => {
    const {animationName, transitionDuration, scrollBehavior} = getComputedStyle(one)
    return !["", "none"].includes(animationName) || transitionDuration.split(",").some(parseFloat) || scrollBehavior === "smooth"
}).map(one => one.outerHTML.slice(0, 80))"""


def visits(page, address, language):
    """Goes to each type of page in a language; yields its path."""
    for path in PAGES:
        page.goto(address + PREFIXES[language] + path)
        if path == SEARCH:
            settled(page)
        yield path


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_200_percent_nothing_is_cut_off(opened, address, language):
    page = opened("", viewport=HALVED, device_scale_factor=2)
    found = {path: page.evaluate(f"[{TOO_WIDE}, {STICKY}]") for path in visits(page, address, language)}
    assert {path: one for path, one in found.items() if one[0] > 0 or one[1] > 1 / 3} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_twice_as_large_fit_a_phone(opened, address, language):
    page = opened("", viewport={"width": 640, "height": 800})
    page.add_init_script("addEventListener('DOMContentLoaded', () => document.documentElement.style.fontSize = '200%')")
    found = {path: page.evaluate(TOO_WIDE) for path in visits(page, address, language)}
    assert {path: one for path, one in found.items() if one > 0} == {}


def test_nothing_moves_for_who_asked_for_that(opened, address):
    page = opened("", reduced_motion="reduce")
    found = {path: page.evaluate(MOVING) for path in visits(page, address, "it")}
    assert {path: one for path, one in found.items() if one} == {}
