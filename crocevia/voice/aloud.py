"""What somebody wrote, as it is read aloud: addresses, abbreviations and Roman numerals in words, and all figures.

No figure is left in a language whose numbers have words (`tongues/`).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from crocevia.graphemes import seen
from crocevia.html.times import names
from crocevia.voice.figures import figures, spaced
from crocevia.voice.roman import ROMAN, value
from crocevia.voice.tongue import Tongue
from crocevia.voice.tongues import tongue

_MAIL = re.compile(r"(?:mailto:)?([\w.+-]+)@([\w-]+(?:\.[\w-]+)+)")
_WEB = re.compile(r"(?:https?://(?:www\.)?|www\.)([^\s/?#:@<>\"']+)[^\s<>\"']*", re.IGNORECASE)
# Not the one of `S.O.S.`: a saint has a name.
_SAINT = re.compile(r"(?<![\w.])S\.\s*(?=([^\W\d_]\w+))")
# With the comma behind it, which is the listener's.
_HOUSE_NUMBER = re.compile(r"(\d+(?:\s?/\s?\w+)?)(,)?")
_POSTAL_CODE = re.compile(r"(^|, )\d{5} (?=\w)")


@lru_cache(maxsize=20_000)
def aloud(text: str, language: str) -> str:
    """A text in a language, as it is read: `via XX Settembre 15` is «via venti settembre quindici»."""
    how = tongue(language)
    said = _words(seen(text), how)
    return spaced(figures(said, how), how) if how.described else said


@lru_cache(maxsize=20_000)
def address(text: str, signs: str, listener: str) -> tuple[tuple[str, str], ...]:
    """An address as runs of (words, language): streets in the language of their signs, numbers in the listener's.

    Postal codes are left out, as nobody wants to hear them.
    """
    street, how = tongue(signs), tongue(listener)
    said = _POSTAL_CODE.sub(r"\1", seen(text))
    for pattern, words in _abbreviations(signs, streets=True):
        said = pattern.sub(words, said)
    said = _words(said, street)
    runs: list[tuple[str, str]] = []
    end = 0
    for found in _HOUSE_NUMBER.finditer(said):
        number = spaced(figures(found[1], how), how) + (how.pause if found[2] else "")
        runs += [(spaced(said[end : found.start()], street), signs), (number, listener)]
        end = found.end()
    runs.append((spaced(said[end:], street), signs))
    return tuple((words, language) for words, language in runs if words)


def web(written: str, language: str) -> str:
    """A web or mail address: what stands before the first slash, signs in words."""
    how = tongue(language)
    mail = _MAIL.fullmatch(written)
    if mail:
        return spaced(f"{_spelled(mail[1], how)} {how.signs['@']} {_spelled(mail[2], how)}", how)
    found = _WEB.fullmatch(written)
    return spaced(_spelled(found[1] if found else written, how), how)


def _words(text: str, how: Tongue) -> str:
    """Addresses, abbreviations and Roman numerals in words; figures stay."""
    if not how.described:
        return text
    # A dash between words is a pause.
    said = re.sub(r"\s[-–—]\s", ", ", text)
    said = _MAIL.sub(lambda found: web(found[0], how.code), said)
    said = _WEB.sub(lambda found: web(found[0], how.code), said)
    for pattern, words in _abbreviations(how.code, streets=False):
        said = pattern.sub(words, said)
    said = _SAINT.sub(lambda found: _saint(how, found[1]), said)
    return ROMAN.sub(lambda found: _roman(found, how), said)


@cache
def _abbreviations(language: str, *, streets: bool) -> tuple[tuple[re.Pattern[str], str], ...]:
    how = tongue(language)
    table = how.streets if streets else how.abbreviations
    return tuple((re.compile(rf"(?<!\w){short}", re.IGNORECASE), f"{words} ") for short, words in table.items())


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
    return figures("".join(signs.get(one, one) for one in written), how)
