"""Cuts a text into the words, numbers and signs that the readers of hours and meetings understand."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from crocevia.when.errors import Reason, Stop
from crocevia.when.words import NOISE, PHRASES, WORDS

LONGEST: Final = 500
"""Characters; a longer text is refused unread."""


class Token(NamedTuple):
    """One word, number or sign; `value` is its meaning as a number (day 0-6, month 1-12, minutes, date ordinal)."""

    kind: str
    value: int
    column: int
    text: str

    def stop(self, reason: Reason) -> Stop:
        """The error of a reader that cannot go past this token."""
        return Stop(reason, self.column, len(self.text))


# One character for one, so that columns stay those of the text as written: accents, dashes, quotes, blanks.
_ACCENTS: Final = str.maketrans("àáâäèéêëìíîïòóôöùúûü", "aaaaeeeeiiiioooouuuu")
_ALIKE: Final = {
    "-": "\u2010\u2011\u2012\u2013\u2014\u2212\uff5e~",
    "'": "\u2018\u2019`\u00b4",
    '"': "\u201c\u201d«»",
    " ": "\u00a0\u2007\u2009\u202f",
    ":": "\uff1a",
    ";": "\uff1b",
    ",": "\uff0c",
    ".": "\uff0e",
}
_PLAIN: Final = _ACCENTS | {ord(sign): plain for plain, signs in _ALIKE.items() for sign in signs}
# "9,30" is half past nine; "9-13,14-18" is two spans: the comma belongs to a clock time only where no span ends and
# another begins at it.
_COMMA: Final = re.compile(
    r"(?:(-\s?)|(?<![-0-9:.,])(?<!-\s))([0-9]{1,2}),([0-5][05])(?![0-9:.])(?(1)(?!\s?-\s?[0-9]))"
)


def _phrase(kind: str, pattern: str) -> str:
    """A named group that matches the phrase, but never from the middle of a word."""
    spaced = pattern.replace("_?", r"\s*").replace("_", r"\s+")
    return rf"(?P<{kind}>(?<![^\W0-9_])(?:{spaced}))"


_TOKEN: Final = re.compile(
    r"(?P<space>[^\S\n]+)"
    r"|(?P<line>\s+)"
    r"|(?P<date>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9])|[0-9]{1,2}(?P<sep>[/.-])[0-9]{1,2}(?P=sep)[0-9]{4}(?![0-9]))"
    rf"|{'|'.join(_phrase(kind, pattern) for kind, pattern in PHRASES.items())}"
    r"|(?P<nth>\[-?[1-5](?:,-?[1-5])*\])"
    r"|(?P<ordinal>[0-9]{1,2}(?:\s?[°ºª]|(?:st|nd|rd|th)\b))"
    r"|(?P<clock>(?P<hour>[0-9]{1,2})(?:[:.h](?P<minute>[0-9]{2})|h\b)?(?:\s?(?P<half>[ap])(?:m\b|\.\s?m\b\.?))?)(?![0-9])"
    r"|(?P<year>(?:19|20|21)[0-9]{2})(?![0-9])"
    r"|(?P<word>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_SIGNS: Final = {
    ",": ",", "(": ",", ")": ",", "&": "and", ";": ";", "|": ";", "-": "-", "/": "/", "+": "+",
    ":": "", "'": "", '"': "", ".": ".",
}  # fmt: skip
_SHORT_FORM: Final = re.compile(r"(?:^|[^a-z])[a-z]{1,4}$")
_MASKS: Final = {"everyday": 127, "weekdays": 31, "weekend": 96}
_FORTNIGHT: Final = {"fortnight": 2, "weeks3": 3, "weeks4": 4}
_EVERY_NTH: Final = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_LAST_DAY: Final = 31
"""Of a month; a higher number is a year."""
_IMPOSSIBLE: Final = 9999
"""Minutes: later than any clock shows."""


def tokens(text: str) -> list[Token]:
    """The text cut up; what is not understood becomes a token of kind "unknown", so that it can be pointed at.

    Raises `Stop` for a text longer than `LONGEST` characters.
    """
    if len(text) > LONGEST:
        raise Stop("length", LONGEST + 1)
    plain = _COMMA.sub(lambda m: m[0].replace(",", ":"), _small(text).translate(_PLAIN))
    found: list[Token] = []
    for match in _TOKEN.finditer(plain):
        if match.lastgroup != "space":
            kind, value = _meaning(match)
            if kind:
                found.append(Token(kind, value, match.start() + 1, match[0]))
    return _months_of_march(found, text)


def _small(text: str) -> str:
    lower = text.lower()
    # A few capitals grow when made small ("İ"); they are no word of ours, so they stay as they are.
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _meaning(match: re.Match[str]) -> tuple[str, int]:
    kind, text = match.lastgroup or "", match[0]
    if kind == "word":
        return _word(text)
    if kind == "clock":
        return _clock(match)
    if kind == "sign":
        return _sign(match)
    if kind in _MASKS:
        return "days", _MASKS[kind]
    if kind in _FORTNIGHT:
        return "weeks", _FORTNIGHT[kind]
    return kind if kind not in {"weekly", "nonstop"} else "", _value(kind, text)


def _value(kind: str, text: str) -> int:
    if kind == "date":
        return _date(text)
    if kind == "everynth":
        return _EVERY_NTH[text.split()[1]]
    return int(re.match("[0-9]+", text)[0]) if kind in {"ordinal", "year"} else 0  # type: ignore[index]


def _clock(match: re.Match[str]) -> tuple[str, int]:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match[0].isdigit():
        return "number", hour
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] == "p" else 0) if hour in range(1, 13) else _IMPOSSIBLE
    minutes = hour * 60 + minute
    return "time", minutes if minute in range(60) else _IMPOSSIBLE


def _word(text: str) -> tuple[str, int]:
    if not text.isascii():
        text = re.sub("[\u0300-\u036f]", "", text)
    if text in NOISE:
        return "", 0
    return WORDS.get(text, ("unknown", 0))


def _sign(match: re.Match[str]) -> tuple[str, int]:
    kind = _SIGNS.get(match[0], "unknown")
    if kind != ".":
        return kind, 0
    # "lun. mar." are short forms; elsewhere a full stop ends what was being said.
    before = match.string[max(0, match.start() - 5) : match.start()]
    return ("" if _SHORT_FORM.search(before) else ";"), 0


def _date(text: str) -> int:
    parts = [int(part) for part in re.split("[/.-]", text)]
    year, month, day = parts if parts[0] > _LAST_DAY else reversed(parts)
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return 0


_BETWEEN: Final = {"-", "to"}
_OSM: Final = {"mo", "tu", "we", "th", "fr", "sa", "su", "ph", "off"}


def _months_of_march(found: list[Token], text: str) -> list[Token]:
    """Read "mar" as March where the words around it leave no doubt, and as Tuesday elsewhere."""
    for at, token in enumerate(found):
        if token.text == "mar" and _is_march(found, at, text[token.column - 1] == "M"):
            found[at] = token._replace(kind="month", value=3)
    return found


def _is_march(found: list[Token], at: int, capital: bool) -> bool:  # noqa: FBT001 -- told by the only caller
    def kind(offset: int) -> str:
        return found[at + offset].kind if 0 <= at + offset < len(found) else "end"

    def monthly(offset: int) -> bool:
        return kind(offset) == "month" or (kind(offset) == "day" and found[at + offset].text == "mar")

    after = kind(1)
    dated = kind(-1) in {"number", "ordinal"} and kind(-2) in {"from", "to", "end"}
    return (
        after == "year"
        or kind(-1) == "year"
        or (after in _BETWEEN and kind(2) == "month")
        or (kind(-1) in _BETWEEN and (kind(-2) == "month" or (kind(-2) == "number" and kind(-3) == "month")))
        or (after == "number" and kind(2) in _BETWEEN and monthly(3) and kind(4) == "number")
        or (dated and after not in {"number", "time"})
        or (after == "," and kind(2) == "month" and kind(-1) in {"end", ","})
        or (kind(-1) in {",", "and"} and kind(-2) == "month" and after in {"off", "excluded", ";", "end"})
        or (capital and at + 1 < len(found) and found[at + 1].text in _OSM)
    )


@dataclass(slots=True)
class Cursor:
    """Where a reader stands among the tokens; past the last one it sees a token of kind "end"."""

    tokens: list[Token]
    end: Token
    at: int = 0

    def peek(self, ahead: int = 0) -> Token:
        """The token `ahead` of the next one."""
        place = self.at + ahead
        return self.tokens[place] if 0 <= place < len(self.tokens) else self.end

    def take(self) -> Token:
        """The next token, left behind."""
        token = self.peek()
        self.at += 1
        return token

    def reaches(self, kinds: frozenset[str]) -> bool:
        """Step over "-", "al", "fino al" … if a token of one of these kinds follows; say whether it did."""
        steps = 0
        while steps <= 1 and self.peek(steps).kind in {"-", "to", "totime", "until"}:
            steps += 1
        if not steps or self.peek(steps).kind not in kinds:
            return False
        self.at += steps
        return True

    def ranged(self, start: int) -> bool:
        """Whether a range was read since the place `start`."""
        return any(token.kind in {"-", "to", "until"} for token in self.tokens[start : self.at])

    def leads_to(self, kinds: frozenset[str]) -> bool:
        """Whether a token of one of these kinds is next, "dalle" or "alle" aside."""
        return self.peek(int(self.peek().kind in {"fromtime", "totime"})).kind in kinds


def cursor(text: str) -> Cursor:
    """A cursor at the beginning of a text; raises `Stop` when it is too long."""
    return Cursor(tokens(text), Token("end", 0, len(text) + 1, ""))
