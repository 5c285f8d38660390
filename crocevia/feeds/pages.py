"""Changes in pages: a page that is full stays as it is, and the newest changes stand in one whose address stays.

Which page a change stands in follows from its number alone: one that is no longer told leaves its page shorter and no other different.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from crocevia.edition import Edition
from crocevia.history.told import Change, History

# Numbers in a page.
SIZE = 500
FOLDER = "data/changes"


@dataclass(frozen=True, slots=True)
class Page:
    """Some changes, from the oldest to the newest. `number` counts full pages from 1; 0 is that of the newest changes."""

    number: int
    changes: Sequence[Change]
    previous: int

    def path(self, ending: str) -> str:
        """Where it stands in the site."""
        return path(self.number, ending)


def path(number: int, ending: str) -> str:
    """Where a page stands in the site, in the form that has this ending."""
    return f"{FOLDER}/{number}.{ending}" if number else f"{FOLDER}.{ending}"


def full(history: History) -> int:
    """How many pages are full. Without numbers there is none: no one knows what came before."""
    return history.counted // SIZE if _numbered(history) else 0


def page(history: History, number: int) -> Page:
    """A full page."""
    return Page(number, _between(history, (number - 1) * SIZE, number * SIZE), number - 1)


def newest(history: History) -> Page:
    """The newest changes, at least as many as a page has, if there are so many: they reach back over full pages."""
    if not _numbered(history):
        return Page(0, history.changes[-2 * SIZE :], 0)
    # Of a commit that only wrote thousands of files in another way nothing is told.
    first = history.changes[-SIZE:][:1]
    overlapped = max(0, ((first[0].sequence or 1) - 1) // SIZE) if first else 0
    return Page(0, _between(history, overlapped * SIZE, history.counted), overlapped)


def address(edition: Edition, number: int, ending: str) -> str:
    """The whole address of a page; "" for the one before the first."""
    return edition.absolute(path(number, ending)) if number else ""


def _numbered(history: History) -> bool:
    return not history.changes or history.changes[0].sequence is not None


def _between(history: History, after: int, last: int) -> Sequence[Change]:
    """The changes with a number above the one and not above the other."""
    first, end = (bisect_right(history.changes, one, key=lambda change: change.sequence or 0) for one in (after, last))
    return history.changes[first:end]
