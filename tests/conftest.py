"""What every test may ask for."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from bench.browsing import QUIET
from tests.cities import City


@pytest.fixture
def city(tmp_path):
    """A tiny city with no mistake in it."""
    return City.begun(tmp_path)


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium, headless: one a process, for Playwright refuses to be started twice."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        pytest.skip("there is no Chromium: `make test` installs it where it may (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield browser
        browser.close()
