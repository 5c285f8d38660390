"""Whether something is open, as pages say it at a fixed time: on a record's page, in a list, in another time zone."""

import html
import json
import re

import pytest

from crocevia.when.browser import timetable
from tests.site.pages import TUESDAY, until

CELAV = "services/celav/"
WEEK = "lun-ven 9:00-17:00"


@pytest.fixture
def with_hours(opened, address):
    """Opens a page whose first timetable is another one, whatever the record may say by then."""

    def open_page(path, hours, at, **context):
        page = opened("privacy/", at, **context)
        said = html.escape(json.dumps(timetable(hours)), quote=True)

        def put(route):
            answer = route.fetch()
            body, times = re.subn(r"data-hours='[^']*'", f"data-hours='{said}'", answer.text(), count=1)
            assert times, f"{path} has no timetable"
            route.fulfill(response=answer, body=body)

        page.context.route(address + path, put)
        page.goto(address + path)
        return page.locator("[data-hours]").first

    return open_page


SAID = [
    (WEEK, TUESDAY, "open", "Aperto ora fino alle 17:00"),
    (WEEK, "2026-11-24T16:20:00+01:00", "soon", "Aperto ora, chiude tra poco: alle 17:00"),
    (WEEK, "2026-11-24T08:00:00+01:00", "closed", "Apre oggi alle 9:00"),
    (WEEK, "2026-11-24T17:00:00+01:00", "closed", "Apre domani alle 9:00"),
    (WEEK, "2026-11-27T18:00:00+01:00", "closed", "Riapre lunedì alle 9:00"),
    (f"{WEEK}; agosto chiuso", "2027-08-03T10:00:00+02:00", "closed", "Riapre mercoledì 1 settembre alle 9:00"),
    # The Immaculate Conception is a Tuesday.
    (f"{WEEK}; festivi chiuso", "2026-12-08T10:00:00+01:00", "closed", "Apre domani alle 9:00"),
    ("tutti i giorni 0:00-24:00", SUNDAY := "2026-11-22T03:00:00+01:00", "open", "Aperto giorno e notte"),
    ("tutti i giorni 19:00-8:00", SUNDAY, "open", "Aperto ora fino alle 8:00"),
]


@pytest.mark.parametrize("path", [CELAV, "services/"])
@pytest.mark.parametrize(("hours", "at", "state", "words"), SAID)
def test_a_page_says_whether_it_is_open(with_hours, path, hours, at, state, words):
    place = with_hours(path, hours, at)
    place.wait_for()
    assert place.inner_text() == f"{words} secondo la fonte"
    assert place.get_attribute("data-state") == state


def test_nothing_is_said_where_nothing_is_known(with_hours):
    place = with_hours(CELAV, "lun 9-12; dal 1/1/2026 al 31/12/2027 chiuso", TUESDAY)
    until(place.page, "document.querySelector('[data-hours]').dataset.state")
    assert place.get_attribute("data-state") == "unknown"
    assert not place.is_visible()


def test_the_clock_is_the_one_in_rome(with_hours):
    place = with_hours(CELAV, WEEK, "2026-11-24T16:20:00+01:00", timezone_id="Asia/Tokyo")
    place.wait_for()
    assert "alle 17:00" in place.inner_text()


def test_a_page_that_stays_open_says_it_again(with_hours):
    place = with_hours(CELAV, WEEK, TUESDAY)
    place.wait_for()
    place.page.clock.set_fixed_time("2026-11-24T17:30:00+01:00")
    # As when the phone comes out of the pocket.
    place.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert place.inner_text().startswith("Apre domani")


def test_without_scripts_the_hours_are_words(opened):
    page = opened(CELAV, java_script_enabled=False)
    assert not page.locator(".when:visible").count()
    assert page.locator(".hours").first.is_visible()
