"""What is news to a person: of each record the last thing that happened to it, if that says anything to who needs it.

It comes out of the history and, for what begins and ends on a day, out of the record itself. A day that nobody wrote is not told.
A record ends once: what is written of it afterwards, or was when it came, is no news.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from heapq import nsmallest
from uuid import NAMESPACE_URL, uuid5

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.history.differences import VERIFYING
from crocevia.history.lives import TURNS, lives
from crocevia.history.told import Change, What
from crocevia.html.ended import over
from crocevia.kinds import Field
from crocevia.model import Record, Ref

# What has begun or ended longer ago than this is no news, if only the record says so.
LONG_AGO = timedelta(days=366)
# What was added stays new so long, and what opened again "open again", even if it is mended meanwhile.
NEW = timedelta(days=14)
# Where it was read, and where it stands on a map: it changes nothing for who goes there.
_QUIET = VERIFYING | {
    m.SOURCE,
    m.SOURCE_TITLE,
    m.SOURCE_DATE,
    m.SOURCE_READ_ON,
    m.OTHER_SOURCE,
    m.EXTERNAL_IDENTIFIER,
    m.LATITUDE,
    m.LONGITUDE,
}
# Without these one stands before a closed door: they are told first.
_FIRST = {m.OPENING_HOURS, m.SCHEDULE, m.TELEPHONE, m.LOCATION, m.STREET_ADDRESS, m.COST, m.FREE, m.STATUS}


class Event(StrEnum):
    """What happened."""

    ADDED = "added"
    CHANGED = "changed"
    CLOSED = "closed"
    REOPENED = "reopened"
    BEGUN = "begun"


@dataclass(frozen=True, slots=True)
class News:
    """What happened to a record. `id` is a urn:uuid, for ever that of this event.

    `at` is when it happened and `updated` when it was mended since (both UTC). `fields` are those of which a change is told.
    """

    id: str
    ref: Ref
    event: Event
    at: datetime
    updated: datetime
    fields: tuple[Field, ...] = ()


class Board:
    """The news of an edition, the newest first. To make it is to go through the whole history."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._lives = lives(edition.history().changes)
        # What came at the same moment stays in the catalogue's order: by kind and name.
        found = sorted(filter(None, map(self._last, edition.catalogue)), key=lambda one: one.updated, reverse=True)
        self._known = {one.ref: one for one in found}
        self._place = {ref: place for place, ref in enumerate(self._known)}

    def newest(self, records: Iterable[Record], most: int) -> list[News]:
        """The newest of these records, at most so many."""
        told = (record.ref for record in records if record.ref in self._known)
        return [self._known[ref] for ref in nsmallest(most, told, key=self._place.__getitem__)]

    def _last(self, record: Record) -> News | None:
        """The last news of a record."""
        today, told = self._edition.today, self._told(record.ref)
        begun, ended = self._own(record)
        if not over(record, today):
            known = [one for one in (told, begun) if one and one.event is not Event.CLOSED]
            return max(known, key=lambda one: one.updated, default=None)
        # It ended once: when its last day was over, or when somebody wrote that it has, whichever was first.
        endings = [one for one in (told, ended) if one and one.event is Event.CLOSED]
        return min(endings, key=lambda one: one.at, default=None)

    def _told(self, ref: Ref) -> News | None:
        """What the history says happened last to a record; what is mended of it for a while is no other thing."""
        # An edition does not know tomorrow, whatever a commit is dated.
        life = [one for one in self._lives.get(ref, ()) if one.at.date() <= self._edition.today]
        told = [one for one in life if one.what in TURNS or self._telling(one)]
        if not told:
            return None
        last = told[-1]
        turn = next((one for one in reversed(told) if one.what in TURNS), None)
        if turn and turn.what is What.CLOSED:
            # Of what has ended nobody can make use, whatever is written of it.
            last = turn
        if turn and last.at - turn.at <= NEW:
            return News(turn.id, ref, Event(turn.what), turn.at, max(turn.at, last.at))
        return News(last.id, ref, Event.CHANGED, last.at, last.at, self._telling(last))

    def _telling(self, change: Change) -> tuple[Field, ...]:
        """The fields of which a person is told that they changed; first those that one acts upon."""
        kind = self._edition.catalogue.kinds[change.ref.kind]
        touched = set(change.fields.touched)
        told = (field for field in kind.written if field.name in touched and field.meaning not in _QUIET)
        return tuple(sorted(told, key=lambda field: field.meaning not in _FIRST))

    def _own(self, record: Record) -> tuple[News | None, News | None]:
        """What a record says itself of its beginning, and of its end: it goes on until its last day is over."""
        until = record.get(m.VALID_UNTIL)
        ended = until + timedelta(days=1) if isinstance(until, date) and until < date.max else None
        return self._on(record, Event.BEGUN, record.get(m.VALID_FROM)), self._on(record, Event.CLOSED, ended)

    def _on(self, record: Record, event: Event, day: object) -> News | None:
        """What happens on a day, when that has come, and not long ago."""
        if not isinstance(day, date) or not timedelta(0) <= self._edition.today - day <= LONG_AGO:
            return None
        at = datetime.combine(day, time(), UTC)
        name = f"{self._edition.absolute(str(record.ref))}#{event} {day}"
        return News(uuid5(NAMESPACE_URL, name).urn, record.ref, event, at, at)
