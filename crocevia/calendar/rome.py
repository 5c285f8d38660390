"""The time zone of all that is met in Italy: its rules for a calendar, and its hours as UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

NAME = "Europe/Rome"
_ZONE = ZoneInfo(NAME)
# Summer time begins and ends as in the whole Union since 1996 (Directive 2000/84/EC).
RULES = (
    b"BEGIN:VTIMEZONE\r\nTZID:Europe/Rome\r\n"
    b"BEGIN:STANDARD\r\nTZNAME:CET\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
    b"DTSTART:19961027T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"
    b"BEGIN:DAYLIGHT\r\nTZNAME:CEST\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
    b"DTSTART:19960331T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
    b"END:VTIMEZONE\r\n"
)


def local(day: date, minutes: int) -> str:
    """A time by the clock on the wall; `minutes` from midnight, past 1440 on the day after.

    >>> local(date(2026, 11, 24), 1110), local(date(2026, 11, 24), 1560)
    ('20261124T183000', '20261125T020000')
    """
    return f"{datetime.combine(day, datetime.min.time()) + timedelta(minutes=minutes):%Y%m%dT%H%M%S}"


def utc(day: date, minutes: int) -> str:
    """The same time as UTC, which the end of a repetition wants (RFC 5545, 3.3.10).

    >>> utc(date(2026, 11, 24), 1110), utc(date(2026, 7, 24), 1110)
    ('20261124T173000Z', '20260724T163000Z')
    """
    wall = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minutes)
    return moment(wall.replace(tzinfo=_ZONE))


def moment(at: datetime) -> str:
    """An instant as UTC."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
