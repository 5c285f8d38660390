"""What makes a meeting the same one: the UID that it keeps while its record is edited, renamed and grows.

A record has one meeting for each set of days ("every Tuesday", "first Saturday"); the hours, the pauses and the limits of it may
change, and others may come before it. A single meeting is told by its date.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.model import Record, Ref
from crocevia.when import meetings
from crocevia.when.meetings import Meeting


class Identities:
    """The names for ever of an edition's meetings."""

    def __init__(self, edition: Edition) -> None:
        self._site = edition.absolute("")
        self._first: dict[Ref, Ref] = {}
        for old, new in edition.catalogue.moved.items():
            # The file of old names grows at its end: what stands first is the oldest.
            self._first.setdefault(new, old)

    def of(self, record: Record) -> Iterator[tuple[Meeting, str]]:
        """Each meeting of a record with its UID (RFC 7986 asks for a UUID)."""
        ref, known = self._first.get(record.ref, record.ref), Counter[str]()
        # Written twice, it is one still.
        found = {meetings.parse(str(text)) for text in record.many(m.SCHEDULE)}
        for meeting in sorted(found, key=lambda one: (one.start, one.text)):
            key = _key(meeting)
            known[key] += 1
            # Two on the same days are told by which comes first in the day.
            yield meeting, str(uuid5(NAMESPACE_URL, f"{self._site}{ref}#{key} {known[key]}"))

    def whole(self, path: str) -> str:
        """The UID of a calendar."""
        return str(uuid5(NAMESPACE_URL, f"{self._site}{path}"))


def _key(meeting: Meeting) -> str:
    if not meeting.rrule:
        return str(meeting.first)
    return f"{meeting.weeks}: {meeting.days}"
