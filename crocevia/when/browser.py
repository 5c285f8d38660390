"""Opening hours and meetings as a browser reads them (templates/search/open.js): what is open now, the clock says there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from crocevia.when import hours, meetings

# How many of the next meetings a browser is told: a site is built again before they are over.
MEETINGS = 8
# Days from 1 January of the year 1, as Python counts, to 1 January 1970, as browsers do.
EPOCH = date(1970, 1, 1).toordinal()
# The day after Sunday: a public holiday.
HOLIDAY = 7


def on_day(time: int) -> date:
    """The day of a meeting that `upcoming` gives."""
    return date.fromordinal(EPOCH + time // 1440)


def upcoming(texts: Iterable[str], today: date) -> tuple[int, ...]:
    """The next meetings, in minutes of the clock on the wall since 1 January 1970."""
    found = {time for text in texts for time in _times(text, today)}
    return tuple(sorted(found))[:MEETINGS]


@lru_cache(maxsize=5_000)
def _times(text: str, today: date) -> tuple[int, ...]:
    meeting = meetings.parse(text)
    return tuple((day.toordinal() - EPOCH) * 1440 + meeting.start for day in meeting.next(today, MEETINGS))


@lru_cache(maxsize=5_000)
def timetable(text: str) -> dict[str, Any]:
    """Opening hours for a browser: the ordinary week from Monday, then, where there are any, `seasons`.

    The last of `seasons` that holds a date and its day of the week (7: a public holiday) says its intervals; where none
    does, the week does. `appointment` is there where it is known.
    """
    parsed = hours.parse(text)
    found: dict[str, Any] = {"week": [_pairs(day) for day in parsed.week]}
    seasons = [season for rule in parsed.rules for season in _seasons(rule)]
    if seasons:
        found["seasons"] = seasons
    if parsed.by_appointment is not None:
        found["appointment"] = parsed.by_appointment
    return found


def _seasons(rule: hours.Rule) -> Iterator[dict[str, Any]]:
    holiday = [HOLIDAY] if rule.holidays else []
    intervals = _pairs(rule.intervals)
    for span in rule.spans:
        days = sorted(rule.days) + holiday
        yield {"from": list(span.start), "to": list(span.end), "days": days, "intervals": intervals}
    if holiday and not rule.spans:
        yield {"from": [0, 1, 1], "to": [0, 12, 31], "days": holiday, "intervals": intervals}


def _pairs(intervals: tuple[hours.Interval, ...]) -> list[list[int | None]]:
    return [[one.start, one.end] for one in intervals]
