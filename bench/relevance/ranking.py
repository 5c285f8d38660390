"""How good a ranking is: whether a right record is first, among the first three, and how far down the first right one is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types on a page, and the records (`kind/id`) that would content them."""

    words: str
    language: str
    page: str
    right: frozenset[str]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A query and what was found for it, best first, ten at most."""

    query: Query
    found: Sequence[str]

    @property
    def rank(self) -> int:
        """The place of the first right record, from 1; 0 where there is none."""
        return rank(self.found, self.query.right)


@dataclass(frozen=True, slots=True)
class Scores:
    """Of so many queries: the share with a right record first, among three, and the mean of 1 / its place."""

    queries: int
    success_1: float
    success_3: float
    mrr: float


def rank(found: Sequence[str], right: Collection[str]) -> int:
    """The place of the first right one, from 1; 0 where there is none.

    >>> rank(["a", "b"], {"b"}), rank(["a"], {"b"})
    (2, 0)
    """
    return next((place for place, ref in enumerate(found, 1) if ref in right), 0)


def scores(answers: Iterable[Answer]) -> Scores:
    """The scores of some answers, at least one."""
    ranks = [answer.rank for answer in answers]
    return Scores(
        len(ranks),
        round(fmean(rank == 1 for rank in ranks), 4),
        round(fmean(1 <= rank <= 3 for rank in ranks), 4),  # noqa: PLR2004 - among the first three
        round(fmean(1 / rank if rank else 0 for rank in ranks), 4),
    )
