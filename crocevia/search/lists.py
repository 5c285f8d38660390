"""Lists of entries' numbers as they stand in the files: gaps and runs, in plain JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def packed(numbers: Iterable[int]) -> list[int]:
    """Rising numbers as gaps from the one before (the first from -1, less one), a run of n neighbours more as -n.

    >>> packed([5, 6, 7, 8, 20])
    [5, -3, 11]
    """
    found: list[int] = []
    last = -1
    for number in numbers:
        gap = number - last - 1
        if gap or not found:
            found.append(gap)
        elif found[-1] < 0:
            found[-1] -= 1
        else:
            found.append(-1)
        last = number
    return found


def by_level(postings: Iterable[int]) -> list[int | list[int]]:
    """Postings (number × 16 + level) as [level, numbers, level, numbers, …], the highest level first.

    >>> by_level([0x19, 0x2F, 0x3F])
    [15, [2, -1], 9, [1]]
    """
    levels: dict[int, list[int]] = {}
    for posting in postings:
        levels.setdefault(posting & 15, []).append(posting >> 4)
    return [one for level in sorted(levels, reverse=True) for one in (level, packed(levels[level]))]


def shared_out(sizes: Sequence[int], parts: int) -> Iterator[range]:
    """So many neighbouring ranges of `sizes`, each as near as can be to the same total; the last ones may be empty.

    >>> list(shared_out([5, 1, 1, 1, 2], 2))
    [range(0, 1), range(1, 5)]
    """
    left, first = sum(sizes), 0
    for part in range(parts, 0, -1):
        goal, last, held = left / part, first, 0
        while last < len(sizes) and (last == first or part == 1 or held + sizes[last] / 2 <= goal):
            held += sizes[last]
            last += 1
        yield range(first, last)
        left, first = left - held, last
