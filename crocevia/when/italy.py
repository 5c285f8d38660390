"""The public holidays of Italy."""

from datetime import date
from functools import cache


@cache
def _of_year(year: int) -> frozenset[date]:
    import holidays  # noqa: PLC0415 - it takes a third of a second to load, and few texts need it

    named = holidays.country_holidays("IT", years=year, language="en_US")
    # Kept on the first Sunday of November, but no public holiday any more.
    return frozenset(day for day, name in named.items() if name != "National Unity Day")


def is_public_holiday(day: date) -> bool:
    """Whether the day is a public holiday in all of Italy (a town's patron saint is not)."""
    return day in _of_year(day.year)
