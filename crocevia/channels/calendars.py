"""Meetings as calendars to subscribe to (RFC 5545), and a page of the meetings of the week."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import BinaryIO

from crocevia.calendar.events import Events
from crocevia.calendar.held import Hold
from crocevia.calendar.members import Calendars
from crocevia.calendar.week import Weeks, weeks
from crocevia.calendar.whole import FOLDER, Whole
from crocevia.edition import Data, Described, Edition, Family, Output
from crocevia.html.page import ROOT
from crocevia.html.times import full_date, span
from crocevia.html.times import meeting as in_words
from crocevia.html.view import View
from crocevia.language import say

ICS = "text/calendar"
PAGE = say("Meetings of the week")
LEAD = say("Who meets when, day by day, and how to have it in your own calendar.")
_TITLE = say("Meetings, as calendars")
_ALL = say("All meetings, as a calendar")
_ABOUT = say("Meetings for your own calendar: of a group, a place, an area or a need. It keeps itself up to date.")
_RFC = "https://www.rfc-editor.org/rfc/rfc5545"


def outputs(edition: Edition) -> Iterator[Described]:
    """In each language a calendar of all, one for each record, area and need that has meetings, and the page.

    Nothing where nobody meets.
    """
    if not edition.catalogue.meeting:
        return
    # The history is asked here, before any worker begins.
    hold, calendars = Hold(edition), Calendars(edition)
    there = cache(lambda: weeks(edition, hold))
    for language in edition.settings.languages:
        folder = f"{edition.prefix(language)}{FOLDER}"
        whole = Whole(edition, hold, calendars, Events(edition, hold, language))
        # The same in other languages is no other data.
        data = Data(_ABOUT, _RFC, folder) if language == edition.settings.source else None
        yield Output(f"{folder}all.ics", ICS, _ALL, whole.all, data=data)
        if members := tuple(calendars.every):
            yield Family(f"{folder}{{}}.ics", ICS, _TITLE, members, whole.one, data=data)
        page = partial(_page, View(edition, language), calendars, there)
        yield Output(f"{folder}index.html", "text/html", PAGE, page)


def _page(view: View, calendars: Calendars, there: Callable[[], Weeks], file: BinaryIO) -> None:
    language, url = view.language, view.edition.settings.url
    # Programs that subscribe know this scheme; where the city has said no address, there is only a file to fetch.
    main = view.env.get_template("calendar.html").render(
        view=view,
        weeks=there(),
        calendars=calendars,
        said=partial(in_words, language=language),
        span=partial(span, language=language),
        date=partial(full_date, language=language),
        address=f"{url}{view.prefix}{FOLDER}",
        webcal=f"webcal://{url.partition('://')[2]}{view.prefix}{FOLDER}" if url else "",
        title=PAGE.in_(language),
        lead=LEAD.in_(language),
        base=ROOT,
    )
    file.write(view.frame.fill(view.page(FOLDER, PAGE.in_(language), LEAD.in_(language), main)))
