"""What a result shows of a record: enough to decide whether to call or go, without opening its page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from crocevia import meanings as m
from crocevia.derived import coordinates
from crocevia.html.profile import answering
from crocevia.html.questions import Questions
from crocevia.html.there import upcoming
from crocevia.language import say
from crocevia.model import Record
from crocevia.search.entries import Entries, Entry
from crocevia.search.words import slug
from crocevia.when.browser import timetable

# A row of a file of cards; templates/search/cards.js reads it in this order. An id that the name says is 0.
ROW = (
    "kind", "id", "name", "summary", "summary_language", "where", "phone", "uri", "cost", "hours", "meetings", "needs",
    "badge",
)  # fmt: skip


class Cards:
    """The cards of all entries in one language."""

    def __init__(self, entries: Entries, language: str) -> None:
        self.entries = entries
        self.view = Questions(entries.edition, language)
        self.language = language

    def block(self, first: int, last: int) -> dict[str, Any]:
        """The rows of some entries, and the timetables that they have (each row says which, or -1)."""
        tables: dict[str, int] = {}
        rows = self.rows(first, last, tables)
        return {"hours": [timetable(text) for text in tables], "rows": rows}

    def rows(self, first: int, last: int, tables: dict[str, int]) -> list[list[Any]]:
        """The rows alone; `tables` maps opening hours to their places among timetables, and grows."""
        return [self._row(entry, tables) for entry in self.entries.all[first:last]]

    def _row(self, entry: Entry, tables: dict[str, int]) -> list[Any]:
        record, codes = entry.record, entry.codes
        field = record.kind.by_meaning.get(m.SUMMARY)
        summary = record.words(field, self.language, self.view.source) if field else None
        name, caller = record.text(m.NAME), answering(self.view.catalogue, record)
        phone = self.view.phone(caller.many(m.TELEPHONE)[0]) if caller else None
        text = self.entries.hours(entry)
        return [
            record.kind.name,
            0 if record.id == slug(name) else record.id,
            name,
            summary.text if summary else "",
            summary.language if summary and summary.text and summary.language != self.language else 0,
            self.view.where(record).in_(self.language),
            phone.shown if phone else 0,
            # Nearly all are the number as it is shown, with hyphens.
            phone.uri if phone and phone.uri != f"tel:+39-{phone.shown.replace(' ', '-')}" else 0,
            next(iter(codes.get("cost", ())), 0),
            tables.setdefault(text, len(tables)) if text else -1,
            gaps(times(entry, self.entries.edition.today)),
            list(codes.get("need", ())),
            # Few have it: a row without ends before it.
            *self._badge(record),
        ]

    def _badge(self, record: Record) -> list[str]:
        """Who vouches for it, in a sentence."""
        names = tuple(one.text(m.NAME) for one in self.view.validated_by(record))
        return [say("Validated by {who}", who=names).in_(self.language)] if names else []


def times(entry: Entry, today: date) -> tuple[int, ...]:
    """When it meets next, in minutes of the clock on the wall since 1 January 1970."""
    return upcoming(entry.record, today)


def gaps(found: Sequence[int]) -> list[int]:
    """The first of some times, then from each to the next: most meet every week, and that compresses.

    >>> gaps((29_650_000, 29_660_080, 29_670_160))
    [29650000, 10080, 10080]
    """
    return [time - before for before, time in pairwise((0, *found))]


def point(entries: Entries, entry: Entry) -> tuple[int, int] | None:
    """Latitude and longitude in ten-thousandths of a degree (11 m); where only the municipality is known, its centre."""
    there, _ = coordinates(entries.edition, entry.record)
    if not there:
        return None
    longitude, latitude = (round(float(axis) * 10_000) for axis in there)
    return latitude, longitude
