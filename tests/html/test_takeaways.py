"""What pages offer to take away is there, in every language, and all of it is offered."""

import re

import pytest

from crocevia.html.takeaways import Takeaways
from crocevia.html.view import View
from tests.editions import CITIES, edition

FOLDERS = ("calendar/", "contact/", "feeds/", "poster/", "print/", "voce/")


def offered(city, language):
    takeaways = Takeaways(city)
    terms = [f"{one.name}/{code}" for one in city.catalogue.vocabularies.values() for code in one.terms]
    names = ["all", *terms, *(str(record.ref) for record in city.catalogue)]
    return {way.href: way for name in names for offer in takeaways.of(name, language) for way in offer.ways}


@pytest.mark.parametrize("name", [*CITIES, "hostile"])
def test_what_is_offered_is_there_and_what_is_there_is_offered(name):
    city = edition(name)
    there = {path: one.media_type for one in city.described() for path in one.paths}
    for language in city.settings.languages:
        prefix = city.prefix(language)
        files = {
            re.sub(r"(?<=/)$", "index.html", href): way
            for href, way in offered(city, language).items()
            if not way.whole
        }
        assert {path: way.media_type for path, way in files.items()} == {path: there[path] for path in files}
        ours = {path for path in there if path.startswith(tuple(prefix + folder for folder in FOLDERS))}
        # The page that lists them and that of the week stand in the same folders.
        assert ours - set(files) <= {f"{prefix}print/index.html", f"{prefix}calendar/index.html"}


def test_a_calendar_is_subscribed_to_at_a_whole_address():
    city = edition("milan")
    wholes = [way.href for way in offered(city, "it").values() if way.whole]
    assert all(href.startswith("webcal://") and href.endswith(".ics") for href in wholes)
    assert len(wholes) == sum(way.href.endswith(".ics") and not way.whole for way in offered(city, "it").values())


def test_a_page_without_anything_to_take_away_says_nothing_of_it():
    city = edition("milan")
    view = View(city, "it")
    assert view.takeaways("zones/nowhere") == []
