"""Criteria on how far a record can be trusted: who checked it and when, how old it is, its source, its links.

How old it is, is data.inclusion's criterion; that each record has a rhythm of its own is DORA's idea; the others are ours.
"""

from __future__ import annotations

from datetime import date

from crocevia import meanings as m
from crocevia.answers import State
from crocevia.language import say
from crocevia.links import named
from crocevia.model import Record
from crocevia.quality.criterion import FULL, Circumstances, Criterion, Mark, between, has, knows
from crocevia.verification import Verification, due_on

# data.inclusion's: six months and two years.
_FRESH, _STALE = 183, 730
_SOURCE = (m.SOURCE_TITLE, m.SOURCE, m.SOURCE_READ_ON)


def verified(record: Record, among: Circumstances) -> Mark | None:
    """Whether somebody asked the body, within the time that the record itself says."""
    if not knows(record, m.VERIFIED_ON):
        return None
    state, on = record.verification(among.day), record.get(m.VERIFIED_ON)
    if state is Verification.VERIFIED:
        return FULL
    if isinstance(on, date):
        months = record.get(m.REVIEW_EVERY)
        since = due_on(on, months if isinstance(months, int) else None).isoformat()
        found = say("to be checked again since {day}", day=since)
        return Mark(0.5, found, say("Ask the body again, and write the day."))
    return Mark(0.0, remedy=say("Ask the body whether all is right; write the day and who answered."))


def recent(record: Record, among: Circumstances) -> Mark | None:
    """How old the news is: since the body was asked, or since the source says so, or since it was read."""
    if not knows(record, m.VERIFIED_ON, m.SOURCE_DATE, m.SOURCE_READ_ON):
        return None
    day, written = _dated(record)
    remedy = say("Look for newer news: the body's own page, or a call.")
    if day is None:
        return Mark(0.0, remedy=remedy)
    share = between((among.day - day).days, _STALE, _FRESH)
    return FULL if share == 1 else Mark(share, say("of {day}", day=written), remedy)


def _dated(record: Record) -> tuple[date | None, str]:
    """The day, and as it is written: "2020" and "2020-03" are taken at their latest."""
    for meaning in (m.VERIFIED_ON, m.SOURCE_DATE, m.SOURCE_READ_ON):
        value = record.get(meaning)
        if isinstance(value, date):
            return value, value.isoformat()
        if isinstance(value, str):
            whole = {4: f"{value}-12-31", 7: f"{value}-28"}.get(len(value), value)
            try:
                return date.fromisoformat(whole), value
            except ValueError:
                continue
    return None, ""


def source(record: Record, _among: Circumstances) -> Mark | None:
    """Where it was read, so that anybody can read it again."""
    asked = [one for one in _SOURCE if knows(record, one)]
    if not asked:
        return None
    share = sum(has(record, one) for one in asked) / len(asked)
    remedy = say("Write where it was read: title, address and day.")
    return FULL if share == 1 else Mark(share, remedy=remedy)


def links(record: Record, among: Circumstances) -> Mark | None:
    """The share of its addresses that are not dead, of those that gave a clear answer; see `crocevia.answers`."""
    known = [among.catalogue.answers[one] for one in named.of(record) if one in among.catalogue.answers]
    clear = [one for one in known if one.is_dead or one.state is not State.UNKNOWN]
    if not clear:
        return None
    for one in clear:
        if one.is_dead:
            since = one.gone_since.isoformat() if one.gone_since else ""
            found = say("dead since {day}: {address}", day=since, address=one.address)
            remedy = say("Write the new address of the page, or delete the dead one.")
            return Mark(sum(not other.is_dead for other in clear) / len(clear), found, remedy)
    moved = next((one for one in clear if one.state is State.MOVED), None)
    if moved is None:
        return FULL
    found = say("moved: {address} → {there}", address=moved.address, there=moved.moved_to)
    return Mark(1.0, found, say("The page has another address now: write that one."))


CRITERIA = (
    Criterion(
        "verified",
        3,
        say("Verified"),
        say("1 if the body was asked within the months that the record says; 0.5 if that was longer ago; 0 if never."),
        verified,
    ),
    Criterion(
        "recent",
        2,
        say("Recent"),
        say("1 up to six months after it was verified, or its source was written or read; 0 from two years."),
        recent,
    ),
    Criterion("source", 1, say("Source"), say("A third each for the title, the address and the day."), source),
    Criterion(
        "links",
        2,
        say("Links"),
        say("The share of addresses that are not dead. Left out where none was asked, or none answered clearly."),
        links,
    ),
)
