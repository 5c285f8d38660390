"""Meetings: what people write of when a group meets, read into a repetition, its limits and the dates to come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice, takewhile
from typing import Final

from crocevia.when.dates import Span
from crocevia.when.days import days_text
from crocevia.when.errors import CannotRead, Stop, stopped
from crocevia.when.gatherings import Gathering, Reader
from crocevia.when.italy import is_public_holiday
from crocevia.when.rrule import Pair, read_rrule, rrule_text
from crocevia.when.suggest import nearest_meeting
from crocevia.when.times import Interval, clock
from crocevia.when.tokens import cursor
from crocevia.when.words import DAY_CODES

__all__ = ["CannotRead", "Meeting", "parse"]

_PATIENCE: Final = 5 * 366
"""Days without a meeting after which none is expected any more (a fifth Monday outside the pauses can be rare)."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """When a group meets.

    `rrule` is RFC 5545 without "RRULE:" and without the end, which is `last`; "" for a meeting held once, whose date is
    both `first` and `last`. Pauses of whole months are in it as BYMONTH, others (and public holidays) are not: a
    calendar excludes the dates that `next` leaves out.
    `start`, `end`: minutes from midnight; `end` > 1440 is past midnight, None is not said.
    `first`, `last`: the dates between which meetings are held, both included; None is not said.
    `days`: pairs (which of the month, day), Monday is 0: (1, 0) first Monday, (-1, 3) last Thursday, (0, 1) every Tuesday.
    `weeks`: a meeting every so many weeks; 1 for meetings by the month too.
    `pauses`: parts of the year without meetings. `skips_holidays`: none on Italian public holidays.
    `text`: the one neutral text of this meaning, which `parse` reads back.
    """

    rrule: str
    start: int
    end: int | None
    first: date | None
    last: date | None
    days: tuple[Pair, ...]
    weeks: int
    pauses: tuple[Span, ...]
    skips_holidays: bool
    text: str

    def next(self, after: date, count: int = 1) -> tuple[date, ...]:
        """The dates of the next `count` meetings on or after a date; fewer when the meetings end before.

        A meeting every two weeks (or more) whose first date is not said may fall in either week: then (). Public
        holidays are left out only when the text says so.
        """
        return tuple(islice(self._dates(after), count))

    def between(self, first: date, last: date) -> Iterator[date]:
        """The dates of the meetings from a day to another, both included."""
        return takewhile(lambda day: day <= last, self._dates(first))

    def _dates(self, after: date) -> Iterator[date]:
        anchor = self._anchor()
        if self.weeks > 1 and anchor is None:
            return
        begin = max(after, self.first or after).toordinal()
        end = (self.last or date.max).toordinal()
        waited = 0
        while begin <= end and waited < _PATIENCE:
            day = date.fromordinal(begin)
            waited += 1
            if self._holds(day, anchor):
                waited = 0
                yield day
            begin += 1

    def _anchor(self) -> date | None:
        """The Monday of the week of the first meeting, from which the weeks are counted."""
        if self.first is None or self.weeks == 1:
            return None
        first = self.first.toordinal()
        days = {day for _, day in self.days}
        held = next(day for day in range(first, first + 7) if (day - 1) % 7 in days)
        return date.fromordinal(held - (held - 1) % 7)

    def _holds(self, day: date, anchor: date | None) -> bool:
        if not self.rrule:
            return day == self.first
        if anchor and (day - anchor).days // 7 % self.weeks:
            return False
        return any(_fits(day, pair) for pair in self.days) and not self._pauses_on(day)

    def _pauses_on(self, day: date) -> bool:
        return any(span.holds(day) for span in self.pauses) or (self.skips_holidays and is_public_holiday(day))


def _fits(day: date, pair: Pair) -> bool:
    nth, weekday = pair
    if day.weekday() != weekday:
        return False
    if nth >= 0:
        return nth in (0, (day.day - 1) // 7 + 1)
    length = (date(day.year + day.month // 12, day.month % 12 + 1, 1) - date(day.year, day.month, 1)).days
    return nth == -((length - day.day) // 7 + 1)


@lru_cache(maxsize=4096)
def parse(text: str) -> Meeting:
    """Read a meeting in Italian or English, in the form of `Meeting.text`, or as an RFC 5545 rule and a time.

    "Every second Tuesday" is every other week, unless "of the month" follows. Months or holidays that are said to be
    excluded are pauses; "da settembre a giugno" pauses the rest of the year.

    Raises `CannotRead`.
    """
    try:
        return _meeting(text)
    except Stop as stop:
        raise stopped(text, stop, nearest_meeting(text, _attempt)) from None


def _attempt(text: str) -> Stop | None:
    try:
        _meeting(text)
    except Stop as stop:
        return stop
    return None


def _meeting(text: str) -> Meeting:
    repetition, rest = read_rrule(text)
    made = Reader(cursor(rest), repetition).read()
    time = made.time or Interval(0, None)
    days = () if made.once else tuple(sorted(made.pairs, key=lambda pair: (pair[1], pair[0] % 9)))
    pauses = made.all_pauses()
    return Meeting(
        rrule=rrule_text(days, made.weeks, _months(pauses)) if days else "",
        start=time.start,
        end=time.end,
        first=made.once or made.first,
        last=made.once or made.last,
        days=days,
        weeks=made.weeks,
        pauses=pauses,
        skips_holidays=made.skips_holidays,
        text=_text(made, days, pauses, time),
    )


def _months(pauses: Iterable[Span]) -> tuple[int, ...]:
    """The months with meetings, when some are paused whole; () when none is."""
    paused = {month for month in range(1, 13) if any(_pauses_whole(span, month) for span in pauses)}
    return tuple(sorted(set(range(1, 13)) - paused)) if paused else ()


def _pauses_whole(span: Span, month: int) -> bool:
    last = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    ends = date(2001, month, 1), date(2001, month, last)
    inside = all(span.holds(end) for end in ends)
    # Around New Year a span may hold both ends of a month and not its middle.
    return not span.start[0] and inside and span.holds(date(2001, month, 15))


def _text(made: Gathering, days: tuple[Pair, ...], pauses: tuple[Span, ...], time: Interval) -> str:
    hours = str(time) if time.end is not None else clock(time.start)
    if made.once:
        # With the day before it a spreadsheet does not take it for a date of its own.
        return f"{DAY_CODES[made.once.weekday()]} {made.once} {hours}"
    often = f"every {made.weeks} weeks" if made.weeks > 1 else ""
    return " ".join(filter(None, (often, _days_text(days), hours, _limits_text(made), _pauses_text(made, pauses))))


def _days_text(days: tuple[Pair, ...]) -> str:
    if not any(nth for nth, _ in days):
        return days_text([day for _, day in days])
    named = dict.fromkeys(day for _, day in days)
    return ",".join(f"{DAY_CODES[day]}[{','.join(str(n) for n, d in days if d == day)}]" for day in named)


def _limits_text(made: Gathering) -> str:
    if made.first and made.last:
        return f"from {made.first} to {made.last}"
    return f"from {made.first}" if made.first else f"until {made.last}" if made.last else ""


def _pauses_text(made: Gathering, pauses: tuple[Span, ...]) -> str:
    said = ",".join([*map(str, pauses), *(["PH"] if made.skips_holidays else [])])
    return f"except {said}" if said else ""
