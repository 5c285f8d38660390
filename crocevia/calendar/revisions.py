"""When a record's meetings changed last, and a number that rises whenever they do, from the catalogue's history.

The number is minutes since 2020 of the last change that matters, one more than before where the clock went back. So it rises and
never falls while a site is built in the same way: with all of the history, with a part of it (what is older counts as the oldest
commit that is seen, which only moves on), or with none (the day of the edition).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from crocevia import meanings as m
from crocevia.calendar.dates import KEPT, begin
from crocevia.edition import Edition
from crocevia.history.lives import TURNS
from crocevia.history.told import Change
from crocevia.model import Record, Ref

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_WHEN = frozenset({m.NAME, m.SCHEDULE, m.LOCATION, m.STATUS, m.VALID_FROM, m.VALID_UNTIL})
_WHERE = frozenset({m.NAME, m.STREET_ADDRESS, m.POSTAL_CODE, m.MUNICIPALITY, m.LATITUDE, m.LONGITUDE})


@dataclass(frozen=True, slots=True)
class Revision:
    """`at` is when anything changed (UTC), `sequence` the SEQUENCE of RFC 5545."""

    at: datetime
    sequence: int


class Revisions:
    """What an edition's history says of its records' meetings."""

    def __init__(self, edition: Edition) -> None:
        self._history = edition.history()
        self._catalogue = edition.catalogue
        # A clock that was wrong may not carry the number beyond what can ever come.
        self._now = _midnight(edition.today) + timedelta(days=1)
        self._oldest = min(self._history.since or _midnight(edition.today), self._now)
        self._turn = _midnight(begin(edition.today)) + timedelta(days=KEPT)
        self._changes = self._by_record()

    def of(self, record: Record) -> Revision:
        """The revision of a record's meetings: its own changes, and those of the place where it is."""
        place = self._catalogue.place(record)
        found = [(number, change, _WHEN) for number, change in self._changes.get(record.ref, ())]
        if place:
            found += [(number, change, _WHERE) for number, change in self._changes.get(place.ref, ())]
        at = self._oldest
        # On that day the first dates of all calendars are others: see `dates.begin`.
        sequence = max(_minutes(self._oldest), _minutes(self._turn))
        for _, change, meanings in sorted(found, key=lambda one: one[0]):
            moment = min(change.at, self._now)
            at = max(at, moment)
            if self._matters(change, meanings):
                sequence = max(sequence + 1, _minutes(moment))
        return Revision(max(at, self._turn), sequence)

    def stopped_on(self, record: Record) -> date | None:
        """The day on which a record got the status that it has, as far as the history has seen it."""
        status = record.kind.by_meaning[m.STATUS].name
        days = [one.at.date() for _, one in self._changes.get(record.ref, ()) if status in one.fields.touched]
        return days[-1] if days else None

    def _matters(self, change: Change, meanings: frozenset[str]) -> bool:
        kind = self._catalogue.kinds[change.ref.kind]
        return change.what in TURNS or any(
            kind.by_name[name].meaning in meanings for name in change.fields.touched if name in kind.by_name
        )

    def _by_record(self) -> Mapping[Ref, list[tuple[int, Change]]]:
        """Every change by the name that the record has today, with its place in the history."""
        found: dict[Ref, list[tuple[int, Change]]] = {}
        for number, change in enumerate(self._history.changes):
            ref = self._catalogue.moved.get(change.ref, change.ref)
            found.setdefault(ref, []).append((number, change))
        return found


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _minutes(at: datetime) -> int:
    return max(0, int((at - _EPOCH).total_seconds() // 60))
