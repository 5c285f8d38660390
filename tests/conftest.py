"""What every test may ask for."""

import gc
import shutil

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

from bench.browsing import QUIET
from tests.cities import City


@pytest.fixture
def city(tmp_path):
    """A tiny city with no mistake in it."""
    return City.begun(tmp_path)


@pytest.fixture(scope="session")
def browsers():
    """Starts Chromium by its program's name: one driver a process, for Playwright refuses to be started twice."""
    with sync_playwright() as playwright:
        started = {}

        def start(*names):
            program = next(filter(None, map(shutil.which, names)), None)
            if not program:
                pytest.skip("there is no Chromium: `make test` installs it where it may (apt-get install chromium)")
            if program not in started:
                started[program] = playwright.chromium.launch(executable_path=program, args=list(QUIET))
            return started[program]

        yield start
        for one in started.values():
            one.close()


@pytest.fixture(scope="session")
def browser(browsers):
    """Debian's Chromium without its windows and menus, where there is one: the same engine in half the time."""
    return browsers("chromium-headless-shell", "chromium", "chromium-browser")


@pytest.fixture(scope="session")
def whole_browser(browsers):
    """All of Debian's Chromium, as people have it: where tabs, histories and workers of a phone are tried."""
    return browsers("chromium", "chromium-browser")


# What is read once stays to the end: looking through it again and again for what could be thrown away is a tenth of the time.
gc.set_threshold(100_000, 50, 100)

# How long a test takes is measured in bench/, and says nothing of what it tries: on a busy machine a deadline fails by chance.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
