"""A whole calendar: what it says of itself (RFC 7986), the time zone, the events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from crocevia.calendar import rome
from crocevia.calendar.events import Events
from crocevia.calendar.held import Hold
from crocevia.calendar.lines import line, words
from crocevia.calendar.members import Calendars
from crocevia.edition import Edition
from crocevia.language import say
from crocevia.model import Record

FOLDER = "calendar/"
# How often a program should ask again.
_REFRESH = "P1D"


class Whole:
    """The calendars of an edition in one language."""

    def __init__(self, edition: Edition, hold: Hold, calendars: Calendars, events: Events) -> None:
        self._edition = edition
        self._hold = hold
        self._calendars = calendars
        self._events = events

    def all(self, file: BinaryIO) -> None:
        """Write the calendar of all meetings."""
        self._write(file, "all", self._edition.settings.name, self._edition.catalogue.meeting)

    def one(self, file: BinaryIO, of: str) -> None:
        """Write the calendar of a record, an area or a need."""
        name = self._calendars.name(of).in_(self._events.language)
        self._write(file, of, name, self._calendars.every[of])

    def _write(self, file: BinaryIO, of: str, name: str, records: Iterable[Record]) -> None:
        """A record at a time: a calendar of a whole region is large."""
        file.writelines(self._head(of, name))
        file.write(rome.RULES)
        file.writelines(map(self._events.of, records))
        file.write(b"END:VCALENDAR\r\n")

    def _head(self, of: str, name: str) -> Iterator[bytes]:
        language, edition = self._events.language, self._edition
        folder = f"{edition.prefix(language)}{FOLDER}"
        title = say("{name}: meetings", name=name).in_(language)
        yield b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
        yield words("PRODID", f"-//Crocevia//{edition.settings.name}//{language.upper()}")
        yield b"CALSCALE:GREGORIAN\r\n"
        yield line("UID", self._hold.identities.whole(f"{folder}{of}"))
        yield words("NAME", title, language)
        yield words("X-WR-CALNAME", title)
        yield line("X-WR-TIMEZONE", rome.NAME)
        # Without the city's address there is none that a calendar could ask.
        if edition.settings.url:
            yield line("URL", edition.absolute(folder))
            yield line("SOURCE;VALUE=URI", edition.absolute(f"{folder}{of}.ics"))
        yield line("REFRESH-INTERVAL;VALUE=DURATION", _REFRESH)
        yield line("X-PUBLISHED-TTL", _REFRESH)
