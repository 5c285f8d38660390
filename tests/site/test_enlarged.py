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
def test_enlarged_twice_nothing_is_cut_off(opened, address, language):
    """The whole page at 200 %; then, in a window twice as wide as a phone, its words alone."""
    page = opened("", viewport=HALVED, device_scale_factor=2)
    found = {}
    for path in visits(page, address, language):
        too_wide, sticky = page.evaluate(f"[{TOO_WIDE}, {STICKY}]")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        found[path] = too_wide > 0, sticky > 1 / 3, page.evaluate(TOO_WIDE) > 0
    assert {path: one for path, one in found.items() if any(one)} == {}


def test_nothing_moves_for_who_asked_for_that(opened, address):
    page = opened("", reduced_motion="reduce")
    found = {path: page.evaluate(MOVING) for path in visits(page, address, "it")}
    assert {path: one for path, one in found.items() if one} == {}
