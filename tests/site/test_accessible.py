"""axe-core finds nothing on any type of page, in any language, on a phone or a desk, by day or by night, with what opens open."""

import pytest

from tests.site.pages import FORM, PAGES, PREFIXES, ROOT, SEARCH, TUESDAY, settled

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# WCAG 2.2 A and AA, and what axe holds to be good practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """asked => axe.run({...asked, resultTypes: ["violations"]}).then(
    ({violations}) => violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.html}`)))"""
# Languages take turns in being seen on a phone and on a desk, by day and by night: words depend on no colour, and each of the
# four ways is seen in two languages. Colours depend on no language: the first that has its turn looks at them, the dearest rule.
WAYS = [
    {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    for scheme in ("light", "dark")
    for width in (360, 1280)
]


@pytest.fixture(scope="module")
def axe():
    """The text of the program."""
    if not AXE.is_file():
        pytest.skip("axe-core is not there: `make test` fetches it")
    return AXE.read_text(encoding="utf-8")


# Where what is wrong in a form is shown: its words are the check's own, and come long after the page.
MENDED = ("it", "ar")


def opening(page, path, language):
    """Open what opens: the long answers of any page; of the one that searches the filters and what it suggests."""
    page.evaluate("for (const one of document.querySelectorAll('main details')) one.open = true")
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


def wrong(page, axe, *, colours=True, sheet=True):
    """What is wrong; in `colours` too, and in the style `sheet`, which is the same on all pages."""
    # The policy of the pages lets no script in by a tag.
    page.evaluate(axe)
    rules = {"color-contrast": {"enabled": colours}}
    return page.evaluate(RUN, {"runOnly": {"type": "tag", "values": RULES}, "rules": rules, "preload": sheet})


@pytest.mark.parametrize("language", PREFIXES)
def test_axe_finds_nothing(browser, address, axe, language):
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
        said[path] = wrong(page, axe, colours=colours, sheet=path == "")
    page.goto(address + PREFIXES[language])
    for place, menu in enumerate(page.locator("details.menu > summary:visible").all()):
        menu.click()
        said[f"menu {place}"] = wrong(page, axe, colours=colours, sheet=False)
    context.close()
    assert {path: found for path, found in said.items() if found} == {}
