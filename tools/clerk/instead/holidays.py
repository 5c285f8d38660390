"""The public holidays of Italy, as crocevia/when/italy.py asks `holidays` for them: that package loads hundreds of modules.

Only in the archive that tools/clerk.mjs makes. tests/test_stand_in.py holds it to the original, year by year.
"""

from __future__ import annotations

from datetime import date, timedelta

# A form asks for days to come: since law 151 of 2025 Saint Francis (4 October) is one of them.
FIRST = 2026
_FIXED = (101, 106, 425, 501, 602, 815, 1004, 1101, 1208, 1225, 1226)


def country_holidays(country: str, *, years: int, language: str) -> dict[date, str]:
    """The holidays of a year by their dates; their names are not told in any language."""
    if country != "IT" or years < FIRST:
        raise NotImplementedError(country, years, language)
    days = [date(years, *divmod(day, 100)) for day in _FIXED]
    easter = _easter(years)
    return dict.fromkeys([*days, easter, easter + timedelta(1)], "")


def _easter(year: int) -> date:
    """Easter Sunday (Gregorian, Meeus)."""
    a, b = year % 19, year // 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (year % 100 // 4) - d - year % 100 % 4) % 7
    n = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, n // 31, n % 31 + 1)
