"""What is news to a person: of each record the last thing that happened to it, if that says anything to who needs it.

It comes out of the history and, for what begins and ends on a day, out of the record itself. A day that nobody wrote is not told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from heapq import nsmallest
from uuid import NAMESPACE_URL, uuid5

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.history.differences import VERIFYING
from crocevia.history.told import Change, What
from crocevia.html.ended import over
from crocevia.kinds import Field
from crocevia.model import Record, Ref

# What has begun or ended longer ago than this is no news, if only the record says so.
LONG_AGO = timedelta(days=366)
# What was added stays new so long, even if it is mended meanwhile.
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
        self._happened: dict[Ref, News] = {}
        for change in edition.history().changes:
            self._take(change)
        # What came at the same moment stays in the catalogue's order: by kind and name.
        found = sorted(self._found(), key=lambda one: one.updated, reverse=True)
        self._known = {one.ref: one for one in found}
        self._place = {ref: place for place, ref in enumerate(self._known)}

    def newest(self, records: Iterable[Record], most: int) -> list[News]:
        """The newest of these records, at most so many."""
        told = (record.ref for record in records if record.ref in self._known)
        return [self._known[ref] for ref in nsmallest(most, told, key=self._place.__getitem__)]

    def _take(self, change: Change) -> None:
        """One more change of the history; whatever is here today under a name had it, or another one, then."""
        if change.before and (before := self._happened.pop(change.before, None)):
            self._happened[change.ref] = replace(before, ref=change.ref)
        match change.what:
            case What.ADDED | What.CLOSED | What.REOPENED:
                self._happened[change.ref] = _news(change, Event(change.what))
            case What.CHANGED | What.MOVED if fields := self._telling(change):
                before = self._happened.get(change.ref)
                new = before and before.event is Event.ADDED and change.at - before.at <= NEW
                self._happened[change.ref] = (
                    replace(before, updated=max(before.updated, change.at))
                    if before and new
                    else _news(change, Event.CHANGED, fields)
                )
            case What.REMOVED:
                self._happened.pop(change.ref, None)

    def _telling(self, change: Change) -> tuple[Field, ...]:
        """The fields of which a person is told that they changed; first those that one acts upon."""
        kind = self._edition.catalogue.kinds[change.ref.kind]
        touched = {*change.fields.filled, *change.fields.altered, *change.fields.emptied}
        told = (field for field in kind.written if field.name in touched and field.meaning not in _QUIET)
        return tuple(sorted(told, key=lambda field: field.meaning not in _FIRST))

    def _found(self) -> Iterator[News]:
        """The last news of each record that has any."""
        today = self._edition.today
        for record in self._edition.catalogue:
            known = [*filter(None, [self._happened.get(record.ref)]), *self._own(record)]
            if known:
                last = max(known, key=lambda one: one.updated)
                # What has ended has ended, whatever was written of it afterwards.
                yield replace(last, event=Event.CLOSED, fields=()) if over(record, today) else last

    def _own(self, record: Record) -> Iterator[News]:
        """What a record itself says of its beginning and of its end, as far as it is past, and not long ago."""
        until = record.get(m.VALID_UNTIL)
        # It goes on until its last day is over.
        ended = until + timedelta(days=1) if isinstance(until, date) and until < date.max else None
        for event, day in ((Event.BEGUN, record.get(m.VALID_FROM)), (Event.CLOSED, ended)):
            if isinstance(day, date) and timedelta(0) <= self._edition.today - day <= LONG_AGO:
                at = datetime.combine(day, time(), UTC)
                name = f"{self._edition.absolute(str(record.ref))}#{event} {day}"
                yield News(uuid5(NAMESPACE_URL, name).urn, record.ref, event, at, at)


def _news(change: Change, event: Event, fields: tuple[Field, ...] = ()) -> News:
    return News(change.id, change.ref, event, change.at, change.at, fields)
