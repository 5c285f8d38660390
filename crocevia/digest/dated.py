"""What begins and ends by the dates that records carry: validity, and meetings that begin, end or are held once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from crocevia import meanings as m
from crocevia.html.times import clock, full_date
from crocevia.language import Message, say
from crocevia.model import Record
from crocevia.verification import SUSPENDED
from crocevia.when import meetings

# What is soon: a bulletin a week.
AHEAD = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a sentence says in its language."""

    day: date

    def in_(self, language: str) -> str:
        """The day in words, which of the week it is included."""
        return full_date(self.day, language)


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a bulletin: from `since` to `until`, both included, and what is soon after."""

    since: date
    until: date

    def past(self, day: object) -> bool:
        """Whether a day is one of the period."""
        return isinstance(day, date) and self.since <= day <= self.until

    def soon(self, day: object) -> bool:
        """Whether a day is the last of the period or one of the seven after it."""
        return isinstance(day, date) and self.until <= day <= self.until + AHEAD


def began(record: Record, days: Days) -> bool:
    """Whether its first day was in the period."""
    return days.past(record.get(m.VALID_FROM))


def expired(record: Record, days: Days) -> bool:
    """Whether the first day on which it was no more is one of the period."""
    return days.past(_over(record))


def expired_before(record: Record, days: Days) -> bool:
    """Whether that day was before the period."""
    day = _over(record)
    return day is not None and day < days.since


def _over(record: Record) -> date | None:
    last = record.get(m.VALID_UNTIL)
    return last + timedelta(days=1) if isinstance(last, date) and last < date.max else None


def coming(record: Record, days: Days, *, far: bool = False) -> Iterator[Message]:
    """What is to be known of the next days: it begins, it ends, people meet for the first time, once, or for the last.

    Its own first and last day however `far` they are, if so asked.
    """
    first, last = record.get(m.VALID_FROM), record.get(m.VALID_UNTIL)
    if isinstance(first, date) and first > days.until and (far or days.soon(first)):
        yield say("It begins on: {day}", day=Day(first))
    if isinstance(last, date) and last >= days.until and (far or days.soon(last)):
        yield say("Last day: {day}", day=Day(last))
    # While it is suspended nobody meets.
    held = () if record.text(m.STATUS) == SUSPENDED else record.many(m.SCHEDULE)
    for text in map(str, held):
        yield from _meeting(meetings.parse(text), days)


def _meeting(one: meetings.Meeting, days: Days) -> Iterator[Message]:
    first = next(iter(one.next(one.first)), None) if one.first else None
    if first and days.soon(first):
        if one.rrule:
            yield say("First meeting: {day}", day=Day(first))
        else:
            yield say("Once only: {day}, {time}", day=Day(first), time=clock(one.start))
    if one.rrule and one.last and days.soon(one.last):
        yield say("Meetings end on: {day}", day=Day(one.last))
