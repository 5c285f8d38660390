"""Reads what is said of a meeting: which days, how often, at what time, from when to when, and when not."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Final

from crocevia.when.dates import MAY_DATE, Span, complement, merged_spans, read_period, starts_period, whole_month
from crocevia.when.days import read_days
from crocevia.when.rrule import ORDINALS, Pair, Repetition
from crocevia.when.times import CLOCKS, Interval, read_interval
from crocevia.when.tokens import Cursor, Token

_OTHER: Final = 2
"""Every second week is every other week."""
_PAUSING: Final = frozenset({"off", "excluded"})
_OPENING: Final = _PAUSING | {"from", "until", "except"}
"""After these "24/12" is a date, not from midnight to noon."""


@dataclass(slots=True)
class Gathering:
    """All that was said of a meeting; `once` is the date of one that is not repeated."""

    pairs: set[Pair] = field(default_factory=set)
    weeks: int = 1
    time: Interval | None = None
    once: date | None = None
    first: date | None = None
    last: date | None = None
    active: list[Span] = field(default_factory=list)
    pauses: list[Span] = field(default_factory=list)
    skips_holidays: bool = False

    def all_pauses(self) -> tuple[Span, ...]:
        """The parts of the year without meetings, those outside "da settembre a giugno" among them."""
        return merged_spans([*self.pauses, *(complement(self.active) if self.active else ())])


class Reader:
    """Goes through the tokens once; the parts may stand in any order."""

    def __init__(self, cursor: Cursor, repetition: Repetition | None = None) -> None:
        """Start at the beginning, or with a repetition already read."""
        self.cursor = cursor
        self.made = Gathering()
        if repetition:
            self.made.pairs, self.made.weeks = set(repetition.pairs), repetition.weeks
            self.made.last = repetition.last
            self.made.active += map(whole_month, repetition.months)
        self.nths: list[int] = []
        self.used = False  # whether the ordinals were used: the next ordinal begins another list
        self.named: list[tuple[Span | None, Token]] = []  # parts of the year (None: holidays), meaning still open
        self.excepting = False
        self.bound = ""  # "from" or "until" before a date
        self.weekday = cursor.end
        self.vague: Token | None = None  # "un giovedì", "al mese"
        self.monthly = any(token.kind == "ofmonth" for token in cursor.tokens)

    def read(self) -> Gathering:
        """All that is said; raises `Stop`."""
        while (token := self.cursor.peek()).kind != "end":
            if token.kind in MAY_DATE and starts_period(self.cursor, loose=self._loose()):
                self._period()
            elif step := self._steps.get(token.kind):
                step(self)
            else:
                raise token.stop("word")
        self._settle()
        self._check()
        return self.made

    def _loose(self) -> bool:
        before = self.cursor.peek(-1).kind
        if before in _OPENING or (self.excepting and before in {",", "and", "to"}):
            return True
        return not (self.made.pairs or self.nths or self.made.once or self.named)

    # Days.

    def _days(self) -> None:
        self._settle()
        self.weekday = self.cursor.peek()
        nths = self.nths or [0]
        self.made.pairs |= {(nth, day) for day in read_days(self.cursor) for nth in nths}
        self.used, self.bound = True, ""

    def _working(self) -> None:
        self.cursor.take()
        self.made.pairs |= {(0, day) for day in range(6)}
        self.made.skips_holidays = True

    def _ordinal(self) -> None:
        self._settle()
        if self.used:
            self.nths, self.used = [], False
        token = self.cursor.take()
        if token.value not in ORDINALS:
            raise token.stop("which")
        self.nths.append(token.value)

    def _every_nth(self) -> None:
        """So "every second Tuesday" is every other week, "every second Tuesday of the month" the month's second."""
        token = self.cursor.peek()
        if self.monthly:
            return self._ordinal()
        if token.value != _OTHER:
            raise token.stop("which")
        return self._weeks()

    def _nth(self) -> None:
        """OSM's "Mo[1,3]": the numbers come after the day."""
        token = self.cursor.take()
        before = self.cursor.peek(-2)
        if before.kind != "day" or (0, before.value) not in self.made.pairs:
            raise token.stop("word")
        self.made.pairs.remove((0, before.value))
        self.made.pairs |= {(int(nth), before.value) for nth in token.text[1:-1].split(",")}

    def _weeks(self) -> None:
        self._settle()
        self.made.weeks = self.cursor.take().value

    # Times and dates.

    def _times(self) -> None:
        self._settle()
        if self.made.time:
            raise self.cursor.peek().stop("which")
        self.made.time = read_interval(self.cursor)

    def _period(self) -> None:
        token, start = self.cursor.peek(), self.cursor.at
        span = read_period(self.cursor, loose=self._loose())
        if not self.excepting and self.named and not _alike(self.named[-1][0], span):
            self._settle()
        if self.bound and not self.excepting and (self.bound == "until" or not self.cursor.ranged(start)):
            self._limit(span, token)
        else:
            self.named.append((span, token))
        self.bound = ""

    def _limit(self, span: Span, token: Token) -> None:
        if not span.start[0]:
            raise token.stop("date")  # of which year?
        if self.bound == "from":
            self.made.first = date(*span.start)
        else:
            self.made.last = date(*span.end)

    def _holidays(self) -> None:
        if not self.excepting and self.named and not _alike(self.named[-1][0], None):
            self._settle()
        self.named.append((None, self.cursor.take()))

    def _bound(self) -> None:
        if not self.excepting:
            self._settle()
        self.bound = self.cursor.take().kind

    def _except(self) -> None:
        token = self.cursor.take()
        if token.kind in _PAUSING and self.named:
            self.excepting = True
            self._settle()
        else:
            self._settle()
            self.excepting = True

    def _settle(self) -> None:
        """What was named last is over: pauses if an exception was being said, else when the meetings are."""
        for span, token in self.named:
            if self.excepting:
                self._pause(span)
            elif span is None:
                raise token.stop("which")
            elif not span.start[0]:
                self._yearly(span, token)
            else:
                self._dated(span, token)
        if self.named:
            self.named, self.excepting = [], False

    def _pause(self, span: Span | None) -> None:
        if span is None:
            self.made.skips_holidays = True
        else:
            self.made.pauses.append(span)

    def _yearly(self, span: Span, token: Token) -> None:
        if span.single:
            raise token.stop("date")  # of which year?
        self.made.active.append(span)

    def _dated(self, span: Span, token: Token) -> None:
        made = self.made
        if made.once or made.first or made.last:
            raise token.stop("which")
        if span.single:
            made.once = date(*span.start)
        else:
            made.first, made.last = date(*span.start), date(*span.end)

    # Words between.

    def _part(self) -> None:
        token = self.cursor.take()
        if not self.cursor.leads_to(CLOCKS):
            raise token.stop("times")

    def _dash(self) -> None:
        token = self.cursor.take()
        after = self.cursor.peek()
        if after.kind not in CLOCKS:
            raise after.stop("word") if after.kind == "unknown" else token.stop("order")

    def _vague(self) -> None:
        token = self.cursor.take()
        self.vague = self.vague or token

    def _skip(self) -> None:
        self.cursor.take()

    # What must hold in the end.

    def _check(self) -> None:
        made, end = self.made, self.cursor.end
        if self.vague and not any(nth for nth, _ in made.pairs) and (made.weeks == 1 or self.vague.kind != "one"):
            raise self.vague.stop("which")
        if not made.pairs and not made.once:
            raise end.stop("days")
        if not made.time:
            raise end.stop("times")
        self._check_repetition(end)
        self._check_dates(end)

    def _check_repetition(self, end: Token) -> None:
        made = self.made
        numbered = {bool(nth) for nth, _ in made.pairs}
        if len(numbered) > 1 or (self.nths and not self.used) or (True in numbered and made.weeks > 1):
            raise end.stop("which")
        if self.monthly and numbered == {False}:
            raise end.stop("which")

    def _check_dates(self, end: Token) -> None:
        made = self.made
        if made.first and made.last and made.first > made.last:
            raise end.stop("order")
        if made.once and (made.weeks > 1 or made.pauses or made.active or made.skips_holidays):
            raise end.stop("which")
        if made.once and made.pairs and made.pairs != {(0, made.once.weekday())}:
            raise self.weekday.stop("date")
        if (made.pauses or made.active) and not made.all_pauses() and (made.pauses or not _whole_year(made.active)):
            raise end.stop("date")

    _steps: ClassVar[dict[str, Callable[["Reader"], None]]] = {
        "day": _days, "days": _days, "working": _working, "ordinal": _ordinal, "everynth": _every_nth, "nth": _nth,
        "weeks": _weeks, "number": _times, "time": _times, "allday": _times, "ph": _holidays, "festive": _holidays,
        "from": _bound, "until": _bound, "off": _except, "except": _except, "excluded": _except,
        "part": _part, "gathering": _skip, "one": _vague, "permonth": _vague, "-": _dash,
        "ofmonth": _skip, "phtoo": _skip, "fromtime": _skip, "to": _skip, "totime": _skip,
        ",": _skip, "and": _skip, ";": _skip, "line": _skip,
    }  # fmt: skip


def _alike(one: Span | None, other: Span | None) -> bool:
    """Whether two parts of the year can be one list: "luglio, agosto e festivi", not "dal 7/1/2026 …, agosto"."""
    dated = [span is not None and span.start[0] > 0 for span in (one, other)]
    ranged = [span is not None and not span.single for span in (one, other)]
    return dated == [False, False] or (dated == [True, True] and ranged == [False, False])


def _whole_year(spans: list[Span]) -> bool:
    return not complement(spans)
