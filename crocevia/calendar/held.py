"""Which meetings of a record stand in a calendar, from when on and how long: those that go on, and for a while what has ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from crocevia import meanings as m
from crocevia.calendar.dates import KEPT, Dates, begin, dates
from crocevia.calendar.identity import Identities
from crocevia.calendar.revisions import Revisions
from crocevia.edition import Edition
from crocevia.html.ended import ended_on
from crocevia.model import Record
from crocevia.verification import SUSPENDED, Verification
from crocevia.when.meetings import Meeting


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting with its name for ever and its dates. `cancelled`: its record is closed or suspended, and nobody meets on these dates."""

    meeting: Meeting
    uid: str
    dates: Dates
    cancelled: bool


class Hold:
    """The meetings of an edition, whatever the language."""

    def __init__(self, edition: Edition) -> None:
        self.revisions = Revisions(edition)
        self.identities = Identities(edition)
        self._today = edition.today
        self._begin = begin(edition.today)
        self._oldest = edition.today - timedelta(days=KEPT)

    def of(self, record: Record) -> Iterator[Held]:
        """A record's meetings; none where nobody knows on which dates people meet, or it ended more than 60 days ago."""
        start, end = record.get(m.VALID_FROM), record.get(m.VALID_UNTIL)
        first = max(start, self._begin) if isinstance(start, date) else self._begin
        last = end if isinstance(end, date) else None
        closed = record.verification(self._today) is Verification.CLOSED
        suspended = record.text(m.STATUS) == SUSPENDED
        # What was held before was no less held: only what would have come is cancelled.
        stopped = self.revisions.stopped_on(record) if closed or suspended else None
        if closed:
            stopped = ended_on(record, self._today) or stopped
            if stopped is None or stopped < self._oldest:
                return
            last = None
        if stopped:
            first = max(first, stopped + timedelta(days=1))
        for meeting, uid in self.identities.of(record):
            found = dates(meeting, first, last)
            if found and (found.last is None or found.last >= self._oldest):
                yield Held(meeting, uid, found, closed or suspended)
