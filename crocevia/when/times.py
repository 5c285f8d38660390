"""Times of the day: the spans of a day, read from words and written as OSM writes them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from crocevia.when.tokens import Cursor, Token

DAY: Final = 1440
"""Minutes in a day."""
NOON: Final = 720
_LONGEST_NIGHT: Final = 16 * 60
"""Minutes; "13-9" would be open for twenty hours through the night: the two were swapped, so it is refused."""

CLOCKS: Final = frozenset({"number", "time"})
TIMES: Final = CLOCKS | {"allday"}


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """A span of a day in minutes from midnight: `end` > 1440 is past midnight, None is an open end ("dalle 12:30")."""

    start: int
    end: int | None

    def __str__(self) -> str:
        """As OSM writes it: "08:30-12:00", "19:00-08:00", "12:30+"."""
        if self.end is None:
            return f"{clock(self.start)}+"
        return f"{clock(self.start)}-{clock(self.end if self.end <= DAY else self.end - DAY)}"


ALL_DAY: Final = Interval(0, DAY)


def clock(minutes: int) -> str:
    """Minutes from midnight as "hh:mm"."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def read_interval(cursor: Cursor) -> Interval:
    """One span, or a lone time, which has an open end; the cursor must stand on one of `TIMES`."""
    opener = cursor.take()
    if opener.kind == "allday":
        return ALL_DAY
    if cursor.peek().kind == "+":
        cursor.take()
        return Interval(_minutes(opener), None)
    if not _reaches_end(cursor):
        return Interval(_opening(opener), None)
    return _span(opener, cursor.take())


def _reaches_end(cursor: Cursor) -> bool:
    if cursor.peek().kind == "/" and cursor.peek(1).kind in CLOCKS:
        cursor.take()
        return True
    return cursor.reaches(CLOCKS)


def _minutes(token: Token) -> int:
    minutes = token.value * 60 if token.kind == "number" else token.value
    if minutes > DAY:
        raise token.stop("clock")
    return minutes


def _opening(token: Token) -> int:
    minutes = _minutes(token)
    if minutes == DAY:
        raise token.stop("clock")
    return minutes


def _span(opener: Token, closer: Token) -> Interval:
    start, end = _opening(opener), _minutes(closer) or DAY
    # "3-5pm": the half of the day said at the end holds for the beginning too.
    if (
        closer.value >= NOON
        and closer.text.rstrip(".").endswith("m")
        and opener.text[-1].isdigit()
        and start + NOON < end
    ):
        start += NOON
    if end <= start:
        end += DAY
        if end - start > _LONGEST_NIGHT:
            raise closer.stop("order")
    return Interval(start, end)


def merged(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """The same minutes in order and without overlaps; spans through the night and open ends stay as they are."""
    result: list[Interval] = []
    for new in sorted(set(intervals), key=lambda span: (span.start, span.end or DAY * 2)):
        last = result[-1] if result else None
        if last and _joins(last, new):
            result[-1] = Interval(last.start, max(last.end or 0, new.end or 0))
        else:
            result.append(new)
    return tuple(result)


def _joins(last: Interval, new: Interval) -> bool:
    return last.end is not None and new.end is not None and new.start <= last.end <= DAY and new.end <= DAY


def apart(some: Iterable[Interval], others: Iterable[Interval]) -> bool:
    """Whether no minute belongs to both; an open end lasts until the next midnight here."""
    return all((a.end or DAY) <= b.start or (b.end or DAY) <= a.start for a in some for b in others)
