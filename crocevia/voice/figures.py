"""Figures in words: times, dates, prices, numbers that are dialled and numbers that count; what is longest is looked for first."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from crocevia.html.times import names
from crocevia.voice.tongue import DAY, Tongue
from crocevia.voice.tongues import tongue

_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_SLASHED = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_CLOCK = r"([01]?\d|2[0-4])[:.]([0-5]\d)"
_SPAN = re.compile(rf"\b{_CLOCK}\s*[-–/]\s*{_CLOCK}\b(?!\s*€)")
_TIME = re.compile(r"\b([01]?\d|2[0-4]):([0-5]\d)(?!\d)")
_CURRENCY = r"(?:€|euros?\b|євро\b|يورو|欧元)"
_PERCENT = re.compile(r"\b(\d{1,3})(?:[.,](\d+))?\s*%")
_ORDINAL = re.compile(r"\b(\d{1,3})\s?\.?([°ºª])(?=\s|$|[,;.])")
_DECIMAL = re.compile(r"(?<![\d.,])(\d{1,5})[.,](\d{1,2})(?![\d.,]?\d)")
# What is dialled or copied, and no quantity: with a zero before it; a mobile or free number in groups; in any other groups;
# so long that a quantity would have its thousands apart.
_DIALLED = re.compile(
    r"\+\d[\d ./-]*\d|(?<!\d)0\d+(?:[ ./-]\d{2,})*|(?<!\d)[38]\d\d[ ./-]\d{3}[ ./-]?\d{3,4}(?!\d)"
    r"|(?<!\d)\d{2,4}(?: \d{3,4}){2,}|(?<!\d)(?:\d{6,}|\d\d(?!000)\d{3})(?!\d)"
)
_HOUSE = re.compile(r"(\d+)\s?/\s?(\w+)")
_NUMBER = re.compile(r"\d+")
# What four figures mean, mostly.
_YEARS = range(1900, 2100)


def figures(text: str, how: Tongue) -> str:
    """A text whose figures are words; in a language that nobody has described they stay."""
    said = text
    if not how.described:
        return said
    for pattern, words in _patterns(how.code):
        said = pattern.sub(words, said)
    return said


def dialled(number: str, language: str) -> str:
    """A telephone number, digit by digit, in groups of two or three that somebody can write down.

    >>> dialled("02 8846 3107", "it")
    'zero due, otto otto, quattro sei, tre uno, zero sette'
    """
    how = tongue(language)
    if not how.described:
        return number
    number, _, extension = number.partition("ext.")
    groups = [part for found in _NUMBER.findall(number) for part in _grouped(found)]
    said = [how.digits(group) for group in groups]
    if number.startswith("+") and said:
        said[0] = f"{how.signs['+']} {said[0]}"
    if extension:
        said.append(f"{how.extension} {how.digits(''.join(_NUMBER.findall(extension)))}")
    # Pauses, not a list: a comma of that language, and no "and".
    return spaced(how.pause.join(said), how)


def spaced(text: str, how: Tongue) -> str:
    """One space between words, none before a mark."""
    one = re.sub(rf"\s+([{re.escape(how.closing)})\]،。，；])", r"\1", " ".join(text.split()))
    one = re.sub(r"([(\['’])\s+", r"\1", one)
    # Chinese has no spaces between words.
    return re.sub(r"(?<=[\u3000-\u9fff，]) (?=[\u3000-\u9fff])", "", one)


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]:
    """What figures can mean, in the order in which they are looked for, and how each is said."""
    how = tongue(language)
    return (
        *((re.compile(own, re.IGNORECASE), words) for own, words in how.own()),
        (_ISO, lambda found: _date(how, found, 1, 2, 3)),
        (_SLASHED, lambda found: _date(how, found, 3, 2, 1)),
        (_written(language), lambda found: _written_date(how, found)),
        (_SPAN, lambda found: _span(how, found)),
        (_TIME, lambda found: _padded(how.time(_minutes(found[1], found[2])))),
        (_price(how), lambda found: _padded(how.price(_whole(found[1] or found[3]), int(found[2] or found[4] or 0)))),
        (_PERCENT, lambda found: _percent(how, found)),
        (_ORDINAL, lambda found: _padded(how.ranked(int(found[1]), feminine=found[2] == "ª"))),
        (_thousands(how), lambda found: _padded(how.cardinal(_whole(found[0])))),
        (_DIALLED, lambda found: _padded(dialled(found[0], language))),
        (_DECIMAL, lambda found: _padded(how.decimal(int(found[1]), found[2]))),
        (_HOUSE, lambda found: _padded(f"{_count(how, found[1])} {how.signs['/']} {found[2]}")),
        (_NUMBER, lambda found: _padded(_count(how, found[0]))),
    )


def _price(how: Tongue) -> re.Pattern[str]:
    """A sum, its sign before or behind it."""
    amount = rf"(\d{{1,3}}(?:[{how.groups}]\d{{3}})+|\d{{1,5}})(?:[.,](\d\d))?"
    return re.compile(rf"€\s*{amount}(?!\d)|\b{amount}\s*{_CURRENCY}", re.IGNORECASE)


def _thousands(how: Tongue) -> re.Pattern[str]:
    """Groups of three figures with a sign between: below a million with any, above it not with a space, as telephones have."""
    return re.compile(
        rf"(?<![\d.,])(?:[1-9]\d{{0,2}}[{how.groups}]\d{{3}}|[1-9]\d?(?:[.,]\d{{3}}){{2}})(?![.,]?\d)(?! \d{{3}})"
    )


def _whole(digits: str) -> int:
    """A number whose thousands may stand apart."""
    return int("".join(_NUMBER.findall(digits)))


@cache
def _written(language: str) -> re.Pattern[str]:
    """A date as CLDR writes it: `21 novembre 2026`, `2026年11月21日`."""
    if language == "zh":
        return re.compile(r"(?P<year>\d{4})年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?")
    months = "|".join(map(re.escape, names("months", "format", language).values()))
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})°? (?:de )?(?P<month>{months})\b(?: (?:de )?(?P<year>\d{{4}})(?: р\.)?)?",
        re.IGNORECASE,
    )


def _written_date(how: Tongue, found: re.Match[str]) -> str:
    year, month, day = found["year"], found["month"], found["day"]
    if month and not month.isdecimal():
        known = names("months", "format", how.code)
        number = next(at for at, name in known.items() if name.casefold() == month.casefold())
    else:
        number = int(month or 0)
    if not number or not day:
        return how.year(int(year)) + found[0][4:]
    if not _exists(int(year or 2000), number, int(day)):
        return found[0]
    return _padded(how.date(int(year or 0), number, int(day)))


def _date(how: Tongue, found: re.Match[str], year: int, month: int, day: int) -> str:
    parts = int(found[year]), int(found[month]), int(found[day])
    return _padded(how.date(*parts)) if _exists(*parts) else found[0]


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _span(how: Tongue, found: re.Match[str]) -> str:
    start, end = _minutes(found[1], found[2]), _minutes(found[3], found[4])
    return _padded(how.span(start, end if end > start else end + DAY))


def _minutes(hour: str, minute: str) -> int:
    return min(int(hour) * 60 + int(minute), DAY)


def _percent(how: Tongue, found: re.Match[str]) -> str:
    said = how.decimal(int(found[1]), found[2]) if found[2] else how.cardinal(int(found[1]))
    # Chinese says "of a hundred" first.
    return _padded(f"{how.signs['%']}{said}" if how.code == "zh" else f"{said} {how.signs['%']}")


def _count(how: Tongue, digits: str) -> str:
    number = int(digits)
    if number in _YEARS:
        return how.year(number)
    return how.cardinal(number)


def _grouped(digits: str) -> list[str]:
    """Twos and threes: 3107 is 31 07, 627000 is 627 000, 88463 is 884 63.

    >>> _grouped("3107"), _grouped("627000"), _grouped("8846310"), _grouped("1")
    (['31', '07'], ['627', '000'], ['884', '63', '10'], ['1'])
    """
    threes = 2 if len(digits) % 6 == 0 and digits else len(digits) % 2
    groups, at = [], 0
    while at < len(digits):
        size = 3 if threes and len(digits) - at >= 3 else 2  # noqa: PLR2004 - three of a group of three
        threes -= size > 2  # noqa: PLR2004 - a group of more than two
        groups.append(digits[at : at + size])
        at += size
    return groups


def _padded(words: str) -> str:
    """Apart from letters that stand beside a figure; `spaced` takes away what is too much."""
    return f" {words} "
