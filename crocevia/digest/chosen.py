"""Which news are told in full where there are too many: each part has its share, and what one does not need the others have."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)


def shares(counts: Mapping[Name, int], most: int) -> dict[Name, int]:
    """How many of each are told, of `most` in all; the first have what cannot be divided.

    >>> shares({"new": 300, "changed": 4, "ended": 2}, 30)
    {'new': 24, 'changed': 4, 'ended': 2}
    """
    given = dict.fromkeys(counts, 0)
    left = min(most, sum(counts.values()))
    while left:
        for name, count in counts.items():
            if left and given[name] < count:
                given[name] += 1
                left -= 1
    return given
