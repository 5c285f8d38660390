"""The meetings of the days to come, day by day, for a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from crocevia.calendar.held import Hold
from crocevia.edition import Edition
from crocevia.html.there import goes_on
from crocevia.model import Record
from crocevia.when.meetings import Meeting

WEEK = 7
# Of one day, on a page; the calendars have them all.
MOST = 60


@dataclass(frozen=True, slots=True)
class Met:
    """A record's meeting on a day."""

    record: Record
    meeting: Meeting


@dataclass(frozen=True, slots=True)
class Day:
    """The meetings of a day in the order of the clock, as many as a page shows; `more` are not shown."""

    day: date
    met: Sequence[Met]
    more: int


@dataclass(frozen=True, slots=True)
class Weeks:
    """Days on which people meet, of the seven from today and of the seven after; then who meets on days that nobody knows."""

    this: Sequence[Day]
    next: Sequence[Day]
    undated: Sequence[Met]


def weeks(edition: Edition, hold: Hold) -> Weeks:
    """What there is from the day of the edition on; what has ended or is suspended left out."""
    today = edition.today
    found: dict[date, list[Met]] = {today + timedelta(days=number): [] for number in range(2 * WEEK)}
    undated: list[Met] = []
    last = today + timedelta(days=2 * WEEK - 1)
    for record in edition.catalogue.meeting:
        if not goes_on(record, today):
            continue
        dated = {one.uid: one for one in hold.of(record)}
        for meeting, uid in hold.identities.of(record):
            one = dated.get(uid)
            if not one:
                undated += [Met(record, meeting)] if meeting.weeks > 1 and not meeting.first else []
                continue
            until = min(one.dates.last or last, last)
            for day in meeting.between(max(today, one.dates.first), until):
                found[day].append(Met(record, meeting))
    days = [_day(day, met) for day, met in found.items()]
    return Weeks([one for one in days[:WEEK] if one.met], [one for one in days[WEEK:] if one.met], undated)


def _day(day: date, met: list[Met]) -> Day:
    ordered = sorted(met, key=lambda one: one.meeting.start)
    return Day(day, ordered[:MOST], max(0, len(ordered) - MOST))
