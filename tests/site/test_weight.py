"""A first visit is light and calm: few bytes, nothing from elsewhere, nothing that jumps while one reads."""

import gzip

import pytest

from tests.site.pages import PHONE, PREFIXES, SEARCH, SERVICE, settled, until

# Bytes, compressed, of all that a first visit asks for (issue 4).
MOST = 120_000
# Google's limit of a good layout shift (Core Web Vitals); it has no unit.
CALM = 0.1


def weight(site, heard):
    """Bytes of each file that the server was asked for; texts as hosts send them, compressed."""
    paths = {one.partition("?")[0].partition(" ")[0] for one in heard}
    files = [site / (f"{path}index.html" if path.endswith("/") else path).lstrip("/") for path in paths]
    return {file.relative_to(site).as_posix(): len(gzip.compress(file.read_bytes(), 9)) for file in files}


@pytest.mark.parametrize("path", ["", SERVICE, *(prefix + SEARCH for prefix in PREFIXES.values())])
def test_a_first_visit_is_light(site, opened, heard, path, record_property):
    page = opened(path)
    if SEARCH in path:
        settled(page)
    page.wait_for_load_state("networkidle")
    sent = weight(site, heard)
    record_property("bytes", sum(sent.values()))
    assert any(name.endswith(".css") for name in sent)
    assert sum(sent.values()) <= MOST, sent


SHIFTS = """self.shift = 0
new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) self.shift += one.value
}).observe({type: "layout-shift", buffered: true})"""


@pytest.mark.parametrize("locale", ["it-IT", "en-GB"])
@pytest.mark.parametrize("path", ["", SERVICE, "services/", "needs/food/", SEARCH, "search/?q=celav"])
def test_nothing_jumps_when_programs_come_late(browser, address, path, locale):
    """The page is painted first; its programs come after that, as on a bad line."""
    # Not `opened`: a clock that stands still knows nothing of paints.
    context = browser.new_context(viewport=PHONE, locale=locale)
    page, waiting, late = context.new_page(), [], True
    page.add_init_script(SHIFTS)
    context.route("**/*.js", lambda route: waiting.append(route) if late else route.continue_())
    page.goto(address + path, wait_until="commit")
    until(page, "performance.getEntriesByName('first-contentful-paint').length")
    assert waiting
    late = False
    for route in waiting:
        route.continue_()
    if "search/" in path:
        settled(page)
    page.wait_for_load_state("networkidle")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    found = page.evaluate("shift")
    context.close()
    assert found < CALM
