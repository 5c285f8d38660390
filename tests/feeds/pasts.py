"""A made-up past in which something happened to every record of a city, a minute after the other."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import cycle

from crocevia.history.told import Change, Fields, History, What

FIRST = datetime(2026, 11, 1, tzinfo=UTC)


def told_of_all(city):
    """The edition of a city with that past: the first record was added, all fields of the second changed, and so on."""
    happened = cycle((What.ADDED, What.CHANGED, What.CLOSED, What.REOPENED))
    changes = tuple(
        Change(
            number, "0" * 40, FIRST + timedelta(minutes=number), what, record.ref, Fields(altered=tuple(record.values))
        )
        for number, (record, what) in enumerate(zip(city.catalogue, happened, strict=False), 1)
    )
    past = History(changes, len(changes), complete=True)
    return replace(city, history=lambda: past)
