"""Finds, for a text that cannot be read, the nearest one that can: words mended, what is missing filled in."""

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from crocevia.when.days import days_text, read_days
from crocevia.when.errors import Stop
from crocevia.when.times import CLOCKS, DAY
from crocevia.when.tokens import LONGEST, Cursor, Token, cursor
from crocevia.when.words import DAYS_IT, WORDS

Attempt = Callable[[str], Stop | None]
"""Tries to read a text and gives the place where reading stopped, or None."""


@dataclass(frozen=True, slots=True)
class Usual:
    """What is filled in where nothing was said."""

    days: str
    times: str

    def __str__(self) -> str:
        """A whole text, when nothing was understood."""
        return f"{self.days} {self.times}"


_HOURS: Final = Usual("lun-ven", "9:00-12:00")
_WEEKLY: Final = Usual("ogni lunedì", "18:00-20:00")
_MONTHLY: Final = Usual("primo lunedì del mese", "18:00-20:00")
_PARTS: Final = {"m": "9:00-12:00", "p": "14:00-18:00", "a": "14:00-18:00", "s": "18:00-20:00", "e": "18:00-20:00"}
"""Times for a part of the day, by its first letter (mattina, pomeriggio, afternoon, sera, evening)."""
_MENDABLE: Final = range(4, 20)
"""Letters; shorter words are like too many others."""
_LONG_WORDS: Final = tuple(word for word in WORDS if len(word) in _MENDABLE)
_MOST_MENDED: Final = 3
"""Comparing spellings is slow, and a text with more unknown words than this is no misspelling."""
_MOST_REPAIRS: Final = 4
_ALONE: Final = {"number", "ordinal", "one", "permonth", "ofmonth", "part"}
"""Kinds of words that say nothing where no day and no time is named: "il 3 del mese"."""
_SHORT: Final = 150
"""Characters; in a longer text not each word is worth mending, only its days and hours are taken up."""


def nearest_hours(text: str, attempt: Attempt) -> str:
    """Opening hours near to the text, which `attempt` reads."""
    return _nearest(text, attempt, _HOURS) if len(text) <= LONGEST else str(_HOURS)


def nearest_meeting(text: str, attempt: Attempt) -> str:
    """A meeting near to the text, which `attempt` reads."""
    if len(text) > LONGEST:
        return str(_WEEKLY)
    kinds = {token.kind for token in cursor(text).tokens}
    usual = _MONTHLY if kinds & {"permonth", "ofmonth"} else _WEEKLY
    return _nearest(_numbered(text) if len(text) <= _SHORT else text, attempt, usual)


def _nearest(text: str, attempt: Attempt, usual: Usual) -> str:
    candidates = [_rebuilt(text, usual)]
    if len(text) <= _SHORT:
        mended = _mended(text)
        candidates = [_repaired(mended, attempt, usual), _with_days(mended, len(mended), usual), *candidates]
    return next((candidate for candidate in candidates if attempt(candidate) is None), str(usual))


def _repaired(text: str, attempt: Attempt, usual: Usual) -> str:
    """Fill in what is missing where reading stops, until the whole is read; "" when that does not help."""
    for _ in range(_MOST_REPAIRS):
        stop = attempt(text)
        if stop is None:
            return text
        text = _repair(text, stop, usual)
        if not text:
            break
    return text


def _repair(text: str, stop: Stop, usual: Usual) -> str:
    place = stop.column - 1
    if stop.reason == "times" and not stop.length:
        return f"{text[:place].rstrip()} {usual.times}{text[place:]}"
    if stop.reason == "times":
        return f"{text[:place].rstrip()} {usual.times}{text[place + stop.length :]}"
    if stop.reason == "days":
        return _with_days(text, place, usual)
    named = WORDS.get(text[place : place + stop.length].lower(), ("", 0))
    if stop.reason == "word" or (stop.reason == "date" and named[0] == "day"):
        return " ".join(f"{text[:place]}{text[place + stop.length :]}".split()).strip(" ,;:-")
    return text.replace("/", "-") if stop.reason == "which" else ""


