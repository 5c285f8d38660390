"""Parts of the year: dates, months and ranges of them, every year or in given years."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from crocevia.when.tokens import Cursor, Token
from crocevia.when.words import MONTH_CODES

_FEBRUARY: Final = 2
_MARCH: Final = 3
_LENGTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_STARTS: Final = tuple(sum(_LENGTHS[:month]) for month in range(12))
_LEAP: Final = 366
_DAY_NUMBERS: Final = frozenset({"number", "ordinal"})
MAY_DATE: Final = _DAY_NUMBERS | {"date", "month", "year"}
"""Kinds of token that may begin a date."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From a date to a date, both included, as (year, month, day).

    Year 0 in both means every year; such a span may go round the year's end: (0, 9, 1) to (0, 6, 30).
    """

    start: tuple[int, int, int]
    end: tuple[int, int, int]

    def holds(self, day: date) -> bool:
        """Whether the day lies in the span."""
        point = (day.year if self.start[0] else 0, day.month, day.day)
        if self.start <= self.end:
            return self.start <= point <= self.end
        return point >= self.start or point <= self.end

    @property
    def single(self) -> bool:
        """Whether it is one day."""
        return self.start == self.end

    def __str__(self) -> str:
        """As OSM writes it: "Aug", "Sep-Jun", "Aug 10-Aug 20", "2026 Aug 10-2026 Aug 20", "Dec 24"."""
        _, first, last = (0, self.start[1], self.end[1])
        # A lone "Mar" or "Mar 10" could be read as Tuesday (martedì); with both ends it cannot.
        march = first == last == _MARCH
        if not self.start[0] and self.start[2] == 1 and self.end[2] == _LENGTHS[last - 1] and not march:
            return MONTH_CODES[first - 1] if first == last else f"{MONTH_CODES[first - 1]}-{MONTH_CODES[last - 1]}"
        if self.single and not (march and not self.start[0]):
            return _point_text(self.start)
        return f"{_point_text(self.start)}-{_point_text(self.end)}"


_YEAR: Final = Span((0, 1, 1), (0, 12, 31))


def _point_text(point: tuple[int, int, int]) -> str:
    year = f"{point[0]} " if point[0] else ""
    return f"{year}{MONTH_CODES[point[1] - 1]} {point[2]:02}"


class Point(NamedTuple):
    """A date as far as it was said: 0 is not said."""

    year: int
    month: int
    day: int
    token: Token
    month_first: bool = False


def starts_period(cursor: Cursor, *, loose: bool) -> bool:
    """Whether a date begins at one of `MAY_DATE`; `loose` where a number cannot be a time (no day of the week was said)."""
    token, after = cursor.peek(), cursor.peek(1)
    if token.kind in {"date", "month"}:
        return True
    if token.kind == "year":
        return after.kind == "month"
    if token.kind not in _DAY_NUMBERS:
        return False
    # "lun 9-12 agosto chiuso": the number that ends a span of hours was read with it and never gets here.
    return after.kind == "month" or (loose and _starts_loosely(cursor))


def _starts_loosely(cursor: Cursor) -> bool:
    one, two, three, four, five = (cursor.peek(ahead) for ahead in range(1, 6))
    if one.kind == "/" and two.kind == "number":
        return 1 <= two.value <= len(_LENGTHS)
    if one.kind in {"-", "to"} and two.kind in _DAY_NUMBERS:
        return three.kind == "month" or (three.kind == "/" and four.kind == "number" and five.kind != "-")
    return False


def read_period(cursor: Cursor, *, loose: bool) -> Span:
    """A date, a month or a range of either; raises `Stop` for a date that does not exist.

    A range that says the year or the month only once means the same at its other end.
    """
    first = _point(cursor, loose=loose)
    if not _goes_on(cursor, first):
        return _span(first, first)
    last = _point(cursor, loose=loose or bool(first.day))
    if first.month_first and not last.month:
        last = last._replace(month=first.month, year=first.year)
    return _span(first, last)


def _goes_on(cursor: Cursor, first: Point) -> bool:
    start = cursor.at
    if not cursor.reaches(MAY_DATE):
        return False
    token, after = cursor.peek(), cursor.peek(1)
    dated = token.kind not in _DAY_NUMBERS or after.kind in {"month", "/"}
    bare = first.month_first and first.day > 0 and cursor.peek(-1).kind == "-"
    if dated or bare or not first.month:
        return True
    cursor.at = start
    return False


def _point(cursor: Cursor, *, loose: bool) -> Point:
    token = cursor.take()
    if token.kind == "date":
        if not token.value:
            raise token.stop("date")
        day = date.fromordinal(token.value)
        return Point(day.year, day.month, day.day, token)
    if token.kind == "year":
        month = cursor.take()
        if month.kind != "month":
            raise month.stop("date")
        return Point(token.value, month.value, _day_number(cursor), token, month_first=True)
    if token.kind == "month":
        return _month_point(cursor, token, loose=loose)
    return _day_point(cursor, token)


def _day_number(cursor: Cursor) -> int:
    return cursor.take().value if cursor.peek().kind in _DAY_NUMBERS else 0


def _month_point(cursor: Cursor, token: Token, *, loose: bool) -> Point:
    day = _day_number(cursor) if loose else 0
    if day and cursor.peek().kind == "," and cursor.peek(1).kind == "year" and cursor.peek(2).kind != "month":
        cursor.take()
    return Point(_year(cursor), token.value, day, token, month_first=True)


def _day_point(cursor: Cursor, token: Token) -> Point:
    if cursor.peek().kind == "month":
        return Point(0, cursor.take().value, token.value, token)._replace(year=_year(cursor))
    if cursor.peek().kind == "/" and cursor.peek(1).kind == "number":
        cursor.take()
        month = cursor.take().value
        return Point(_short_year(cursor), month, token.value, token)
    return Point(0, 0, token.value, token)


def _year(cursor: Cursor) -> int:
    # A year that begins the next date ("Aug 10-2026 Aug 20") is not this one's.
    follows = cursor.peek().kind == "year" and cursor.peek(1).kind != "month"
    return cursor.take().value if follows else 0


def _short_year(cursor: Cursor) -> int:
    if cursor.peek().kind == "/" and cursor.peek(1).kind == "number":
        cursor.take()
        return 2000 + cursor.take().value
    return 0


def _span(first: Point, last: Point) -> Span:
    first = first if first.month else first._replace(month=last.month)
    turns = (first.month, first.day) > (last.month, last.day or 31)
    if last.year and not first.year:
        first = first._replace(year=last.year - turns)
    elif first.year and not last.year:
        last = last._replace(year=first.year + turns)
    start, end = _whole(first, 1), _whole(last, 0)
    if first.year and start > end:
        raise last.token.stop("order")
    return Span(start, end)


def _whole(point: Point, day: int) -> tuple[int, int, int]:
    """The point as a date: where no day was said, `day`, or the month's last when `day` is 0."""
    if not 1 <= point.month <= len(_LENGTHS):
        raise point.token.stop("date")
    length = _LENGTHS[point.month - 1]
    if point.month == _FEBRUARY and point.year and not _is_leap(point.year):
        length = 28
    number = point.day or day or length
    if not 1 <= number <= length:
        raise point.token.stop("date")
    return point.year, point.month, number


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _place(point: tuple[int, int, int]) -> int:
    return _STARTS[point[1] - 1] + point[2] - 1


