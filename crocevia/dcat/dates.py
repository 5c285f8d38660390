"""When a dataset was last changed, and since when it says something: read from Git and from the records, never from a clock.

A record carries the days on which somebody verified it or read its source. Git knows of every other change, and of records that
are gone; where it is not there, or was fetched without its older commits, the records' own days are what is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.model import Record

_READ = (m.VERIFIED_ON, m.SOURCE_READ_ON)


def first(edition: Edition, records: Iterable[Record]) -> date | None:
    """The first day on which any of these records was read or verified."""
    return min(_known(edition, _read(records)), default=None)


def last(edition: Edition, records: Iterable[Record], kind: str = "") -> date:
    """The last day on which one of a kind's records came, changed or went, or of any; the edition's where none is known."""
    changed = (one.at.date() for one in edition.history().changes if not kind or one.ref.kind == kind)
    return max(_known(edition, [*_read(records), *changed]), default=edition.today)


def _read(records: Iterable[Record]) -> Iterator[date]:
    values = (record.get(meaning) for record in records for meaning in _READ)
    yield from (value for value in values if isinstance(value, date))


def _known(edition: Edition, days: Iterable[date]) -> Iterator[date]:
    """An edition does not know tomorrow, whatever a record or a commit is dated."""
    yield from (day for day in days if day <= edition.today)
