"""When a dataset was last changed, and since when it says something: read from the records, never from a clock.

A record carries the days on which somebody verified it or read its source, and may carry others. What is changed without
any of them being moved on is not seen here: the manual tells editors so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from crocevia import meanings as m
from crocevia.model import Record

_READ = (m.VERIFIED_ON, m.SOURCE_READ_ON)


def first(records: Iterable[Record], today: date) -> date | None:
    """The first day on which any of these records was read or verified."""
    return min(_days(records, today), default=None)


def last(records: Iterable[Record], today: date) -> date | None:
    """The last such day."""
    return max(_days(records, today), default=None)


def _days(records: Iterable[Record], today: date) -> Iterator[date]:
    for record in records:
        for meaning in _READ:
            value = record.get(meaning)
            # A record may be dated after the edition: an edition does not know tomorrow.
            if isinstance(value, date) and value <= today:
                yield value
