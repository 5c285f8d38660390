"""Repetition as RFC 5545 writes it: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", written and read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from crocevia.when.errors import Stop
from crocevia.when.tokens import LONGEST
from crocevia.when.words import DAY_CODES

Pair = tuple[int, int]
"""Which of a month's days, and the day: (1, 0) first Monday, (-1, 3) last Thursday, (0, 1) every Tuesday."""

ORDINALS: Final = frozenset({-2, -1, 1, 2, 3, 4, 5})
"""Which of a month's Mondays may be meant; -1 is the last."""

_CODES: Final = {code.upper(): day for day, code in enumerate(DAY_CODES)}
_RULE: Final = re.compile(r"(?:RRULE:)?FREQ=[^\s]*", re.IGNORECASE)
_DAY: Final = re.compile(r"(-[12]|[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_KNOWN: Final = frozenset({"FREQ", "INTERVAL", "BYDAY", "BYMONTH", "BYSETPOS", "UNTIL", "WKST"})
_LONGEST_INTERVAL: Final = 52


@dataclass(frozen=True, slots=True)
class Repetition:
    """How often: every `weeks` weeks on `pairs`, or by the month when the pairs are numbered; `months` () is all."""

    pairs: tuple[Pair, ...]
    weeks: int = 1
    months: tuple[int, ...] = ()
    last: date | None = None


def rrule_text(pairs: Iterable[Pair], weeks: int, months: Iterable[int]) -> str:
    """The rule without the "RRULE:" before it and without its end, which goes with the calendar's time zone."""
    days = ",".join(f"{nth or ''}{DAY_CODES[day].upper()}" for nth, day in pairs)
    often = "MONTHLY" if any(nth for nth, _ in pairs) else "WEEKLY"
    parts = [f"FREQ={often}", f"INTERVAL={weeks}" if weeks > 1 else "", f"BYDAY={days}"]
    limit = ",".join(map(str, months))
    return ";".join(filter(None, [*parts, f"BYMONTH={limit}" if limit else ""]))


def read_rrule(text: str) -> tuple[Repetition | None, str]:
    """The rule in the text, if one is there, and the text with blanks in its place; raises `Stop`."""
    match = _RULE.search(text) if len(text) <= LONGEST else None
    if not match:
        return None, text
    rest = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    words = match[0].upper().removeprefix("RRULE:").rstrip(";,")
    parts = dict(part.partition("=")[::2] for part in words.split(";"))
    try:
        return _repetition(parts), rest
    except (ValueError, KeyError):
        raise Stop("word", match.start() + 1, len(match[0])) from None


def _repetition(parts: dict[str, str]) -> Repetition:
    """Raises `ValueError` or `KeyError` for what our meetings cannot say."""
    if parts.keys() - _KNOWN:
        raise KeyError(*parts.keys() - _KNOWN)
    pairs, weeks = _pairs(parts), int(parts.get("INTERVAL", "1"))
    monthly = all(nth for nth, _ in pairs)
    usual = {"WEEKLY": not monthly, "MONTHLY": monthly and weeks == 1, "DAILY": "BYDAY" not in parts and weeks == 1}
    if not (usual[parts["FREQ"]] and 1 <= weeks <= _LONGEST_INTERVAL):
        raise ValueError(parts)
    months = tuple(sorted({int(month) for month in parts.get("BYMONTH", "").split(",") if month}))
    until = parts.get("UNTIL", "")[:8]
    last = date(int(until[:4]), int(until[4:6]), int(until[6:])) if until else None
    if not set(months) <= set(range(1, 13)):
        raise ValueError(months)
    return Repetition(pairs, weeks, months, last)


def _pairs(parts: dict[str, str]) -> tuple[Pair, ...]:
    if parts["FREQ"] == "DAILY":
        return tuple((0, day) for day in range(7))
    found = [_DAY.fullmatch(word) for word in parts["BYDAY"].split(",")]
    pairs = {(int(match[1] or 0), _CODES[match[2]]) for match in found if match}
    places = [int(place) for place in parts.get("BYSETPOS", "").split(",") if place]
    if places and len(pairs) == 1:
        pairs = {(place, day) for place in places for _, day in pairs if place in ORDINALS}
        places = []
    if None in found or places or len({bool(nth) for nth, _ in pairs}) != 1:
        raise ValueError(parts)
    return tuple(sorted(pairs, key=lambda pair: pair[::-1]))
