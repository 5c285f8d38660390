"""A browser among an attacker's records: nothing of theirs runs, nothing calls elsewhere, every word is shown as a word."""

import os
import subprocess
import sys
from urllib.parse import quote

import pytest

from crocevia.channels import channels
from tests.hostile import city as hostile
from tests.hostile.city import MARKUP, PAYLOADS, WORDS, marked
from tests.hostile.test_channels import folded
from tests.site.conftest import PAPER, served
from tests.site.pages import ROOT, settled, until

# One worker, which builds the city once.
pytestmark = pytest.mark.xdist_group("hostile-site")

LISTEN = "self.broken = []; addEventListener('securitypolicyviolation', (one) => broken.push(one.blockedURI))"
# All markup, and the words that end a quote, an attribute, a template, a program's text.
TRIED = [number for number in range(len(PAYLOADS)) if number >= len(WORDS) or number in {0, 2, 5, 6, 8, 13, 18, 25, 26}]


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory):
    """Where the site of the hostile city is served, what the check refuses included."""
    folder, config = tmp_path_factory.mktemp("hostile") / "site", hostile.config()
    wanted = ", ".join(name for name in channels() if name not in PAPER)
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("  - crocevia:\n", f"  - crocevia:\n      channels: [{wanted}]\n"), encoding="utf-8")
    command = [sys.executable, "-m", "tests.hostile.unchecked", "--config", config, "--output", folder]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795219200"}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    with served(folder) as address:
        yield address


@pytest.fixture
def page(browser, hostile_site):
    """A page that remembers what it was made to do: dialogs, calls elsewhere, rules broken, mistakes."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    page, done = context.new_page(), []
    page.add_init_script(LISTEN)
    page.on("dialog", lambda one: (done.append(one.message), one.dismiss()))
    page.on("pageerror", lambda one: done.append(str(one)))
    page.on(
        "request", lambda one: None if one.url.startswith((hostile_site, "data:", "blob:")) else done.append(one.url)
    )
    page.done = done
    yield page
    context.close()


def quiet(page):
    assert page.evaluate("self.__pwned") is None
    assert page.evaluate("broken") == []
    assert page.done == []


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_page_shows_the_words_and_runs_nothing(page, hostile_site, language):
    for number in TRIED:
        page.goto(f"{hostile_site}{language}services/q{number}/")
        assert folded(page.text_content("h1")) == folded(marked(number))
        quiet(page)


def test_the_search_shows_the_words_and_runs_nothing(page, hostile_site):
    for number in TRIED:
        page.goto(f"{hostile_site}search/?q={quote(marked(number))}")
        settled(page)
        assert folded(marked(number)) in folded(page.text_content("#results"))
        quiet(page)


@pytest.mark.parametrize(
    "path", ["", "needs/", "services/", "gardens/", "list/", "offline/", "map/", "data/", "404.html"]
)
def test_pages_of_many_records_run_nothing(page, hostile_site, path):
    page.goto(hostile_site + path)
    page.wait_for_load_state("networkidle")
    quiet(page)


def test_what_stands_in_the_address_runs_nothing(page, hostile_site):
    payload = quote(" ".join(MARKUP))
    for path in ("search/?q=", "search/#", "list/?r=", "list/#", "map/#", "partecipa/services/?edit=", "404.html?x="):
        page.goto(hostile_site + path + payload)
        page.wait_for_load_state("networkidle")
        quiet(page)


def test_a_form_opened_on_a_record_shows_its_words_and_runs_nothing(page, hostile_site):
    for number in TRIED[-10:-3]:
        page.goto(f"{hostile_site}partecipa/services/?edit=services/q{number}")
        until(
            page, "[...document.querySelectorAll('form input, form textarea')].some((one) => one.value.startsWith('q'))"
        )
        said = page.evaluate("[...document.querySelectorAll('form input, form textarea')].map((one) => one.value)")
        assert folded(marked(number)) in {folded(one) for one in said}
        quiet(page)
