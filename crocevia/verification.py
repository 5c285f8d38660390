"""How far a record can be trusted today: verified, due, unverified, closed."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from enum import StrEnum

MONTHS = 12
# What a record's status may be, beside others that say less: it has ended; it is interrupted, and nobody should go there.
CLOSED, SUSPENDED = "closed", "suspended"


class Verification(StrEnum):
    """The four states, in the words that pages and data carry."""

    VERIFIED = "verified"
    DUE = "due"
    UNVERIFIED = "unverified"
    CLOSED = "closed"


def due_on(verified_on: date, months: int | None) -> date:
    """The day on which a verification ends: so many months later, or the last day of that month.

    >>> due_on(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    month = verified_on.month - 1 + (months or MONTHS)
    year, month = verified_on.year + month // 12, month % 12 + 1
    return date(year, month, min(verified_on.day, monthrange(year, month)[1]))


def verification(status: str, verified_on: date | None, months: int | None, today: date) -> Verification:
    """The state on the day `today`. A record nobody has verified is *unverified*, however new its source."""
    if status == CLOSED:
        return Verification.CLOSED
    if verified_on is None:
        return Verification.UNVERIFIED
    return Verification.DUE if due_on(verified_on, months) < today else Verification.VERIFIED
