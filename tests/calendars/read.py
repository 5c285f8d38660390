"""Calendars of an edition, read by `icalendar`; an edition of a tiny city on any day."""

import io
from dataclasses import replace
from functools import partial

from icalendar import Calendar

from crocevia import publish
from crocevia.calendar.events import Events
from crocevia.calendar.held import Hold
from crocevia.calendar.members import Calendars
from crocevia.calendar.whole import Whole
from crocevia.catalogue import judge
from crocevia.edition import Pressed
from crocevia.history.read import read
from tests.cities import DAY
from tests.editions import ROOT, SHELL
from tests.parsers import Page

TEMPLATES = ROOT / "templates"


def edition(city, day=DAY):
    """The edition of a city with its history, if it has one."""
    settings = replace(city.settings, channels=("calendars",), templates=TEMPLATES)
    judged = judge(settings, day)
    assert not judged.broken, judged.findings
    pressed = {language: Pressed(SHELL, {}) for language in settings.languages}
    return publish.edition(judged, settings, day, pressed, lambda _: "", partial(read, city.catalogue))


def data(edition, of="all", language="it"):
    """The bytes of a calendar."""
    hold, calendars, file = Hold(edition), Calendars(edition), io.BytesIO()
    whole = Whole(edition, hold, calendars, Events(edition, hold, language))
    if of == "all":
        whole.all(file)
    else:
        whole.one(file, of)
    return file.getvalue()


def calendar(edition, of="all", language="it"):
    """A calendar."""
    return Calendar.from_ical(data(edition, of, language))


def events(edition, of="all", language="it"):
    """Its events."""
    return calendar(edition, of, language).walk("VEVENT")


def page(edition, language="en"):
    """The page of the week, read."""
    (output,) = (one for one in edition.described() if one.paths[0] == f"{edition.prefix(language)}calendar/index.html")
    file = io.BytesIO()
    output.write(file)
    return Page(file.getvalue())


def names(edition):
    """Which calendars there are beside that of all."""
    return set(Calendars(edition).every)
