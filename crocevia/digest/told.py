"""What became of each record in a period: everything that its history says of it there, folded into one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from crocevia.history.told import Change, History, What
from crocevia.model import Ref


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a record: ADDED, REOPENED, CHANGED, CLOSED or REMOVED.

    `fields` are the names of all fields that differ, in the order in which they were touched; `instead` what one that was
    removed led to.
    """

    ref: Ref
    what: What
    fields: tuple[str, ...] = ()
    instead: tuple[Ref, ...] = ()


# How a record stood just before something was done to it, and just after.
_ABSENT, _OPEN, _ENDED = range(3)
_BEFORE = {What.ADDED: _ABSENT, What.REOPENED: _ENDED, What.CLOSED: _OPEN, What.REMOVED: _OPEN}
_AFTER = {What.ADDED: _OPEN, What.REOPENED: _OPEN, What.CLOSED: _ENDED, What.REMOVED: _ABSENT}
# What came and went within the period was in no bulletin before, and need not be in this one.
_AMOUNTS = {
    (_ABSENT, _OPEN): What.ADDED,
    (_ENDED, _OPEN): What.REOPENED,
    (_OPEN, _OPEN): What.CHANGED,
    (_OPEN, _ENDED): What.CLOSED,
    (_OPEN, _ABSENT): What.REMOVED,
}


def fates(history: History, since: date, until: date) -> list[Fate]:
    """What became of every record that was touched on one of these days (UTC), both included; in the order of the first touch."""
    found: dict[Ref, list[Change]] = {}
    for one in history.changes:
        if since <= one.at.date() <= until and one.what is not What.VERIFIED:
            before = found.pop(one.before, []) if one.before else []
            found[one.ref] = [*found.get(one.ref, []), *before, one]
    return list(_folded(found.items()))


def seen(history: History, since: date) -> bool:
    """Whether all that happened since the beginning of a day is known."""
    return history.complete or (history.since is not None and history.since.date() < since)


def _folded(found: Iterable[tuple[Ref, Sequence[Change]]]) -> Iterator[Fate]:
    for ref, changes in found:
        steps = [one.what for one in changes if one.what in _BEFORE]
        stood = (_BEFORE[steps[0]], _AFTER[steps[-1]]) if steps else (_OPEN, _OPEN)
        what = _AMOUNTS.get(stood)
        names = (one.fields.filled + one.fields.altered + one.fields.emptied for one in changes)
        fields = tuple(dict.fromkeys(name for some in names for name in some))
        if what and (fields or what is not What.CHANGED):
            yield Fate(ref, what, fields, changes[-1].instead if what is What.REMOVED else ())
