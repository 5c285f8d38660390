"""Opening hours and meetings as HSDS schedules: RFC 5545's words, a row for each span of the day.

HSDS has no rule for parts of the year: where a text names some (closed in August), a schedule holds from a date to a date,
of this year and the next. Public holidays and appointments stand only in `description`, which is what was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby

from crocevia.hsds.city import Thing, thing
from crocevia.when import Meeting, Rule, hours, meetings
from crocevia.when.times import DAY
from crocevia.when.words import DAY_CODES

# HSDS has no 24:00: a day that is open to its end closes with its last second.
END_OF_DAY = "23:59:59"


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Days of the year in which one week holds. `first` is None where it is every day of every year."""

    week: tuple[tuple[tuple[int, int | None], ...], ...]
    first: date | None
    last: date | None


@lru_cache(maxsize=4096)
def of_hours(text: str, year: int) -> tuple[Thing, ...]:
    """The schedules of opening hours; `year` is the one that seasons begin in. () where no ordinary day has hours."""
    found = []
    for stretch in _stretches(hours.parse(text).rules, year):
        spans: dict[tuple[int, int | None], list[int]] = {}
        for day, intervals in enumerate(stretch.week):
            for one in intervals:
                spans.setdefault(one, []).append(day)
        found += [_weekly(span, days, stretch, text) for span, days in sorted(spans.items(), key=_by_day)]
    return tuple(found)


def _by_day(item: tuple[tuple[int, int | None], list[int]]) -> tuple[list[int], int]:
    (start, _), days = item
    return days, start


def _weekly(span: tuple[int, int | None], days: list[int], stretch: _Stretch, text: str) -> Thing:
    return thing(
        valid_from=stretch.first and stretch.first.isoformat(),
        valid_to=stretch.last and stretch.last.isoformat(),
        freq="WEEKLY",
        interval=1,
        byday=",".join(DAY_CODES[day].upper() for day in days),
        opens_at=_clock(span[0]),
        closes_at=None if span[1] is None else _clock(span[1]),
        description=text,
    )


def _stretches(rules: tuple[Rule, ...], year: int) -> Iterator[_Stretch]:
    """The weeks that hold one after the other; one that always does where no rule names a part of the year."""
    if not any(rule.spans for rule in rules):
        yield _Stretch(_week(rules), None, None)
        return
    for _, run in groupby(_days(year), key=lambda day: _in_force(rules, day)):
        days = list(run)
        week = _week(tuple(rules[number] for number in _in_force(rules, days[0])))
        # Of a stretch shorter than a week only the days that it has.
        held = {day.weekday() for day in days}
        if any(week[day] for day in held):
            shown = tuple(intervals if day in held else () for day, intervals in enumerate(week))
            yield _Stretch(shown, days[0], days[-1])


def _days(year: int) -> Iterator[date]:
    """Every day of a year and of the next."""
    day = date(year, 1, 1)
    while day.year <= year + 1:
        yield day
        day += timedelta(1)


def _in_force(rules: tuple[Rule, ...], day: date) -> tuple[int, ...]:
    return tuple(n for n, rule in enumerate(rules) if not rule.spans or any(span.holds(day) for span in rule.spans))


def _week(rules: tuple[Rule, ...]) -> tuple[tuple[tuple[int, int | None], ...], ...]:
    """Monday to Sunday; of rules that fit a day the last holds."""
    week: list[tuple[tuple[int, int | None], ...]] = [()] * 7
    for rule in rules:
        for day in rule.days:
            week[day] = tuple((one.start, one.end) for one in rule.intervals)
    return tuple(week)


@lru_cache(maxsize=4096)
def of_meeting(text: str, year: int) -> tuple[Thing, ...]:
    """The schedules of a meeting: one, or one for each part of this year and the next between its pauses."""
    meeting = meetings.parse(text)
    if not meeting.pauses:
        return (_meeting(meeting, text, None, None),)
    free = (day for day in _days(year) if not any(span.holds(day) for span in meeting.pauses))
    runs = groupby(enumerate(free), key=lambda each: each[1].toordinal() - each[0])
    parts = [[day for _, day in run] for _, run in runs]
    return tuple(_meeting(meeting, text, days[0], days[-1]) for days in parts)


def _meeting(meeting: Meeting, text: str, first: date | None, last: date | None) -> Thing:
    once = not meeting.rrule
    monthly = any(nth for nth, _ in meeting.days)
    return thing(
        valid_from=first and first.isoformat(),
        valid_to=last and last.isoformat(),
        dtstart=meeting.first and meeting.first.isoformat(),
        until=meeting.last and meeting.last.isoformat(),
        count=1 if once else None,
        freq=None if once else "MONTHLY" if monthly else "WEEKLY",
        interval=None if once else meeting.weeks,
        byday=",".join(f"{nth or ''}{DAY_CODES[day].upper()}" for nth, day in meeting.days),
        opens_at=_clock(meeting.start),
        closes_at=None if meeting.end is None else _clock(meeting.end),
        description=text,
    )


def _clock(minutes: int) -> str:
    return END_OF_DAY if minutes == DAY else f"{minutes // 60 % 24:02}:{minutes % 60:02}:00"
