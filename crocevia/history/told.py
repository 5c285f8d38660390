"""What is told of the history: changes in their order, releases, and what could not be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from uuid import UUID, uuid5

from crocevia.language import NOTHING, Message, say
from crocevia.load import Cell
from crocevia.model import Ref

# Names of changes are made below this one: UUID version 5 of `urn:crocevia:change` among the addresses.
_CHANGES = UUID("323e65aa-88bd-5838-adc8-5dd7880471d6")


class What(StrEnum):
    """What happened to a record, in the words that files carry."""

    ADDED = "added"
    CHANGED = "changed"
    # Somebody checked it, and nothing else changed: who copies what it says may pass over it.
    VERIFIED = "verified"
    CLOSED = "closed"
    REOPENED = "reopened"
    # It has another name now, and perhaps other changes too.
    MOVED = "moved"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Fields:
    """Names of fields: those that were empty and are not, that say something else, that are empty now."""

    filled: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    emptied: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.touched)

    @property
    def touched(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.filled, *self.altered, *self.emptied)


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit of the main line did to a record.

    `sequence` rises from change to change, with gaps; None where the history is not seen whole, and so cannot be counted.
    `at` is when the commit was made (UTC), in the words of whoever made it: it may go back. `before` is the name that a record
    that moved had; `instead` are records that one that was removed led to.
    """

    sequence: int | None
    commit: str
    at: datetime
    what: What
    ref: Ref
    fields: Fields = Fields()
    before: Ref | None = None
    instead: tuple[Ref, ...] = ()

    @property
    def id(self) -> str:
        """Its name for ever, as long as history is not rewritten."""
        return uuid5(_CHANGES, f"{self.commit} {self.ref}").urn


# A record of an old state: its name, and what stood in its fields as it was written.
Row = tuple[Ref, Mapping[str, Cell]]


@dataclass(frozen=True, slots=True)
class Release:
    """A state of the catalogue that somebody gave a name (a tag of Git). `rows` are read when asked for, by kind and name."""

    name: str
    day: date
    commit: str
    rows: Callable[[], Iterator[Row]] = field(compare=False)


@dataclass(frozen=True)
class History:
    """Changes from the oldest to the newest. `counted` is the sequence of the newest that there was, told or not.

    `complete` is False where older changes are not seen: then `note` says why, and `since` from when on they are.
    `commit` is the newest that is known to have touched the catalogue.
    """

    changes: tuple[Change, ...] = ()
    counted: int = 0
    complete: bool = False
    since: datetime | None = None
    commit: str = ""
    note: Message = NOTHING
    releases: tuple[Release, ...] = ()

    def last(self, ref: Ref) -> date | None:
        """The day on which a record changed last, a check that changed nothing else left out; None where it was not seen."""
        return self._last.get(ref)

    @cached_property
    def _last(self) -> Mapping[Ref, date]:
        return {one.ref: one.at.date() for one in self.changes if one.what is not What.VERIFIED}


ABSENT = say("There is no Git history here: what changed is not known.")


def nothing() -> History:
    """The history of a catalogue of which none is known."""
    return History(note=ABSENT)
