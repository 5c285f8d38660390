"""Days of the week: single days and ranges, read from words and written as OSM writes them."""

from collections.abc import Collection
from typing import Final

from crocevia.when.tokens import Cursor
from crocevia.when.words import DAY_CODES

SUNDAY: Final = 6
WEEK: Final = frozenset(range(7))
"""Every day, Monday is 0."""
_DAY: Final = frozenset({"day"})
_SHORTEST_RANGE: Final = 3
_SETS: Final = {mask: frozenset(day for day in range(7) if mask >> day & 1) for mask in (127, 31, 96)}


def read_days(cursor: Cursor) -> frozenset[int]:
    """One day, a range ("dom-ven" goes round the week's end) or a set ("weekdays"); the cursor stands on it."""
    token = cursor.take()
    if token.kind == "days":
        return _SETS[token.value]
    if not cursor.reaches(_DAY):
        return frozenset((token.value,))
    length = (cursor.take().value - token.value) % 7
    return frozenset((token.value + step) % 7 for step in range(length + 1))


def days_text(days: Collection[int], names: tuple[str, ...] = DAY_CODES) -> str:
    """As in "Mo-We,Fr": three days or more in a row are a range, two stay a list."""
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(_run(run, names) for run in runs)


def _run(run: list[int], names: tuple[str, ...]) -> str:
    if len(run) >= _SHORTEST_RANGE:
        return f"{names[run[0]]}-{names[run[-1]]}"
    return ",".join(names[day] for day in run)
