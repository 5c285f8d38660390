"""The shape of a criterion: what it asks of a record, and what it gives for the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from crocevia.language import NOTHING, Message
from crocevia.model import Catalogue, Record


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a record is judged among. The first of `languages` is the one that records are written in."""

    catalogue: Catalogue
    day: date
    languages: Sequence[str]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a criterion gives: a `share` from 0 to 1, what was found, and what would do, where it is not 1."""

    share: float
    found: Message = NOTHING
    remedy: Message = NOTHING


# None where the criterion does not apply: it is left out of the score, and not counted as a fault.
Judge = Callable[[Record, Circumstances], Mark | None]


@dataclass(frozen=True, slots=True)
class Criterion:
    """`code` is a column of the open data; `about` says in a sentence how the share is found."""

    code: str
    weight: int
    title: Message
    about: Message
    judge: Judge


FULL = Mark(1.0)


def has(record: Record, *meanings: str) -> bool:
    """Whether the record says anything in a field that means one of these."""
    return any(record.get(one) not in (None, "", ()) for one in meanings)


def knows(record: Record, *meanings: str) -> bool:
    """Whether its kind has a field that means one of these."""
    return any(one in record.kind.by_meaning for one in meanings)


def between(value: float, none: float, full: float) -> float:
    """0 at `none`, 1 at `full`, on a straight line between them.

    >>> between(300, 200, 400), between(10, 200, 400), between(6, 24, 6)
    (0.5, 0.0, 1.0)
    """
    return min(1.0, max(0.0, (value - none) / (full - none)))
