"""Bulletins of the tests' cities, whose past is made up: no repository is needed to say that something was added."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from crocevia.digest.dated import Days
from crocevia.digest.made import made
from crocevia.digest.scope import Scope
from crocevia.digest.written import written
from crocevia.history.told import Change, Fields, History, What
from crocevia.html.questions import Questions
from tests import editions

UNTIL = editions.DAY
DAYS = Days(UNTIL - timedelta(days=7), UNTIL)


def change(what, ref, day=UNTIL, before=None, fields=(), instead=()):
    """Something that happened to a record on a day, at noon."""
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return Change(None, "c", at, what, ref, Fields(altered=tuple(fields)), before, tuple(instead))


def past(*changes):
    """A history in which nothing else happened."""
    return History(tuple(changes), complete=True, since=datetime(2026, 1, 1, tzinfo=UTC))


def with_past(edition, *changes):
    """The edition, with this history."""
    told = past(*changes)
    return replace(edition, history=lambda: told)


def all_new(city):
    """A city in which every record was added today."""
    edition = editions.edition(city)
    return with_past(edition, *(change(What.ADDED, record.ref) for record in edition.catalogue))


def bulletin(edition, zone="", need="", days=DAYS, *, seen=True):
    """What there is to tell of an edition."""
    return made(days, Scope(Questions(edition, edition.settings.source), zone, need), seen=seen)


def files(edition, language, **asked):
    """What a bulletin is written as: (html, text, eml, whatsapp)."""
    _, found = written(edition, bulletin(edition, **asked), language)
    return tuple(found.values())


def told(found):
    """Part → the names of its records."""
    return {part.name: [str(one.record.ref) for one in news] for part, news in found.news.items() if news}


def said(found, language="en"):
    """Record → what is said of it."""
    return {str(one.record.ref): [it.in_(language) for it in one.said] for news in found.news.values() for one in news}


def on(text):
    """A day of ISO 8601."""
    return date.fromisoformat(text)
