"""The dates of a meeting as a calendar repeats them: the first, the last, and those that the rule has and the meeting has not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from crocevia.when.meetings import Meeting
from crocevia.when.rrule import read_rrule

# Days for which what is over can still be read of.
KEPT = 60
# Calendar years, after the first, in which holidays and pauses are excluded.
_YEARS = 2


@dataclass(frozen=True, slots=True)
class Dates:
    """`first` is a day on which people meet. `last` bounds the dates, both included; None: no end is known.

    `excluded` are days that the rule has and the meeting has not, as far as the end of the second year after the first.
    """

    first: date
    last: date | None
    excluded: tuple[date, ...]


def begin(today: date) -> date:
    """The day on which calendars begin: New Year's Day, so that from day to day nothing changes in them."""
    return date((today - timedelta(days=KEPT)).year, 1, 1)


@lru_cache(maxsize=5_000)
def dates(meeting: Meeting, start: date, end: date | None = None) -> Dates | None:
    """The dates from a day on, and up to another if one is given; None where people never meet, or nobody knows when."""
    last = min((day for day in (meeting.last, end) if day), default=None)
    first = next(iter(meeting.next(start)), None)
    if first is None or (last and first > last):
        return None
    horizon = date(first.year + _YEARS, 12, 31)
    return Dates(first, last, _excluded(meeting, first, min(last or horizon, horizon)))


def _excluded(meeting: Meeting, first: date, last: date) -> tuple[date, ...]:
    if not (meeting.rrule and (meeting.pauses or meeting.skips_holidays)):
        return ()
    repetition, _ = read_rrule(meeting.rrule)
    # Whole months without meetings the rule says itself.
    months = repetition.months if repetition else ()
    held = frozenset(meeting.between(first, last))
    ruled = replace(meeting, pauses=(), skips_holidays=False).between(first, last)
    return tuple(day for day in ruled if day not in held and (not months or day.month in months))
