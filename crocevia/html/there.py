"""Whether a record is there on a day, and when people meet there next: what pages, lists and the search say by the clock."""

from __future__ import annotations

from datetime import date

from crocevia import meanings as m
from crocevia.model import Record
from crocevia.verification import SUSPENDED, Verification
from crocevia.when import browser


def over(record: Record, today: date) -> bool:
    """Whether it has ended: it says so, or its last day has gone by."""
    until = record.get(m.VALID_UNTIL)
    return record.verification(today) is Verification.CLOSED or (isinstance(until, date) and until < today)


def ended_on(record: Record, today: date) -> date | None:
    """The day on which it ended; None where it goes on, or nobody knows. What is closed has ended on its last day already."""
    until = record.get(m.VALID_UNTIL)
    return until if over(record, today) and isinstance(until, date) and until <= today else None


def there(record: Record, today: date) -> bool:
    """Whether on a day it has begun, has not ended and is not suspended."""
    begins = record.get(m.VALID_FROM)
    return not (isinstance(begins, date) and begins > today) and goes_on(record, today)


def upcoming(record: Record, today: date) -> tuple[int, ...]:
    """Its next meetings, in minutes of the clock on the wall since 1 January 1970: those of its calendar.

    They are within its own first and last day; there are none while it is closed or suspended.
    """
    if not goes_on(record, today):
        return ()
    begins, until = record.get(m.VALID_FROM), record.get(m.VALID_UNTIL)
    found = browser.upcoming(
        map(str, record.many(m.SCHEDULE)), max(begins, today) if isinstance(begins, date) else today
    )
    return tuple(one for one in found if not isinstance(until, date) or browser.on_day(one) <= until)


def goes_on(record: Record, today: date) -> bool:
    """Whether it has not ended and is not suspended; it may begin later."""
    return record.text(m.STATUS) != SUSPENDED and not over(record, today)
