"""A record's score: the mean of the criteria that apply to it, each counted as often as it weighs, from 0 to 100."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crocevia.model import Record
from crocevia.quality import essentials, reach, trust
from crocevia.quality.criterion import Circumstances, Criterion, Mark
from crocevia.verification import Verification

CRITERIA: Sequence[Criterion] = (*trust.CRITERIA, *essentials.CRITERIA, *reach.CRITERIA)


@dataclass(frozen=True, slots=True)
class Assessed:
    """`score` is None for a record that has ended, of which nothing is asked any more.

    `shares` stand in the order of CRITERIA, None where one does not apply.
    """

    record: Record
    score: int | None
    shares: tuple[float | None, ...]


def marks(record: Record, among: Circumstances) -> list[Mark | None]:
    """What each criterion gives, in the order of CRITERIA."""
    if record.verification(among.day) is Verification.CLOSED:
        return [None] * len(CRITERIA)
    return [criterion.judge(record, among) for criterion in CRITERIA]


def assessed(record: Record, given: Sequence[Mark | None]) -> Assessed:
    """The score of what was given."""
    shares = tuple(mark.share if mark else None for mark in given)
    counted = [
        (criterion.weight, share) for criterion, share in zip(CRITERIA, shares, strict=True) if share is not None
    ]
    whole = sum(weight for weight, _ in counted)
    score = round(100 * sum(weight * share for weight, share in counted) / whole) if whole else None
    return Assessed(record, score, shares)


def to_do(given: Sequence[Mark | None]) -> list[tuple[Criterion, Mark]]:
    """What would do, what weighs most first."""
    found = [(criterion, mark) for criterion, mark in zip(CRITERIA, given, strict=True) if mark and mark.remedy]
    return sorted(found, key=lambda one: -one[0].weight * (1 - one[1].share))
