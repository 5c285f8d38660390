"""Calendars of an edition, read by `icalendar`; an edition of a tiny city on any day, without channels that want a shell."""

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
from crocevia.history.read import read
from tests.cities import DAY


def edition(city, day=DAY):
    """The edition of a city with its history, if it has one."""
    settings = replace(city.settings, channels=("calendars",))
    judged = judge(settings, day)
    assert not judged.broken, judged.findings
    return publish.edition(judged, settings, day, {}, lambda _: "", partial(read, city.catalogue))


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


def names(edition):
    """Which calendars there are beside that of all."""
    return set(Calendars(edition).every)