def _of_place(place: int) -> tuple[int, int, int]:
    month = max(month for month in range(12) if _STARTS[month] <= place)
    return 0, month + 1, place - _STARTS[month] + 1


def year_days(spans: Iterable[Span]) -> frozenset[int]:
    """The days of a leap year (0-365) that the spans touch in any year; none for no spans."""
    days: set[int] = set()
    for span in spans:
        years = span.end[0] - span.start[0]
        if years > 1 or (years and span.start[1:] <= span.end[1:]):
            return frozenset(range(_LEAP))
        first, last = _place(span.start), _place(span.end)
        days.update(range(first, last + 1) if span.start[1:] <= span.end[1:] else _round(first, last))
    return frozenset(days)


def _round(first: int, last: int) -> Iterable[int]:
    return (*range(first, _LEAP), *range(last + 1))


def of_year_days(days: frozenset[int]) -> tuple[Span, ...]:
    """The yearly spans that hold exactly these days of a leap year; a run through New Year is one span."""
    if len(days) == _LEAP:
        return (_YEAR,)
    starts = sorted(day for day in days if (day - 1) % _LEAP not in days)
    ends = sorted(day for day in days if (day + 1) % _LEAP not in days)
    if starts and ends[0] < starts[0]:
        ends = [*ends[1:], ends[0]]
    return tuple(Span(_of_place(start), _of_place(end)) for start, end in zip(starts, ends, strict=True))


def whole_month(month: int) -> Span:
    """A month of every year."""
    return Span((0, month, 1), (0, month, _LENGTHS[month - 1]))


def complement(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The rest of the year."""
    return of_year_days(frozenset(range(_LEAP)) - year_days(spans))


def merged_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same days in one order: yearly spans joined where they touch, then dated ones; () for the whole year."""
    unique = set(spans)
    if len(unique) == 1 and (span := next(iter(unique))).start <= span.end and span != _YEAR:
        return (span,)
    yearly = of_year_days(year_days(span for span in unique if not span.start[0]))
    if yearly == (_YEAR,):
        return ()
    return (*yearly, *_merged_dated(sorted(span for span in unique if span.start[0])))


def _merged_dated(spans: list[Span]) -> list[Span]:
    result: list[Span] = []
    for span in spans:
        if result and date(*span.start).toordinal() <= date(*result[-1].end).toordinal() + 1:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result