def _with_days(text: str, place: int, usual: Usual) -> str:
    """Days before the first time of the clause that ends at `place`, or days and times where it names no time."""
    at = cursor(text)
    tokens = [token for token in at.tokens if token.column <= place]
    ends = [n for n, token in enumerate(tokens) if token.kind == ";"]
    clause = tokens[ends[-1] + 1 if ends else 0 :]
    timed = (token for n, token in enumerate(clause, len(tokens) - len(clause)) if not _is_dated(at, n))
    first = next((token.column - 1 for token in timed if token.kind in CLOCKS | {"fromtime"}), None)
    if first is None:
        return str(usual) if all(token.kind in _ALONE for token in clause) else f"{usual} {text}"
    if ends and clause[0].column - 1 == first:  # "lun-ven 9-12; 14-18": the days are those before the semicolon
        return _replaced(text, tokens[ends[-1]], ",")
    # Before the first word that is known there are only such as say nothing: "ogni 18:00".
    before = "" if clause[0].column - 1 == first else text[:first]
    return f"{before}{usual.days} {text[first:]}"


def _numbered(text: str) -> str:
    """So "un giovedì al mese" with a number: "primo giovedì del mese"."""
    for token in reversed(cursor(text).tokens):
        new = {"one": "primo", "permonth": "del mese"}.get(token.kind)
        if new:
            text = _replaced(text, token, new)
    return text


def _replaced(text: str, token: Token, new: str) -> str:
    start = token.column - 1
    return text[:start] + new + text[start + len(token.text) :]


def _mended(text: str) -> str:
    """The text with unknown words spelt as the nearest known one or left out, and parts of the day as times."""
    at = cursor(text)
    left = _MOST_MENDED
    for place in range(len(at.tokens) - 1, -1, -1):
        token = at.tokens[place]
        if token.kind == "unknown":
            word = _known(token.text) if left else ""
            left -= left > 0
            text = _replaced(text, token, word) if word else _without(text, token)
        elif token.kind == "part":
            at.at = place + 1
            text = _replaced(text, token, "" if at.leads_to(CLOCKS) else _PARTS[token.text[0]])
    return " ".join(text.split()).strip(" ,;:-")


def _without(text: str, token: Token) -> str:
    """Without the word; a label's colon ("accoglienza: lun") goes with it."""
    start = token.column - 1
    return text[:start] + text[start + len(token.text) :].lstrip(" :")


def _known(word: str) -> str:
    if len(word) not in _MENDABLE:
        return ""
    return next(iter(get_close_matches(word, _LONG_WORDS, n=1, cutoff=0.7)), "")


def _rebuilt(text: str, usual: Usual) -> str:
    """The days and the hours that were understood, or usual ones where none were, and nothing else."""
    at = cursor(text)
    times = [token for n, token in enumerate(at.tokens) if token.kind in CLOCKS and not _is_dated(at, n)]
    named = _named_days(at)
    days = days_text(named, DAYS_IT) if named else usual.days
    if not times and named and any(token.kind == "off" for token in at.tokens):
        return f"{days} chiuso"
    return f"{days} {_span(times) or usual.times}"


def _span(times: list[Token]) -> str:
    """The first two times as a span, "9-5" as from nine to seventeen; "" where there are none or more may be meant."""
    minutes = [token.value * 60 if token.kind == "number" else token.value for token in times[:2]]
    if not minutes or max(minutes) >= DAY or (len(set(minutes)) == 1 and len(times) > 1):
        return ""
    if minutes[-1] < minutes[0] <= DAY // 2:
        minutes[-1] += DAY // 2
    return "-".join(f"{time // 60}:{time % 60:02}" for time in sorted(minutes))


def _is_dated(at: Cursor, place: int) -> bool:
    """Whether the number is a day or a month ("1 luglio", "Jul 1", "dal 1/7", "il 3 del mese")."""
    before, after = (at.peek(place - at.at + step).kind for step in (-1, 1))
    two, three = (at.peek(place - at.at - back).kind for back in (2, 3))
    slashed = (after == "/" and before in {"from", "to"}) or (before == "/" and three in {"from", "to"})
    number = at.peek(place - at.at).kind == "number"
    return slashed or (number and (after in {"month", "ofmonth"} or (before == "month" and two not in CLOCKS)))


def _named_days(at: Cursor) -> set[int]:
    named: set[int] = set()
    while at.peek().kind != "end":
        if at.peek().kind in {"day", "days"}:
            named |= read_days(at)
        else:
            at.take()
    return named
