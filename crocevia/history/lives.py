"""What became of each record, whatever names it had: the history folded for what is told of records, not of commits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from crocevia.history.told import Change, What
from crocevia.model import Ref

# What makes another thing of a record that is there: it came, it ended, it is there again.
TURNS = frozenset({What.ADDED, What.CLOSED, What.REOPENED})


def lives(changes: Iterable[Change]) -> Mapping[Ref, Sequence[Change]]:
    """The last name that each record had → all that happened to it, in the order of the history.

    A check that changed nothing else is left out. Where a name was free again and another record took it, both stand one
    after the other: the life of the first ends with REMOVED.
    """
    found: dict[Ref, list[Change]] = {}
    for one in changes:
        if one.what is not What.VERIFIED:
            before = found.pop(one.before, []) if one.before else []
            found.setdefault(one.ref, []).extend((*before, one))
    return found
