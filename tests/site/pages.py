"""What tests of pages go through: one address for each type of page, below a language's prefix. A new type is a line here."""

from pathlib import Path

from crocevia import press

ROOT = Path(__file__).parents[2]
SETTINGS = press.settings(ROOT / "site_config.yml")
# The way from the root to a language's pages; the first language stands at the root.
PREFIXES = {code: f"{code}/" if place else "" for place, code in enumerate(SETTINGS.languages)}

PHONE = {"width": 360, "height": 740}
# A Tuesday at ten in the morning, in Rome.
TUESDAY = "2026-11-24T10:00:00+01:00"

SEARCH = "search/?q=lavoro"
# A telephone and a timetable; and one about violence, with the quick exit.
SERVICE = "services/mensa-opera-san-francesco-corso-concordia/"
GUARDED = "services/centro-milano-donna-municipio-9/"
FORM = "partecipa/services/"

# Of lists the shorter ones: a longer one holds more of the same.
PAGES = (
    "",
    SEARCH,
    "needs/",
    "needs/food/",
    "needs/violence/",
    "zones/bologna/",
    "services/pages/2/",
    SERVICE,
    GUARDED,
    "groups/ama-lavoro-monza/",
    "companies/leroy-merlin/",
    "associations/cgil-milano/",
    "places/celav/",
    "networks/ama-lavoro-monza-brianza/",
    "map/",
    "list/",
    "coverage/",
    "print/",
    f"voce/{SERVICE}",
    f"voce/{GUARDED}",
    "widget/",
    "offline/",
    "quality/",
    "calendar/",
    "dati/",
    "privacy/",
    "partecipa/",
    FORM,
    f"{FORM}?edit={SERVICE[:-1]}",
    "404.html",
)


def settled(page, state="ready"):
    """Wait until the page that searches has drawn what it found; returns it."""
    page.wait_for_selector(f"#results[data-state={state}]", state="attached")
    return page


def until(page, expression):
    """Wait until it holds. Playwright's own `wait_for_function` evaluates text in the page, which its policy forbids."""
    for _ in range(200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never: {expression}")
