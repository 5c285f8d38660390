"""A browser for the tests of the list that someone keeps, and what they ask of it."""

import json
import re
from contextlib import contextmanager

from playwright.sync_api import expect

PHONE = {"width": 360, "height": 740}
# A Tuesday at noon, in Rome.
TUESDAY = "2026-11-24T12:00:00+01:00"
MEAL = "services/mensa-opera-san-francesco-corso-concordia"
CLUB = "groups/job-club-milano"
VIOLENCE = "services/1522-numero-antiviolenza-e-stalking"
GONE = "services/non-esiste"


@contextmanager
def browsing(browser, address):
    """Opens a page in a context of its own, or in `beside`'s; what it asked for and what went wrong is in `.asked` and `.wrong`."""
    contexts = []

    def open_page(path, *, kept=None, beside=None, **context):
        if not beside:
            # The worker that keeps pages for the underground has tests of its own (test_offline.py).
            context = {"viewport": PHONE, "locale": "it-IT", "service_workers": "block", **context}
            contexts.append(browser.new_context(**context))
        page = (beside.context if beside else contexts[-1]).new_page()
        page.asked, page.wrong = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: page.wrong.append(str(error)))
        page.on("dialog", lambda dialog: (page.wrong.append(dialog.message), dialog.dismiss()))
        page.clock.set_fixed_time(TUESDAY)
        if kept is not None:
            page.goto(address + "about/")
            page.evaluate(
                "text => localStorage.setItem('list', text)", kept if isinstance(kept, str) else written(*kept)
            )
        page.goto(address + path)
        return page

    yield open_page
    wrong = [error for context in contexts for page in context.pages for error in page.wrong]
    for context in contexts:
        context.close()
    assert not wrong


def written(*refs):
    return json.dumps([{"ref": ref, "note": "", "added": "2026-11-20"} for ref in refs])


def stored(page):
    return json.loads(page.evaluate("localStorage.getItem('list')") or "[]")


def listed(page):
    """The records of the list, in their order, all read."""
    expect(page.locator("#list, #without").filter(visible=True)).to_have_id("list")
    expect(page.locator("#entries [aria-busy=true]")).to_have_count(0)
    return [one.get_attribute("data-record") for one in page.locator("#entries .entry").all()]


def message(page, ready):
    """The message, when it says `ready`."""
    expect(page.locator("#text")).to_have_value(re.compile(re.escape(ready)))
    return page.locator("#text").input_value()


def entry(page, ref):
    return page.locator(f'#entries [data-record="{ref}"]')


def told(page, text):
    page.locator("#told", has_text=text).wait_for()
