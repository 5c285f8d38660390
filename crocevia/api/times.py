"""Opening hours and meetings for programs: a week of intervals, and rules that calendars read (RFC 5545)."""

from __future__ import annotations

from functools import lru_cache

from crocevia.when import hours, meetings

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


@lru_cache(maxsize=4096)
def week(text: str) -> tuple[dict[str, str], ...]:
    """The intervals of an ordinary week: `day`, `opens`, and `closes` where it is known; () for "".

    An interval that closes before it opens ends on the next day. Seasons, holidays and appointments are in the OSM syntax only.
    """
    if not text:
        return ()
    return tuple(
        {"day": day, "opens": clock(one.start)} | ({"closes": clock(one.end)} if one.end is not None else {})
        for day, intervals in zip(DAYS, hours.parse(text).week, strict=True)
        for one in intervals
    )


@lru_cache(maxsize=4096)
def schedule(text: str) -> dict[str, str]:
    """A meeting: `rrule` (none where it is held once), `start`, and `end`, `first`, `last` where they are known."""
    meeting = meetings.parse(text)
    said = {
        "rrule": meeting.rrule,
        "start": clock(meeting.start),
        "end": "" if meeting.end is None else clock(meeting.end),
        "first": meeting.first.isoformat() if meeting.first else "",
        "last": meeting.last.isoformat() if meeting.last else "",
    }
    return {name: value for name, value in said.items() if value}


def clock(minutes: int) -> str:
    """Minutes from midnight as a time of day.

    >>> clock(510), clock(1470)
    ('08:30', '00:30')
    """
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
