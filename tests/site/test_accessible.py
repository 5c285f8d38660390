"""axe-core finds nothing on any type of page, in any language, on a phone or a desk, by day or by night, with what opens open."""

import pytest

from tests.site.barriers import wrong
from tests.site.pages import FORM, PAGES, PREFIXES, SEARCH, TUESDAY, settled

# Languages take turns in being seen on a phone and on a desk, by day and by night: words depend on no colour, and each of the
# four ways is seen in two languages. Colours depend on no language: the first that has its turn looks at them, the dearest rule.
WAYS = [
    {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    for scheme in ("light", "dark")
    for width in (360, 1280)
]


# Where what is wrong in a form is shown: its words are the check's own, and come long after the page.
MENDED = ("it", "ar")


# Of long tables and lists, in all languages but the first, as much as shows how the rest is.
SHORTENED = """for (const one of document.querySelectorAll("main :is(tbody, ol, ul, dl)"))
    while (one.children.length > 12) one.lastElementChild.remove()"""


def opening(page, path, language):
    """Open what opens: the long answers of any page; of the one that searches the filters and what it suggests."""
    page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
    if language != next(iter(PREFIXES)):
        page.evaluate(SHORTENED)
    if path == FORM and language in MENDED:
        # With what is wrong at its fields, and the list of it.
        page.locator("#form [type=submit]").click()
        page.locator("#left:not([hidden])").wait_for()
    if path == SEARCH:
        page.locator("#facets input").first.wait_for()
        box = page.locator("#q")
        box.focus()
        box.fill("")
        box.press_sequentially("la")
        page.get_by_role("listbox").wait_for()
        box.press("ArrowDown")


@pytest.mark.parametrize("language", PREFIXES)
def test_axe_finds_nothing(browser, address, language):
    turn, place = divmod(list(PREFIXES).index(language), len(WAYS))
    said, colours = {}, turn == 0
    # A stranger's browser: below the head each page offers English, or Italian.
    locale = "it-IT" if language == "en" else "en-GB"
    # The worker would keep every page that is looked at.
    context = browser.new_context(locale=locale, service_workers="block", **WAYS[place])
    page = context.new_page()
    page.clock.set_fixed_time(TUESDAY)
    for path in PAGES:
        page.goto(address + PREFIXES[language] + path)
        if path == SEARCH:
            settled(page)
        opening(page, path, language)
        said[path] = wrong(page, colours=colours, sheet=path == "")
    page.goto(address + PREFIXES[language])
    for place, menu in enumerate(page.locator("details.menu > summary:visible").all()):
        menu.click()
        said[f"menu {place}"] = wrong(page, colours=colours)
    context.close()
    assert {path: found for path, found in said.items() if found} == {}
