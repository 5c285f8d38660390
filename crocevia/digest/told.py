"""What became of each record on the days of a bulletin: all that happened to it there amounts to one thing, or to nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from crocevia.history.lives import lives
from crocevia.history.told import Change, History, What
from crocevia.model import Ref


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a record: ADDED, REOPENED, CHANGED, CLOSED or REMOVED; `ref` is the last name that it had.

    `fields` are the names of all fields that differ, in the order in which they were touched; `instead` what one that was
    removed led to.
    """

    ref: Ref
    what: What
    fields: tuple[str, ...] = ()
    instead: tuple[Ref, ...] = ()


# How a record stands before and after what is more than an edit.
_ABSENT, _OPEN, _ENDED = range(3)
_STEPS = {
    What.ADDED: (_ABSENT, _OPEN),
    What.REOPENED: (_ENDED, _OPEN),
    What.CLOSED: (_OPEN, _ENDED),
    What.REMOVED: (_OPEN, _ABSENT),
}
# What came and went in between was in no bulletin before, and need not be in this one.
_AMOUNTS = {stood: what for what, stood in _STEPS.items()} | {(_OPEN, _OPEN): What.CHANGED}


def fates(history: History, since: date, until: date) -> Iterator[Fate]:
    """What became of every record that was touched on one of these days (UTC), both included."""
    for ref, life in lives(history.changes).items():
        during = [one for one in life if since <= one.at.date() <= until]
        if not during:
            continue
        what = _amount(life[: life.index(during[0])], during)
        fields = tuple(dict.fromkeys(name for one in during for name in one.fields.touched))
        if what and (fields or what is not What.CHANGED):
            yield Fate(ref, what, fields, during[-1].instead if what is What.REMOVED else ())


def seen(history: History, since: date) -> bool:
    """Whether all that happened since the beginning of a day is known."""
    return history.complete or (history.since is not None and history.since.date() < since)


def _amount(before: Sequence[Change], during: Sequence[Change]) -> What | None:
    earlier, now = ([_STEPS[one.what] for one in some if one.what in _STEPS] for some in (before, during))
    # Where nothing older is seen, it was as the first change found it.
    stood = earlier[-1][1] if earlier else now[0][0] if now else _OPEN
    return _AMOUNTS.get((stood, now[-1][1] if now else stood))
