"""How fresh each table of records is, out of the records themselves: how many, how many verified, and when last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.kinds import Kind
from crocevia.verification import Verification


@dataclass(frozen=True, slots=True)
class Fresh:
    """One kind on the day of the edition. `checked` is the newest verification, `read` the newest reading of a source."""

    kind: Kind
    records: int
    verified: int
    checked: date | None
    read: date | None


def fresh(edition: Edition) -> Iterator[Fresh]:
    """Every kind that has records."""
    for kind in edition.catalogue.kinds.values():
        records = edition.catalogue.of(kind.name)
        if records:
            verified = sum(one.verification(edition.today) is Verification.VERIFIED for one in records)
            checked, read = (
                _newest(one.get(meaning) for one in records) for meaning in (m.VERIFIED_ON, m.SOURCE_READ_ON)
            )
            yield Fresh(kind, len(records), verified, checked, read)


def newest(kinds: Iterable[Fresh]) -> date | None:
    """The day on which somebody last looked at any record."""
    return _newest(day for one in kinds for day in (one.checked, one.read))


def _newest(days: Iterable[object]) -> date | None:
    return max((day for day in days if isinstance(day, date)), default=None)


def columns(edition: Edition, *asked: str) -> list[str]:
    """What the kinds call the columns of these meanings, each name once."""
    fields = (kind.by_meaning.get(meaning) for meaning in asked for kind in edition.catalogue.kinds.values())
    return list(dict.fromkeys(field.name for field in fields if field))
