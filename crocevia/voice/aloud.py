"""What somebody wrote, as it is read aloud: numbers, times, dates, prices, addresses and abbreviations in words.

No figure is left in a language whose numbers have words (`tongues/`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache

from crocevia.graphemes import seen
from crocevia.html.times import names
from crocevia.voice.roman import ROMAN, value
from crocevia.voice.tongue import DAY, MOST, Tongue
from crocevia.voice.tongues import tongue

_MAIL = re.compile(r"(?:mailto:)?([\w.+-]+)@([\w-]+(?:\.[\w-]+)+)")
_WEB = re.compile(r"(?:https?://(?:www\.)?|www\.)([^\s/?#:@<>\"']+)[^\s<>\"']*", re.IGNORECASE)
_SAINT = re.compile(r"\bS\.\s*(?=([^\W\d_]\w+))")
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_SLASHED = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_CLOCK = r"([01]?\d|2[0-4])[:.]([0-5]\d)"
_SPAN = re.compile(rf"\b{_CLOCK}\s*[-–]\s*{_CLOCK}\b(?!\s*€)")
_TIME = re.compile(r"\b([01]?\d|2[0-4]):([0-5]\d)\b")
_PRICE = re.compile(r"€\s*(\d{1,5})(?:[.,](\d\d))?(?!\d)|\b(\d{1,5})(?:[.,](\d\d))?\s*(?:€|euro\b)", re.IGNORECASE)
_PERCENT = re.compile(r"\b(\d{1,3})(?:[.,](\d+))?\s*%")
_ORDINAL = re.compile(r"\b(\d{1,3})\s?[°ºª](?=\s|$|[,;.])")
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,2})[.\u00a0\u202f](\d{3})(?![\d.,]?\d)")
_DECIMAL = re.compile(r"(?<![\d.,])(\d{1,5})[.,](\d{1,2})(?![\d.,]?\d)")
# What is dialled or copied, and no quantity: with a zero before it, or long; in groups.
_DIALLED = re.compile(r"\+\d[\d ./-]*\d|(?<!\d)0\d+(?:[ ./-]\d{2,})*|(?<!\d)\d{2,4}(?: \d{3,4}){2,}|\d{6,}")
_HOUSE = re.compile(r"(\d+)\s?/\s?(\w+)")
# With the comma behind it, which is the listener's.
_HOUSE_NUMBER = re.compile(r"(\d+(?:\s?/\s?\w+)?)(,)?")
_NUMBER = re.compile(r"\d+")
# What four figures mean, mostly.
_YEARS = range(1900, 2100)


@lru_cache(maxsize=20_000)
def aloud(text: str, language: str) -> str:
    """A text in a language, as it is read: `via XX Settembre 15` is «via venti settembre quindici»."""
    said = _words(text, tongue(language))
    return _spaced(_figures(said, tongue(language))) if tongue(language).described else said


@lru_cache(maxsize=20_000)
def address(text: str, signs: str, listener: str) -> tuple[tuple[str, str], ...]:
    """An address as runs of (words, language): streets in the language of their signs, numbers in the listener's.

    Postal codes are left out, as nobody wants to hear them.
    """
    said = _words(re.sub(r"(^|, )\d{5} (?=\w)", r"\1", text), tongue(signs))
    how = tongue(listener)
    runs: list[tuple[str, str]] = []
    end = 0
    for found in _HOUSE_NUMBER.finditer(said):
        number = _spaced(_figures(found[1], how)) + (how.pause if found[2] else "")
        runs += [(_spaced(said[end : found.start()]), signs), (number, listener)]
        end = found.end()
    runs.append((_spaced(said[end:]), signs))
    return tuple((words, language) for words, language in runs if words)


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
    return _spaced(how.pause.join(said))


def web(written: str, language: str) -> str:
    """A web or mail address: what stands before the first slash, signs in words."""
    how = tongue(language)
    mail = _MAIL.fullmatch(written)
    if mail:
        return _spaced(f"{_spelled(mail[1], how)} {how.signs['@']} {_spelled(mail[2], how)}")
    found = _WEB.fullmatch(written)
    return _spaced(_spelled(found[1] if found else written, how))


def _words(text: str, how: Tongue) -> str:
    """Addresses, abbreviations and Roman numerals in words; figures stay."""
    said = seen(text)
    if not how.described:
        return said
    # A dash between words is a pause.
    said = re.sub(r"\s[-–—]\s", ", ", said)
    said = _MAIL.sub(lambda found: web(found[0], how.code), said)
    said = _WEB.sub(lambda found: web(found[0], how.code), said)
    for pattern, words in _abbreviations(how.code):
        said = pattern.sub(words, said)
    said = _SAINT.sub(lambda found: _saint(how, found[1]), said)
    return ROMAN.sub(lambda found: _roman(found, how), said)


def _figures(text: str, how: Tongue) -> str:
    """Figures in words, what is longest first."""
    said = text
    if not how.described:
        return said
    for pattern, words in _patterns(how.code):
        said = pattern.sub(words, said)
    return said


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]:
    """What figures can mean, in the order in which they are looked for, and how each is said."""
    how = tongue(language)
    return (
        (_ISO, lambda found: _date(how, found, 1, 2, 3)),
        (_SLASHED, lambda found: _date(how, found, 3, 2, 1)),
        (_written(language), lambda found: _written_date(how, found)),
        (_SPAN, lambda found: _span(how, found)),
        (_TIME, lambda found: _padded(how.time(_minutes(found[1], found[2])))),
        (_PRICE, lambda found: _padded(how.price(int(found[1] or found[3]), int(found[2] or found[4] or 0)))),
        (_PERCENT, lambda found: _percent(how, found)),
        (_ORDINAL, lambda found: _padded(how.ordinal(int(found[1])))),
        (_THOUSANDS, lambda found: found[1] + found[2]),
        (_DIALLED, lambda found: _padded(dialled(found[0], language))),
        (_DECIMAL, lambda found: _padded(how.decimal(int(found[1]), found[2]))),
        (_HOUSE, lambda found: _padded(f"{_count(how, found[1])} {how.signs['/']} {found[2]}")),
        (_NUMBER, lambda found: _padded(_count(how, found[0]))),
    )


@cache
def _abbreviations(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    table = tongue(language).abbreviations
    return tuple((re.compile(rf"(?<!\w){short}", re.IGNORECASE), f"{words} ") for short, words in table.items())


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
    return how.cardinal(number) if number <= MOST else how.digits(digits)


def _roman(found: re.Match[str], how: Tongue) -> str:
    number = value(found["number"])
    if not number:
        return found[0]
    before, after = found["before"] or "", found["after"] or ""
    if after.strip().casefold() in {name.casefold() for name in names("months", "format", how.code).values()}:
        return f"{before}{how.cardinal(number)}{after}"
    # A pope, a king, a century: what has a name before it.
    return f"{before}{how.ordinal(number)}{after}" if before.strip() else found[0]


def _saint(how: Tongue, name: str) -> str:
    said = how.saint(name)
    return said if said.endswith("'") else f"{said} "


def _spelled(written: str, how: Tongue) -> str:
    signs = {sign: f" {how.signs[sign]} " for sign in "./-_+@"}
    return _figures("".join(signs.get(one, one) for one in written), how)


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
    """Apart from letters that stand beside a figure; `_spaced` takes away what is too much."""
    return f" {words} "


def _spaced(text: str) -> str:
    """One space between words, none before a mark."""
    one = re.sub(r"\s+([,.;:!?)\]،。，；])", r"\1", " ".join(text.split()))
    one = re.sub(r"([(\['’])\s+", r"\1", one)
    # Chinese has no spaces between words.
    return re.sub(r"(?<=[\u3000-\u9fff]) (?=[\u3000-\u9fff])", "", one)
