"""Rules for hours, meetings and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from crocevia import meanings as m
from crocevia.findings import Level
from crocevia.kinds import Field
from crocevia.language import Message, say
from crocevia.rules.base import Problem, Row, for_records, for_values, parsed_date
from crocevia.verification import Verification, due_on, verification
from crocevia.when import hours, meetings
from crocevia.when.hours import CannotRead


@for_values(m.OPENING_HOURS)
def hours_can_be_read(value: str, _field: Field) -> Iterator[Problem]:
    """Opening hours in Italian, English or OSM syntax."""
    try:
        hours.parse(value)
    except CannotRead as error:
        yield unread_hours(error)


@for_values(m.SCHEDULE)
def meetings_can_be_read(value: str, _field: Field) -> Iterator[Problem]:
    """A recurring or single meeting in Italian or English."""
    try:
        meetings.parse(value)
    except CannotRead as error:
        yield unread_meeting(error)


def unread_hours(error: CannotRead) -> Problem:
    """What is said of opening hours that cannot be read."""
    problem = say("these hours cannot be read from “{word}” on", word=error.found)
    return _unread(error, "hours", problem if error.found else say("in these hours something is missing"))


def unread_meeting(error: CannotRead) -> Problem:
    """What is said of a meeting that cannot be read."""
    problem = say("this meeting cannot be read from “{word}” on", word=error.found)
    return _unread(error, "meeting", problem if error.found else say("in this meeting something is missing"))


def _unread(error: CannotRead, code: str, problem: Message) -> Problem:
    remedy = say("Write for instance: {nearest}. What cannot be said so goes into the note.", nearest=error.nearest)
    return Problem(code, problem, remedy, error.text)


@for_records
def pairs_are_in_order(row: Row) -> Iterator[Problem]:
    """What begins, begins before it ends; the least is not more than the most."""
    for first, last in m.ORDERED:
        low, high = row.text(first), row.text(last)
        field = row.field(first)
        if field and low and high and _after(field, low, high):
            remedy = say("Exchange the two, or correct one.")
            problem = say("{first} comes after {last}", first=row.name(first), last=row.name(last))
            yield Problem("order", problem, remedy, f"{low} > {high}", field=row.name(last))


_NUMBER = re.compile("[+-]?[0-9]{1,15}([.][0-9]{1,15})?")
_DAY = re.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def _after(field: Field, low: str, high: str) -> bool:
    """Whether both can be read and the first is the later or the larger; what cannot be read, the types tell."""
    if field.type in {"integer", "number"}:
        return bool(_NUMBER.fullmatch(low) and _NUMBER.fullmatch(high)) and Decimal(low) > Decimal(high)
    # Dates known to the year or the month compare as far as both are known.
    known = min(len(low), len(high))
    return bool(_DAY.fullmatch(low) and _DAY.fullmatch(high)) and low[:known] > high[:known]


@for_records
def record_has_not_expired(row: Row) -> Iterator[Problem]:
    """A record past its end says so, or goes."""
    until = parsed_date(row.text(m.VALID_UNTIL))
    if until and until < row.today and row.text(m.STATUS) != "closed":
        remedy = say("Write the new date, or `{field}: closed`.", field=row.name(m.STATUS))
        problem = say("its validity is over")
        yield Problem("expired", problem, remedy, str(until), Level.WARNING, row.name(m.VALID_UNTIL))


@for_records
def verification_is_fresh(row: Row) -> Iterator[Problem]:
    """A verification lasts as many months as the record says."""
    on = parsed_date(row.text(m.VERIFIED_ON))
    if on and on > row.today:
        remedy = say("Write the day on which it was checked.")
        yield Problem("future", say("this day has not come yet"), remedy, str(on), field=row.name(m.VERIFIED_ON))
    elif on and verification(row.text(m.STATUS), on, _months(row), row.today) is Verification.DUE:
        problem = say("it was to be checked again by {date}", date=due_on(on, _months(row)).isoformat())
        remedy = say("Ask the body, mend what has changed, write today's date.")
        yield Problem("review-due", problem, remedy, str(on), Level.WARNING, row.name(m.VERIFIED_ON))


@for_records
def validation_has_its_day(row: Row) -> Iterator[Problem]:
    """Who vouches for a record has checked it on a day: without it nothing is shown."""
    if row.has(m.VALIDATED_BY) and not row.has(m.VERIFIED_ON):
        problem = say("someone vouches for it, but nobody has written when it was checked")
        remedy = say("Add `{field}` with the day, or take this line away.", field=row.name(m.VERIFIED_ON))
        yield Problem("validated-when", problem, remedy, level=Level.WARNING, field=row.name(m.VALIDATED_BY))


def _months(row: Row) -> int | None:
    text = row.text(m.REVIEW_EVERY)
    # What is no number of months, the type check tells.
    return int(text) if re.fullmatch("[0-9]{1,3}", text) else None
