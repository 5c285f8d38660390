"""Codes, numbers and days that a spreadsheet has bent: zeros lost in front, decimal commas, days the Italian way."""

from __future__ import annotations

import re
from datetime import date, timedelta

from stdnum.it import iva

from crocevia.findings import excerpt
from crocevia.imports.outcome import Around, Outcome
from crocevia.language import say

_ELEVEN, _CAP = 11, 5
# Of an eleven-digit code no more than three leading digits are zeros.
_FEWEST = 8
_PREFIX = re.compile(r"^(?:TINIT|VATIT|IT)[-_ ]?(?=\d)", re.IGNORECASE)
_LABEL = re.compile(r"^(?:c\.? ?f\.?|cod(?:ice|\.)? fisc(?:ale|\.)?|p\.? ?iva|partita iva)[\s:.]*", re.IGNORECASE)
_DAY = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?: 0?0[:.]00(?:[:.]00)?)?$")
_ISO = re.compile(r"^(\d{4}-\d{2}-\d{2})(?:[ T].*)?$")
# Excel counts days from here.
_EXCEL = date(1899, 12, 30)
_SERIAL = range(20_000, 80_000)
_NUMBER = re.compile(r"^[+-]?\d+(?:[.,]\d+)?$")
_THOUSANDS = re.compile(r"^[+-]?\d{1,3}(?:[.]\d{3})+(?:,\d+)?$")
_MONEY = re.compile(r"^(?:€|eur(?:o)?)\s*|\s*(?:€|eur(?:o)?|anni|years|mesi|months|posti|%)\.?$", re.IGNORECASE)


def eleven(text: str, _around: Around) -> Outcome:
    """A codice fiscale of a body or a partita IVA: eleven digits; lost zeros come back only if the check digit agrees."""
    bare = _LABEL.sub("", _PREFIX.sub("", text.strip()))
    code = re.sub(r"[\s.]+", "", _PREFIX.sub("", bare)).removesuffix(".0")
    if code.isdecimal() and _FEWEST <= len(code) < _ELEVEN:
        whole = code.zfill(_ELEVEN)
        if iva.is_valid(whole):
            return Outcome([whole], [say("the zeros in front that were lost are back: {code}", code=whole)])
    # Letters are a person's code: the rule says so, and it is left out there.
    return Outcome([code.upper()])


def postal_code(text: str, around: Around) -> Outcome:
    """A CAP, its zeros back in front (Rome's 00184 is 184 in a spreadsheet)."""
    code = _PREFIX.sub("", text.strip()).removesuffix(".0")
    if around.country == "IT" and code.isdecimal() and _CAP - 2 <= len(code) < _CAP:
        whole = code.zfill(_CAP)
        return Outcome([whole], [say("the zeros in front that were lost are back: {code}", code=whole)])
    return Outcome([code])


def number(text: str, *, whole: bool) -> Outcome:
    """A number with a decimal comma, points between thousands, a currency."""
    bare = _MONEY.sub("", text.strip()).strip()
    if _THOUSANDS.match(bare) and (whole or "," in bare):
        made = bare.replace(".", "").replace(",", ".")
    elif _NUMBER.match(bare):
        made = bare.replace(",", ".")
    else:
        return Outcome(lost=[say("this is not a number")])
    if whole and re.fullmatch(r"[+-]?\d+\.0+", made):
        made = made.partition(".")[0]
    changed = [say("the number was taken out of the text")] if bare != text.strip() else []
    return Outcome([made], changed)


def day(text: str) -> Outcome:
    """A day in ISO 8601; written the Italian way (day/month/year), or as Excel's number."""
    text = text.strip()
    if iso := _ISO.match(text):
        return Outcome([iso[1]])
    if text.isdecimal() and int(text[:6]) in _SERIAL:
        made = (_EXCEL + timedelta(int(text[:6]))).isoformat()
        return Outcome([made], [say("the spreadsheet's number of a day: {day}", day=made)])
    if written := _DAY.match(text):
        first, second, year = int(written[1]), int(written[2]), int(written[3])
        try:
            made = date(year + 2000 if year < 100 else year, second, first).isoformat()  # noqa: PLR2004 -- two digits
        except ValueError:
            pass
        else:
            return Outcome([made])
    return Outcome(lost=[say("“{text}”: this is not a date", text=excerpt(text))])
